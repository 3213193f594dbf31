"""The answers to one question, side by side, none of them given until someone gives it."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from baklosan_desktop.qt.roles import Place, Tone, styled

NONE = -1

_SIDEWAYS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_TAKE_BACK = {Qt.Key.Key_Backspace, Qt.Key.Key_Delete}


class Choice(NamedTuple):
    """One answer: what stands on its button, what is spoken, the letter that gives it."""

    text: str
    spoken: str
    letter: str
    tone: Tone = ""


class AnswerChoice(QWidget):
    """One stop for Tab: arrows walk, Space or a letter answers, and again takes the answer back.

    Walking answers nothing, or one would pass over answers that nobody gave.
    """

    chosen = Signal(int)

    def __init__(self, question: str, choices: Sequence[Choice]) -> None:
        super().__init__()
        self.setAccessibleName(question)
        self._choices = tuple(choices)
        self._buttons = [
            styled(_Answer(choice.text), "answer", choice.tone, _place(index, len(choices)))
            for index, choice in enumerate(choices)
        ]
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for index, (button, choice) in enumerate(zip(self._buttons, choices, strict=True)):
            button.setAccessibleName(f"{question}: {choice.spoken}")
            button.clicked.connect(lambda on, index=index: self._choose(index if on else NONE))
            row.addWidget(button)
        self._rove(0)

    def show_choice(self, index: int) -> None:
        """Show the answer that was given; NONE shows that none was."""
        for place, button in enumerate(self._buttons):
            button.setChecked(place == index)
        if index != NONE:
            self._rove(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk with the arrows, answer with a letter, take back with Delete."""
        key, letters = Qt.Key(event.key()), [choice.letter for choice in self._choices]
        if key in _SIDEWAYS:
            self._walk(_SIDEWAYS[key])
        elif key in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            self.focusNextPrevChild(key is Qt.Key.Key_Down)
        elif event.isAutoRepeat():
            event.ignore()
        elif key in _TAKE_BACK:
            self._choose(NONE)
        elif event.text().lower() in letters:
            self._choose(letters.index(event.text().lower()))
        else:
            super().keyPressEvent(event)

    def _choose(self, index: int) -> None:
        self.show_choice(index)
        if index != NONE and any(button.hasFocus() for button in self._buttons):
            self._buttons[index].setFocus()
        self.chosen.emit(index)

    def _walk(self, step: int) -> None:
        now = next((i for i, button in enumerate(self._buttons) if button.hasFocus()), 0)
        there = min(max(now + step, 0), len(self._buttons) - 1)
        self._rove(there)
        self._buttons[there].setFocus(Qt.FocusReason.TabFocusReason)

    def _rove(self, index: int) -> None:
        """Let Tab stop at one of the buttons only."""
        for place, button in enumerate(self._buttons):
            by_tab = Qt.FocusPolicy.StrongFocus if place == index else Qt.FocusPolicy.ClickFocus
            button.setFocusPolicy(by_tab)
        self.setFocusProxy(self._buttons[index])


class _Answer(QPushButton):
    """Leaves the arrow keys to the question; Qt would walk to any button with them."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setCheckable(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press with Space, leave all else."""
        if event.key() == Qt.Key.Key_Space:
            super().keyPressEvent(event)
        else:
            event.ignore()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Answer nothing: the page may have moved under the pointer since the first click."""
        event.accept()


def _place(index: int, count: int) -> Place:
    if index == 0:
        return "first"
    return "last" if index == count - 1 else "middle"
