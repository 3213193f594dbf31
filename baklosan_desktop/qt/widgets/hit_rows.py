"""What a list shows of what was found."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from baklosan_desktop.qt.widgets.found import ROW, Row

Index = QModelIndex | QPersistentModelIndex
_TOP = QModelIndex()


class Rows(QAbstractListModel):
    """Rows that are shown and read out; a title cannot be chosen."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.all: tuple[Row, ...] = ()

    def show(self, rows: Sequence[Row]) -> None:
        """Have these rows and no others."""
        self.beginResetModel()
        self.all = tuple(rows)
        self.endResetModel()

    def add(self, rows: Sequence[Row]) -> None:
        """Have these rows below the others."""
        self.beginInsertRows(_TOP, len(self.all), len(self.all) + len(rows) - 1)
        self.all += tuple(rows)
        self.endInsertRows()

    def rowCount(self, parent: Index = _TOP) -> int:
        """Return how many there are; below a row there are none."""
        return 0 if parent.isValid() else len(self.all)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let all be chosen but titles."""
        flags = super().flags(index)
        if index.isValid() and not self.all[index.row()].is_choice:
            flags &= ~Qt.ItemFlag.ItemIsSelectable
        return flags

    def data(self, index: Index, role: int = ROW) -> object:
        """Return a row, and what a screen reader says of it."""
        if index.isValid():
            row = self.all[index.row()]
            if role == ROW:
                return row
            if role == Qt.ItemDataRole.AccessibleTextRole:
                return row.spoken
        return None
