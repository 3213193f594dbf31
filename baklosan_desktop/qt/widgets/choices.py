"""Buttons of which one is chosen: one stop for Tab, arrow keys choose."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QBoxLayout,
    QButtonGroup,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from baklosan_desktop.qt.roles import Place, styled
from baklosan_desktop.qt.widgets.folding_row import FoldingRow


class Choices(QWidget):
    """A row or column of buttons; says the index of the one that is chosen."""

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
            self.setFocusProxy(self._group.button(index))
            self.chosen.emit(index)


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
        styled(QPushButton(text), "segment", place=_place(index, len(texts)))
        for index, text in enumerate(texts)
    ]
    return Choices(name, buttons, row)


def _place(index: int, count: int) -> Place:
    if index == 0:
        return "first"
    return "last" if index == count - 1 else "middle"
