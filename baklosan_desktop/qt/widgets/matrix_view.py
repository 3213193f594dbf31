"""A matrix of figures in tinted cells: arrows walk it, headers choose whole rows and columns."""

from functools import cache

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from baklosan_desktop.qt.widgets.entries import Index, colour, font
from baklosan_desktop.qt.widgets.matrix_header import ALL, ColumnHeader, MatrixRole, RowHeader

_LEAST_ROWS = 3
_RADIUS = 4
_CHOOSE = {Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter}


class MatrixView(QTableView):
    """Shows a model whose last row holds totals; a total stands for its whole column.

    Space or Enter choose the cell, with Shift its row, with Ctrl its column, Ctrl+A everything.
    """

    chosen = Signal(int, int)

    def __init__(self, model: QAbstractItemModel) -> None:
        super().__init__()
        self._across, self._down = ColumnHeader(self), RowHeader(self)
        self._all_rows = self._some_rows = self._kept = 0
        self._fitted = QSize()
        self.setHorizontalHeader(self._across)
        self.setVerticalHeader(self._down)
        self.setModel(model)
        self._cell = _Cell(self)
        self.setItemDelegate(self._cell)
        self.setShowGrid(False)
        for corner in self.findChildren(QAbstractButton):
            corner.setMaximumSize(0, 0)  # the style would draw a button between the headers
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self._across.sectionClicked.connect(lambda column: self.choose(ALL, column))
        self._down.sectionClicked.connect(lambda row: self.choose(row, ALL))
        self.selectionModel().selectionChanged.connect(self._say)
        model.modelReset.connect(self._fit)
        model.dataChanged.connect(self._fit)

    def choose(self, row: int, column: int) -> None:
        """Choose a cell, with ALL a whole row, a whole column or nothing in particular."""
        last_row, last_column = self.model().rowCount() - 1, self.model().columnCount() - 1
        rows = (0, last_row) if row in {ALL, last_row} else (row, row)
        columns = (0, last_column) if column == ALL else (column, column)
        if (rows, columns) == ((0, last_row), (0, last_column)):
            self.clearSelection()
            return
        first, last = (self.model().index(*ends) for ends in zip(rows, columns, strict=True))
        selected, flags = QItemSelection(first, last), QItemSelectionModel.SelectionFlag
        if not selected.contains(self.currentIndex()):
            self.selectionModel().setCurrentIndex(first, flags.NoUpdate)
        self.selectionModel().select(selected, flags.ClearAndSelect)

    def choice(self) -> tuple[int, int]:
        """Return the chosen row and column, each ALL where there is no single one."""
        selected = self.selectedIndexes()
        rows, columns = {index.row() for index in selected}, {index.column() for index in selected}
        row = rows.pop() if len(rows) == 1 else ALL
        column = columns.pop() if len(columns) == 1 else ALL
        return ALL if row == self.model().rowCount() - 1 else row, column

    def sizeHint(self) -> QSize:
        """Ask for the height of all rows and no more."""
        return QSize(self._down.minimumWidth(), self._all_rows)

    def minimumSizeHint(self) -> QSize:
        """Keep room for some rows, whatever the text size, and for all that were asked to be."""
        least = max(self._some_rows, min(self._all_rows, self._kept))
        return QSize(self._down.minimumWidth(), least)

    def keep(self, height: int) -> None:
        """Give way to what stands beside it only down to a height, then let the page scroll."""
        self._kept = height
        self.updateGeometry()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose by key; all else walks."""
        current, held = self.currentIndex(), event.modifiers()
        if event.matches(QKeySequence.StandardKey.SelectAll):
            self.choose(ALL, ALL)
        elif event.key() not in _CHOOSE or not current.isValid():
            super().keyPressEvent(event)
        else:
            is_row = bool(held & Qt.KeyboardModifier.ShiftModifier)
            is_column = bool(held & Qt.KeyboardModifier.ControlModifier)
            self.choose(ALL if is_column else current.row(), ALL if is_row else current.column())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the cells that have changed."""
        self._cell.prepare()
        super().paintEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share out the new width."""
        super().resizeEvent(event)
        if self.contentsRect().size() != self._fitted:
            self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def _say(self) -> None:
        row, column = self.choice()
        self._down.choose(row)
        self._across.choose(column)
        self.chosen.emit(row, column)

    def _fit(self) -> None:
        """Share out the width; where not all rows fit, a scroll bar takes some of it."""
        self._fitted = self.contentsRect().size()
        width = self._fitted.width()
        self._down.measure()
        self._share(width)
        self._all_rows = self._height(self._down.count())
        self._some_rows = self._height(min(self._down.count(), _LEAST_ROWS))
        if self._all_rows > self.height():
            self._share(width - self.verticalScrollBar().sizeHint().width())
        self.updateGeometry()

    def _share(self, width: int) -> None:
        """Give the names one line each if the columns leave them that; then widen the columns."""
        count = max(self.model().columnCount(), 1)
        least = self._across.least()
        names = max(self._down.least(), min(self._down.most(), width - count * least))
        column = max(least, (width - names) // count)
        self._across.setDefaultSectionSize(column)
        self._across.setFixedHeight(self._across.height_at(column))
        self._down.setFixedWidth(max(names, width - count * column))
        for row, height in enumerate(self._down.heights_at(names)):
            self._down.resizeSection(row, height)
        self.updateGeometries()

    def _height(self, rows: int) -> int:
        heights = sum(self._down.sectionSize(row) for row in range(rows))
        needed = self._down.minimumWidth() + self._across.length()
        bar = self.horizontalScrollBar().sizeHint().height()
        below = bar if needed > self.contentsRect().width() else 0
        return self._across.minimumHeight() + heights + below + 2 * self.frameWidth()


class _Cell(QStyledItemDelegate):
    """Draws a figure on its ground, ringed where it is chosen or has the focus."""

    def __init__(self, view: MatrixView) -> None:
        super().__init__(view)
        self._view = view
        self.prepare()

    def prepare(self) -> None:
        """Look up font and colours once for all cells of a painting."""
        self._bold = font(self._view, bold=True)
        self._colour = cache(colour)
        self._faint = _faint()
        self._totals = self._view.model().rowCount() - 1
        self._focus = self._view.currentIndex() if self._view.hasFocus() else QModelIndex()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw ring, ground and figure."""
        rect, ground = QRectF(option.rect), index.data(MatrixRole.GROUND)
        is_total = index.row() == self._totals
        ring = self._ring(option, index)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if ring:
            painter.setPen(ring)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), _RADIUS + 2, _RADIUS + 2)
        inset = 3 if ring else 1.5
        box = rect.adjusted(inset, inset, -inset, -inset)
        if ground:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._colour(ground))
            painter.drawRoundedRect(box, _RADIUS, _RADIUS)
        elif not is_total:
            painter.fillRect(box, self._faint)
        plain = "ink-2" if is_total else "ink-3"
        painter.setPen(self._colour(f"{ground}-ink" if ground else plain))
        painter.setFont(self._bold)
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, str(index.data()))
        painter.restore()

    def _ring(self, option: QStyleOptionViewItem, index: Index) -> QPen | None:
        """Return the line around a chosen cell, dashed where only the focus is there."""
        if option.state & QStyle.StateFlag.State_Selected:
            return QPen(self._colour("accent"), 2)
        if index == self._focus:
            return QPen(self._colour("focus"), 2, Qt.PenStyle.DashLine)
        return None


def _faint() -> QColor:
    """Return the ground of an empty cell."""
    background = colour("background")
    background.setAlphaF(0.5)
    return background
