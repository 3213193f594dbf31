"""A field for one number, its unit in it."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QLineEdit

from baklosan_desktop.qt.roles import restyle, styled

_DIGITS = "000"
_GAP = 9


class QuantityEdit(QLineEdit):
    """Keeps what is typed as it was typed; whoever reads it says what is wrong with it."""

    def __init__(self, name: str, unit: str = "") -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData)
        self._unit = styled(QLabel(unit, self), "unit")
        self._unit.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_problem(self, sentence: str) -> None:
        """Mark the field as one that cannot be read, and say why; an empty sentence unmarks it."""
        if bool(sentence) != bool(self.property("invalid")):
            restyle(self, invalid=bool(sentence))
        self.setAccessibleDescription(sentence)

    def forget(self) -> None:
        """Empty the field so that undo cannot bring back what stood there."""
        self.setText("")

    def sizeHint(self) -> QSize:
        """Ask for room for a number and its unit."""
        number, unit = self.fontMetrics().horizontalAdvance(_DIGITS), self._unit.sizeHint()
        return QSize(number + unit.width() + 3 * _GAP, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Never cut the number."""
        return self.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the unit at the right end."""
        super().resizeEvent(event)
        self._place()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._place()

    def _place(self) -> None:
        self._unit.adjustSize()
        left = self.width() - self._unit.width() - _GAP
        self._unit.move(left, (self.height() - self._unit.height()) // 2)
        self.setTextMargins(0, 0, self._unit.width(), 0)
