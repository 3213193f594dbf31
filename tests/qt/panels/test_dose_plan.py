from collections.abc import Iterator

import pytest
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QVBoxLayout
from pytestqt.qtbot import QtBot

from baklosan_desktop.qt import theme
from baklosan_desktop.qt.panels.dose_plan import DayTable, PlanPart
from baklosan_desktop.qt.theme import Theme
from baklosan_desktop.qt.widgets.layouts import ScrollingPage
from baklosan_desktop.qt.widgets.staircase_plot import LineSample, StaircasePlot
from baklosan_desktop.screens.dose_form import DoseForm
from baklosan_desktop.screens.dose_plan import PlanView
from tests import looks
from tests.qt.panels.dose_page import plain, settle
from tests.screens.dose_builders import answered, view_of


def plan(target: str) -> PlanView:
    view = view_of(answered(DoseForm("40", target=target))).plan
    assert view is not None
    return view


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> Iterator[QApplication]:
    with looks.lent(qapp):
        theme.apply(qapp, Theme.LIGHT, 100)
        yield qapp


@pytest.fixture
def part(qtbot: QtBot) -> PlanPart:
    part = PlanPart()
    qtbot.addWidget(part)
    part.resize(700, 900)
    return part


def table(part: PlanPart) -> DayTable:
    [table] = part.findChildren(DayTable)
    return table


def cells(part: PlanPart) -> list[list[str]]:
    model: QAbstractItemModel = table(part).model()
    columns = range(model.columnCount())
    return [
        [model.index(row, column).data() for column in columns] for row in range(model.rowCount())
    ]


def segment(part: PlanPart, text: str) -> QPushButton:
    [button] = [b for b in part.findChildren(QPushButton) if b.text() == text]
    return button


def reads(part: PlanPart) -> str:
    return plain("\n".join(label.text() for label in part.findChildren(QLabel)))


def test_nothing_is_shown_without_a_plan(part: PlanPart) -> None:
    assert not part.isVisible()
    part.show_plan(plan("30"))
    assert part.isVisible()
    part.show_plan(None)
    assert not part.isVisible()


def test_hz_10_both_readings_are_named_with_their_lines(part: PlanPart) -> None:
    part.show_plan(plan("30"))
    assert "Read per day, default: + 5 mg per day every 3 days: 30 mg per day on day 10" in reads(
        part
    )
    assert "Read per intake: + 15 mg per day every 3 days: 30 mg per day on day 4" in reads(part)
    assert len(part.findChildren(LineSample)) == 2


def test_table_shows_the_default_reading_until_the_other_is_chosen(part: PlanPart) -> None:
    part.show_plan(plan("30"))
    assert [row[0] for row in cells(part)] == ["1", "4", "7", "10"]
    segment(part, "Read per intake").click()
    assert [row[0] for row in cells(part)] == ["1", "4"]
    assert cells(part)[-1][-1] == "30"


def test_chosen_reading_stays_for_the_next_plan(part: PlanPart) -> None:
    part.show_plan(plan("30"))
    segment(part, "Read per intake").click()
    part.show_plan(plan("45"))
    assert [row[-1] for row in cells(part)] == ["15", "30", "45"]


def test_reading_chosen_while_nothing_is_shown_waits_for_a_plan(part: PlanPart) -> None:
    segment(part, "Read per intake").click()
    assert cells(part) == []
    part.show_plan(plan("30"))
    assert len(cells(part)) == 2


def test_hz_18_no_row_of_an_older_plan_can_be_reached(part: PlanPart) -> None:
    part.show_plan(plan("30"))
    part.show_plan(None)
    segment(part, "Read per intake").click()
    assert not table(part).isVisible()


def test_level_that_is_walked_to_is_read_below_the_plot(part: PlanPart) -> None:
    part.show_plan(plan("30"))
    [plot] = part.findChildren(StaircasePlot)
    assert ("day 1 to 3: 15 mg per day in total; read per intake 15 mg per day") in reads(part)
    QTest.keyClick(plot, Qt.Key.Key_Right)
    assert ("day 4 to 6: 20 mg per day in total; read per intake 30 mg per day") in reads(part)
    QTest.keyClick(plot, Qt.Key.Key_End)
    assert ("from day 10 on: 30 mg per day in total; read per intake 30 mg per day") in reads(part)


def test_way_is_drawn_only_until_the_effect_is_reached(part: PlanPart) -> None:
    part.show_plan(plan("30"))
    drawn = "Drawn up to 30 mg per day, the target (editorial)."
    assert f"Raised only until the effect is reached. {drawn}" in reads(part)


def test_division_is_said_to_be_ours(part: PlanPart) -> None:
    part.show_plan(plan("30"))
    assert "the rest to the evening, then midday (editorial)" in reads(part)


def test_table_is_as_high_as_its_rows_and_its_titles_stand_whole(part: PlanPart) -> None:
    part.show_plan(plan("30"))
    low = table(part).height()
    part.show_plan(plan("75"))
    settle()
    assert table(part).height() > low
    last = table(part).model().rowCount() - 1
    assert table(part).viewport().height() >= table(part).rowViewportPosition(last)


@pytest.mark.parametrize("percent", [150, 200])
def test_rows_follow_the_text_size(part: PlanPart, dressed: QApplication, percent: int) -> None:
    part.show_plan(plan("30"))
    before = table(part).rowHeight(0)
    theme.apply(dressed, Theme.LIGHT, percent)
    settle()
    assert table(part).rowHeight(0) > before
    assert table(part).rowHeight(0) > table(part).fontMetrics().height()


def test_figures_stand_below_each_other_by_their_last_digit(part: PlanPart) -> None:
    part.show_plan(plan("30"))
    model = table(part).model()
    role = Qt.ItemDataRole.TextAlignmentRole
    right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
    assert [model.index(0, column).data(role) == right for column in range(6)] == [
        *(False, False),
        *(True, True, True, True),
    ]
    across = Qt.Orientation.Horizontal
    assert model.headerData(5, across, role) == right
    assert model.headerData(0, across, role) != right


def test_titles_of_the_columns_say_the_time_of_day_and_the_unit(part: PlanPart) -> None:
    model = table(part).model()
    across = Qt.Orientation.Horizontal
    assert [model.headerData(column, across) for column in range(6)] == [
        *("Day", "Date", "Morning, mg", "Midday, mg", "Evening, mg", "mg per day"),
    ]


@pytest.fixture
def page(qtbot: QtBot, part: PlanPart) -> ScrollingPage:
    """A page that is too low for the plan on it."""
    page = ScrollingPage()
    qtbot.addWidget(page)
    column = QVBoxLayout()
    column.addWidget(part)
    page.fill(column)
    page.resize(700, 300)
    part.show_plan(plan("75"))
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    settle()
    return page


def seen(page: ScrollingPage, row: int) -> bool:
    """Whether all of a row of the table stands inside the page."""
    [days] = page.findChildren(DayTable)
    rect = days.visualRect(days.model().index(row, 0))
    place = days.viewport().mapTo(page.viewport(), rect.topLeft())
    return place.y() >= 0 and place.y() + rect.height() <= page.viewport().height()


def test_row_that_is_walked_to_is_scrolled_into_view(page: ScrollingPage) -> None:
    [days] = page.findChildren(DayTable)
    last = days.model().rowCount() - 1
    assert not seen(page, last)
    days.setFocus()
    days.selectRow(0)
    walked = []
    for key in [Qt.Key.Key_Down] * last + [Qt.Key.Key_Up] * last:
        QTest.keyClick(days, key)
        assert seen(page, days.currentIndex().row())
        walked.append(days.currentIndex().row())
    assert walked == [*range(1, last + 1), *range(last - 1, -1, -1)]


def test_pointed_row_that_stands_in_view_moves_nothing(page: ScrollingPage) -> None:
    [days] = page.findChildren(DayTable)
    page.ensureWidgetVisible(days)
    page.verticalScrollBar().setValue(page.verticalScrollBar().maximum() // 2)
    settle()
    inside = [row for row in range(1, days.model().rowCount()) if seen(page, row)]
    before = page.verticalScrollBar().value()
    place = days.visualRect(days.model().index(inside[len(inside) // 2], 0)).center()
    QTest.mouseClick(days.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert days.currentIndex().row() == inside[len(inside) // 2]
    assert page.verticalScrollBar().value() == before


def test_tab_leaves_the_table(part: PlanPart) -> None:
    assert not table(part).tabKeyNavigation()
