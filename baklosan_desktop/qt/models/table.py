"""Rows of values as a table; what a table shows is its list of columns."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape
from typing import Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont

from baklosan_desktop.labels.directions import isolated_if_leftwards
from baklosan_desktop.tongue import _

Row = TypeVar("Row")
Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
ROOT = QModelIndex()
_WORDS = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
Shown = str | QFont | Qt.AlignmentFlag
_FIGURES = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


def tooltip(text: str) -> str:
    """Return a text as a tooltip that wraps, and in which nothing is taken for markup."""
    return f"<p>{escape(text)}</p>"


def _strong() -> QFont:
    font = QFont()
    font.setBold(True)
    return font


@dataclass(frozen=True)
class Column(Generic[Row]):
    """A title, a row's text, and where that is not enough, what tooltip and screen reader say.

    Figures stand below each other by their last digit; what names the row is strong.
    """

    title: str
    text: Callable[[Row], str]
    in_full: Callable[[Row], str] | None = None
    figures: bool = False
    strong: bool = False


class TableModel(QAbstractTableModel, Generic[Row]):
    """Shows rows in columns."""

    def __init__(self, columns: Sequence[Column[Row]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._columns = columns
        self._rows: Sequence[Row] = ()

    def show(self, rows: Sequence[Row]) -> None:
        """Replace all rows."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def row(self, index: Index) -> Row:
        """Return the value shown at an index."""
        return self._rows[index.row()]

    def rowCount(self, parent: Index = ROOT) -> int:
        """Return how many rows there are; a cell has none."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = ROOT) -> int:
        """Return how many columns there are; a cell has none."""
        return 0 if parent.isValid() else len(self._columns)

    def data(self, index: Index, role: int = Role.DisplayRole) -> Shown | None:
        """Return the text of a cell, in full for tooltip and screen reader."""
        if not index.isValid():
            return None
        column, row = self._columns[index.column()], self._rows[index.row()]
        if role in {Role.ToolTipRole, Role.AccessibleTextRole} and column.in_full:
            full = column.in_full(row)
            return tooltip(full) if role == Role.ToolTipRole else full
        if role == Role.TextAlignmentRole and column.figures:
            return _FIGURES
        if role == Role.FontRole and column.strong:
            return _strong()
        return isolated_if_leftwards(column.text(row)) if role == Role.DisplayRole else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole
    ) -> str | Qt.AlignmentFlag | None:
        """Return the titles of the columns, aligned as what stands below; rows have none."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        column = self._columns[section]
        if role == Role.TextAlignmentRole:
            return _FIGURES if column.figures else _WORDS
        return _(column.title) if role == Role.DisplayRole else None
