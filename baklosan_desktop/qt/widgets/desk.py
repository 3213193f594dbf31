"""A sheet of paper on a desk: one page at a time, whole or as wide as there is room."""

from typing import Protocol

from PySide6.QtCore import QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QScrollArea, QWidget

MARGIN = 18

_SMALLEST = 0.1
_FLIPS = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}


class Paged(Protocol):
    """What can be shown: pages of one size, each painted in its unit."""

    @property
    def size(self) -> QSizeF:
        """The size of every page."""
        ...

    def __len__(self) -> int: ...

    def paint(self, index: int, painter: QPainter) -> None:
        """Paint the page with this index, counted from 0."""
        ...


class Desk(QScrollArea):
    """Holds one sheet of paper, whole or as wide as there is room."""

    flipped = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._sheet = _Sheet()
        self.to_width = False
        self.setWidget(self._sheet)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_page(self, pages: Paged | None, index: int, name: str) -> None:
        """Put a page on the sheet."""
        if index != self._sheet.index:
            self.verticalScrollBar().setValue(0)
        self._sheet.pages, self._sheet.index = pages, index
        self.setAccessibleName(f"Preview. {name}")
        self._fit()

    def fit(self, *, to_width: bool) -> None:
        """Show the page whole, or as wide as there is room."""
        self.to_width = to_width
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the page again."""
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Flip with the page keys; the arrows scroll."""
        if by := _FLIPS.get(Qt.Key(event.key())):
            self.flipped.emit(by)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Draw the focus around the page."""
        super().focusInEvent(event)
        self._sheet.show_focus(is_here=True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Draw the page without the focus."""
        super().focusOutEvent(event)
        self._sheet.show_focus(is_here=False)

    def _fit(self) -> None:
        pages = self._sheet.pages
        self._sheet.setVisible(pages is not None)
        if pages is None:
            return
        room = self.viewport().size() if self.to_width else self.maximumViewportSize()
        scale = (room.width() - 2 * MARGIN) / pages.size.width()
        if not self.to_width:
            scale = min(scale, (room.height() - 2 * MARGIN) / pages.size.height())
        size = (pages.size * max(scale, _SMALLEST)).toSize()
        self._sheet.resize(size.width() + 2 * MARGIN, size.height() + 2 * MARGIN)
        self._sheet.update()


class _Sheet(QWidget):
    """White paper with a page on it, whatever the theme."""

    def __init__(self) -> None:
        super().__init__()
        self.pages: Paged | None = None
        self.index = 0
        self._edge = (QPalette.ColorRole.Dark, 1)

    def show_focus(self, *, is_here: bool) -> None:
        """Draw the edge of the paper with or without the focus."""
        self._edge = (QPalette.ColorRole.Highlight, 2) if is_here else (QPalette.ColorRole.Dark, 1)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the page and the edge of the paper."""
        if self.pages is None:
            return
        role, width = self._edge
        paper = QRectF(self.rect()).adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.palette().color(role), width))
        painter.setBrush(Qt.GlobalColor.white)
        painter.drawRect(paper)
        painter.translate(paper.topLeft())
        scale = paper.width() / self.pages.size.width()
        painter.scale(scale, scale)
        self.pages.paint(self.index, painter)
        painter.end()
