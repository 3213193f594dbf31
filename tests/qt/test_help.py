"""The help as it is opened and read; its pages are the real ones."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QLabel,
    QLineEdit,
    QListWidget,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from baklosan_desktop import assets
from baklosan_desktop.qt import theme
from baklosan_desktop.qt.help import HelpWindow
from baklosan_desktop.qt.theme import Theme
from baklosan_desktop.qt.widgets.text_column import TextColumn
from baklosan_desktop.screens.help_pages import CHANGES, HAZARDS, SAFETY, TITLES, load
from baklosan_desktop.wording import NBSP

PAGES = load(lambda name: assets.resource("help", name).read_text(encoding="utf-8"))


@pytest.fixture
def opened(look: QApplication) -> Iterator[Callable[..., HelpWindow]]:
    """Open a page of the help at a text size."""
    parents: list[QWidget] = []

    def open_window(title: str = SAFETY, percent: int = 100) -> HelpWindow:
        theme.apply(look, Theme.LIGHT, percent)
        parents.append(QWidget())
        parents[-1].resize(1024, 768)
        window = HelpWindow(PAGES, title, parents[-1])
        window.show()
        return window

    yield open_window
    for parent in parents:
        parent.deleteLater()


def text(window: QDialog) -> TextColumn:
    [found] = window.findChildren(TextColumn)
    return found


def field(window: QDialog) -> QLineEdit:
    [found] = window.findChildren(QLineEdit)
    return found


def reads(window: QDialog) -> str:
    return text(window).toPlainText().replace(NBSP, " ")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.title)
def test_every_word_of_a_page_is_shown(opened: Callable[..., HelpWindow], page: object) -> None:
    [shown] = [one for one in PAGES if one is page]
    seen = reads(opened(shown.title))
    for entry in shown.entries:
        assert entry.title in seen
        for line in filter(None, entry.text.split("\n")):
            assert line.replace("**", "").replace("`", "").removeprefix("- ") in seen


def test_pages_stand_in_a_list_that_arrow_keys_walk(opened: Callable[..., HelpWindow]) -> None:
    window = opened()
    [pages] = window.findChildren(QListWidget)
    assert tuple(pages.item(row).text() for row in range(pages.count())) == TITLES
    QTest.keyClick(pages, Qt.Key.Key_Down)
    assert reads(window).startswith(HAZARDS)
    assert text(window).accessibleName() == HAZARDS
    QTest.keyClick(pages, Qt.Key.Key_Down)
    assert reads(window).startswith(CHANGES)


@pytest.mark.parametrize("part", [field, text], ids=["field", "text"])
@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_enter_closes_nothing_away_from_the_button(
    opened: Callable[..., HelpWindow], part: Callable[[QDialog], QWidget], key: Qt.Key
) -> None:
    window = opened()
    QTest.keyClick(part(window), key)
    assert window.isVisible()
    QTest.keyClick(window.findChildren(QPushButton)[-1], key)
    assert not window.isVisible()


def test_escape_closes(opened: Callable[..., HelpWindow]) -> None:
    window = opened()
    QTest.keyClick(text(window), Qt.Key.Key_Escape)
    assert not window.isVisible()


def test_typing_leaves_the_entries_that_have_the_words(opened: Callable[..., HelpWindow]) -> None:
    window = opened(HAZARDS)
    QTest.keyClicks(field(window), "pounds kilograms")
    assert "HZ-07" in reads(window)
    assert "HZ-01" not in reads(window)
    assert field(window).accessibleDescription() == "1 of 30 entries"
    [summary] = window.findChildren(QLabel)
    assert summary.text() == "1 of 30 entries"


def test_another_page_is_shown_whole_from_its_beginning(
    opened: Callable[..., HelpWindow],
) -> None:
    window = opened(HAZARDS)
    text(window).verticalScrollBar().setValue(500)
    QTest.keyClicks(field(window), "levodopa")
    [pages] = window.findChildren(QListWidget)
    pages.setCurrentRow(0)
    assert field(window).text() == ""
    assert text(window).verticalScrollBar().value() == 0
    assert PAGES[0].entries[-1].title in reads(window)


def test_find_key_leads_to_the_field(opened: Callable[..., HelpWindow], qtbot: QtBot) -> None:
    window = opened()
    qtbot.waitUntil(text(window).hasFocus)
    QTest.keyClick(text(window), Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(field(window).hasFocus)


@pytest.mark.parametrize("percent", [100, 200])
def test_it_stays_in_the_window_and_cuts_no_title(
    opened: Callable[..., HelpWindow], percent: int
) -> None:
    window = opened(SAFETY, percent)
    assert window.width() <= 1024
    assert window.height() <= 768
    [pages] = window.findChildren(QListWidget)
    assert pages.sizeHintForColumn(0) <= pages.viewport().width()
    assert not text(window).horizontalScrollBar().maximum()


def test_page_begins_at_its_top(opened: Callable[..., HelpWindow], qtbot: QtBot) -> None:
    window = opened(HAZARDS)
    qtbot.waitUntil(text(window).hasFocus)
    assert text(window).verticalScrollBar().value() == 0
