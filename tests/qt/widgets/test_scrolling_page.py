import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QListWidget, QVBoxLayout
from pytestqt.qtbot import QtBot

from baklosan_desktop.qt.widgets.layouts import ScrollingPage


@pytest.fixture
def page(qtbot: QtBot) -> ScrollingPage:
    page = ScrollingPage()
    qtbot.addWidget(page)
    column = QVBoxLayout()
    column.addWidget(QLabel("many words that need several lines" * 5, wordWrap=True))
    entries = QListWidget()
    entries.setMinimumHeight(100)
    column.addWidget(entries)
    page.fill(column)
    page.show()
    return page


def scrolls(page: ScrollingPage, qtbot: QtBot, width: int, height: int) -> bool:
    page.resize(width, height)
    qtbot.wait(0)
    return page.verticalScrollBar().maximum() > 0


def test_list_gives_way_before_the_page_scrolls(page: ScrollingPage, qtbot: QtBot) -> None:
    assert not scrolls(page, qtbot, 1500, 170)
    assert [entries.height() >= 100 for entries in page.findChildren(QListWidget)] == [True]


def test_page_scrolls_where_even_the_least_does_not_fit(page: ScrollingPage, qtbot: QtBot) -> None:
    assert scrolls(page, qtbot, 1500, 80)


def test_wrapped_text_takes_part_in_what_is_needed(page: ScrollingPage, qtbot: QtBot) -> None:
    assert scrolls(page, qtbot, 150, 170)


def test_ground_of_the_page_is_seen_through_its_content(page: ScrollingPage) -> None:
    page.setStyleSheet("ScrollingPage { background: #A8261C; }")
    assert page.grab().toImage().pixelColor(2, 2).name() == "#a8261c"


def test_page_never_scrolls_sideways(page: ScrollingPage) -> None:
    assert page.horizontalScrollBarPolicy() is Qt.ScrollBarPolicy.ScrollBarAlwaysOff


def test_page_itself_is_no_stop_for_the_keyboard(page: ScrollingPage) -> None:
    assert page.focusPolicy() is Qt.FocusPolicy.NoFocus
