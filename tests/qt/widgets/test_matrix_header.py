import pytest
from PySide6.QtGui import QFont
from pytestqt.qtbot import QtBot

from baklosan_desktop.labels.facts import Facts
from baklosan_desktop.labels.label import LabelId
from baklosan_desktop.qt import theme
from baklosan_desktop.qt.models.side_effect_matrix import SideEffectMatrixModel
from baklosan_desktop.qt.theme import Theme
from baklosan_desktop.qt.widgets.matrix_header import ALL, ColumnHeader, MatrixHeader, RowHeader
from baklosan_desktop.qt.widgets.matrix_view import MatrixView
from baklosan_desktop.screens.side_effect_matrix import Order
from baklosan_desktop.screens.side_effects import SideEffectForm, present
from tests.fakes import FakeSideEffects

TOTALS = 11


@pytest.fixture
def model(facts: Facts) -> SideEffectMatrixModel:
    model = SideEffectMatrixModel()
    show(model, facts)
    return model


@pytest.fixture
def view(model: SideEffectMatrixModel, qtbot: QtBot) -> MatrixView:
    view = MatrixView(model)
    qtbot.addWidget(view)
    view.resize(900, 600)
    view.show()
    return view


def show(
    model: SideEffectMatrixModel, facts: Facts, order: Order = Order.LABEL, words: str = ""
) -> None:
    form = SideEffectForm(LabelId("baklosan-25mg"), words, order=order)
    answer = present(form, FakeSideEffects(facts))
    model.show(answer.matrix, answer.total)


def has_accent(header: MatrixHeader) -> bool:
    image, accent = header.grab().toImage(), theme.colours(Theme.LIGHT)["accent"]
    places = ((x, y) for x in range(image.width()) for y in range(image.height()))
    return any(image.pixelColor(x, y).name().upper() == accent for x, y in places)


def squeeze(view: MatrixView) -> None:
    """Leave a little less width than the longest name needs on one line."""
    names = sum(header.most() for header in view.findChildren(RowHeader))
    columns = sum(6 * header.least() for header in view.findChildren(ColumnHeader))
    view.resize(names + columns + 2 * view.frameWidth() - 5, 900)


def test_columns_share_the_whole_width(view: MatrixView) -> None:
    widths = {view.columnWidth(column) for column in range(6)}
    assert len(widths) == 1
    assert view.horizontalHeader().length() == view.viewport().width()
    assert view.horizontalScrollBar().maximum() == 0


def test_names_stand_on_one_line_where_there_is_room(view: MatrixView) -> None:
    assert len({view.rowHeight(row) for row in range(TOTALS)}) == 1


def test_names_wrap_before_anything_is_cut(view: MatrixView, qtbot: QtBot) -> None:
    squeeze(view)
    qtbot.wait(0)
    assert view.rowHeight(6) > view.rowHeight(5)
    assert view.horizontalScrollBar().maximum() == 0


def test_matrix_scrolls_sideways_before_a_word_is_cut(view: MatrixView, qtbot: QtBot) -> None:
    view.resize(300, 900)
    qtbot.wait(0)
    assert [view.columnWidth(0)] == [header.least() for header in view.findChildren(ColumnHeader)]
    assert view.horizontalScrollBar().maximum() > 0


def test_matrix_grows_with_its_text(view: MatrixView) -> None:
    small = view.sizeHint().height()
    larger = QFont(view.font())
    larger.setPointSizeF(larger.pointSizeF() * 2)
    view.setFont(larger)
    assert view.sizeHint().height() > 1.5 * small


def test_other_order_is_fitted_anew(
    view: MatrixView, model: SideEffectMatrixModel, facts: Facts, qtbot: QtBot
) -> None:
    squeeze(view)
    show(model, facts, Order.AGREED)
    qtbot.wait(0)
    skin = model.place("skin and subcutaneous tissue", None)[0]
    assert view.rowHeight(skin) > view.rowHeight(model.place("senses", None)[0])


def test_longer_total_is_fitted_anew(
    view: MatrixView, model: SideEffectMatrixModel, facts: Facts
) -> None:
    [names] = view.findChildren(RowHeader)
    before = names.width()
    counts = present(SideEffectForm(LabelId("")), FakeSideEffects(facts)).matrix
    model.show(counts, "a total that is longer than the name of any organ system")
    assert names.width() >= names.most() > before


def test_smaller_figures_move_no_column(
    view: MatrixView, model: SideEffectMatrixModel, facts: Facts
) -> None:
    before = view.columnViewportPosition(0), view.verticalHeader().width()
    show(model, facts, words="rash")
    assert (view.columnViewportPosition(0), view.verticalHeader().width()) == before


def test_chosen_row_and_column_are_headed_in_the_accent(view: MatrixView) -> None:
    across, down = view.findChildren(MatrixHeader)
    assert (has_accent(across), has_accent(down)) == (False, False)
    view.choose(4, 2)
    assert (has_accent(across), has_accent(down)) == (True, True)
    view.choose(ALL, 2)
    assert (has_accent(across), has_accent(down)) == (True, False)
