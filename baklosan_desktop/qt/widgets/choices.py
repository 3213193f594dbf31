"""Exclusive choices as cards, segments, or answers to a question."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QBoxLayout,
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from baklosan_desktop.qt.looks import Place, Tone, styled
from baklosan_desktop.qt.widgets.layouts import FoldingRow
from baklosan_desktop.qt.widgets.ringed import RingedButton

_BY_TAB, _BY_CLICK = Qt.FocusPolicy.StrongFocus, Qt.FocusPolicy.ClickFocus


def show_checked(button: QAbstractButton, *, is_on: bool) -> None:
    """Show a state without telling of it: `toggled` is for what people do.

    Their screen readers toggle a button without a click.
    """
    with QSignalBlocker(button):
        button.setChecked(is_on)


class Choices(QWidget):
    """A row or column of buttons; says the index of the one that is chosen.

    One stop for Tab, from above and from below: the chosen button. Arrows go to the others.
    """

    chosen = Signal(int)

    def __init__(self, name: str, buttons: Sequence[QPushButton], layout: QBoxLayout) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setLayout(layout)
        layout.setContentsMargins(0, 0, 0, 0)
        self._index = -1
        self._group = QButtonGroup(self)
        for index, button in enumerate(buttons):
            button.setCheckable(True)
            button.setAutoExclusive(True)  # a screen reader speaks of one choice among several
            self._group.addButton(button, index)
            layout.addWidget(button)
        self._group.idToggled.connect(self._follow)
        self.choose(0)

    def choose(self, index: int) -> None:
        """Choose a button as if it had been pressed."""
        self._group.button(index).setChecked(True)

    def _follow(self) -> None:
        """Say each choice once: Qt also reports the button that is let go."""
        index = self._group.checkedId()
        if index != self._index:
            self._index = index
            self._stop_at(self._group.button(index))
            self.chosen.emit(index)

    def _stop_at(self, stop: QAbstractButton) -> None:
        """Let Tab stop at one button only; Qt does so only once one has had the focus."""
        for button in self._group.buttons():
            button.setFocusPolicy(_BY_TAB if button is stop else _BY_CLICK)
        self.setFocusProxy(stop)


class ChoiceCard(QPushButton):
    """A button with a title and a line that describes it."""

    def __init__(self, title: str, description: str) -> None:
        super().__init__()
        styled(self, "choice")
        self.setAccessibleName(title)
        self.setAccessibleDescription(description)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(12, 8, 12, 8)
        self._column.setSpacing(2)
        for label in (styled(QLabel(title), "strong"), styled(QLabel(description), "hint")):
            label.setWordWrap(True)
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            self._column.addWidget(label)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        """Ask for what the two lines need."""
        return self._column.sizeHint()

    def heightForWidth(self, width: int) -> int:
        """Return the height that the lines need, wrapped to this width."""
        return self._column.totalHeightForWidth(width)


def cards(name: str, texts: Sequence[tuple[str, str]]) -> Choices:
    """Return cards, each with a title and a description, one below the other."""
    column = QVBoxLayout()
    column.setSpacing(8)
    return Choices(name, [ChoiceCard(*text) for text in texts], column)


def segments(name: str, texts: Sequence[str]) -> Choices:
    """Return joined buttons, side by side where there is room."""
    row = FoldingRow()
    row.setSpacing(0)
    buttons = [
        styled(RingedButton(text), "segment", place=_place(index, len(texts)))
        for index, text in enumerate(texts)
    ]
    return Choices(name, buttons, row)


def _place(index: int, count: int) -> Place:
    if index == 0:
        return "first"
    return "last" if index == count - 1 else "middle"


NONE = -1

_SIDEWAYS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_TAKE_BACK = {Qt.Key.Key_Backspace, Qt.Key.Key_Delete}
_COMMAND = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


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
            button.toggled.connect(lambda on, index=index: self._choose(index if on else NONE))
            row.addWidget(button)
        self._rove(0)

    def show_choice(self, index: int) -> None:
        """Show the answer that was given; NONE shows that none was."""
        for place, button in enumerate(self._buttons):
            show_checked(button, is_on=place == index)
        if index != NONE:
            self._rove(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk with the arrows, answer with a letter, take back with Delete."""
        key, letters = Qt.Key(event.key()), [choice.letter for choice in self._choices]
        if key in _SIDEWAYS:
            self._walk(_SIDEWAYS[key])
        elif key in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            self.focusNextPrevChild(key is Qt.Key.Key_Down)
        elif event.isAutoRepeat() or event.modifiers() & _COMMAND:
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
            button.setFocusPolicy(_BY_TAB if place == index else _BY_CLICK)
        self._stop = self._buttons[index]

    def focusInEvent(self, _event: QFocusEvent) -> None:
        """Pass the focus on to the stop; as a focus proxy it would break the order of Tab."""
        self._stop.setFocus(Qt.FocusReason.TabFocusReason)


class _Answer(RingedButton):
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
