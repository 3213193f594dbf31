"""A page that fits its place, and scrolls as a whole only where large text leaves no other way."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QScrollArea, QWidget


class ScrollingPage(QScrollArea):
    """Shows a layout; never scrolls sideways."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def fill(self, layout: QLayout) -> None:
        """Show this layout on the ground that the page itself has."""
        content = _Content(layout)
        self.setWidget(content)
        content.setAutoFillBackground(False)


class _Content(QWidget):
    """Asks for its least height: lists and tables in it scroll before the page does."""

    def __init__(self, layout: QLayout) -> None:
        super().__init__()
        self._column = layout
        self.setLayout(layout)

    def heightForWidth(self, width: int) -> int:
        """Return the least height at this width."""
        return self._column.totalMinimumHeightForWidth(width)
