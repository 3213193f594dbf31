"""Notes on what is unclear in the label, below each other, each with a title that opens it."""

from collections import deque
from collections.abc import Iterable
from html import escape

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from baklosan_desktop.qt.roles import styled
from baklosan_desktop.qt.widgets.card import RichLabel, line_link
from baklosan_desktop.qt.widgets.disclosure import Disclosure
from baklosan_desktop.screens.label import NoteView
from baklosan_desktop.wording import EDITORIAL

_TURN_MS = 1


class NoteStack(QWidget):
    """Adds one note per turn of the event loop: a section may have many, and reading goes on."""

    line_opened = Signal(int)

    def __init__(self, notes: Iterable[NoteView], here: frozenset[int], asked: int) -> None:
        """Show notes beside the lines `here`; those on the line `asked` come first, and open."""
        super().__init__()
        self._here = here
        self._asked = asked
        self._waiting = deque(sorted(notes, key=lambda note: asked not in noted_lines(note)))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._add_next()

    def _add_next(self) -> None:
        if self._waiting:
            self._column.addWidget(self._card(self._waiting.popleft()))
            QTimer.singleShot(_TURN_MS, self, self._add_next)

    def _card(self, note: NoteView) -> Disclosure:
        body = RichLabel(_html(note, self._here))
        body.line_opened.connect(self.line_opened)
        card = Disclosure(
            note.title, body, is_open=note.serious or self._asked in noted_lines(note)
        )
        card.title.setToolTip(f"{note.id}, {note.kind} ({EDITORIAL})")
        return styled(card, "notice", "caution") if note.serious else styled(card, "card")


def noted_lines(note: NoteView) -> set[int]:
    """Return the lines that a note is about."""
    return {quote.line for quote in note.quotes}


def _html(note: NoteView, here: frozenset[int]) -> str:
    """Lay out a note: what is ours, passages read elsewhere in full, those `here` by name."""
    elsewhere = "".join(
        f"<p>“{escape(quote.text)}” {line_link(quote.place, quote.line)}</p>"
        for quote in note.quotes
        if quote.line not in here
    )
    places = {quote.line: quote.place for quote in note.quotes if quote.line in here}
    links = " · ".join(line_link(place, line) for line, place in places.items())
    readings = "".join(f"<li>{escape(reading)}</li>" for reading in note.readings)
    listed = f"It can be read as:<ul>{readings}</ul>" if readings else ""
    safest = f"<p><b>Safest reading:</b> {escape(note.safest)}</p>" if note.safest else ""
    ours = f"<p>{escape(note.gloss)}</p>{listed}{safest}"
    return f"{ours}{elsewhere}<p>{links}</p><p>{note.id}, {note.kind}, {EDITORIAL}</p>"
