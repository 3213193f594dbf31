"""Words that wrap into the width they get, and buttons as high as such words."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QBoxLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QWidget,
)

_MODEST = 16


class WrappedLabel(QLabel):
    """Plain text that asks for a modest width, so that what stands beside it has room."""

    def __init__(self, text: str = "", characters: int = _MODEST) -> None:
        super().__init__(text)
        self._characters = characters
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)

    def sizeHint(self) -> QSize:
        """Ask for room for a few words a line."""
        width = self.fontMetrics().averageCharWidth() * self._characters
        return QSize(width, self.heightForWidth(width))


class FilledButton(QPushButton):
    """A button as large as what is laid out in it."""

    def __init__(self, content: QBoxLayout) -> None:
        super().__init__()
        self.setLayout(content)
        for label in self.findChildren(QLabel):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._content = content

    def sizeHint(self) -> QSize:
        """Ask for what the content asks for."""
        return self._content.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Be no smaller than the content can be."""
        return self._content.minimumSize()

    def heightForWidth(self, width: int) -> int:
        """Return the height of the content, wrapped to this width."""
        return self._content.totalHeightForWidth(width)


class LabelledButton(QWidget):
    """A button to tick, whose words wrap and can be pressed as well."""

    def __init__(self, button: QAbstractButton, words: str) -> None:
        super().__init__()
        self.button = button
        button.setAccessibleName(words)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 4, 0, 4)
        row.setSpacing(8)
        row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(WrappedLabel(words), 1)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Take a press on the words for one on the button."""
        if self.rect().contains(event.position().toPoint()):
            self.button.click()
