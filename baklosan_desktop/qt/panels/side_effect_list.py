"""What stands beside the matrix: the chosen band, its effects, and the sentence of one of them."""

from collections.abc import Iterator
from html import escape
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
)

from baklosan_desktop.labels.facts import Seriousness, SideEffect
from baklosan_desktop.labels.label import Label
from baklosan_desktop.qt.looks import restyle, styled
from baklosan_desktop.qt.models.side_effect_matrix import ground
from baklosan_desktop.qt.models.table import Column, TableModel
from baklosan_desktop.qt.widgets.entries import EntryList, Tone
from baklosan_desktop.qt.widgets.layouts import FoldingRow, ScrollingPage
from baklosan_desktop.screens.side_effect_words import (
    Passage,
    advice,
    passage,
    plain_words,
    spoken,
)
from baklosan_desktop.screens.side_effects import Selection, as_text
from baklosan_desktop.wording import EDITORIAL


class Listed(NamedTuple):
    """An effect with the heading of its group, which is drawn above the first of them."""

    effect: SideEffect
    heading: str
    is_first: bool


COLUMNS: tuple[Column[Listed], ...] = (
    Column(
        "Side effect",
        lambda row: row.effect.term,
        lambda row: ", ".join(filter(None, (spoken(row.effect), row.heading))),
    ),
    Column(f"In plain words ({EDITORIAL})", lambda row: plain_words(row.effect)),
    Column(f"What to do ({EDITORIAL})", lambda row: advice(row.effect)),
    Column("Group", lambda row: row.heading if row.is_first else ""),
)
TONES = {
    Seriousness.EMERGENCY.value: Tone("stop", "stop-ground", "octagon-x"),
    Seriousness.URGENT.value: Tone("caution", "caution-ground", "triangle-alert"),
    Seriousness.TELL_DOCTOR.value: Tone("information", "information-ground", "info"),
}


class SideEffectList(ScrollingPage):
    """Shows a selection, and on demand the sentence of one of its effects."""

    citation_opened = Signal(int, str)

    def __init__(self, label: Label) -> None:
        super().__init__()
        self._label = label
        self._selection = Selection("", None, (), "")
        self._title = styled(_text(), "card-title")
        self._badge = styled(QLabel(textFormat=Qt.TextFormat.PlainText), "badge")
        self._count = styled(_text(), "strong")
        self._band = styled(_text(), "hint")
        self._ours = styled(_text(), "hint")
        self._model = TableModel[Listed](COLUMNS, self)
        self._effects = EntryList(self._model, TONES)
        self._effects.setAccessibleName("Listed side effects")
        self._problem = styled(_text(), "secondary")
        self._place = styled(_text(), "hint")
        self._sentence = QLabel(wordWrap=True, textFormat=Qt.TextFormat.RichText)
        self._open = QPushButton("Show in label")
        self._copy = QPushButton("Copy list")
        self._lay_out()
        self._effects.selectionModel().currentChanged.connect(self._show_passage)
        self._effects.activated.connect(self._open_citation)
        self._open.clicked.connect(self._open_citation)
        self._copy.clicked.connect(self._copy_list)

    def show_selection(self, selection: Selection) -> None:
        """List the effects of a selection, none of them chosen yet."""
        self._selection = selection
        column = selection.column
        self._title.setText(selection.title)
        self._count.setText(selection.total)
        self._badge.setVisible(column is not None)
        self._band.setVisible(column is not None)
        if column:
            self._badge.setText(column.word)
            self._band.setText(
                "\n".join(filter(None, (column.stated, column.patient, column.agreed)))
            )
            restyle(self._badge, tone=ground(column))
        self._model.show(list(_listed(selection)))
        self._problem.setText(selection.problem)
        self._problem.setVisible(bool(selection.problem))
        for widget in (self._effects, self._ours):
            widget.setVisible(not selection.problem)
        for button in (self._open, self._copy):
            button.setDisabled(bool(selection.problem))
        self._copy.setText("Copy list")
        self._show_passage()

    def _show_passage(self) -> None:
        current = self._effects.currentIndex()
        for label in (self._place, self._sentence):
            label.setVisible(current.isValid())
        if current.isValid():
            effect = self._model.row(current).effect
            found = passage(effect, self._label)
            self._place.setText(f"{found.place}, line {effect.citations[0].line}")
            self._sentence.setText(_html(found))

    def _open_citation(self) -> None:
        """Open the line of the chosen effect, or of the first."""
        current = self._effects.currentIndex()
        effect = (
            self._model.row(current).effect if current.isValid() else self._selection.effects[0]
        )
        self.citation_opened.emit(effect.citations[0].line, "")

    def _copy_list(self) -> None:
        QGuiApplication.clipboard().setText(as_text(self._selection, self._label))
        self._copy.setText("Copied")

    def _lay_out(self) -> None:
        styled(self, "right-pane")
        column = QVBoxLayout()
        column.setContentsMargins(16, 18, 16, 16)
        column.setSpacing(8)
        counted = QHBoxLayout()
        counted.addWidget(self._badge)
        counted.addWidget(self._count, 1)
        buttons = FoldingRow()
        buttons.addWidget(self._open)
        buttons.addWidget(self._copy)
        buttons.addStretch()
        column.addWidget(self._title)
        column.addLayout(counted)
        for widget in (self._band, self._ours, self._problem):
            column.addWidget(widget)
        column.addWidget(self._effects, 1)
        column.addWidget(self._place)
        column.addWidget(self._sentence)
        column.addStretch()
        column.addLayout(buttons)
        self._ours.setText(f"Plain words and what to do: {EDITORIAL}.")
        self.fill(column)


def _listed(selection: Selection) -> Iterator[Listed]:
    for group in selection.groups:
        for place, effect in enumerate(group.effects):
            yield Listed(effect, group.heading, is_first=not place)


def _html(found: Passage) -> str:
    """Return the sentence as rich text, the term in bold."""
    parts, end = [], 0
    for start, stop in found.marks:
        parts += [escape(found.sentence[end:start]), f"<b>{escape(found.sentence[start:stop])}</b>"]
        end = stop
    return "".join([*parts, escape(found.sentence[end:])])


def _text() -> QLabel:
    return QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
