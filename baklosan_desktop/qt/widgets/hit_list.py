"""A list of what was found, steered by the field that it was typed into."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QListView

from baklosan_desktop.qt.colours import Colours
from baklosan_desktop.qt.looks import styled
from baklosan_desktop.qt.widgets.found import ROW, HitDelegate, Row


class HitList(QListView):
    """Rows of which one is chosen; titles are passed over."""

    def __init__(self, name: str, colours: Colours) -> None:
        super().__init__()
        styled(self, "hits")
        self._rows = QStandardItemModel(self)
        self.setAccessibleName(name)
        self.setModel(self._rows)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.recolour(colours)

    def recolour(self, colours: Colours) -> None:
        """Draw in the colours of another theme."""
        self._delegate = HitDelegate(colours)
        self.setItemDelegate(self._delegate)

    def show_rows(self, rows: Sequence[Row], chosen: int = -1) -> None:
        """Show rows from the first on, one of them chosen."""
        self._rows.clear()
        for row in rows:
            self._rows.appendRow(_item(row))
        self.setVisible(bool(rows))
        self.setCurrentIndex(self._rows.index(chosen, 0))
        self.scrollToTop()

    def move_by(self, step: int) -> None:
        """Choose the next or the previous row; at an end the choice stays."""
        row = self.currentIndex().row() + step
        while 0 <= row < self._rows.rowCount():
            index = self._rows.index(row, 0)
            if index.data(ROW).is_choice:
                self.setCurrentIndex(index)
                return
            row += step

    def chosen(self) -> Row | None:
        """Return the row that Enter opens."""
        index = self.currentIndex()
        return index.data(ROW) if index.isValid() else None

    def needed(self, width: int) -> int:
        """Return how high it is with all its rows, where it is so wide."""
        frame = 2 * self.frameWidth()
        return sum(self._delegate.height(row, width - frame) for row in self._all()) + frame

    def fit(self, height: int, *, is_whole: bool) -> None:
        """Be so high; a bar that came and went would narrow the rows."""
        self.setFixedHeight(height)
        policy = Qt.ScrollBarPolicy
        bar = policy.ScrollBarAlwaysOff if is_whole else policy.ScrollBarAlwaysOn
        self.setVerticalScrollBarPolicy(bar)

    def _all(self) -> Iterator[Row]:
        for row in range(self._rows.rowCount()):
            yield self._rows.index(row, 0).data(ROW)


def _item(row: Row) -> QStandardItem:
    item = QStandardItem()
    item.setData(row, ROW)
    item.setData(row.spoken, Qt.ItemDataRole.AccessibleTextRole)
    item.setSelectable(row.is_choice)
    return item
