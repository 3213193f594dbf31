"""A contradiction of a label: its passages side by side, the safest reading, what it means."""

from typing import NamedTuple

from baklosan_desktop.labels.label import Label
from baklosan_desktop.screens.label import NoteView, QuoteView
from baklosan_desktop.wording import EDITORIAL, place

DISAGREES = "The label disagrees with itself"
_ALL = {2: "Both", 3: "All three", 4: "All four"}


class Side(NamedTuple):
    """One passage in full, parted where it is quoted."""

    place: str
    line: int
    before: str
    quote: str
    after: str


class ContradictionView(NamedTuple):
    """All but the passages is editorial; `counter` says what it means at the counter."""

    title: str
    sides: tuple[Side, ...]
    safest: str
    counter: str
    readings: tuple[str, ...]
    source: str


def contradiction(label: Label, note: NoteView) -> ContradictionView:
    """Lay the passages that a note quotes side by side, in the order of the note."""
    return ContradictionView(
        title=note.title,
        sides=tuple(_side(label, quote) for quote in note.quotes),
        safest=note.safest,
        counter=note.gloss,
        readings=note.readings,
        source=f"{note.id}, {EDITORIAL}",
    )


def show_all(note: NoteView) -> str:
    """Name the way to all passages of a note: "All three passages"."""
    count = len(note.quotes)
    return f"{_ALL.get(count, f'All {count}')} passages"


def _side(label: Label, quote: QuoteView) -> Side:
    section = label.section_at(quote.line)
    lines = {paragraph.line: paragraph.text for paragraph in section.paragraphs}
    text = lines.get(quote.line, section.heading or "")
    before, _, after = text.partition(quote.text)
    return Side(place(section, quote.line), quote.line, before, quote.text, after)
