from typing import NamedTuple, Protocol

import pytest
from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt
from pytestqt.qtbot import QtBot

from baklosan_desktop.qt.models.table import Column, TableModel


class ModelTester(Protocol):
    def check(self, model: QAbstractItemModel) -> None: ...


class Dose(NamedTuple):
    day: int
    mg: str


COLUMNS: tuple[Column[Dose], ...] = (
    Column("Day", lambda dose: str(dose.day)),
    Column("Dose", lambda dose: dose.mg, lambda dose: f"{dose.mg} on day {dose.day}"),
)
ROWS = [Dose(1, "5 mg"), Dose(4, "10 mg")]


@pytest.fixture
def model() -> TableModel[Dose]:
    model = TableModel[Dose](COLUMNS)
    model.show(ROWS)
    return model


def texts(model: TableModel[Dose]) -> list[list[str]]:
    rows, columns = range(model.rowCount()), range(model.columnCount())
    return [[model.index(row, column).data() for column in columns] for row in rows]


def test_table_is_a_proper_model(model: TableModel[Dose], qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(model)


def test_table_without_rows_is_a_proper_model(qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(TableModel[Dose](COLUMNS))


def test_each_column_shows_its_text_of_each_row(model: TableModel[Dose]) -> None:
    assert texts(model) == [["1", "5 mg"], ["4", "10 mg"]]


def test_new_rows_replace_the_old_ones(model: TableModel[Dose], qtbot: QtBot) -> None:
    with qtbot.waitSignal(model.modelReset):
        model.show([Dose(7, "15 mg")])
    assert texts(model) == [["7", "15 mg"]]


def test_row_of_an_index_is_the_value_itself(model: TableModel[Dose]) -> None:
    assert model.row(model.index(1, 0)) is ROWS[1]


def test_text_in_full_is_for_screen_reader_and_tooltip(model: TableModel[Dose]) -> None:
    spoken, tip = Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole
    assert model.index(1, 1).data(spoken) == "10 mg on day 4"
    assert model.index(1, 1).data(tip) == "<p>10 mg on day 4</p>"
    assert model.index(1, 0).data(spoken) is None
    assert model.index(1, 0).data(tip) is None


def test_tooltip_takes_nothing_for_markup(model: TableModel[Dose]) -> None:
    model.show([Dose(1, "<b>5</b> & more")])
    tip = model.index(0, 1).data(Qt.ItemDataRole.ToolTipRole)
    assert tip == "<p>&lt;b&gt;5&lt;/b&gt; &amp; more on day 1</p>"


def test_nothing_else_is_said_of_a_cell(model: TableModel[Dose]) -> None:
    assert model.index(0, 0).data(Qt.ItemDataRole.DecorationRole) is None
    assert model.data(QModelIndex()) is None


def test_columns_have_titles_and_rows_have_none(model: TableModel[Dose]) -> None:
    across, down = Qt.Orientation.Horizontal, Qt.Orientation.Vertical
    assert [model.headerData(column, across) for column in (0, 1)] == ["Day", "Dose"]
    assert model.headerData(0, down) is None
    assert model.headerData(0, across, Qt.ItemDataRole.ToolTipRole) is None


def test_cells_hold_no_table_of_their_own(model: TableModel[Dose]) -> None:
    cell = model.index(0, 0)
    assert (model.rowCount(cell), model.columnCount(cell)) == (0, 0)


def test_column_that_names_the_row_is_strong(model: TableModel[Dose]) -> None:
    named = TableModel[Dose]((Column("Day", lambda dose: str(dose.day), strong=True),))
    named.show(ROWS)
    font = named.index(0, 0).data(Qt.ItemDataRole.FontRole)
    assert font.bold()
    assert model.index(0, 0).data(Qt.ItemDataRole.FontRole) is None


def test_strength_in_a_name_that_is_read_leftwards_is_set_apart() -> None:
    model = TableModel[Dose](COLUMNS)
    model.show([Dose(1, "قرص 250 mg")])
    assert model.index(0, 1).data() == "قرص \u2066250 mg\u2069"
