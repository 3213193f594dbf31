"""Whether the bundled files are the ones that were built. Knows no SQL, so that it loads at once.

`db/build/SHA256SUMS` names each file below `db`, and each of the search vocabulary, with its
digest: run in `db`, `sha256sum -c build/SHA256SUMS` says the same.
"""

import hashlib
from collections.abc import Iterable
from pathlib import Path

from baklosan_desktop.assets import BUILD, DATABASE, OPENING, SUMS, vocabulary_folder
from baklosan_desktop.errors import DamagedDatabase, StaleDatabase
from baklosan_desktop.tongue import _

_VOCABULARY = "../resources/vocabulary"  # as it lies beside `db`


def digest(path: Path) -> str:
    """Return a file's SHA-256 in hexadecimal."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def inputs(folder: Path) -> dict[str, Path]:
    """Return what the database is built from, by name: labels and schema below `folder`, words."""
    paths = (path for part in ("labels", "schema") for path in (folder / part).rglob("*"))
    below = {path.relative_to(folder).as_posix(): path for path in sorted(paths) if path.is_file()}
    words = sorted(vocabulary_folder().glob("*.toml"))
    return below | {f"{_VOCABULARY}/{path.name}": path for path in words}


def write_sums(folder: Path, products: Iterable[Path]) -> None:
    """Record the digests of the inputs below `folder` and of the products built from them."""
    sums = folder / BUILD / SUMS
    files = inputs(folder) | {path.relative_to(folder).as_posix(): path for path in products}
    lines = [f"{digest(path)}  {name}" for name, path in files.items()]
    sums.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")


def problems(folder: Path) -> list[DamagedDatabase | StaleDatabase]:
    """Return what differs from the record: a changed product is damaged, a changed input stale."""
    try:
        recorded = _recorded(folder)
    except (OSError, ValueError):
        return [DamagedDatabase(_("The record of the label database is missing or unreadable."))]
    current = inputs(folder)
    found: list[DamagedDatabase | StaleDatabase] = [
        StaleDatabase(_("'{name}' is newer than the label database.").format(name=name))
        for name in sorted(current.keys() - recorded.keys())
    ]
    return found + [
        problem
        for name, expected in recorded.items()
        if (problem := _problem(current.get(name, folder / name), name, expected))
    ]


def verify(folder: Path) -> None:
    """Raise the first of the problems, if there is one."""
    for problem in problems(folder):
        raise problem


def _recorded(folder: Path) -> dict[str, str]:
    lines = (folder / BUILD / SUMS).read_text(encoding="utf-8").splitlines()
    recorded = {name: expected for expected, name in (line.split("  ", 1) for line in lines)}
    if not {f"{BUILD}/{DATABASE}", f"{BUILD}/{OPENING}"} <= recorded.keys():
        raise ValueError(SUMS)
    return recorded


def _problem(path: Path, name: str, expected: str) -> DamagedDatabase | StaleDatabase | None:
    try:
        if digest(path) == expected:
            return None
    except OSError:
        return DamagedDatabase(
            _("The label file '{name}' is missing or unreadable.").format(name=name)
        )
    if name.startswith(f"{BUILD}/"):
        return DamagedDatabase(_("The label file '{name}' is damaged.").format(name=name))
    return StaleDatabase(
        _("'{name}' has changed since the label database was built.").format(name=name)
    )
