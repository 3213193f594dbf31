"""The way to a dose, day by day: a plot, and a table for each reading of the step."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QScrollArea,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from baklosan_desktop.qt import theme
from baklosan_desktop.qt.colours import Colours
from baklosan_desktop.qt.looks import styled
from baklosan_desktop.qt.models.table import Column, Index, TableModel
from baklosan_desktop.qt.panels.dose_parts import TitledCard
from baklosan_desktop.qt.widgets.choices import segments
from baklosan_desktop.qt.widgets.layouts import WrappedLabel
from baklosan_desktop.qt.widgets.staircase_plot import (
    MAIN,
    OTHER,
    Level,
    LineSample,
    Plot,
    StaircasePlot,
)
from baklosan_desktop.screens.dose_plan import INTAKES, WAYS, PlanView, WayView

_Row = tuple[str, ...]


def _cell(index: int) -> Callable[[_Row], str]:
    return lambda row: row[index]


_DATE = 1
_COLUMNS: tuple[Column[_Row], ...] = (
    Column("Day", _cell(0)),
    Column("Date", _cell(_DATE)),
    *(Column(f"{name}, mg", _cell(2 + index), figures=True) for index, name in enumerate(INTAKES)),
    Column("mg per day", _cell(5), figures=True),
)


_SEEN = QTableView.ScrollHint.EnsureVisible


class DayTable(QTableView):
    """As high as its rows: the page scrolls, not the table."""

    def __init__(self) -> None:
        super().__init__()
        self._model = TableModel[_Row](_COLUMNS, self)
        self.setModel(self._model)
        self.setAccessibleName("Doses by day")
        self.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        for widest in (_DATE, len(_COLUMNS) - 1):
            self.horizontalHeader().setSectionResizeMode(
                widest, QHeaderView.ResizeMode.ResizeToContents
            )
        self.horizontalHeader().setHighlightSections(False)

    def show_rows(self, rows: tuple[_Row, ...]) -> None:
        """Show rows, and be as high as they are."""
        self._model.show(rows)
        self._fit()

    def scrollTo(self, index: Index, _hint: QTableView.ScrollHint = _SEEN) -> None:
        """Let the page scroll to the row that is walked to: the table has room for all of them."""
        page = self.parentWidget()
        while page and not isinstance(page, QScrollArea):
            page = page.parentWidget()
        if isinstance(page, QScrollArea) and (content := page.widget()):
            row = self.visualRect(index)
            place = self.viewport().mapTo(content, row.center())
            page.ensureVisible(place.x(), place.y(), 0, row.height())

    def changeEvent(self, event: QEvent) -> None:
        """Follow the text size."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._fit()

    def _fit(self) -> None:
        height = self.fontMetrics().height() + 12
        self.verticalHeader().setDefaultSectionSize(height)
        header = self.horizontalHeader().sizeHint().height()
        self.setFixedHeight(header + height * self._model.rowCount() + 2 * self.frameWidth())


class PlanPart(QWidget):
    """Shows one plan, kept from answer to answer: a table is dear to make anew."""

    def __init__(self) -> None:
        super().__init__()
        self._view: PlanView | None = None
        self._way = 0
        self._legend = [styled(WrappedLabel(characters=30), "secondary") for _ in range(2)]
        self._samples = [LineSample(line, _colours) for line in (MAIN, OTHER)]
        self._plot = StaircasePlot("Dose by day", _colours)
        self._read = styled(WrappedLabel(characters=30), "hint")
        self._aim = styled(WrappedLabel(characters=40), "secondary")
        self._ways = segments("Reading of the step", WAYS)
        self._table = DayTable()
        self._note = styled(WrappedLabel(characters=40), "hint")
        self._lay_out()
        self._plot.read.connect(self._read.setText)
        self._ways.chosen.connect(self._show_way)
        self.hide()

    def outdate(self, view: PlanView | None) -> None:
        """Hide the plan that is shown, unless it is this one."""
        if view != self._view:
            self._view = None
            self.hide()

    def show_plan(self, view: PlanView | None) -> None:
        """Show a plan; None hides all of it."""
        self.outdate(view)
        if view is None or self._view:
            return
        self._view = view
        self.show()
        for label, way in zip(self._legend, view.ways, strict=True):
            label.setText(f"{way.title}: {way.summary}")
        self._plot.show_plot(_plot(view))
        self._aim.setText(view.aim)
        self._note.setText(view.note)
        self._show_way(self._way)

    def _show_way(self, index: int) -> None:
        self._way = index
        if self._view:
            self._table.show_rows(self._view.ways[index].rows)

    def _lay_out(self) -> None:
        plot, table = TitledCard("Titration"), TitledCard("Day by day")
        for sample, label in zip(self._samples, self._legend, strict=True):
            row = QHBoxLayout()
            row.setSpacing(10)
            row.addWidget(sample)
            row.addWidget(label, 1)
            plot.column.addLayout(row)
        plot.column.addWidget(self._aim)
        plot.column.addWidget(self._plot, 1)
        plot.column.addWidget(self._read)
        table.column.addWidget(self._ways, 0, Qt.AlignmentFlag.AlignLeft)
        table.column.addWidget(self._table)
        table.column.addWidget(self._note)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(plot)
        column.addWidget(table)


def _colours() -> Colours:
    return theme.colours(theme.shown())


def _plot(view: PlanView) -> Plot:
    main, other = (_levels(way) for way in view.ways)
    return Plot(
        main, other, view.usual, view.usual_words, view.maximum, view.maximum_words, "mg per day"
    )


def _levels(way: WayView) -> tuple[Level, ...]:
    return tuple(Level(step.first_day, step.mg, step.words) for step in way.steps)
