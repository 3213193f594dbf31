"""A column of text that is no wider than reads well; all that the first text on screen needs.

The name `Qt` is not among it: its import would keep the text from the screen.
"""

from PySide6.QtCore import QEvent, QMimeData, QUrl
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QTextBrowser

from baklosan_desktop.labels.directions import verbatim

MARGIN = 48
RIGHT_MARGIN = MARGIN // 2
# A line as wide as this sentence holds at most 75 characters of English text.
_WIDEST = "A sentence with its blanks, a comma and a stop fills a line, and no more."


class TextColumn(QTextBrowser):
    """Keeps its lines at 75 characters or less, whatever its own width and font."""

    def __init__(self) -> None:
        super().__init__()
        self.setOpenLinks(False)
        self.setLineWrapMode(QTextBrowser.LineWrapMode.FixedPixelWidth)
        self.setProperty("verticalScrollBarPolicy", "ScrollBarAlwaysOn")
        self.setProperty("horizontalScrollBarPolicy", "ScrollBarAlwaysOff")

    def loadResource(self, _kind: int, _name: QUrl | str) -> bytes:
        """Load nothing, not even None, at which Qt would look for the file itself."""
        return b""

    def createMimeDataFromSelection(self) -> QMimeData:
        """Copy the label's own blanks: those that hold a number and its unit are for the screen."""
        copied = QMimeData()
        copied.setText(self.selected_text())
        return copied

    def selected_text(self) -> str:
        """Return what is selected as it stands in the label, without what sets amounts apart."""
        return verbatim(self.textCursor().selection().toPlainText())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave empty what is wider than a line."""
        self.narrow()  # first, since Qt lays the text out as wide as it finds the column
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.narrow()

    def narrow(self) -> None:
        """Make the text as wide as a line with its margins, or as there is room for."""
        line = self.fontMetrics().horizontalAdvance(_WIDEST)
        room = self.width() - self.verticalScrollBar().width() - 2 * self.frameWidth()
        self.setLineWrapColumnOrWidth(max(0, min(room, MARGIN + line + RIGHT_MARGIN)))
