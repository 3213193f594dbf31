"""The catalogues of the interface: `python .ci/translations.py` writes all anew from the code.

`baklosan.pot` gets every text that the code marks, and each `baklosan.po` those that it lacks, to
be translated by hand. Installing the program compiles them; `compile` does that alone.
"""

import sys
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "resources" / "translations"
TEMPLATE = FOLDER / "baklosan.pot"
LONG_AGO = datetime(2026, 1, 1, tzinfo=UTC)  # a date that changes would change every file
MARKERS = {"_": None, "plural": (1, 2), "translatable": None}


def extracted(root: Path = ROOT) -> Catalog:
    """Return every text that the code marks, with the files that it stands in."""
    catalogue = Catalog(
        project="Baklosan Desktop", version="0", creation_date=LONG_AGO, fuzzy=False,
        header_comment="# Texts of the interface; written by .ci/translations.py.",
    )  # fmt: skip
    found = extract_from_dir(
        root / "baklosan_desktop",
        method_map=[("**.py", "python")],
        keywords=MARKERS,
    )
    for file, _line, message, _comments, context in sorted(found, key=lambda one: (one[0], one[1])):
        catalogue.add(message, locations=[(Path(file).as_posix(), 0)], context=context)
    return catalogue


def read(path: Path) -> Catalog:
    """Return the catalogue in a file."""
    with path.open("rb") as file:
        return read_po(file, abort_invalid=True)


def written(catalogue: Catalog, path: Path) -> None:
    """Write a catalogue without numbers of lines, which would change with any edit."""
    with path.open("wb") as file:
        write_po(file, catalogue, width=100, include_lineno=False, ignore_obsolete=True)


def update() -> None:
    """Write the template and bring every catalogue up to it."""
    template = extracted()
    written(template, TEMPLATE)
    for path in sorted(FOLDER.glob("*/LC_MESSAGES/*.po")):
        catalogue = read(path)
        catalogue.update(template, no_fuzzy_matching=True, update_header_comment=False)
        written(catalogue, path)


def compile_all(folder: Path = FOLDER) -> None:
    """Write beside each catalogue what the program reads."""
    for path in sorted(folder.glob("*/LC_MESSAGES/*.po")):
        with path.with_suffix(".mo").open("wb") as file:
            write_mo(file, read(path))


if __name__ == "__main__":
    if sys.argv[1:] != ["compile"]:
        update()
    compile_all()
