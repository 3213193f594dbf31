"""The library: labels as rows of a table, what is told of one of them, and what happens to them."""

import re
from collections.abc import Iterable, Sequence
from pathlib import PurePath
from typing import NamedTuple

from baklosan_desktop.labels.label import Label, LabelId
from baklosan_desktop.labels.library import Listed
from baklosan_desktop.search.words import texts
from baklosan_desktop.wording import counted

COLUMNS = (
    "Name", "Document", "Active substance", "Holder", "Source", "Edition", "Date", "Language",
)  # fmt: skip
_FORMATS = "FDA SPL, HL7 FHIR ePI, openFDA JSON or plain text; a file, a folder or a zip"
_BEGIN = (
    f"Only the bundled label is here. Import the labels of your other medicines ({_FORMATS}), "
    "or drop them on this window."
)
_KEPT = "Every label keeps its original file and its SHA-256. Refused files stay where they are."
_NONE_FITS = "No label has all of these words. Clear the filter to see every label."
_SHORT = 12  # letters of a SHA-256 that tell one file from another
_NUMBER = re.compile(r"!\d+$")  # the second label of a file and those after it
_UNSAFE = '<>:"/\\|?*'


class Row(NamedTuple):
    """A label as a row: the text of each column, the words that a filter finds.

    `own` is what an imported label is listed with.
    """

    id: LabelId
    cells: tuple[str, ...]
    words: str
    own: Listed | None = None


class LibraryView(NamedTuple):
    """The labels that have all words of the filter, how many they are, and what can be done.

    The hint stands where labels could be, the note is always true.
    """

    rows: Sequence[Row]
    summary: str
    hint: str
    note: str


class Edition(NamedTuple):
    """An older edition of a label."""

    id: LabelId
    text: str


class DetailView(NamedTuple):
    """What is told of the chosen label, and its older editions, the newest first."""

    title: str = "No label is chosen"
    text: str = "Enter opens a label, Delete removes it."
    older: tuple[Edition, ...] = ()
    counted: str = "No older edition"
    is_own: bool = False


def rows(bundled: Iterable[Label], labels: Iterable[Listed]) -> tuple[Row, ...]:
    """Return all labels as rows, the bundled ones first."""
    return (*map(_bundled, bundled), *map(_own, labels))


def present(typed: str, every: Sequence[Row]) -> LibraryView:
    """Show the labels of which some column has each word that was typed, or begins so."""
    asked = texts(typed)
    shown = every
    for word in asked:
        begun = f" {word}"
        shown = [row for row in shown if begun in row.words]
    total = f"{counted(len(every), 'label')} on this computer"
    if asked:
        hint = "" if shown else _NONE_FITS
        return LibraryView(shown, f"{len(shown):,} of {total}", hint, _KEPT)
    return LibraryView(shown, total, "" if any(row.own for row in every[-1:]) else _BEGIN, _KEPT)


def detail(row: Row, older: Iterable[Listed] = ()) -> DetailView:
    """Tell of one label what the table has no room for."""
    if row.own is None:
        return DetailView(row.cells[0], "Bundled with the program")
    text = f"{counted(row.own.sections, 'section')} · SHA-256 {row.own.sha256[:_SHORT]} …"
    editions = tuple(Edition(one.id, _edition(one)) for one in older)
    number = f"{counted(len(editions), 'older edition')} ▾" if editions else "No older edition"
    said = f"{_edition(row.own)} · {text}"
    title = " · ".join(filter(None, (row.own.name, row.own.holder, row.own.document)))
    return DetailView(title, said, editions, number, is_own=True)


def removal(row: Row) -> tuple[str, str]:
    """Ask whether a label is to be removed, by its name; and say what that means."""
    holder = f" of {row.own.holder}" if row.own and row.own.holder else ""
    return (
        f"Remove “{row.cells[0]}”{holder} and its older editions from the library?",
        "The file that it was imported from stays where it is: import it to have the label back.",
    )


def removed(row: Row) -> str:
    """Say that a label is gone."""
    return f"“{row.cells[0]}” is removed from the library."


def file_name(path: str) -> str:
    """Return a name to save an original under, from where it was when it was imported."""
    name = PurePath(path.rsplit(": ", 1)[-1]).name
    safe = "".join("_" if one in _UNSAFE or not one.isprintable() else one for one in name)
    return _NUMBER.sub("", safe).strip(". ") or "label"


def _bundled(label: Label) -> Row:
    substances = ", ".join(label.substances)
    cells = (label.name, "", substances, "", "Bundled", label.edition, "", label.language)
    return Row(label.id, cells, _words(cells))


def _own(label: Listed) -> Row:
    cells = (
        label.name,
        label.document,
        ", ".join(label.substances),
        label.holder,
        label.format.value,
        label.edition,
        label.date or "",
        label.language,
    )
    return Row(label.id, cells, _words(cells), label)


def _words(cells: Iterable[str]) -> str:
    """Return all words, a blank before each."""
    return "".join(f" {word}" for word in texts(" ".join(cells)))


def _edition(label: Listed) -> str:
    return f"Edition {label.edition}" + (f" of {label.date}" if label.date else "")
