"""What stands beside the label's text: notes on the section being read, figures at a glance."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from baklosan_desktop.qt.background import next_turn
from baklosan_desktop.qt.looks import styled
from baklosan_desktop.qt.panels.beside_cards import SymptomCard, see_also_card
from baklosan_desktop.qt.panels.notes import NoteStack, noted_lines
from baklosan_desktop.qt.panels.own_notes import OwnNotesCard
from baklosan_desktop.qt.widgets.cards import Card, DisclosureTitle, line_link
from baklosan_desktop.qt.widgets.layouts import TallColumn, tab_through
from baklosan_desktop.screens.glance import GlanceRow
from baklosan_desktop.screens.label import NoteView
from baklosan_desktop.screens.see_also import SeeAlso, elsewhere
from baklosan_desktop.screens.symptom import SymptomView
from baklosan_desktop.tongue import _

_LINES_BELOW = 6  # what is said below a field of the user's own, at the least


class _Shown(NamedTuple):
    """The notes on some lines: those on the line that was asked for or is read come first."""

    here: frozenset[int] = frozenset()
    asked: int = 0
    first: tuple[NoteView, ...] = ()
    others: tuple[NoteView, ...] = ()


class BesideColumn(QScrollArea):
    """Notes of one section, the serious ones open, its cross-references, and the figures.

    On top of all stands the card on one word, while it is wanted.
    """

    line_opened = Signal(int, str)
    passages_asked = Signal(object)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        styled(self, "right-pane")
        self.setAccessibleName(_("Figures and notes"))
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._notes: tuple[NoteView, ...] = ()
        self._shown = self._wanted = _Shown()
        self._is_focus_wanted = False
        self._chosen: dict[str, bool] = {}
        self.own = OwnNotesCard()
        self.own.changed.connect(self._order_tabs)
        self._subjects: tuple[SeeAlso, ...] = ()
        parts = [QWidget() for _ in range(5)]
        self._symptom, self._first, self._figures, self._see_also, self._stack = parts
        self._content = TallColumn()
        self._column = self._content.column
        self._column.setContentsMargins(16, 18, 16, 18)
        self._column.setSpacing(12)
        for part in parts:
            self._column.addWidget(part)
            part.hide()
        self._column.insertWidget(self._column.indexOf(self._see_also), self.own)
        self._column.addStretch()
        self.setWidget(self._content)
        self.verticalScrollBar().rangeChanged.connect(lambda: next_turn(self, self._follow_writing))

    def fill(
        self,
        notes: Sequence[NoteView],
        glance: Sequence[GlanceRow],
        subjects: Sequence[SeeAlso] = (),
    ) -> None:
        """Take notes and subjects, shown as the label is read, and figures, shown always.

        What stood here before is of another label, and is gone at once.
        """
        for part in (self._symptom, self._first, self._see_also, self._stack):
            part.hide()
        self._notes, self._subjects = tuple(notes), tuple(subjects)
        self._shown = self._wanted = _Shown()
        figures = _glance_card(glance)
        figures.line_opened.connect(self.line_opened)
        self._figures = self._exchange(self._figures, figures, is_shown=bool(glance))

    def show_notes(self, lines: Iterable[int], asked: int = 0, read: int = 0) -> None:
        """Show the notes on these lines, open where serious or on the line `asked`.

        Serious ones on that line, or on the one being `read`, stand above the figures.
        """
        here = frozenset(lines)
        notes = [note for note in self._notes if here & noted_lines(note)]
        line = asked or read
        first = tuple(note for note in notes if note.serious and line in noted_lines(note))
        others = tuple(note for note in notes if note not in first)
        is_waiting = self._wanted != self._shown
        self._wanted = _Shown(here, asked, first, others)
        if self._wanted != self._shown and not is_waiting:
            next_turn(self, self._show_wanted)

    def focus_notes(self) -> None:
        """Give the keyboard to the first note, as soon as it is there."""
        self._is_focus_wanted = self._wanted != self._shown
        if self._is_focus_wanted:
            return
        stack = self._first if self._first.isVisible() else self._stack
        if title := stack.findChild(DisclosureTitle):
            title.setFocus(Qt.FocusReason.TabFocusReason)
            self.ensureWidgetVisible(title)

    def _show_wanted(self) -> None:
        """Exchange the notes once the text has been painted; cross-references come a turn later."""
        before, self._shown = self._shown, self._wanted
        here, asked, first, others = self._shown
        if (here, asked) != before[:2]:
            self._chosen = {}
        self._first = self._show_stack(self._first, NoteStack(first, here, asked, self._chosen))
        self._stack = self._show_stack(self._stack, NoteStack(others, here, asked, self._chosen))
        if first and not self.has_symptom():
            self.verticalScrollBar().setValue(0)
        if self._is_focus_wanted:
            self.focus_notes()
        if here != before.here:
            next_turn(self, self._show_subjects)

    def show_symptom(self, view: SymptomView) -> None:
        """Show the card on one word on top of all, with the keyboard in it."""
        card = SymptomCard(view)
        card.line_opened.connect(self.line_opened)
        card.closed.connect(self.close_symptom)
        self._symptom = self._exchange(self._symptom, card, is_shown=True)
        self.verticalScrollBar().setValue(0)
        card.close_button.setFocus()
        self._order_tabs()

    def has_symptom(self) -> bool:
        """Whether the card on one word is there."""
        return not self._symptom.isHidden()

    def close_symptom(self) -> None:
        """Take the card on one word away."""
        self._symptom.hide()
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """By Escape close the card on a word, or else go back to the text."""
        if Qt.Key(event.key()) is not Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.has_symptom():
            self.close_symptom()
        else:
            self.left.emit()

    def _follow_writing(self) -> None:
        """Keep the line that is written, and what is said of it below, in sight as it grows."""
        if field := self.own.written_in():
            written = field.mapTo(self._content, field.cursorRect().bottomLeft())
            self.ensureVisible(0, written.y(), 0, _LINES_BELOW * self.fontMetrics().height())

    def _show_subjects(self) -> None:
        found = elsewhere(self._subjects, self._shown.here)
        card = see_also_card(found)
        card.line_opened.connect(self.line_opened)
        self._see_also = self._exchange(self._see_also, card, is_shown=bool(found))
        self._order_tabs()

    def _order_tabs(self) -> None:
        """Let Tab go from top to bottom."""
        above = (self._symptom, self._first, self._figures)
        parts = (*above, *self.own.parts(), self._see_also, self._stack)
        tab_through(parts, after=self)

    def _show_stack(self, old: QWidget, new: NoteStack) -> QWidget:
        new.line_opened.connect(self.line_opened)
        new.passages_asked.connect(self.passages_asked)
        new.complete.connect(self._order_tabs)
        return self._exchange(old, new, is_shown=not new.is_empty)

    def _exchange(self, old: QWidget, new: QWidget, *, is_shown: bool) -> QWidget:
        """Put one part of the column in the place of another."""
        self._column.replaceWidget(old, new)
        new.setVisible(is_shown)
        old.hide()
        old.deleteLater()
        return new


def _glance_card(rows: Sequence[GlanceRow]) -> Card:
    card = Card(_("At a glance, adults"))
    card.add_rows([(row.name, line_link(row.text, row.line, row.quote)) for row in rows])
    return card
