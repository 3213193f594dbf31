import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFocusEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from baklosan_desktop.qt.widgets.growing_edit import GrowingEdit


@pytest.fixture
def form(qtbot: QtBot) -> QWidget:
    """A growing field above another one."""
    form = QWidget()
    qtbot.addWidget(form)
    column = QVBoxLayout(form)
    column.addWidget(GrowingEdit("Note", form))
    column.addWidget(QLineEdit())
    column.addStretch()
    form.resize(240, 900)
    form.show()
    qtbot.waitUntil(form.isActiveWindow)
    return form


@pytest.fixture
def edit(form: QWidget) -> GrowingEdit:
    [edit] = form.findChildren(GrowingEdit)
    edit.setFocus()
    return edit


@pytest.fixture
def done(edit: GrowingEdit) -> list[str]:
    done: list[str] = []
    edit.done.connect(lambda: done.append(edit.toPlainText()))
    return done


def lines(edit: GrowingEdit) -> int:
    """Return how many lines can be seen at once."""
    room = edit.viewport().height() - 2 * edit.document().documentMargin()
    return round(room / edit.fontMetrics().lineSpacing())


def test_empty_field_has_room_for_two_lines(edit: GrowingEdit) -> None:
    assert lines(edit) == 2


def test_field_grows_and_shrinks_with_its_lines(edit: GrowingEdit, qtbot: QtBot) -> None:
    edit.setPlainText("1\n2\n3\n4\n5")
    qtbot.waitUntil(lambda: lines(edit) == 5)
    assert not edit.verticalScrollBar().isVisible()
    edit.setPlainText("")
    qtbot.waitUntil(lambda: lines(edit) == 2)


def test_long_line_is_wrapped_into_more_lines(
    form: QWidget, edit: GrowingEdit, qtbot: QtBot
) -> None:
    edit.setPlainText("word " * 20)
    qtbot.waitUntil(lambda: lines(edit) >= 3)
    narrow = lines(edit)
    form.resize(900, 900)
    qtbot.waitUntil(lambda: lines(edit) < narrow)


def test_first_line_stays_in_sight_while_the_field_grows(edit: GrowingEdit, qtbot: QtBot) -> None:
    while lines(edit) < 6:
        QTest.keyClick(edit, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: edit.blockCount() <= lines(edit))
        assert edit.cursorForPosition(QPoint(1, 1)).position() == 0


def test_very_long_text_scrolls_and_none_of_it_is_hidden(edit: GrowingEdit, qtbot: QtBot) -> None:
    edit.setPlainText("word " * 400)
    qtbot.waitUntil(edit.verticalScrollBar().isVisible)
    assert lines(edit) == 16
    widest = edit.document().documentLayout().documentSize().width()
    assert widest <= edit.viewport().width()


def test_text_that_stood_there_before_it_was_seen_is_whole(qtbot: QtBot) -> None:
    form = QWidget()
    qtbot.addWidget(form)
    edit = GrowingEdit("Note", form)
    edit.setPlainText("1\n2\n3\n4\n5")
    QVBoxLayout(form).addWidget(edit)
    form.show()
    qtbot.waitUntil(lambda: lines(edit) == 5)


def test_field_follows_the_text_size(edit: GrowingEdit, qtbot: QtBot) -> None:
    edit.setPlainText("1\n2\n3")
    font = edit.font()
    font.setPixelSize(30)
    edit.setFont(font)
    qtbot.waitUntil(lambda: lines(edit) == 3)


def test_control_enter_is_done_and_enter_is_a_line(edit: GrowingEdit, done: list[str]) -> None:
    QTest.keyClicks(edit, "one")
    QTest.keyClick(edit, Qt.Key.Key_Return)
    QTest.keyClicks(edit, "two")
    assert done == []
    QTest.keySequence(edit, QKeySequence("Ctrl+Return"))
    QTest.keyClick(edit, Qt.Key.Key_Enter, Qt.KeyboardModifier.ControlModifier)
    assert done == ["one\ntwo"] * 2
    assert edit.hasFocus()


def test_tab_leaves_the_field_and_is_done(edit: GrowingEdit, done: list[str]) -> None:
    QTest.keyClicks(edit, "one")
    QTest.keyClick(edit, Qt.Key.Key_Tab)
    assert done == ["one"]
    assert isinstance(QApplication.focusWidget(), QLineEdit)


@pytest.mark.parametrize(
    "borrower", [Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason]
)
def test_menu_or_another_window_only_borrows_the_keyboard(
    edit: GrowingEdit, done: list[str], borrower: Qt.FocusReason
) -> None:
    QApplication.sendEvent(edit, QFocusEvent(QFocusEvent.Type.FocusOut, borrower))
    assert done == []
