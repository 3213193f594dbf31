from pathlib import Path
from types import ModuleType

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from baklosan_desktop import app
from baklosan_desktop.qt import background, colours, theme
from baklosan_desktop.qt import window as window_module
from baklosan_desktop.qt.widgets import text_column
from baklosan_desktop.qt.widgets.text_column import TextColumn
from baklosan_desktop.qt.window import Window


@pytest.fixture
def window(qtbot: QtBot) -> Window:
    window = Window()
    qtbot.addWidget(window)
    return window


@pytest.fixture
def page(tmp_path: Path) -> Path:
    """A long opening page."""
    file = tmp_path / "opening.html"
    lines = (f'<p><a name="line-{n}"></a>Line {n} <b>Ж</b> №{n}</p>' for n in range(1, 200))
    file.write_text("".join(lines), encoding="utf-8")
    return file


@pytest.mark.parametrize(
    "module",
    [app, theme, colours, window_module, background, text_column],
    ids=lambda one: one.__name__,
)
def test_first_text_does_not_wait_for_the_largest_name_of_qt(module: ModuleType) -> None:
    assert not hasattr(module, "Qt"), "its import takes a sixth of the start"


def test_window_that_comes_forward_is_as_large_as_it_was(window: Window) -> None:
    window.showMaximized()
    window.showMinimized()
    window.come_forward()
    assert not window.isMinimized()
    assert window.isMaximized()


def shown(window: Window, qtbot: QtBot) -> Window:
    with qtbot.waitSignal(window.painted):
        window.show()
    return window


def test_window_tells_once_that_it_is_painted(window: Window, qtbot: QtBot) -> None:
    told: list[bool] = []
    window.painted.connect(lambda: told.append(True))
    shown(window, qtbot)
    window.repaint()
    qtbot.wait(0)
    assert told == [True]


def test_field_takes_keys_before_there_is_anything_else(window: Window, qtbot: QtBot) -> None:
    shown(window, qtbot)
    qtbot.waitUntil(window.field.hasFocus)
    assert QApplication.focusWidget() is window.field
    QTest.keyClicks(window.field, "dose")
    assert window.field.text() == "dose"


def test_text_is_read_from_the_line_that_is_asked_for(
    window: Window, page: Path, qtbot: QtBot
) -> None:
    shown(window, qtbot)
    window.read(TextColumn(), page, 100)
    assert window.text.toPlainText().startswith("Line 1 Ж №1\n")
    qtbot.waitUntil(lambda: window.text.verticalScrollBar().value() > 0)
    top = window.text.cursorForPosition(QPoint(60, 10)).block().text()
    assert top == "Line 100 Ж №100"


def test_missing_text_leaves_an_empty_page(window: Window, tmp_path: Path, qtbot: QtBot) -> None:
    shown(window, qtbot)
    window.read(TextColumn(), tmp_path / "opening.html", 1)
    assert window.text.toPlainText() == ""


def test_content_takes_the_whole_window(window: Window, page: Path, qtbot: QtBot) -> None:
    shown(window, qtbot)
    window.read(TextColumn(), page, 1)
    content = QWidget()
    column = QVBoxLayout(content)
    column.addWidget(QLabel("all the rest"))
    window.take(content, column)
    qtbot.waitUntil(lambda: content.geometry() == window.rect())


def test_content_that_needs_more_room_scrolls_and_is_not_cut(window: Window, qtbot: QtBot) -> None:
    shown(window, qtbot)
    window.resize(800, 560)
    content = QWidget()
    column = QVBoxLayout(content)
    rest = QLabel("all the rest")
    column.addWidget(rest)
    window.take(content, column)
    rest.setMinimumSize(900, 700)
    qtbot.waitUntil(lambda: content.width() >= 900 and content.height() >= 700)
    rest.setMinimumSize(10, 700)
    qtbot.waitUntil(lambda: content.height() > 700 and content.width() < 800)


def test_closing_is_told_before_the_window_is_gone(window: Window, qtbot: QtBot) -> None:
    shown(window, qtbot)
    visible: list[bool] = []
    window.closing.connect(lambda: visible.append(window.isVisible()))
    window.close()
    assert visible == [True]


def test_window_cannot_be_made_too_small(window: Window, qtbot: QtBot) -> None:
    shown(window, qtbot)
    window.resize(10, 10)
    assert (window.width(), window.height()) >= (800, 560)
    assert window.windowTitle() == "Baklosan Desktop"
