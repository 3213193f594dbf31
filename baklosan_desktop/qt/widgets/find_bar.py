"""A bar to find letters in the text below it."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout

from baklosan_desktop.qt.looks import styled
from baklosan_desktop.qt.widgets.layouts import FoldingRow, WrappedLabel
from baklosan_desktop.tongue import _


class FindBar(QFrame):
    """Passes on what is typed, steps by Enter and Shift+Enter, and closes by Escape."""

    typed = Signal(str)
    stepped = Signal(int)
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        styled(self, "top-bar")
        self._field = QLineEdit()
        self._field.setPlaceholderText(_("Find in this text"))
        self._field.setAccessibleName(_("Find in this text"))
        self._field.textChanged.connect(self.typed)
        self._summary = styled(WrappedLabel(), "hint")
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._field, 1)
        for sign, name, do in (
            ("↑", _("Previous place (Shift+F3)"), lambda: self.stepped.emit(-1)),
            ("↓", _("Next place (F3)"), lambda: self.stepped.emit(1)),
            ("×", _("Close the search in this text (Esc)"), self.closed.emit),
        ):
            row.addWidget(_button(sign, name, do))
        bar = FoldingRow()
        bar.addLayout(row, 3)
        bar.addWidget(self._summary, 2)
        around = QVBoxLayout(self)
        around.setContentsMargins(12, 6, 12, 6)
        around.addLayout(bar)
        self.hide()

    def open(self, text: str) -> None:
        """Show the bar with the keyboard in it; a text replaces what was typed last."""
        if text:
            self._field.setText(text)
        self.show()
        self._field.setFocus()
        self._field.selectAll()

    def text(self) -> str:
        """Return what is typed, nothing while the bar is closed."""
        return "" if self.isHidden() else self._field.text()

    def say(self, summary: str) -> None:
        """Say how many places there are, or why none."""
        self._summary.setText(summary)
        self._field.setAccessibleDescription(summary)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step and close; what the field does not want comes here."""
        key = Qt.Key(event.key())
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            is_back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self.stepped.emit(-1 if is_back else 1)
        elif key is Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)


def _button(sign: str, name: str, do: Callable[[], object]) -> QPushButton:
    button = QPushButton(sign)
    button.clicked.connect(do)
    button.setToolTip(name)
    button.setAccessibleName(name)
    return button
