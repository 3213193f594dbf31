"""A title that opens and closes what is below it, however long the title is."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QSizePolicy,
    QStyle,
    QStyleOption,
    QVBoxLayout,
    QWidget,
)

_SIGN = 18
_WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class DisclosureTitle(QAbstractButton):
    """A wrapped title with a sign that says whether it is open."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.setText(text)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        """Ask for the height of two lines at a modest width."""
        return QSize(200, self.heightForWidth(200))

    def hasHeightForWidth(self) -> bool:
        """Wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of the wrapped title."""
        room = QRect(0, 0, max(1, width - _SIGN), 1000)
        return max(28, self.fontMetrics().boundingRect(room, int(_WRAP), self.text()).height() + 8)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the sign, the title, and the focus ring."""
        painter = QPainter(self)
        option = QStyleOption()
        option.initFrom(self)
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        sign = (
            QStyle.PrimitiveElement.PE_IndicatorArrowDown
            if self.isChecked()
            else QStyle.PrimitiveElement.PE_IndicatorArrowRight
        )
        option.rect = QRect(0, (self.height() - 10) // 2, 10, 10)
        self.style().drawPrimitive(sign, option, painter, self)
        painter.drawText(self.rect().adjusted(_SIGN, 0, 0, 0), int(_WRAP), self.text())
        if self.hasFocus():
            painter.setPen(self.palette().color(QPalette.ColorRole.Highlight))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))


class Disclosure(QFrame):
    """A titled frame whose content shows only while it is open."""

    def __init__(self, title: str, content: QWidget, *, is_open: bool) -> None:
        super().__init__()
        self.title = DisclosureTitle(title)
        self.title.setChecked(is_open)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 6, 12, 6)
        column.setSpacing(2)
        column.addWidget(self.title)
        column.addWidget(content)
        content.setVisible(is_open)
        self.title.toggled.connect(content.setVisible)
