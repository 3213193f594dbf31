"""What stands beside the label's text: notes on the section being read, figures at a glance."""

from collections import deque
from collections.abc import Iterable, Sequence
from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from baklosan_desktop.qt.background import next_turn
from baklosan_desktop.qt.looks import styled
from baklosan_desktop.qt.widgets.cards import Card, Disclosure, RichLabel, line_link
from baklosan_desktop.qt.widgets.layouts import TallColumn
from baklosan_desktop.screens.label import GlanceRow, NoteView
from baklosan_desktop.wording import EDITORIAL


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
            next_turn(self, self._add_next)

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


class BesideColumn(QScrollArea):
    """Notes of one section, the serious ones open, and the at-a-glance card."""

    line_opened = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        styled(self, "right-pane")
        self.setAccessibleName("Figures and notes")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._notes: tuple[NoteView, ...] = ()
        self._shown: tuple[frozenset[int], int] = (frozenset(), 0)
        self._stack = QWidget()
        content = TallColumn()
        self._column = content.column
        self._column.setContentsMargins(16, 18, 16, 18)
        self._column.setSpacing(12)
        self._column.addWidget(self._stack)
        self._column.addStretch()
        self.setWidget(content)

    def fill(self, notes: Sequence[NoteView], glance: Sequence[GlanceRow]) -> None:
        """Take the notes of a label, to be shown as it is read, and its figures, shown always."""
        self._notes = tuple(notes)
        figures = _glance_card(glance)
        figures.line_opened.connect(self.line_opened)
        self._column.insertWidget(0, figures)

    def show_notes(self, lines: Iterable[int], asked: int = 0) -> None:
        """Show the notes on these lines, open where serious or on the line `asked`."""
        shown = (frozenset(lines), asked)
        if shown == self._shown:
            return
        self._shown = shown
        here = [note for note in self._notes if shown[0] & noted_lines(note)]
        stack = NoteStack(here, shown[0], asked)
        stack.line_opened.connect(self.line_opened)
        self._column.replaceWidget(self._stack, stack)
        self._stack.deleteLater()
        self._stack = stack


def _glance_card(rows: Sequence[GlanceRow]) -> Card:
    card = Card("At a glance, adults")
    card.add_rows([(row.name, line_link(row.text, row.line)) for row in rows])
    return card
