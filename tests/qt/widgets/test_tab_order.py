from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from baklosan_desktop.qt.widgets.layouts import stops, tab_through


def a_part(*names: str) -> QWidget:
    part = QWidget()
    column = QVBoxLayout(part)
    column.addWidget(QLabel("takes no focus"))
    for name in names:
        edit = QLineEdit()
        edit.setObjectName(name)
        column.addWidget(edit)
    return part


def test_stops_are_what_takes_the_focus(qtbot: QtBot) -> None:
    part = a_part("a", "b")
    qtbot.addWidget(part)
    assert [stop.objectName() for stop in stops(part)] == ["a", "b"]
    assert [stop.objectName() for stop in stops(part.findChildren(QLineEdit)[0])] == ["a"]


def test_tab_goes_through_the_parts_in_the_order_given(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    made = {name: a_part(*name) for name in ("ef", "ab", "cd")}
    for part in made.values():
        column.addWidget(part)
    tab_through(made[name] for name in ("ab", "cd", "ef"))
    page.show()
    qtbot.waitExposed(page)
    page.activateWindow()
    first = made["ab"].findChildren(QLineEdit)[0]
    first.setFocus()
    qtbot.waitUntil(first.hasFocus)

    walked = []
    for _ in range(6):
        focus = QApplication.focusWidget()
        assert focus is not None
        walked.append(focus.objectName())
        QTest.keyClick(focus, Qt.Key.Key_Tab)

    assert walked == list("abcdef")
