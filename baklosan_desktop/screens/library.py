"""The library: labels as rows of a table, and the report of an import."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from baklosan_desktop.labels.library import (
    Added,
    Contradicted,
    Event,
    Listed,
    Older,
    Opened,
    Refused,
    Replaced,
    Unchanged,
)
from baklosan_desktop.search.words import texts
from baklosan_desktop.wording import counted

COLUMNS = (
    "Name", "Document", "Active substance", "Holder", "Source", "Edition", "Date", "Language",
)  # fmt: skip


class Row(NamedTuple):
    """A label as a row: its id, and the text of each column."""

    id: str
    cells: tuple[str, ...]


class LibraryView(NamedTuple):
    """The labels that have all words of the filter, and how many they are."""

    rows: tuple[Row, ...]
    summary: str


class ReportView(NamedTuple):
    """What became of an import: the summary, then each label that was left out, and why."""

    lines: tuple[str, ...]


def present(typed: str, labels: Sequence[Listed]) -> LibraryView:
    """Show the labels of which some column has each word that was typed, or begins so."""
    asked = texts(typed)
    rows = [_row(label) for label in labels]
    shown = tuple(row for row in rows if _has(row, asked))
    total = f"{counted(len(labels), 'label')} on this computer"
    return LibraryView(shown, f"{len(shown)} of {total}" if asked else total)


def progress(event: Event) -> str:
    """Say what has just happened, in one line."""
    match event:
        case Opened(path):
            return f"Reading {path}"
        case Added(path, _, name):
            return f"Added “{name}” from {path}"
        case Replaced(path, label_id, older):
            return f"Replaced edition {older} of {label_id} by {path}"
        case Unchanged(path):
            return f"Nothing new in {path}"
        case _:
            return _left_out(event)


def report(events: Iterable[Event]) -> ReportView:
    """Count what was done, and name whatever is not in the library now."""
    told = list(events)
    done = Counter(type(event) for event in told)
    parts = (
        (done[Added], "added"),
        (done[Replaced], "replaced by a newer edition"),
        (done[Unchanged], "unchanged"),
        (done[Older], "older than the edition that is kept"),
        (done[Contradicted], "of the edition that is kept, with another text"),
        (done[Refused], "refused"),
    )
    said = ", ".join(f"{number} {what}" for number, what in parts if number)
    left_out = (
        _left_out(event) for event in told if isinstance(event, Older | Contradicted | Refused)
    )
    return ReportView((f"Import: {said or 'no label was found'}.", *left_out))


def _left_out(event: Older | Contradicted | Refused) -> str:
    match event:
        case Older(path, label_id, kept):
            return f"{path} is older than edition {kept} of {label_id}, which stays."
        case Contradicted(path, label_id, kept):
            other = f"{path} says something else than edition {kept} of {label_id}, which stays."
            return f"{other} To have its text instead, remove that label first."
        case _:
            return f"{event.reason} {event.advice}"


def _row(label: Listed) -> Row:
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
    return Row(label.id, cells)


def _has(row: Row, asked: Iterable[str]) -> bool:
    there = texts(" ".join(row.cells))
    return all(any(word.startswith(one) for word in there) for one in asked)
