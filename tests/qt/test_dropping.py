from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from baklosan_desktop.qt.dropping import FileDrop
from tests.qt.drops import drop, hold, take_away

FILE, FOLDER = Path("/labels/a.xml"), Path("/labels/more")


class Open(QWidget):
    """A window with a text and a field, which takes files while it is open."""

    def __init__(self) -> None:
        super().__init__()
        self.is_open = True
        self.text, self.field = QLabel("Drop here"), QLineEdit()
        column = QVBoxLayout(self)
        column.addWidget(self.text)
        column.addWidget(self.field)
        self.paths: list[Path] = []
        self.files = FileDrop((self, self.field), lambda: self.is_open)
        self.files.dropped.connect(self.paths.extend)


@pytest.fixture
def window(qtbot: QtBot) -> Open:
    window = Open()
    qtbot.addWidget(window)
    window.show()
    return window


def test_files_and_folders_are_taken_wherever_they_are_dropped(window: Open) -> None:
    for widget in (window, window.text, window.field):
        assert drop(widget, FILE, FOLDER)
        assert window.paths == [FILE, FOLDER]
        window.paths.clear()
    assert window.field.text() == ""


def test_nothing_is_taken_while_it_is_not_wanted(window: Open) -> None:
    window.is_open = False
    assert not drop(window.text, FILE)
    assert window.paths == []


def test_what_is_no_file_of_this_computer_is_left(window: Open) -> None:
    assert not drop(window, QUrl("https://example.org/label.xml"))
    assert drop(window, QUrl("https://example.org/label.xml"), FILE)
    assert window.paths == [FILE]


def test_files_held_above_are_told_until_they_are_let_go_or_taken_away(window: Open) -> None:
    told: list[str] = []
    window.files.entered.connect(lambda: told.append("entered"))
    window.files.left.connect(lambda: told.append("left"))
    hold(window, FILE)
    take_away(window)
    assert told == ["entered", "left"]
    drop(window, FILE)
    assert told == ["entered", "left", "entered", "left"]


def test_files_that_are_not_wanted_are_not_told(window: Open) -> None:
    told: list[str] = []
    window.files.entered.connect(lambda: told.append("entered"))
    window.is_open = False
    hold(window, FILE)
    assert told == []
