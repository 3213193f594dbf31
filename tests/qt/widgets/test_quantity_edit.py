import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from baklosan_desktop.qt.widgets.edits import QuantityEdit
from tests.qt.wheel import wheel


@pytest.fixture
def edit(qtbot: QtBot) -> QuantityEdit:
    edit = QuantityEdit("Weight, kg", "kg")
    qtbot.addWidget(edit)
    edit.resize(120, 32)
    edit.show()
    return edit


def unit(edit: QuantityEdit) -> QLabel:
    [unit] = edit.findChildren(QLabel)
    return unit


@pytest.mark.parametrize(
    "typed", ["64", "7,5", " 7.50 ", "1e2", "70 kg", "−5", "\N{FULLWIDTH DIGIT FOUR}", "?"]
)
def test_what_is_typed_stands_as_it_was_typed(edit: QuantityEdit, typed: str) -> None:
    for sign in typed:
        modifier = Qt.KeyboardModifier.NoModifier
        QApplication.sendEvent(edit, QKeyEvent(QEvent.Type.KeyPress, 0, modifier, sign))
    assert edit.text() == typed


def test_wheel_is_left_to_the_page(edit: QuantityEdit) -> None:
    edit.setText("64")
    edit.setFocus()
    assert not wheel(edit).isAccepted()
    assert edit.text() == "64"


def test_up_and_down_keys_leave_the_number(edit: QuantityEdit) -> None:
    edit.setText("64")
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp):
        QTest.keyClick(edit, key)
    assert edit.text() == "64"


def test_unit_stands_at_the_right_end_and_no_number_runs_into_it(edit: QuantityEdit) -> None:
    assert unit(edit).text() == "kg"
    for width in (120, 200):
        edit.resize(width, 32)
        assert edit.rect().contains(unit(edit).geometry())
        assert unit(edit).geometry().right() > width - 12
        assert edit.textMargins().right() >= unit(edit).width()


def test_unit_keeps_its_place_in_larger_text(edit: QuantityEdit) -> None:
    before = unit(edit).width()
    large = QFont(edit.font())
    large.setPointSize(30)
    edit.setFont(large)
    assert unit(edit).width() > before
    assert unit(edit).geometry().right() < edit.width()
    assert edit.textMargins().right() >= unit(edit).width()


def test_click_on_the_unit_is_one_on_the_field(edit: QuantityEdit) -> None:
    assert edit.childAt(unit(edit).geometry().center()) is None


def test_field_without_unit_inside_is_plain(qtbot: QtBot) -> None:
    edit = QuantityEdit("eGFR, mL per min per 1.73 m²")
    qtbot.addWidget(edit)
    assert unit(edit).text() == ""


def test_field_is_never_too_narrow_for_three_digits_and_the_unit(edit: QuantityEdit) -> None:
    least = edit.fontMetrics().horizontalAdvance("300") + unit(edit).sizeHint().width()
    assert edit.minimumSizeHint().width() > least
    assert edit.sizeHint() == edit.minimumSizeHint()


def test_problem_is_marked_and_spoken_until_it_is_gone(edit: QuantityEdit) -> None:
    edit.show_problem("Use a point.")
    assert edit.property("invalid") is True
    assert edit.accessibleDescription() == "Use a point."
    edit.show_problem("")
    assert edit.property("invalid") is False
    assert edit.accessibleDescription() == ""


def test_field_is_not_drawn_anew_while_it_stays_right(edit: QuantityEdit) -> None:
    edit.show_problem("")
    assert edit.property("invalid") is None


def test_name_is_spoken_with_its_unit(edit: QuantityEdit) -> None:
    assert edit.accessibleName() == "Weight, kg"


def test_nothing_typed_is_learnt_by_the_keyboard(edit: QuantityEdit) -> None:
    assert edit.inputMethodHints() & Qt.InputMethodHint.ImhSensitiveData


def test_forgotten_number_cannot_be_brought_back(edit: QuantityEdit) -> None:
    QTest.keyClicks(edit, "64")
    edit.forget()
    QTest.keyClick(edit, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert edit.text() == ""
    assert not edit.isUndoAvailable()


def test_other_changes_move_nothing(edit: QuantityEdit) -> None:
    before = unit(edit).geometry()
    QApplication.sendEvent(edit, QEvent(QEvent.Type.StyleChange))
    assert unit(edit).geometry() == before
