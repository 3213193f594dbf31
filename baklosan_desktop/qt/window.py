"""The window before anything else is there: a field that takes keys, and the label's text.

Whatever this module imports stands between the user and the first paint.
"""

from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QLayout,
    QLineEdit,
    QMainWindow,
    QScrollArea,
    QTextBrowser,
    QWidget,
)

from baklosan_desktop.tongue import _, translatable

FIND = translatable("Search label, doses, side effects …")
_READING_SIZE = 14.5 / 13
LIST_WIDTH = 236
BESIDE_WIDTH = 300
_RAIL_WIDTH = 76


class _Roomy(QScrollArea):
    """As large as the window, or as its content must be: then that scrolls.

    Qt's own way makes room for all that the content could show, where it scrolls itself.
    """

    def __init__(self, content: QWidget, layout: QLayout) -> None:
        super().__init__()
        self._content, self._wanted = content, layout
        self.setFrameStyle(0)
        self.setFocusPolicy(type(self.focusPolicy()).NoFocus)  # `Qt` would delay the first paint
        self.setWidget(content)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow the window."""
        super().resizeEvent(event)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow what the content needs."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        room, least = self.maximumViewportSize(), self._content.minimumSizeHint()
        height = max(least.height(), self._wanted.minimumHeightForWidth(room.width()))
        bar = self.verticalScrollBar().sizeHint().width() if height > room.height() else 0
        width = max(room.width() - bar, least.width())
        self._content.resize(width, max(room.height(), height))


class Window(QMainWindow):
    """The one top-level window. The frame with everything else takes over its content later.

    A plain widget would be no window to a screen reader.
    """

    painted = Signal()
    closing = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle("Baklosan Desktop")
        self.setMinimumSize(800, 560)
        self.resize(1366, 768)
        self.field = QLineEdit()
        self.field.setPlaceholderText(_(FIND))
        self.field.setAccessibleName(_(FIND).rstrip(" …"))
        self.field.setMinimumHeight(36)
        content = QWidget()
        self.setCentralWidget(content)
        self._grid = QGridLayout(content)
        self._grid.setContentsMargins(0, 8, 0, 0)
        self._grid.setColumnMinimumWidth(0, _RAIL_WIDTH + LIST_WIDTH)
        self._grid.setColumnMinimumWidth(2, BESIDE_WIDTH)
        self._grid.setRowStretch(1, 1)
        self._grid.addWidget(self.field, 0, 1)
        self.field.setFocus()
        self._is_painted = False

    def read(self, text: QTextBrowser, opening: Path, line: int) -> None:
        """Show the HTML file `opening` from a line on, or no text where the file is missing."""
        self.text = text
        self.text.setAccessibleName(_("Label text"))
        self.text.setFrameStyle(0)
        font = self.text.font()
        font.setPointSizeF(font.pointSizeF() * _READING_SIZE)
        self.text.setFont(font)
        if opening.exists():
            self.text.setHtml(opening.read_text(encoding="utf-8"))
        self._grid.addWidget(self.text, 1, 1)
        self.text.scrollToAnchor(f"line-{line}")

    def take(self, content: QWidget, layout: QLayout) -> None:
        """Let the frame take over; whatever it wants of the opening it has taken before.

        Where large text needs more room than the window has, the whole of it scrolls.
        """
        self.setCentralWidget(_Roomy(content, layout))

    def come_forward(self) -> None:
        """Stand before the windows of other programs, as far as the system lets it."""
        state = self.windowState()  # its own kind, for the same reason
        self.setWindowState(state & ~type(state).WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell once that the window is on the screen."""
        super().paintEvent(event)
        if not self._is_painted:
            self._is_painted = True
            QTimer.singleShot(0, self.painted.emit)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Give the last chance to remember something."""
        self.closing.emit()
        super().closeEvent(event)
