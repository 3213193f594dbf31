from typing import Protocol

import pytest
from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt
from pytestqt.qtbot import QtBot

from baklosan_desktop.labels.facts import Facts
from baklosan_desktop.labels.label import LabelId
from baklosan_desktop.qt.colours import BANDS
from baklosan_desktop.qt.models.side_effect_matrix import SideEffectMatrixModel
from baklosan_desktop.qt.widgets.matrix_header import MatrixRole
from baklosan_desktop.screens.side_effect_matrix import NO_SYSTEM, Matrix, Order
from baklosan_desktop.screens.side_effects import SideEffectForm, SideEffectView, present
from baklosan_desktop.wording import NBSP
from tests.fakes import FakeSideEffects

ACROSS, DOWN = Qt.Orientation.Horizontal, Qt.Orientation.Vertical
SPOKEN, TIP = Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole
TOTALS = 11


class ModelTester(Protocol):
    def check(self, model: QAbstractItemModel) -> None: ...


def a_view(facts: Facts, words: str = "", order: Order = Order.LABEL) -> SideEffectView:
    form = SideEffectForm(LabelId("baklosan-25mg"), words, order=order)
    return present(form, FakeSideEffects(facts))


@pytest.fixture
def model(facts: Facts) -> SideEffectMatrixModel:
    model = SideEffectMatrixModel()
    show(model, a_view(facts))
    return model


def show(model: SideEffectMatrixModel, view: SideEffectView) -> None:
    model.show(view.matrix, view.total)


def row_texts(model: SideEffectMatrixModel, row: int) -> list[str]:
    return [model.index(row, column).data() for column in range(model.columnCount())]


def spoken_header(model: SideEffectMatrixModel, section: int, way: Qt.Orientation) -> str:
    return str(model.headerData(section, way, SPOKEN)).replace(NBSP, " ")


def test_matrix_is_a_proper_model(model: SideEffectMatrixModel, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(model)


def test_matrix_before_anything_is_shown_is_a_proper_model(qtmodeltester: ModelTester) -> None:
    model = SideEffectMatrixModel()
    qtmodeltester.check(model)
    assert (model.rowCount(), model.columnCount()) == (0, 0)


def test_cells_show_counts_and_dots_for_none(model: SideEffectMatrixModel) -> None:
    assert row_texts(model, 0) == ["2", "15", "·", "2", "·", "·"]


def test_last_row_shows_totals_with_zero_for_the_empty_band(model: SideEffectMatrixModel) -> None:
    assert model.rowCount() == TOTALS + 1
    assert row_texts(model, TOTALS) == ["3", "30", "0", "7", "1", "1"]
    assert model.headerData(TOTALS, DOWN) == "All 42 effects"


def test_cell_is_spoken_with_system_band_and_count(model: SideEffectMatrixModel) -> None:
    assert model.index(0, 1).data(SPOKEN) == "Nervous system, frequent, 15 side effects"
    assert model.index(1, 2).data(SPOKEN) == "Cardiovascular system, infrequent, 0 side effects"
    assert model.index(9, 4).data(SPOKEN) == "General disorders, very rare, 1 side effect"


def test_total_is_spoken_as_that_of_its_band(model: SideEffectMatrixModel) -> None:
    assert model.index(TOTALS, 1).data(SPOKEN) == "All organ systems, frequent, 30 side effects"


def test_tooltip_gives_the_range_too(model: SideEffectMatrixModel) -> None:
    tip = model.index(0, 1).data(TIP).replace(NBSP, " ")
    assert tip == "<p>Nervous system, frequent, 1 to 10 %, 15 side effects</p>"


def test_bands_are_headed_by_word_and_range(model: SideEffectMatrixModel) -> None:
    assert model.headerData(3, ACROSS) == "Rare"
    assert model.headerData(3, ACROSS, MatrixRole.SECOND) == f"0.01 to 0.1{NBSP}%"
    assert spoken_header(model, 3, ACROSS) == "Rare, 0.01 to 0.1 %, 7 side effects"
    tip = str(model.headerData(3, ACROSS, TIP)).replace(NBSP, " ")
    assert tip.startswith("<p>More than 0.01 % and less than 0.1 %. Agreed band (editorial):")


def test_headers_say_how_the_keyboard_chooses_them(model: SideEffectMatrixModel) -> None:
    assert "Shift+Space in a cell chooses its row." in str(model.headerData(0, DOWN, TIP))
    assert "Ctrl+Space in a cell chooses its column." in str(model.headerData(0, ACROSS, TIP))


def test_what_is_no_band_is_headed_so(model: SideEffectMatrixModel) -> None:
    assert model.headerData(5, ACROSS, MatrixRole.SECOND) == "not a band"
    assert model.headerData(5, ACROSS, TIP) == (
        "<p>The label gives no band. Ctrl+Space in a cell chooses its column.</p>"
    )


def test_systems_are_headed_by_name_and_total(model: SideEffectMatrixModel) -> None:
    assert model.headerData(7, DOWN) == "Kidneys and urinary system"
    assert model.headerData(7, DOWN, MatrixRole.SECOND) == "4"
    assert spoken_header(model, 7, DOWN) == "Kidneys and urinary system, 4 side effects"


@pytest.mark.parametrize(("section", "way"), [(0, ACROSS), (0, DOWN), (TOTALS, DOWN)])
def test_nothing_else_is_said_of_a_header(
    model: SideEffectMatrixModel, section: int, way: Qt.Orientation
) -> None:
    assert model.headerData(section, way, Qt.ItemDataRole.DecorationRole) is None


def test_filled_cells_stand_on_the_colour_of_their_band(model: SideEffectMatrixModel) -> None:
    grounds = [model.index(0, column).data(MatrixRole.GROUND) for column in range(6)]
    assert grounds == [BANDS[0], BANDS[1], None, BANDS[3], None, None]
    assert model.index(10, 5).data(MatrixRole.GROUND) == "band-isolated"


def test_totals_stand_on_no_colour(model: SideEffectMatrixModel) -> None:
    assert model.index(TOTALS, 1).data(MatrixRole.GROUND) is None


def test_nothing_else_is_said_of_a_cell(model: SideEffectMatrixModel) -> None:
    assert model.index(0, 0).data(Qt.ItemDataRole.DecorationRole) is None
    assert model.data(QModelIndex()) is None


def test_cells_hold_no_table_of_their_own(model: SideEffectMatrixModel) -> None:
    cell = model.index(0, 0)
    assert (model.rowCount(cell), model.columnCount(cell)) == (0, 0)


def test_rows_and_columns_are_known_by_key(model: SideEffectMatrixModel) -> None:
    assert (model.system(0), model.band(1)) == ("nervous system", "frequent")
    assert (model.system(10), model.band(5)) == (NO_SYSTEM, "isolated cases")


def test_totals_and_headers_stand_for_all(model: SideEffectMatrixModel) -> None:
    assert (model.system(TOTALS), model.system(-1), model.band(-1)) == (None, None, None)


def test_keys_lead_back_to_their_place(model: SideEffectMatrixModel) -> None:
    assert model.place("nervous system", "frequent") == (0, 1)
    assert model.place(None, "rare") == (-1, 3)
    assert model.place("senses", None) == (5, -1)


def test_filter_changes_counts_in_place(
    model: SideEffectMatrixModel, facts: Facts, qtbot: QtBot
) -> None:
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.dataChanged) as changed:
        show(model, a_view(facts, "sleep"))
    assert row_texts(model, 0) == ["2", "1", "·", "·", "·", "·"]
    assert model.headerData(TOTALS, DOWN) == "3 of 42 effects"
    first, last, *_ = changed.args or []
    assert (first.row(), first.column(), last.row(), last.column()) == (0, 0, TOTALS, 5)


def test_filter_changes_the_headers_too(
    model: SideEffectMatrixModel, facts: Facts, qtbot: QtBot
) -> None:
    with qtbot.waitSignals([model.headerDataChanged] * 2):
        show(model, a_view(facts, "sleep"))
    assert model.headerData(1, DOWN, MatrixRole.SECOND) == "0"


def test_other_order_resets_the_matrix(
    model: SideEffectMatrixModel, facts: Facts, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(model.modelReset):
        show(model, a_view(facts, order=Order.AGREED))
    assert model.system(1) == "senses"


def test_same_counts_change_nothing(
    model: SideEffectMatrixModel, facts: Facts, qtbot: QtBot
) -> None:
    with qtbot.assertNotEmitted(model.modelReset), qtbot.assertNotEmitted(model.dataChanged):
        show(model, a_view(facts))


def test_label_without_bands_has_no_table() -> None:
    model = SideEffectMatrixModel()
    model.show(Matrix((), ()), "All 0 effects")
    model.show(Matrix((), ()), "0 of 0 effects")
    assert (model.rowCount(), model.columnCount()) == (0, 0)
