from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from baklosan_desktop.qt.panels.handout_calendar import CalendarOptions
from baklosan_desktop.screens.dose_form import DoseForm
from baklosan_desktop.screens.dosing_calendar import Ticked, dosing_choices
from baklosan_desktop.screens.stopping_calendar import stopping_choices
from baklosan_desktop.wording import NBSP
from tests.qt.panels.dose_page import lent
from tests.screens.calendar_builders import CHECK, START, STOP, course_of, dosed


@pytest.fixture
def options(qtbot: QtBot) -> Iterator[CalendarOptions]:
    with lent(CalendarOptions()) as options:
        offer(options, START)
        options.resize(300, 300)
        qtbot.waitExposed(options)
        yield options


def offer(options: CalendarOptions, form: DoseForm) -> None:
    options.show_choices(dosing_choices(dosed(form), options.ticked))


def boxes(options: CalendarOptions) -> list[QCheckBox]:
    return [box for box in options.findChildren(QCheckBox) if box.isVisible()]


def ticked(options: CalendarOptions) -> list[bool]:
    offer(options, START)
    return [box.isChecked() for box in boxes(options)]


def days(options: CalendarOptions) -> QLineEdit:
    return options.findChildren(QLineEdit)[0]


def test_req_51_nothing_is_ticked_by_default(options: CalendarOptions) -> None:
    assert ticked(options) == [False, False]
    assert options.ticked == Ticked()


def test_boxes_are_spoken_with_the_doses_they_stand_for(options: CalendarOptions) -> None:
    assert [box.accessibleName().replace(NBSP, " ") for box in boxes(options)] == [
        "Step read per day, default: 15 to 75 mg per day, reached on day 37",
        "Step read per intake: 15 to 75 mg per day, reached on day 13",
    ]


def test_tick_of_one_reading_takes_the_other_off(options: CalendarOptions) -> None:
    boxes(options)[0].click()
    assert ticked(options) == [True, False]
    boxes(options)[1].click()
    assert ticked(options) == [False, True]
    assert options.ticked.course == course_of(START, 1)
    boxes(options)[1].click()
    assert ticked(options) == [False, False]


def test_every_change_is_told_once(options: CalendarOptions) -> None:
    told: list[Ticked] = []
    options.changed.connect(lambda: told.append(options.ticked))
    boxes(options)[0].click()
    QTest.keyClicks(days(options), "14")
    course = course_of(START)
    assert told == [Ticked(course), Ticked(course, "1"), Ticked(course, "14")]


def test_hz_19_forgetting_leaves_neither_tick_nor_number(options: CalendarOptions) -> None:
    boxes(options)[0].click()
    QTest.keyClicks(days(options), "14")
    options.forget()
    assert options.ticked == Ticked()
    assert ticked(options) == [False, False]
    assert days(options).text() == ""


def test_another_answer_offers_other_boxes(options: CalendarOptions) -> None:
    offer(options, CHECK)
    assert [box.accessibleName().replace(NBSP, " ") for box in boxes(options)] == [
        "The prescribed dose: 60 mg per day, not raised"
    ]


def test_stopping_asks_nothing_and_says_where_its_dates_come_from(
    options: CalendarOptions,
) -> None:
    options.show_choices(stopping_choices(dosed(STOP)))
    assert boxes(options) == []
    assert not days(options).isVisible()
    assert options.findChildren(QLabel)[0].text().startswith("From the dose page: the window.")


def test_other_kinds_ask_nothing_at_all(options: CalendarOptions) -> None:
    options.show_choices(None)
    assert not options.isVisible()


def test_keyboard_goes_from_the_boxes_to_the_days_and_the_way_back(
    options: CalendarOptions,
) -> None:
    options.activateWindow()
    boxes(options)[0].setFocus()
    reached = []
    for _ in range(4):
        focused = QApplication.focusWidget()
        assert focused is not None
        reached.append((focused.accessibleName() or getattr(focused, "text", str)())[:20])
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    assert reached == [
        "Step read per day, d",
        "Step read per intake",
        "Days to print, all w",
        "Open the dose page",
    ]


def test_button_leads_to_the_dose_page(options: CalendarOptions) -> None:
    told: list[bool] = []
    options.dose_wanted.connect(lambda: told.append(True))
    options.findChildren(QPushButton)[-1].click()
    assert told == [True]
