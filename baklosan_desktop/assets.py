"""Where the bundled files are: the only module that knows."""

from pathlib import Path

# What is built below `db/build`.
BUILD = "build"
DATABASE = "labels.sqlite3"
OPENING = "opening.html"
SUMS = "SHA256SUMS"

_PACKAGE = Path(__file__).parent


def _root() -> Path:
    """Return the folder that holds `resources` and `db`, in a wheel or in a checkout."""
    bundled = _PACKAGE / "_bundled"
    return bundled if bundled.is_dir() else _PACKAGE.parent


def resource(*parts: str) -> Path:
    """Return a file below `resources`."""
    return _root().joinpath("resources", *parts)


def vocabulary_folder() -> Path:
    """Return the folder of the search vocabulary."""
    return resource("vocabulary")


def translations_folder() -> Path:
    """Return the folder of the interface's texts in other languages."""
    return resource("translations")


def database_folder() -> Path:
    """Return the `db` folder: labels, schema and, in `build`, the database built from them."""
    return _root() / "db"
