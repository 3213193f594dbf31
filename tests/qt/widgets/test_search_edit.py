from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from baklosan_desktop.qt.looks import icon
from baklosan_desktop.qt.widgets.edits import SearchEdit


@pytest.fixture
def field(qtbot: QtBot) -> Iterator[SearchEdit]:
    """The search field above another field, in a window."""
    window, field = QWidget(), SearchEdit("Search label …", "Ctrl+K")
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    column.addWidget(field)
    column.addWidget(QLineEdit())
    window.resize(400, 120)
    window.show()
    qtbot.waitUntil(window.isActiveWindow)
    field.setFocus()
    yield field
    window.close()


@pytest.fixture
def told(field: SearchEdit) -> list[str | int]:
    """What the field tells, in order."""
    told: list[str | int] = []
    field.moved.connect(told.append)
    for name, signal in (
        ("opened", field.opened),
        ("left", field.left),
        ("entered", field.entered),
        ("abandoned", field.abandoned),
    ):
        signal.connect(lambda name=name: told.append(name))
    return told


def note(field: SearchEdit) -> QLabel:
    [label] = field.findChildren(QLabel)
    return label


def other(field: SearchEdit) -> QLineEdit:
    fields = field.window().findChildren(QLineEdit)
    return next(widget for widget in fields if widget is not field)


@pytest.mark.parametrize(
    ("key", "what"),
    [
        (Qt.Key.Key_Down, 1),
        (Qt.Key.Key_Up, -1),
        (Qt.Key.Key_Return, "opened"),
        (Qt.Key.Key_Enter, "opened"),
        (Qt.Key.Key_Escape, "left"),
    ],
)
def test_key_steers_the_results(
    field: SearchEdit, told: list[str | int], key: Qt.Key, what: str | int
) -> None:
    field.setText("dose")
    QTest.keyClick(field, key)
    assert told == [what]
    assert field.text() == "dose"


def test_other_keys_type(field: SearchEdit, told: list[str | int]) -> None:
    QTest.keyClicks(field, "5 mg")
    QTest.keyClick(field, Qt.Key.Key_Left)
    QTest.keyClick(field, Qt.Key.Key_Delete)
    assert (field.text(), told) == ("5 m", [])


def test_entering_selects_what_was_typed(field: SearchEdit, told: list[str | int]) -> None:
    QTest.keyClicks(field, "dose")
    other(field).setFocus()
    assert told == ["abandoned"]
    field.setFocus()
    assert told == ["abandoned", "entered"]
    QTest.keyClicks(field, "new")
    assert field.text() == "new"


def test_key_is_shown_until_there_are_results(field: SearchEdit) -> None:
    assert note(field).text() == "Ctrl+K"
    field.note("3 results")
    assert note(field).text() == "3 results"
    field.note("")
    assert note(field).text() == "Ctrl+K"


@pytest.mark.parametrize("width", [300, 700])
@pytest.mark.parametrize("text", ["", "1 result", "1,234 results"])
def test_note_stands_whole_at_the_right_end(field: SearchEdit, width: int, text: str) -> None:
    field.note(text)
    field.window().resize(width, 120)
    label = note(field)
    assert label.geometry().right() < field.width()
    assert label.geometry().right() > field.width() - 12
    assert label.width() >= label.sizeHint().width()
    assert field.textMargins().right() >= field.width() - label.x()


def test_note_grows_with_the_text(field: SearchEdit, qtbot: QtBot) -> None:
    before = note(field).width()
    font = field.font()
    font.setPointSizeF(2 * font.pointSizeF())
    field.setFont(font)
    note(field).setFont(font)
    qtbot.waitUntil(lambda: note(field).width() > 1.5 * before)
    assert note(field).geometry().right() < field.width()


def test_click_on_the_note_goes_to_the_field(field: SearchEdit) -> None:
    other(field).setFocus()
    at = note(field).geometry().center()
    assert field.childAt(at) is not note(field)
    QTest.mouseClick(field, Qt.MouseButton.LeftButton, pos=at)
    assert field.hasFocus()


def test_hint_is_shown_and_spoken(field: SearchEdit) -> None:
    assert field.placeholderText() == "Search label …"
    assert field.accessibleName() == "Search label"


def test_icon_stands_in_the_field(field: SearchEdit) -> None:
    before = field.grab().toImage()
    field.set_icon(icon("search", "#ff0000"))
    assert field.grab().toImage() != before


def test_menu_beside_the_field_is_no_leaving(field: SearchEdit, told: list[str | int]) -> None:
    for kind in (QEvent.Type.FocusOut, QEvent.Type.FocusIn):
        QApplication.sendEvent(field, QFocusEvent(kind, Qt.FocusReason.PopupFocusReason))
    assert told == []
