"""One side effect in full: its sentence, where that stands, and its band."""

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from baklosan_desktop.labels.facts import SideEffect
from baklosan_desktop.labels.label import Label
from baklosan_desktop.qt.looks import styled
from baklosan_desktop.qt.widgets.layouts import plain_text, say
from baklosan_desktop.screens.side_effect_copy import place
from baklosan_desktop.screens.side_effect_matrix import Column
from baklosan_desktop.screens.side_effect_rates import most_telling
from baklosan_desktop.screens.side_effect_words import Passage, passage


class EffectDetail(QWidget):
    """Shows the sentence of an effect, its percentages, and its band if that is not elsewhere."""

    def __init__(self, label: Label, *, has_lines: bool = True) -> None:
        super().__init__()
        self._label, self._has_lines = label, has_lines
        self._band = styled(plain_text(), "hint")
        self._place = styled(plain_text(), "hint")
        self._sentence = QLabel(wordWrap=True, textFormat=Qt.TextFormat.RichText)
        self._rates = styled(plain_text(), "hint")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for part in (self._place, self._sentence, self._rates, self._band):
            column.addWidget(part)
        self.hide()

    def show_effect(self, effect: SideEffect, column: Column | None) -> None:
        """Show an effect; `column` is its band where that has still to be said."""
        found = passage(effect, self._label)
        self._place.setText(place(effect, self._label, has_line=self._has_lines))
        self._sentence.setText(_html(found))
        say(self._rates, "\n".join(most_telling(effect.rates)))
        self._band.setVisible(column is not None)
        if column:
            self._band.setText(f"{column.word}: {column.explained}")
        self.show()


def _html(found: Passage) -> str:
    """Return the sentence as rich text, the term in bold."""
    parts, end = [], 0
    for start, stop in found.marks:
        parts += [escape(found.sentence[end:start]), f"<b>{escape(found.sentence[start:stop])}</b>"]
        end = stop
    return "".join([*parts, escape(found.sentence[end:])])
