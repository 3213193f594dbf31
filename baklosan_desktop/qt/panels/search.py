"""What drops from the search field: sentences in groups, the matched words marked."""

from collections.abc import Iterator

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QFrame, QLabel, QListView, QVBoxLayout, QWidget

from baklosan_desktop.qt.colours import Colours
from baklosan_desktop.qt.roles import styled
from baklosan_desktop.qt.widgets.hit_delegate import ROW, HitDelegate, Row
from baklosan_desktop.screens.search import SearchView

_MOST_HEIGHT = 520
_FOOT = "↑ ↓ choose · Enter open · Esc close"


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
        foot = styled(QLabel(_FOOT), "hint")
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 6, 1, 8)
        for label in (self._empty, foot):
            label.setContentsMargins(12, 4, 12, 0)
        column.addWidget(self._empty)
        column.addWidget(self._list)
        column.addWidget(foot)
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
        width = self.width() - 2
        rows = (self._model.index(row, 0).data(ROW) for row in range(self._model.rowCount()))
        needed = sum(self._delegate.height(row, width) for row in rows)
        self._list.setFixedHeight(min(needed + 4, _MOST_HEIGHT))
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
