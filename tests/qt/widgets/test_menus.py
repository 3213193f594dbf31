from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from baklosan_desktop.qt.widgets.menus import fill, filled_when_opened


def test_menu_marks_what_is_in_use_and_says_what_is_chosen(qtbot: QtBot) -> None:
    menu, chosen = QMenu(), list[int]()
    qtbot.addWidget(menu)
    fill(menu, [("One", 1), ("Two & three", 2)], 2, chosen.append)
    one, two = menu.actions()
    assert (two.text(), one.isChecked(), two.isChecked()) == ("Two && three", False, True)
    one.trigger()
    assert chosen == [1]


def test_menu_is_made_anew_each_time_it_opens(qtbot: QtBot) -> None:
    names = iter(["first", "second"])
    menu = filled_when_opened(QMenu(), lambda menu: menu.addAction(next(names)))
    qtbot.addWidget(menu)
    menu.aboutToShow.emit()
    menu.aboutToShow.emit()
    assert [action.text() for action in menu.actions()] == ["second"]
