"""The table of the labels on this computer."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QTableView

from baklosan_desktop.qt.announcing import announce
from baklosan_desktop.qt.looks import styled
from baklosan_desktop.qt.models.table import Column, Index, TableModel
from baklosan_desktop.qt.widgets.layouts import plain_text, say
from baklosan_desktop.screens.library import COLUMNS, Row, Sorting
from baklosan_desktop.tongue import _, translatable

_SAMPLES = ("openFDA JSON", "0000-00-00", "0000-00-00", "Language")
_SHARES = ((36, 16), (18, 12), (26, 14), (20, 9))  # per cent of the rest, and least letters
_PADDING = 28
_LEAST_ROWS = 4
_READ_KEYS = translatable("Enter opens a label, Space sorts by the column.")
_KEYS = translatable("Enter opens a label, Delete removes it, Space sorts by the column.")
_EDGE = 13


def _cell(column: int) -> Callable[[Row], str]:
    return lambda row: row.cells[column]


LABEL_COLUMNS: tuple[Column[Row], ...] = tuple(
    Column(title, _cell(place), _cell(place), strong=not place)
    for place, title in enumerate(COLUMNS)
)


class LabelTable(QTableView):
    """Keeps the chosen label chosen as long as it is shown; only what is seen is drawn."""

    chosen = Signal(object)
    opened = Signal(str)
    removal_asked = Signal()
    sorting_asked = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._hint = styled(plain_text(), "secondary")
        self._hint.setParent(self.viewport())
        self._model = TableModel[Row](LABEL_COLUMNS, self)
        self.setModel(self._model)
        self.setAccessibleName(_("Labels on this computer"))
        self.setAccessibleDescription(_(_KEYS))
        self.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setHighlightSections(False)
        header.setSectionsClickable(True)
        header.sectionClicked.connect(self.sorting_asked)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.doubleClicked.connect(self._open)
        self.selectionModel().currentRowChanged.connect(self._choose)
        self._fit()

    def row(self) -> Row | None:
        """Return the chosen label."""
        current = self.currentIndex()
        return self._model.row(current) if current.isValid() else None

    def only_read(self) -> None:
        """Name no key that removes a label."""
        self.setAccessibleDescription(_(_READ_KEYS))

    def show_rows(self, rows: Sequence[Row], hint: str) -> None:
        """Show labels, and a hint below; what was chosen is chosen again if it is there."""
        before, column = self.row(), max(0, self.currentIndex().column())
        self._model.show(rows)
        say(self._hint, hint)
        self._place_hint()
        places = (place for place, row in enumerate(rows) if before and row.id == before.id)
        place = next(places, None)
        if place is None:
            self.chosen.emit(None)
        else:
            self._go_to(place, column)

    def show_sorting(self, sorting: Sorting) -> None:
        """Show by which column the labels stand, and have it read out."""
        header, direction = self.horizontalHeader(), Qt.SortOrder
        header.setSortIndicatorShown(sorting.column is not None)
        if sorting.column is not None:
            way = direction.DescendingOrder if sorting.is_descending else direction.AscendingOrder
            header.setSortIndicator(sorting.column, way)
        announce(self, sorting.words)

    def go_to_first(self) -> None:
        """Choose the first label, unless one is chosen, and give the table the keyboard."""
        if self.row() is None and self._model.rowCount():
            self._go_to(0)
        self.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open and remove by key; walk by all others."""
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._open(self.currentIndex())
            case Qt.Key.Key_Space:
                self.sorting_asked.emit(max(0, self.currentIndex().column()))
            case Qt.Key.Key_Delete:
                self.removal_asked.emit()
            case _:
                super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share out the new width."""
        super().resizeEvent(event)
        self._share_out()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the text size."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._fit()
            self._share_out()

    def _go_to(self, place: int, column: int = 0) -> None:
        chosen = QItemSelectionModel.SelectionFlag.ClearAndSelect
        rows = QItemSelectionModel.SelectionFlag.Rows
        index = self._model.index(place, column)
        self.selectionModel().setCurrentIndex(index, chosen | rows)

    def _open(self, index: Index) -> None:
        if index.isValid():
            self.opened.emit(self._model.row(index).id)

    def _choose(self, index: Index) -> None:
        self.chosen.emit(self._model.row(index) if index.isValid() else None)

    def _fit(self) -> None:
        height = self.fontMetrics().height() + 14
        self.verticalHeader().setDefaultSectionSize(height)
        header = self.horizontalHeader().sizeHint().height()
        self.setMinimumHeight(header + _LEAST_ROWS * height)

    def _share_out(self) -> None:
        """Give each column what its texts need; names share the rest, or the table scrolls."""
        metrics = self.fontMetrics()
        needed = [metrics.horizontalAdvance(text) + _PADDING for text in _SAMPLES]
        letter = metrics.averageCharWidth()
        rest = self.viewport().width() - sum(needed)
        shared = [max(least * letter, rest * share // 100) for share, least in _SHARES]
        for column, width in enumerate((*shared, *needed)):
            self.setColumnWidth(column, width)
        self._place_hint()

    def _place_hint(self) -> None:
        """Let the hint stand below the last row: it is there when rows are few or none."""
        rows = self.verticalHeader().defaultSectionSize() * self._model.rowCount()
        area = self.viewport().rect().adjusted(_EDGE, rows + _EDGE, -_EDGE, 0)
        area.setHeight(self._hint.heightForWidth(area.width()))
        self._hint.setGeometry(area)
