"""The rail: one button per page, one of them chosen."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QButtonGroup, QFrame, QToolButton, QVBoxLayout

from baklosan_desktop.qt.roles import styled


class Rail(QFrame):
    """Buttons with the icon above the word; arrow keys move between them."""

    chosen = Signal(str)

    def __init__(self, pages: Sequence[tuple[str, str, str]]) -> None:
        """Show pages as (name, text, tooltip)."""
        super().__init__()
        styled(self, "rail")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 8)
        column.setSpacing(0)
        group = QButtonGroup(self)
        self._buttons: dict[str, QToolButton] = {}
        for name, text, tip in pages:
            button = self._buttons[name] = _button(name, text, tip)
            group.addButton(button)
            column.addWidget(button)
            button.clicked.connect(lambda _checked, name=name: self.chosen.emit(name))
        column.addStretch()

    def choose(self, name: str) -> None:
        """Mark a page as the one shown, without asking for it; Tab leads to it alone."""
        for button in self._buttons.values():
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._buttons[name].setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._buttons[name].setChecked(True)

    def set_icon(self, name: str, icon: QIcon) -> None:
        """Give a page its icon in the colours of the theme."""
        self._buttons[name].setIcon(icon)


def _button(name: str, text: str, tip: str) -> QToolButton:
    button = styled(QToolButton(), "tab")
    button.setObjectName(f"rail-{name}")
    button.setText(text)
    button.setToolTip(tip)
    button.setAccessibleName(f"{text} page")
    button.setCheckable(True)
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
    return button
