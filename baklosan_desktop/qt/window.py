"""The window before anything else is there: a field that takes keys, and the label's text.

Whatever this module imports stands between the user and the first paint.
"""

from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QCloseEvent, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QLineEdit, QMainWindow, QTextBrowser, QWidget

from baklosan_desktop.tongue import _, translatable

FIND = translatable("Search label, doses, side effects …")
_READING_SIZE = 14.5 / 13
LIST_WIDTH = 236
BESIDE_WIDTH = 300
_RAIL_WIDTH = 76


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

    def take(self, content: QWidget) -> None:
        """Let the frame take over; whatever it wants of the opening it has taken before."""
        self.field.deleteLater()
        self._grid.setContentsMargins(0, 0, 0, 0)
        for column in (0, 2):
            self._grid.setColumnMinimumWidth(column, 0)
        self._grid.addWidget(content, 0, 0, 2, 3)

    def come_forward(self) -> None:
        """Stand before the windows of other programs, as far as the system lets it."""
        state = self.windowState()  # its own kind: the import of `Qt` would delay the first paint
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
