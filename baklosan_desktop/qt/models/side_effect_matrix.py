"""The side-effect matrix as a table: organ systems down, bands across, totals in the last row."""

from PySide6.QtCore import QAbstractTableModel, QObject, Qt

from baklosan_desktop.labels.bands import Band
from baklosan_desktop.qt.colours import BANDS
from baklosan_desktop.qt.models.table import ROOT, Index, Role, tooltip
from baklosan_desktop.qt.widgets.matrix_header import MatrixRole
from baklosan_desktop.screens.side_effect_matrix import Column, Matrix, Row
from baklosan_desktop.tongue import _, plural


class SideEffectMatrixModel(QAbstractTableModel):
    """Shows a matrix; the cells of the last row stand for their whole column."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._matrix = Matrix((), ())
        self._total = ""

    def show(self, matrix: Matrix, total: str) -> None:
        """Show the counts; only rows or columns that are others or elsewhere reset the view."""
        if not matrix.columns or _keys(matrix) != _keys(self._matrix):
            self.beginResetModel()
            self._matrix, self._total = matrix, total
            self.endResetModel()
        elif (matrix, total) != (self._matrix, self._total):
            self._matrix, self._total = matrix, total
            last = len(matrix.rows)
            self.dataChanged.emit(self.index(0, 0), self.index(last, len(matrix.columns) - 1))
            self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, last)
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(matrix.columns) - 1)

    def system(self, row: int) -> str | None:
        """Return the key of a row, None for the totals and for -1."""
        return self._matrix.rows[row].key if 0 <= row < len(self._matrix.rows) else None

    def band(self, column: int) -> str | None:
        """Return the key of a column, None for -1."""
        return self._matrix.columns[column].key if column >= 0 else None

    def place(self, system: str | None, band: str | None) -> tuple[int, int]:
        """Return row and column of these keys, -1 for None."""
        systems, bands = _keys(self._matrix)
        return (
            -1 if system is None else systems.index(system),
            -1 if band is None else bands.index(band),
        )

    def rowCount(self, parent: Index = ROOT) -> int:
        """Return the organ systems and the totals; nothing at all where there are no bands."""
        return 0 if parent.isValid() or not self._matrix.columns else len(self._matrix.rows) + 1

    def columnCount(self, parent: Index = ROOT) -> int:
        """Return how many bands there are, with what is not a band."""
        return 0 if parent.isValid() else len(self._matrix.columns)

    def data(self, index: Index, role: int = Role.DisplayRole) -> str | None:
        """Return a count, also in words for tooltip and screen reader, and what it stands on."""
        if not index.isValid():
            return None
        column = self._matrix.columns[index.column()]
        is_total = index.row() == len(self._matrix.rows)
        row = None if is_total else self._matrix.rows[index.row()]
        count = row.counts[index.column()] if row else column.total
        if role == Role.DisplayRole:
            return str(count) if count or is_total else "·"
        if role == MatrixRole.GROUND:
            return ground(column) if count and not is_total else None
        if role == Role.AccessibleTextRole:
            return _spoken(row, column.key, count)
        if role == Role.ToolTipRole:
            return tooltip(_spoken(row, f"{column.key}, {column.range}", count))
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole
    ) -> str | None:
        """Return name and second line of a band or an organ system, or both in one sentence."""
        if orientation is Qt.Orientation.Horizontal:
            return _of_band(self._matrix.columns[section], role)
        if section < len(self._matrix.rows):
            return _of_system(self._matrix.rows[section], role)
        return self._total if role == Role.DisplayRole else None


def _keys(matrix: Matrix) -> tuple[list[str], list[str]]:
    return [row.key for row in matrix.rows], [column.key for column in matrix.columns]


def ground(column: Column) -> str:
    """Name the colour of a band."""
    *bands, isolated = BANDS
    return bands[list(Band).index(column.band.normalised)] if column.band else isolated


def _spoken(row: Row | None, band: str, count: int) -> str:
    return f"{row.name if row else _('All organ systems')}, {band}, {_side_effects(count)}"


def _of_band(column: Column, role: int) -> str | None:
    match role:
        case Role.DisplayRole:
            return column.word
        case MatrixRole.SECOND:
            return column.range
        case Role.AccessibleTextRole:
            return f"{column.word}, {column.range}, {_side_effects(column.total)}"
        case Role.ToolTipRole:
            said = (column.stated, column.agreed, _("Ctrl+Space in a cell chooses its column."))
            return tooltip(" ".join(filter(None, said)))
    return None


def _of_system(row: Row, role: int) -> str | None:
    match role:
        case Role.DisplayRole:
            return row.name
        case MatrixRole.SECOND:
            return str(row.total)
        case Role.AccessibleTextRole:
            return f"{row.name}, {_side_effects(row.total)}"
        case Role.ToolTipRole:
            return tooltip(_("Shift+Space in a cell chooses its row."))
    return None


def _side_effects(count: int) -> str:
    return plural("{number} side effect", "{number} side effects", count)
