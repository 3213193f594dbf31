"""What stands beside the label's text: notes on the section being read, figures at a glance."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from baklosan_desktop.qt.panels.notes import NoteStack, noted_lines
from baklosan_desktop.qt.roles import styled
from baklosan_desktop.qt.widgets.card import Card, line_link
from baklosan_desktop.qt.widgets.tall_column import TallColumn
from baklosan_desktop.screens.label import GlanceRow, NoteView


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
