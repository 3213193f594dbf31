"""What stands beside the label's text: notes on the section being read, figures at a glance."""

from collections import deque
from collections.abc import Iterable, Sequence
from functools import partial
from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from baklosan_desktop.qt.background import next_turn
from baklosan_desktop.qt.looks import styled
from baklosan_desktop.qt.widgets.cards import Card, Disclosure, RichLabel, line_link
from baklosan_desktop.qt.widgets.layouts import TallColumn
from baklosan_desktop.screens.glance import GlanceRow
from baklosan_desktop.screens.label import NoteView
from baklosan_desktop.screens.side_effect_matrix import capital
from baklosan_desktop.wording import EDITORIAL, held


class NoteStack(QWidget):
    """Adds one note per turn of the event loop: a section may have many, and reading goes on."""

    line_opened = Signal(int, str)

    def __init__(
        self,
        notes: Iterable[NoteView],
        here: frozenset[int],
        asked: int,
        chosen: dict[str, bool] | None = None,
    ) -> None:
        """Show notes beside the lines `here`; those on the line `asked` come first, and open.

        `chosen` says which notes the reader has opened or closed, and is kept up to date.
        """
        super().__init__()
        self._chosen = {} if chosen is None else chosen
        self._here = here
        self._asked = asked
        self._waiting = deque(sorted(notes, key=lambda note: asked not in noted_lines(note)))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self.is_empty = not self._waiting
        self._add_next()

    def _add_next(self) -> None:
        if self._waiting:
            self._column.addWidget(self._card(self._waiting.popleft()))
            next_turn(self, self._add_next)

    def _card(self, note: NoteView) -> Disclosure:
        body = RichLabel(_html(note, self._here))
        body.line_opened.connect(self.line_opened)
        is_open = note.serious or self._asked in noted_lines(note)
        card = Disclosure(
            note.title,
            body,
            is_open=self._chosen.get(note.id, is_open),
            icon="triangle-alert" if note.serious else "",
        )
        card.title.toggled.connect(partial(self._chosen.__setitem__, note.id))
        card.title.setToolTip(f"{note.id}, {note.kind} ({EDITORIAL})")
        return styled(card, "notice", "caution") if note.serious else styled(card, "card")


def noted_lines(note: NoteView) -> set[int]:
    """Return the lines that a note is about."""
    return {quote.line for quote in note.quotes}


def _html(note: NoteView, here: frozenset[int]) -> str:
    """Lay out a note: what to do, then why; passages elsewhere in full, those `here` by name."""
    elsewhere = "".join(
        f"<p>“{_held(quote.text)}” {line_link(quote.place, quote.line)}</p>"
        for quote in note.quotes
        if quote.line not in here
    )
    places = {quote.line: quote.place for quote in note.quotes if quote.line in here}
    links = " · ".join(line_link(place, line) for line, place in places.items())
    readings = "".join(f"<li>{_held(reading)}</li>" for reading in note.readings)
    listed = f"It can be read as:<ul>{readings}</ul>" if readings else ""
    safest = f"<p><b>Safest reading:</b> {_held(note.safest)}</p>" if note.safest else ""
    kind = f"<p>{capital(note.kind)} ({EDITORIAL})</p>"
    ours = f"{kind}{safest}<p>{_held(note.gloss)}</p>{listed}"
    return f"{ours}{elsewhere}<p>{links}</p><p>{note.id}, {EDITORIAL}</p>"


def _held(text: str) -> str:
    """Return a text as HTML that parts no number from its unit."""
    return escape(held(text))


class BesideColumn(QScrollArea):
    """Notes of one section, the serious ones open, and the at-a-glance card."""

    line_opened = Signal(int, str)

    def __init__(self) -> None:
        super().__init__()
        styled(self, "right-pane")
        self.setAccessibleName("Figures and notes")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._notes: tuple[NoteView, ...] = ()
        self._shown: tuple[object, ...] = ()
        self._chosen: dict[str, bool] = {}
        self._first: QWidget = QWidget()
        self._stack: QWidget = QWidget()
        content = TallColumn()
        self._column = content.column
        self._column.setContentsMargins(16, 18, 16, 18)
        self._column.setSpacing(12)
        self._column.addWidget(self._first)
        self._column.addWidget(self._stack)
        self._column.addStretch()
        self.setWidget(content)

    def fill(self, notes: Sequence[NoteView], glance: Sequence[GlanceRow]) -> None:
        """Take the notes of a label, to be shown as it is read, and its figures, shown always."""
        self._notes, self._shown = tuple(notes), ()
        figures = _glance_card(glance)
        figures.line_opened.connect(self.line_opened)
        self._column.insertWidget(1, figures)

    def show_notes(self, lines: Iterable[int], asked: int = 0, read: int = 0) -> None:
        """Show the notes on these lines, open where serious or on the line `asked`.

        Serious ones on that line, or on the one being `read`, stand above the figures.
        """
        here = frozenset(lines)
        notes = [note for note in self._notes if here & noted_lines(note)]
        line = asked or read
        first = [note for note in notes if note.serious and line in noted_lines(note)]
        shown = (here, asked, first)
        if shown == self._shown:
            return
        if shown[:2] != self._shown[:2]:
            self._chosen = {}
        self._shown = shown
        others = [note for note in notes if note not in first]
        self._first = self._exchange(self._first, NoteStack(first, here, asked, self._chosen))
        self._stack = self._exchange(self._stack, NoteStack(others, here, asked, self._chosen))
        if first:
            self.verticalScrollBar().setValue(0)

    def _exchange(self, old: QWidget, new: NoteStack) -> NoteStack:
        new.line_opened.connect(self.line_opened)
        self._column.replaceWidget(old, new)
        new.setVisible(not new.is_empty)
        old.deleteLater()
        return new


def _glance_card(rows: Sequence[GlanceRow]) -> Card:
    card = Card("At a glance, adults")
    card.add_rows([(row.name, line_link(row.text, row.line, row.quote)) for row in rows])
    return card
