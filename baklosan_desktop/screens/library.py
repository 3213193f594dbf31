"""The library: labels as rows of a table, what is told of one of them, and what happens to them."""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import PurePath
from typing import NamedTuple

from baklosan_desktop.labels.label import Label, LabelId
from baklosan_desktop.labels.library import Listed
from baklosan_desktop.labels.pack import Manifest, days_old
from baklosan_desktop.search.words import texts
from baklosan_desktop.tongue import _, plural, translatable

COLUMNS = (
    translatable("Name"),
    translatable("Document"),
    translatable("Active substance"),
    translatable("Holder"),
    translatable("Source"),
    translatable("Edition"),
    translatable("Date"),
    translatable("Language"),
)
_BEGIN = translatable(
    "Only the bundled label is here. Import the labels of your other medicines (FDA SPL, HL7 FHIR "
    "ePI, openFDA JSON or plain text; a file, a folder or a zip), or drop them on this window."
)
_KEPT = translatable(
    "Every label keeps its original file and its SHA-256. Refused files stay where they are."
)
ON_SERVER = translatable(
    "This library is on a server: labels are added and removed by whoever looks after it, not here."
)
_NONE_FITS = translatable("No label has all of these words. Clear the filter to see every label.")
_NO_OLDER = translatable("No older edition")
_SHORT = 12  # letters of a SHA-256 that tell one file from another
_DIGITS = re.compile(r"(\d+)")
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

    @property
    def is_removable(self) -> bool:
        """Whether the user imported it: what came with a pack goes with the pack."""
        return self.own is not None and not self.own.label_pack


class Sorting(NamedTuple):
    """By which column the labels stand; None is the order in which the library lists them."""

    column: int | None = None
    is_descending: bool = False

    @property
    def words(self) -> str:
        """How the labels stand, for a screen reader."""
        if self.column is None:
            return _("Not sorted")
        column = _(COLUMNS[self.column])
        if self.is_descending:
            return _("Sorted by {column}, descending").format(column=column)
        return _("Sorted by {column}").format(column=column)

    def next(self, column: int) -> "Sorting":
        """Return the order after a column was chosen: ascending, descending, none."""
        if column != self.column:
            return Sorting(column)
        return Sorting() if self.is_descending else Sorting(column, is_descending=True)


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

    title: str
    text: str
    counted: str
    older: tuple[Edition, ...] = ()
    is_own: bool = False
    is_removable: bool = False


def nothing_chosen(*, is_served: bool = False) -> DetailView:
    """Say what can be done while no label is chosen."""
    text = _("Enter opens a label.") if is_served else _("Enter opens a label, Delete removes it.")
    return DetailView(_("No label is chosen"), text, _(_NO_OLDER))


def rows(bundled: Iterable[Label], labels: Iterable[Listed]) -> tuple[Row, ...]:
    """Return all labels as rows, the bundled ones first."""
    return (*map(_bundled, bundled), *map(_own, labels))


def ordered(rows: Sequence[Row], sorting: Sorting) -> Sequence[Row]:
    """Return the rows by a column, numbers by their size; what is equal there stays as it was.

    A label of which nothing is said there comes last in both directions.
    """
    if (column := sorting.column) is None:
        return rows
    told = [row for row in rows if row.cells[column]]
    untold = [row for row in rows if not row.cells[column]]
    told.sort(key=lambda row: _rank(row.cells[column]), reverse=sorting.is_descending)
    return [*told, *untold]


def _rank(text: str) -> list[tuple[bool, int, str]]:
    """Return what orders texts, numbers before words."""
    parts = filter(None, _DIGITS.split(text.casefold()))
    return [(False, int(p), "") if p.isdecimal() else (True, 0, p) for p in parts]


def packed(packs: Iterable[Manifest], today: date) -> str:
    """Say which packs of labels are in use and how old they are."""
    return " ".join(
        _("Pack {name}, version {version}: labels packed on {made}, {days} old.").format(
            name=one.name,
            version=one.version,
            made=one.made,
            days=plural("{number} day", "{number} days", days_old(one.made, today)),
        )
        for one in packs
    )


def present(
    typed: str,
    every: Sequence[Row],
    packs: str = "",
    *,
    is_whole: bool = True,
    is_served: bool = False,
) -> LibraryView:
    """Show the labels of which some column has each word that was typed, or begins so.

    What is said of packs is said beside. Where the library is not whole, nobody can tell whether
    there is nothing in it. To one that is on a server nothing is added here.
    """
    note = " ".join(filter(None, (_(ON_SERVER if is_served else _KEPT), packs)))
    asked = texts(typed)
    shown = every
    for word in asked:
        begun = f" {word}"
        shown = [row for row in shown if begun in row.words]
    total = (
        plural("{number} label", "{number} labels", len(every))
        if is_served
        else plural(
            "{number} label on this computer", "{number} labels on this computer", len(every)
        )
    )
    if asked:
        hint = "" if shown else _(_NONE_FITS)
        return LibraryView(
            shown,
            _("{number} of {total}").format(number=f"{len(shown):,}", total=total),
            hint,
            note,
        )
    is_empty = is_whole and not is_served and not any(row.own for row in every)
    return LibraryView(shown, total, _(_BEGIN) if is_empty else "", note)


def detail(row: Row, older: Iterable[Listed] = ()) -> DetailView:
    """Tell of one label what the table has no room for."""
    if row.own is None:
        return DetailView(row.cells[0], _("Bundled with the program"), _(_NO_OLDER))
    sections = plural("{number} section", "{number} sections", row.own.sections)
    text = f"{sections} · SHA-256 {row.own.sha256[:_SHORT]} …"
    editions = tuple(Edition(one.id, _edition(one)) for one in older)
    counted = plural("{number} older edition", "{number} older editions", len(editions))
    number = f"{counted} ▾" if editions else _(_NO_OLDER)
    said = f"{_edition(row.own)} · {text}"
    title = " · ".join(filter(None, (row.own.name, row.own.holder, row.own.document)))
    return DetailView(title, said, number, editions, is_own=True, is_removable=row.is_removable)


def removal(row: Row) -> tuple[str, str]:
    """Ask whether a label is to be removed, by its name; and say what that means."""
    name, holder = row.cells[0], row.own.holder if row.own else ""
    question = (
        _("Remove “{name}” of {holder} and its older editions from the library?")
        if holder
        else _("Remove “{name}” and its older editions from the library?")
    )
    return (
        question.format(name=name, holder=holder),
        _(
            "The file that it was imported from stays where it is: import it to have the "
            "label back."
        ),
    )


def removed(row: Row) -> str:
    """Say that a label is gone."""
    return _("“{name}” is removed from the library.").format(name=row.cells[0])


def file_name(path: str) -> str:
    """Return a name to save an original under, from where it was when it was imported."""
    name = PurePath(path.rsplit(": ", 1)[-1]).name
    safe = "".join("_" if one in _UNSAFE or not one.isprintable() else one for one in name)
    return _NUMBER.sub("", safe).strip(". ") or "label"


def _bundled(label: Label) -> Row:
    substances = ", ".join(label.substances)
    cells = (label.name, "", substances, "", _("Bundled"), label.edition, "", label.language)
    return Row(label.id, cells, _words(cells))


def _own(label: Listed) -> Row:
    cells = (
        label.name,
        label.document,
        ", ".join(label.substances),
        label.holder,
        _("Pack {name}").format(name=label.label_pack) if label.label_pack else label.format.value,
        label.edition,
        label.date or "",
        label.language,
    )
    return Row(label.id, cells, _words(cells), label)


def _words(cells: Iterable[str]) -> str:
    """Return all words, a blank before each."""
    return "".join(f" {word}" for word in texts(" ".join(cells)))


def _edition(label: Listed) -> str:
    said = _("Edition {edition} of {date}") if label.date else _("Edition {edition}")
    return said.format(edition=label.edition, date=label.date)
