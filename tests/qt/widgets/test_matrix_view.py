from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from baklosan_desktop.labels.facts import Facts
from baklosan_desktop.labels.label import LabelId
from baklosan_desktop.qt import theme
from baklosan_desktop.qt.models.side_effect_matrix import SideEffectMatrixModel
from baklosan_desktop.qt.theme import Theme
from baklosan_desktop.qt.widgets.matrix_header import ALL
from baklosan_desktop.qt.widgets.matrix_view import MatrixView
from baklosan_desktop.screens.side_effect_matrix import Matrix, Order
from baklosan_desktop.screens.side_effects import SideEffectForm, present
from baklosan_desktop.wording import NBSP
from tests.fakes import FakeSideEffects

KEY = Qt.Key
NONE, SHIFT, CTRL = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
)
TOTALS = 11
WIDE = 900


@pytest.fixture
def model(facts: Facts) -> SideEffectMatrixModel:
    model = SideEffectMatrixModel()
    show(model, facts)
    return model


@pytest.fixture
def view(model: SideEffectMatrixModel, qtbot: QtBot) -> MatrixView:
    view = MatrixView(model)
    qtbot.addWidget(view)
    view.resize(WIDE, 600)
    view.show()
    qtbot.waitExposed(view)
    view.setFocus()
    qtbot.waitUntil(view.hasFocus)
    return view


@pytest.fixture
def chosen(view: MatrixView) -> list[tuple[int, int]]:
    """What the view has said was chosen, in order."""
    said: list[tuple[int, int]] = []
    view.chosen.connect(lambda row, column: said.append((row, column)))
    return said


@pytest.fixture
def dark(qapp: QApplication) -> Iterator[None]:
    qapp.setProperty("theme", Theme.DARK.value)
    yield
    qapp.setProperty("theme", None)


def show(model: SideEffectMatrixModel, facts: Facts, order: Order = Order.LABEL) -> None:
    form = SideEffectForm(LabelId("baklosan-25mg"), order=order)
    answer = present(form, FakeSideEffects(facts))
    model.show(answer.matrix, answer.total)


def press(view: MatrixView, *keys: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
    for key in keys:
        QTest.keyClick(view, key, held)


def cell(view: MatrixView, row: int, column: int) -> QRect:
    return view.visualRect(view.model().index(row, column))


def click_header(view: MatrixView, row: int = ALL, column: int = ALL) -> None:
    if column == ALL:
        header = view.verticalHeader()
        place = QPoint(5, header.sectionViewportPosition(row) + 5)
    else:
        header = view.horizontalHeader()
        place = QPoint(header.sectionViewportPosition(column) + 5, 5)
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)


def colours_in(view: MatrixView, rect: QRect) -> set[str]:
    image = view.viewport().grab(rect).toImage()
    return {
        image.pixelColor(x, y).name().upper()
        for x in range(image.width())
        for y in range(image.height())
    }


def test_arrows_walk_from_cell_to_cell_and_choose_them(
    view: MatrixView, chosen: list[tuple[int, int]]
) -> None:
    view.choose(0, 0)
    press(view, KEY.Key_Right, KEY.Key_Down, KEY.Key_Left)
    assert chosen == [(0, 0), (0, 1), (1, 1), (1, 0)]


def test_click_chooses_a_cell(view: MatrixView, chosen: list[tuple[int, int]]) -> None:
    place = cell(view, 2, 1).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert chosen == [(2, 1)]


@pytest.mark.parametrize("key", [KEY.Key_Space, KEY.Key_Return, KEY.Key_Enter])
def test_space_and_enter_choose_the_current_cell(
    view: MatrixView, chosen: list[tuple[int, int]], key: Qt.Key
) -> None:
    view.choose(3, 2)
    view.clearSelection()
    press(view, key)
    assert chosen == [(3, 2), (ALL, ALL), (3, 2)]


def test_shift_space_chooses_the_row(view: MatrixView) -> None:
    view.choose(3, 2)
    press(view, KEY.Key_Space, held=SHIFT)
    assert view.choice() == (3, ALL)


def test_ctrl_space_chooses_the_column(view: MatrixView) -> None:
    view.choose(3, 2)
    press(view, KEY.Key_Space, held=CTRL)
    assert view.choice() == (ALL, 2)


def test_ctrl_a_chooses_everything(view: MatrixView) -> None:
    view.choose(3, 2)
    press(view, KEY.Key_A, held=CTRL)
    assert view.choice() == (ALL, ALL)


def test_walk_goes_on_from_where_it_was_after_a_row(view: MatrixView) -> None:
    view.choose(3, 2)
    press(view, KEY.Key_Space, held=SHIFT)
    press(view, KEY.Key_Right)
    assert view.choice() == (3, 3)


def test_click_on_a_row_chooses_all_of_it(view: MatrixView, chosen: list[tuple[int, int]]) -> None:
    click_header(view, row=4)
    assert chosen == [(4, ALL)]
    assert len(view.selectedIndexes()) == 6


def test_click_on_a_band_chooses_all_of_it(view: MatrixView, chosen: list[tuple[int, int]]) -> None:
    click_header(view, column=3)
    assert chosen == [(ALL, 3)]
    assert len(view.selectedIndexes()) == TOTALS + 1


def test_click_on_the_totals_chooses_everything(view: MatrixView) -> None:
    view.choose(0, 0)
    click_header(view, row=TOTALS)
    assert view.choice() == (ALL, ALL)
    assert view.selectedIndexes() == []


def test_total_stands_for_its_column(view: MatrixView, chosen: list[tuple[int, int]]) -> None:
    view.choose(TOTALS - 1, 3)
    press(view, KEY.Key_Down)
    assert chosen[-1] == (ALL, 3)
    press(view, KEY.Key_Space)
    assert len(view.selectedIndexes()) == TOTALS + 1


def test_same_choice_is_said_once(view: MatrixView, chosen: list[tuple[int, int]]) -> None:
    view.choose(1, 1)
    view.choose(1, 1)
    assert chosen == [(1, 1)]


def test_tab_leaves_the_matrix_and_comes_back(model: SideEffectMatrixModel, qtbot: QtBot) -> None:
    page, before, view, after = QWidget(), QLineEdit(), MatrixView(model), QLineEdit()
    column = QVBoxLayout(page)
    for widget in (before, view, after):
        column.addWidget(widget)
    qtbot.addWidget(page)
    page.show()
    before.setFocus()
    qtbot.waitUntil(before.hasFocus)
    QTest.keyClick(before, KEY.Key_Tab)
    assert view.hasFocus()
    QTest.keyClick(view, KEY.Key_Tab)
    assert after.hasFocus()
    QTest.keyClick(after, KEY.Key_Backtab)
    assert view.hasFocus()


def test_focus_alone_chooses_nothing(view: MatrixView, chosen: list[tuple[int, int]]) -> None:
    assert view.currentIndex().isValid()
    assert chosen == []
    press(view, KEY.Key_Space)
    assert chosen == [(0, 0)]


def test_focus_is_seen_before_anything_is_chosen(view: MatrixView) -> None:
    focus = theme.colours(Theme.LIGHT)["focus"]
    assert focus in colours_in(view, cell(view, 0, 0))
    view.clearFocus()
    assert focus not in colours_in(view, cell(view, 0, 0))


def test_chosen_cell_is_ringed(view: MatrixView) -> None:
    accent = theme.colours(Theme.LIGHT)["accent"]
    assert accent not in colours_in(view, cell(view, 2, 1))
    view.choose(2, 1)
    assert accent in colours_in(view, cell(view, 2, 1))


@pytest.mark.parametrize(
    ("row", "column", "ground"),
    [
        (0, 0, "band-1"),
        (0, 1, "band-2"),
        (0, 3, "band-4"),
        (9, 4, "band-5"),
        (10, 5, "band-isolated"),
    ],
)
def test_filled_cell_has_the_colour_of_its_band_and_a_figure_to_be_read_on_it(
    view: MatrixView, row: int, column: int, ground: str
) -> None:
    colours = theme.colours(Theme.LIGHT)
    assert {colours[ground], colours[f"{ground}-ink"]} <= colours_in(view, cell(view, row, column))


@pytest.mark.usefixtures("dark")
def test_colours_follow_the_theme(view: MatrixView) -> None:
    assert theme.colours(Theme.DARK)["band-1"] in colours_in(view, cell(view, 0, 0))


def test_matrix_asks_for_the_height_of_its_rows(view: MatrixView, qtbot: QtBot) -> None:
    view.resize(WIDE, view.sizeHint().height())
    qtbot.wait(0)
    assert view.verticalScrollBar().maximum() == 0
    view.resize(WIDE, view.sizeHint().height() - 1)
    qtbot.wait(0)
    assert view.verticalScrollBar().maximum() == 1


def test_scroll_bar_below_takes_no_row_away(view: MatrixView, qtbot: QtBot) -> None:
    view.resize(300, 900)
    view.resize(300, view.sizeHint().height())
    qtbot.wait(0)
    assert view.horizontalScrollBar().maximum() > 0
    assert view.verticalScrollBar().maximum() == 0


def test_scroll_bar_beside_takes_no_column_away(view: MatrixView, qtbot: QtBot) -> None:
    view.resize(WIDE, 200)
    qtbot.wait(0)
    assert view.verticalScrollBar().maximum() > 0
    assert view.horizontalScrollBar().maximum() == 0


def test_matrix_keeps_room_for_three_rows_at_least(view: MatrixView) -> None:
    rows = sum(view.rowHeight(row) for row in range(TOTALS + 1))
    three = sum(view.rowHeight(row) for row in range(3))
    assert view.sizeHint().height() - view.minimumSizeHint().height() == rows - three


def test_matrix_that_is_kept_gives_way_down_to_that_height_only(view: MatrixView) -> None:
    few = view.minimumSizeHint().height()
    view.keep(300)
    assert view.minimumSizeHint().height() == 300
    view.keep(5000)
    assert view.minimumSizeHint().height() == view.sizeHint().height()
    view.keep(0)
    assert view.minimumSizeHint().height() == few


def test_matrix_without_bands_can_be_shown(qtbot: QtBot) -> None:
    model = SideEffectMatrixModel()
    model.show(Matrix((), ()), "All 0 effects")
    view = MatrixView(model)
    qtbot.addWidget(view)
    view.show()
    press(view, KEY.Key_Space)
    assert view.choice() == (ALL, ALL)


def test_cells_and_headers_are_spoken(view: MatrixView) -> None:
    table = QAccessible.queryAccessibleInterface(view)
    parts = [table.child(index) for index in range(table.childCount())]
    said = {part.text(QAccessible.Text.Name).replace(NBSP, " ") for part in parts}
    assert "Nervous system, frequent, 15 side effects" in said
    assert "Nervous system, 19 side effects" in said
    assert "Rare, 0.01 to 0.1 %, 7 side effects" in said


def test_no_button_stands_between_the_headers(view: MatrixView) -> None:
    corner = view.grab(QRect(0, 0, 40, 20)).toImage()
    ground = view.palette().color(view.backgroundRole())
    assert {QColor(corner.pixel(x, y)).name() for x in range(5, 40) for y in range(5, 20)} <= {
        ground.name(),
        view.palette().base().color().name(),
        view.palette().window().color().name(),
    }
