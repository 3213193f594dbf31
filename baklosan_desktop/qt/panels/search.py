"""What drops from the search field: sentences in groups, the matched words marked."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QPainter,
    QStandardItem,
    QStandardItemModel,
    QTextCharFormat,
    QTextLayout,
)
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QLabel,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from baklosan_desktop.qt.colours import Colours
from baklosan_desktop.qt.looks import styled
from baklosan_desktop.qt.widgets.entries import lay_out
from baklosan_desktop.screens.search import SearchView
from baklosan_desktop.wording import held

ROW = Qt.ItemDataRole.UserRole
_PADDING = 8
_GAP = 16
_MOST_OF_ROW = 0.4


class Row(NamedTuple):
    """A title (no line) or a sentence that opens a line."""

    text: str
    place: str = ""
    line: int = 0
    marks: Sequence[tuple[int, int]] = ()


class HitDelegate(QStyledItemDelegate):
    """Colours are those of the theme: ink, hint, mark, mark-ink, accent, accent-weak."""

    def __init__(self, colours: Mapping[str, str]) -> None:
        super().__init__()
        self._colours = {name: QColor(value) for name, value in colours.items()}

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw one row."""
        row: Row = index.data(ROW)
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        if row.line and state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, self._colours["accent-weak"])
            painter.fillRect(rect.x(), rect.y(), 3, rect.height(), self._colours["accent"])
        painter.setPen(self._colours["ink" if row.line else "ink-3"])
        layout = self._layout(row, rect.width())
        layout.draw(painter, QPointF(rect.x() + _PADDING + 6, rect.y() + _PADDING))
        painter.setPen(self._colours["ink-3"])
        is_beside = _beside(row, rect.width()) > 0
        corner = Qt.AlignmentFlag.AlignRight if is_beside else Qt.AlignmentFlag.AlignBottom
        place = rect.adjusted(_PADDING + 6, _PADDING, -_PADDING - 4, -_PADDING)
        painter.drawText(place, int(corner), row.place)
        painter.restore()

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return the height of the wrapped sentence."""
        rect: QRect = option.rect
        return QSize(rect.width(), self.height(index.data(ROW), rect.width()))

    def height(self, row: Row, width: int) -> int:
        """Return how high a row is at a width."""
        below = _metrics().height() if row.place and not _beside(row, width) else 0
        return round(self._layout(row, width).boundingRect().height()) + below + 2 * _PADDING

    def _layout(self, row: Row, width: int) -> QTextLayout:
        layout = QTextLayout(held(row.text))
        layout.setFormats([self._mark(start, end) for start, end in row.marks])
        if not row.line:
            layout.setFont(_title_font())
        lay_out(layout, max(120, width - 2 * _PADDING - 6 - _beside(row, width)))
        return layout

    def _mark(self, start: int, end: int) -> QTextLayout.FormatRange:
        form = QTextCharFormat()
        form.setBackground(self._colours["mark"])
        form.setForeground(self._colours["mark-ink"])
        marked = QTextLayout.FormatRange()
        marked.start, marked.length, marked.format = start, end - start, form
        return marked


def _beside(row: Row, width: int) -> int:
    """Return what a place beside its sentence takes; 0 where it stands below, for want of room."""
    needed = _metrics().horizontalAdvance(row.place) + _GAP
    return needed if row.place and needed < width * _MOST_OF_ROW else 0


def _metrics() -> QFontMetrics:
    return QFontMetrics(QApplication.font())


def _title_font() -> QFont:
    font = QApplication.font()
    font.setPointSizeF(font.pointSizeF() * 0.85)
    font.setBold(True)
    return font


_MOST_HEIGHT = 520
_SIDE = 1
_KEYS, _KEY_WITHOUT_HITS = "↑ ↓ choose · Enter open · Esc close", "Esc close"


class SearchPanel(QFrame):
    """Lies over the page; the search field keeps the keyboard and steers it."""

    line_opened = Signal(int, str)

    def __init__(self, colours: Colours, parent: QWidget) -> None:
        super().__init__(parent)
        styled(self, "popup")
        self.setAccessibleName("Search results")
        self._empty = styled(QLabel(), "secondary")
        self._empty.setTextFormat(Qt.TextFormat.PlainText)
        self._empty.setWordWrap(True)
        self._model = QStandardItemModel(self)
        self._list = styled(QListView(), "hits")
        self._list.setAccessibleName("Search results")
        self._list.setModel(self._model)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setResizeMode(QListView.ResizeMode.Adjust)
        self._list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self._list.clicked.connect(self._open)
        self.recolour(colours)
        self._foot = styled(QLabel(), "hint")
        column = QVBoxLayout(self)
        column.setContentsMargins(_SIDE, 6, _SIDE, 8)
        for label in (self._empty, self._foot):
            label.setContentsMargins(12, 4, 12, 0)
        column.addWidget(self._empty)
        column.addWidget(self._list)
        column.addWidget(self._foot)
        self.hide()

    def recolour(self, colours: Colours) -> None:
        """Draw in the colours of another theme."""
        self._delegate = HitDelegate(colours)
        self._list.setItemDelegate(self._delegate)

    def show_answer(self, view: SearchView) -> None:
        """Show an answer with its first hit chosen; an empty one hides the panel."""
        self._model.clear()
        for row in _rows(view):
            self._model.appendRow(_item(row))
        self._empty.setText("" if view.groups else view.summary)
        self._empty.setVisible(not view.groups)
        self._foot.setText(_KEYS if view.groups else _KEY_WITHOUT_HITS)
        self._list.setVisible(bool(view.groups))
        self.setVisible(bool(view.typed))
        self.raise_()
        self.move_by(1)
        self._list.scrollToTop()

    def move_by(self, step: int) -> None:
        """Choose the next or the previous hit; at an end the choice stays."""
        row = self._list.currentIndex().row() + step
        while 0 <= row < self._model.rowCount():
            index = self._model.index(row, 0)
            if index.data(ROW).line:
                self._list.setCurrentIndex(index)
                return
            row += step

    def open_chosen(self) -> None:
        """Open the chosen hit."""
        self._open(self._list.currentIndex())

    def fit(self) -> None:
        """Be as high as the hits need, within reason."""
        frame = 2 * self._list.frameWidth()
        width = self.contentsRect().width() - 2 * _SIDE - frame
        rows = (self._model.index(row, 0).data(ROW) for row in range(self._model.rowCount()))
        needed = sum(self._delegate.height(row, width) for row in rows)
        self._list.setFixedHeight(min(needed + frame, _MOST_HEIGHT))
        self.resize(self.width(), self.sizeHint().height())

    def _open(self, index: QModelIndex) -> None:
        if index.isValid() and (row := index.data(ROW)).line:
            self.line_opened.emit(row.line, row.text)


def _rows(view: SearchView) -> Iterator[Row]:
    for group in view.groups:
        yield Row(group.title.upper())
        for hit in group.hits:
            yield Row(hit.text, hit.place, hit.line, hit.marks)


def _item(row: Row) -> QStandardItem:
    item = QStandardItem()
    item.setData(row, ROW)
    item.setData(f"{row.text} {row.place}", Qt.ItemDataRole.AccessibleTextRole)
    item.setSelectable(bool(row.line))
    return item
