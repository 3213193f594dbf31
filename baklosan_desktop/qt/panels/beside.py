"""What stands beside the label's text: notes on the section being read, figures at a glance."""

from collections.abc import Iterable, Sequence
from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from baklosan_desktop.qt.roles import styled
from baklosan_desktop.qt.widgets.card import Card, RichLabel, line_link
from baklosan_desktop.qt.widgets.disclosure import Disclosure
from baklosan_desktop.qt.widgets.tall_column import TallColumn
from baklosan_desktop.screens.label import GlanceRow, NoteView
from baklosan_desktop.wording import EDITORIAL


class BesideColumn(QScrollArea):
    """Notes of one section, the serious ones open, and the at-a-glance card."""

    line_opened = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        styled(self, "right-pane")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._notes: tuple[NoteView, ...] = ()
        self._shown: tuple[frozenset[int], int] = (frozenset(), 0)
        self._cards = QWidget()
        content = TallColumn()
        self._column = content.column
        self._column.setContentsMargins(16, 18, 16, 18)
        self._column.setSpacing(12)
        self._column.addWidget(self._cards)
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
        cards = self._stack([note for note in self._notes if shown[0] & _lines(note)], asked)
        self._column.replaceWidget(self._cards, cards)
        self._cards.deleteLater()
        self._cards = cards

    def _stack(self, notes: Sequence[NoteView], asked: int) -> QWidget:
        stack = QWidget()
        column = QVBoxLayout(stack)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for note in sorted(notes, key=lambda note: asked not in _lines(note)):
            column.addWidget(self._note(note, is_open=note.serious or asked in _lines(note)))
        return stack

    def _note(self, note: NoteView, *, is_open: bool) -> Disclosure:
        body = RichLabel(_note_html(note, self._shown[0]))
        body.line_opened.connect(self.line_opened)
        frame = Disclosure(note.title, body, is_open=is_open)
        if note.serious:
            styled(frame, "notice", "caution")
        else:
            styled(frame, "card")
        frame.title.setToolTip(f"{note.id}, {note.kind} ({EDITORIAL})")
        return frame


def _lines(note: NoteView) -> set[int]:
    return {quote.line for quote in note.quotes}


def _note_html(note: NoteView, here: frozenset[int]) -> str:
    """Lay out a note: passages read elsewhere in full, those `here` by name, then what is ours."""
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


def _glance_card(rows: Sequence[GlanceRow]) -> Card:
    card = Card("At a glance, adults")
    card.add_rows([(row.name, line_link(row.text, row.line)) for row in rows])
    return card
