"""Pages on a desk: the preview of what will be printed."""

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
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from baklosan_desktop.tongue import _, translatable

MARGIN = 18

_SMALLEST = 0.1
_FLIPS = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}
_ZOOMS = {Qt.Key.Key_Plus: 1, Qt.Key.Key_Equal: 1, Qt.Key.Key_Minus: -1}
_VIEWS = (  # each larger than the one before
    translatable("Whole page"),
    translatable("Page width"),
    translatable("Double width"),
)
_WHOLE, _WIDTH, _DOUBLE = range(len(_VIEWS))


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
    """Holds one sheet of paper: whole, as wide as there is room, or twice that."""

    flipped = Signal(int)
    zoomed = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._sheet = _Sheet()
        self._view = _WHOLE
        self.setWidget(self._sheet)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_page(self, pages: Paged | None, index: int, name: str) -> None:
        """Put a page on the sheet."""
        if index != self._sheet.index:
            self.verticalScrollBar().setValue(0)
        self._sheet.pages, self._sheet.index = pages, index
        self.setAccessibleName(_("Preview. {name}").format(name=name))
        self._fit()

    def show_view(self, view: int) -> None:
        """Show the page in one of the views; only the largest scrolls sideways."""
        self._view = view
        bar = Qt.ScrollBarPolicy
        sideways = bar.ScrollBarAsNeeded if view == _DOUBLE else bar.ScrollBarAlwaysOff
        self.setHorizontalScrollBarPolicy(sideways)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the page again."""
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Flip with the page keys, zoom with plus and minus; the arrows scroll."""
        if by := _FLIPS.get(Qt.Key(event.key())):
            self.flipped.emit(by)
        elif by := _ZOOMS.get(Qt.Key(event.key())):
            self.zoomed.emit(by)
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
        room = self.maximumViewportSize() if self._view == _WHOLE else self.viewport().size()
        scale = (room.width() - 2 * MARGIN) / pages.size.width()
        if self._view == _DOUBLE:
            scale *= 2
        if self._view == _WHOLE:
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


class PagePreview(QWidget):
    """Shows one page, its number, and the buttons to the others."""

    def __init__(self) -> None:
        super().__init__()
        self._pages: Paged | None = None
        self._index = 0
        self._desk = Desk()
        self._desk.flipped.connect(self.flip)
        self._desk.zoomed.connect(self.zoom)
        self._view = _WHOLE
        self._number = QLabel()
        self._back = _arrow("←", _("Previous page"), "Page Up")
        self._on = _arrow("→", _("Next page"), "Page Down")
        self._back.clicked.connect(lambda: self.flip(-1))
        self._on.clicked.connect(lambda: self.flip(1))
        self._next_view = QPushButton(_(_VIEWS[_WIDTH]))
        self._next_view.setToolTip(_("On the page: + and −"))
        self._next_view.clicked.connect(lambda: self._show_view((self._view + 1) % len(_VIEWS)))
        self._bar = QWidget()
        bar = QHBoxLayout(self._bar)
        bar.setContentsMargins(MARGIN, 8, MARGIN, 12)
        bar.setSpacing(8)
        bar.addStretch()
        for widget in (self._back, self._number, self._on, self._next_view):
            bar.addWidget(widget)
        bar.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._desk, 1)
        column.addWidget(self._bar)

    def show_pages(self, pages: Paged | None) -> None:
        """Show other pages, open where the former ones were; None clears the desk."""
        self._pages = pages
        self._bar.setVisible(pages is not None)
        self.flip(0)

    def open(self, index: int) -> None:
        """Show the page with this index, or the nearest that there is."""
        last = 0 if self._pages is None else len(self._pages) - 1
        self._index = max(0, min(index, last))
        self._back.setEnabled(self._index > 0)
        self._on.setEnabled(self._index < last)
        said = _("Page {number} of {count}").format(number=self._index + 1, count=last + 1)
        number = "" if self._pages is None else said
        self._number.setText(number)
        self._desk.show_page(self._pages, self._index, number)

    def flip(self, by: int) -> None:
        """Turn so many pages on; a negative number turns back."""
        self.open(self._index + by)

    def zoom(self, by: int) -> None:
        """Show the page so many views larger; a negative number shows it smaller."""
        self._show_view(max(_WHOLE, min(self._view + by, _DOUBLE)))

    def _show_view(self, view: int) -> None:
        self._view = view
        self._next_view.setText(_(_VIEWS[(view + 1) % len(_VIEWS)]))
        self._desk.show_view(view)


def _arrow(sign: str, name: str, key: str) -> QPushButton:
    button = QPushButton(sign)
    button.setAccessibleName(name)
    button.setToolTip(f"{name} ({key})")
    return button
