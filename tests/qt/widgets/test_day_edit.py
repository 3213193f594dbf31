from datetime import date

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from baklosan_desktop.qt.widgets.edits import DayEdit
from tests.qt.wheel import wheel


@pytest.fixture
def edit(qtbot: QtBot) -> DayEdit:
    edit = DayEdit("First day")
    qtbot.addWidget(edit)
    edit.setDate(QDate(2026, 11, 3))
    edit.show()
    return edit


def test_month_is_a_word_that_no_country_reads_in_another_order(edit: DayEdit) -> None:
    assert edit.text() == "3 Nov 2026"


def test_wheel_is_left_to_the_page(edit: DayEdit) -> None:
    edit.setFocus()
    assert not wheel(edit).isAccepted()
    assert edit.text() == "3 Nov 2026"


def test_day_is_changed_by_the_arrow_keys(edit: DayEdit, qtbot: QtBot) -> None:
    with qtbot.waitSignal(edit.dateChanged):
        QTest.keyClick(edit, Qt.Key.Key_Up)
    assert edit.date().toPython() == date(2026, 11, 4)


def test_calendar_can_be_opened(edit: DayEdit) -> None:
    assert edit.calendarPopup()


def test_name_is_spoken_by_the_field_and_by_its_text(edit: DayEdit) -> None:
    assert (edit.accessibleName(), edit.lineEdit().accessibleName()) == ("First day", "First day")


@pytest.mark.parametrize("day", [QDate(1999, 12, 31), QDate(2101, 1, 1)])
def test_no_day_of_another_century_is_taken(edit: DayEdit, day: QDate) -> None:
    edit.setDate(day)
    assert 2000 <= edit.date().year() <= 2100
