import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from baklosan_desktop.labels.label import LabelId
from baklosan_desktop.qt import theme
from baklosan_desktop.qt.panels.picker import LabelPicker
from baklosan_desktop.qt.theme import Theme
from baklosan_desktop.qt.widgets.found import ROW
from baklosan_desktop.qt.widgets.hit_list import HitList
from baklosan_desktop.screens.picker import Choice, Group, PickerView

DEMO = Choice(LabelId("demo"), "<b>Demo</b>", "demoxine", "Demo Ltd")
OTHER = Choice(LabelId("other"), "Other", "otherine", "Other Ltd")
VIEW = PickerView((Group("Labels", (DEMO, OTHER)),), "")


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1000, 700)
    window.show()
    qtbot.waitUntil(window.isActiveWindow)
    return window


@pytest.fixture
def picker(window: QWidget) -> LabelPicker:
    return LabelPicker("Ctrl+L", theme.colours(Theme.LIGHT), window)


@pytest.fixture
def asked(picker: LabelPicker) -> list[str]:
    asked: list[str] = []
    picker.typed.connect(asked.append)
    return asked


@pytest.fixture
def chosen(picker: LabelPicker) -> list[str]:
    chosen: list[str] = []
    picker.chosen.connect(chosen.append)
    return chosen


def press(picker: LabelPicker, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(picker.field, key)


def hits(picker: LabelPicker) -> HitList:
    [found] = picker.findChildren(HitList)
    return found


def test_it_begins_anew_each_time(picker: LabelPicker, asked: list[str]) -> None:
    picker.open()
    QTest.keyClicks(picker.field, "de")
    picker.open()
    assert picker.isVisible()
    assert picker.field.hasFocus()
    assert picker.field.text() == ""
    assert asked[:3] == ["", "d", "de"]
    assert asked[-1] == ""


def test_arrows_choose_and_enter_opens(picker: LabelPicker, chosen: list[str]) -> None:
    picker.open()
    picker.show_view(VIEW)
    press(picker, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert chosen == ["other"]
    assert not picker.isVisible()


def test_enter_waits_for_the_answer(picker: LabelPicker, chosen: list[str]) -> None:
    picker.open()
    picker.show_view(VIEW)
    QTest.keyClicks(picker.field, "d")
    press(picker, Qt.Key.Key_Return)
    assert chosen == []
    picker.show_view(VIEW)
    assert chosen == ["demo"]


def test_click_opens(picker: LabelPicker, chosen: list[str]) -> None:
    picker.open()
    picker.show_view(VIEW)
    found = hits(picker)
    place = found.visualRect(found.model().index(2, 0)).center()
    QTest.mouseClick(found.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert chosen == ["other"]


def test_nothing_found_is_said_and_cannot_be_opened(picker: LabelPicker, chosen: list[str]) -> None:
    picker.open()
    picker.show_view(PickerView((), "No label on this computer is found by “x”."))
    press(picker, Qt.Key.Key_Return)
    assert chosen == []
    said = [label.text() for label in picker.findChildren(QLabel) if label.isVisible()]
    assert "No label on this computer is found by “x”." in said


def test_escape_closes(picker: LabelPicker, qtbot: QtBot) -> None:
    picker.open()
    with qtbot.waitSignal(picker.left):
        press(picker, Qt.Key.Key_Escape)
    assert not picker.isVisible()


def test_it_is_gone_with_the_keyboard(picker: LabelPicker) -> None:
    picker.open()
    picker.field.clearFocus()
    assert not picker.isVisible()


def test_row_says_what_a_name_alone_does_not(picker: LabelPicker) -> None:
    picker.open()
    picker.show_view(VIEW)
    rows = [hits(picker).model().index(row, 0).data(ROW) for row in range(3)]
    assert [row.text for row in rows] == ["LABELS", "<b>Demo</b>", "Other"]
    assert rows[1].spoken == "<b>Demo</b> (Demo Ltd) demoxine"


def test_it_stays_within_the_window(picker: LabelPicker, window: QWidget) -> None:
    many = tuple(OTHER._replace(name="A long name " * 20) for _ in range(50))
    window.resize(500, 400)
    picker.open()
    picker.show_view(PickerView((Group("Labels", many),), "Only the first are shown."))
    assert picker.width() <= 500
    assert picker.height() <= 400
