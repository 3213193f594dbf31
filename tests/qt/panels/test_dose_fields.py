import gc
from datetime import date
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget, QWidgetItem
from pytestqt.qtbot import QtBot
from shiboken6 import Shiboken

from baklosan_desktop.qt.panels.dose_fields import DoseFields
from baklosan_desktop.qt.widgets.edits import DayEdit, QuantityEdit
from baklosan_desktop.screens.dose_form import FURTHER, ROWS, Field, Question
from baklosan_desktop.wording import NBSP
from tests.qt.panels.dose_page import settle

TODAY = date(2026, 11, 23)
COMMA = "Use a point, not a comma, such as 2.5."
Kind = TypeVar("Kind", bound=QWidget)


@pytest.fixture
def fields(qtbot: QtBot) -> DoseFields:
    fields = DoseFields()
    qtbot.addWidget(fields)
    fields.show_day(TODAY)
    fields.show_rows(ROWS[Question.START])
    fields.resize(400, 500)
    fields.show()
    qtbot.waitUntil(fields.isActiveWindow)
    return fields


def shown(fields: DoseFields, kind: type[Kind]) -> list[Kind]:
    settle()
    return [each for each in fields.findChildren(kind) if each.isVisible()]


def edit(fields: DoseFields, field: Field) -> QuantityEdit:
    edits = shown(fields, QuantityEdit)
    [edit] = [edit for edit in edits if edit.accessibleName() == field.value]
    return edit


def notes(fields: DoseFields) -> list[str]:
    """Return what stands below the rows."""
    roles = {"hint", "problem"}
    labels = [label for label in shown(fields, QLabel) if label.property("role") in roles]
    return [label.text() for label in labels if label.text() != NBSP]


@pytest.mark.parametrize("question", Question)
def test_each_question_asks_for_its_fields_in_their_order(
    fields: DoseFields, question: Question
) -> None:
    for rows in (ROWS[question], FURTHER[question], ROWS[question]):
        fields.show_rows(rows)
        settle()
        names = [stop.accessibleName() for stop in fields.stops()]
        assert names == [field.value for row in rows for field in row]
        assert all(stop.isVisible() for stop in fields.stops())


def test_fields_of_another_question_are_hidden_and_keep_what_was_typed(
    fields: DoseFields,
) -> None:
    edit(fields, Field.AGE_YEARS).setText("40")
    fields.show_rows(ROWS[Question.TABLETS])
    names = [each.accessibleName() for each in shown(fields, QuantityEdit)]
    assert names == [Field.DAILY.value, Field.PERIOD.value]
    fields.show_rows(ROWS[Question.START])
    assert edit(fields, Field.AGE_YEARS).text() == "40"


def test_row_that_goes_leaves_no_item_whose_place_in_memory_another_object_takes(
    qtbot: QtBot,
) -> None:
    def items() -> list[object]:
        gc.collect()
        return [one for one in Shiboken.getAllValidWrappers() if type(one) is QWidgetItem]

    def made() -> int:
        return sum(not any(one is other for other in before) for one in items())

    before = items()  # of the tests before; as long as they are held, they are told apart
    fields = DoseFields()
    qtbot.addWidget(fields)
    fields.show_rows(ROWS[Question.START])
    fields.show()
    settle()
    assert made() > 0
    fields.show_rows(ROWS[Question.STOP])
    assert made() == 0


def test_typing_says_the_field_and_its_text(fields: DoseFields, qtbot: QtBot) -> None:
    with qtbot.waitSignal(fields.typed) as said:
        QTest.keyClicks(edit(fields, Field.WEIGHT), "7")
    assert said.args == [Field.WEIGHT, "7"]


def test_unit_stands_in_every_field_but_the_one_that_has_it_in_its_name(
    fields: DoseFields,
) -> None:
    for question in Question:
        for rows in (ROWS[question], FURTHER[question]):
            fields.show_rows(rows)
            for each in shown(fields, QuantityEdit):
                [unit] = each.findChildren(QLabel)
                assert bool(unit.text()) == (each.accessibleName() != Field.EGFR.value)


def test_focus_goes_to_the_first_field(fields: DoseFields) -> None:
    fields.setFocus()
    assert QApplication.focusWidget() is edit(fields, Field.AGE_YEARS)


def test_problem_stands_below_its_row_in_place_of_the_hint(fields: DoseFields) -> None:
    fields.show_remarks({}, "not used for adults")
    assert notes(fields) == ["not used for adults"]
    fields.show_remarks({Field.WEIGHT: COMMA}, "not used for adults")
    assert notes(fields) == [COMMA]
    assert edit(fields, Field.WEIGHT).accessibleDescription() == COMMA
    fields.show_remarks({}, "")
    assert notes(fields) == []
    assert edit(fields, Field.WEIGHT).accessibleDescription() == ""


def test_same_problem_of_two_fields_is_said_once(fields: DoseFields) -> None:
    fields.show_remarks({Field.AGE_YEARS: COMMA, Field.WEIGHT: COMMA}, "")
    assert notes(fields) == [COMMA]
    assert edit(fields, Field.AGE_MONTHS).accessibleDescription() == ""


def test_problem_is_said_only_where_its_field_is_asked_for(fields: DoseFields) -> None:
    fields.show_remarks({Field.TARGET: COMMA}, "")
    assert notes(fields) == []


# The day


def day(fields: DoseFields) -> DayEdit:
    [day] = shown(fields, DayEdit)
    return day


def test_day_is_the_one_that_was_to_be_shown(fields: DoseFields) -> None:
    fields.show_rows(ROWS[Question.STOP])
    assert day(fields).date().toPython() == TODAY
    fields.show_day(date(2026, 12, 1))
    assert day(fields).text() == "1 Dec 2026"


def test_day_before_any_was_to_be_shown_is_within_its_range(qtbot: QtBot) -> None:
    fields = DoseFields()
    qtbot.addWidget(fields)
    fields.show_rows(ROWS[Question.STOP])
    fields.show()
    assert day(fields).date().isValid()


def test_chosen_day_is_said(fields: DoseFields, qtbot: QtBot) -> None:
    fields.show_rows(ROWS[Question.STOP])
    with qtbot.waitSignal(fields.day_chosen) as said:
        QTest.keyClick(day(fields), Qt.Key.Key_Up)
    assert said.args == [date(2026, 11, 24)]


# The kind of prescription


def test_kind_of_prescription_is_said_and_taken_back(fields: DoseFields) -> None:
    said: list[bool | None] = []
    fields.kind_chosen.connect(said.append)
    fields.show_rows(ROWS[Question.CHECK])
    for name in ("First", "Continued", "Continued"):
        next(b for b in shown(fields, QPushButton) if b.text() == name).click()
    assert said == [True, False, None]


def test_nothing_is_left_where_all_is_forgotten(fields: DoseFields) -> None:
    fields.show_rows(ROWS[Question.CHECK])
    for each in shown(fields, QuantityEdit):
        each.setText("5")
    next(b for b in shown(fields, QPushButton) if b.text() == "First").click()
    fields.forget()
    for question in Question:
        fields.show_rows(ROWS[question])
        assert {each.text() for each in shown(fields, QuantityEdit)} == {""}
        assert not any(button.isChecked() for button in shown(fields, QPushButton))
