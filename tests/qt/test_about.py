from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QTextBlock
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QPushButton, QTextEdit, QWidget

from baklosan_desktop.labels.label import Label
from baklosan_desktop.qt import theme
from baklosan_desktop.qt.dialogs import AboutBox
from baklosan_desktop.qt.theme import Theme
from baklosan_desktop.screens import about
from baklosan_desktop.screens.help_pages import TITLES

LINES = (("Program", "Baklosan Desktop"), ("Source", "A <b>page</b>"), ("Limits", "word " * 60))
SIZES = pytest.mark.parametrize("percent", [80, 100, 150, 200])


@pytest.fixture
def opened(look: QApplication, label: Label) -> Iterator[Callable[..., AboutBox]]:
    """Open the box at a text size, by default with the lines of the bundled label."""
    parents: list[QWidget] = []

    def open_box(percent: int = 100, lines: tuple[tuple[str, str], ...] = ()) -> AboutBox:
        theme.apply(look, Theme.LIGHT, percent)
        parents.append(QWidget())
        parents[-1].resize(800, 560)
        box = AboutBox(lines or about.present(label), TITLES, parents[-1])
        box.show()
        return box

    yield open_box
    for parent in parents:
        parent.deleteLater()


def text(box: AboutBox) -> QTextEdit:
    [text] = box.findChildren(QTextEdit)
    return text


def lines(box: AboutBox) -> list[str]:
    return [line for line in text(box).toPlainText().split("\n") if line]


def blocks(box: AboutBox) -> list[QTextBlock]:
    document = text(box).document()
    return [document.findBlockByNumber(number) for number in range(document.blockCount())]


def test_every_line_stands_in_it_as_plain_text(opened: Callable[..., AboutBox]) -> None:
    assert lines(opened(lines=LINES)) == [part for line in LINES for part in line]


@SIZES
def test_no_line_is_wider_than_the_box(opened: Callable[..., AboutBox], percent: int) -> None:
    shown = text(opened(percent))
    assert not shown.horizontalScrollBar().maximum()
    for block in blocks(opened(percent)):
        layout = block.layout()
        for number in range(layout.lineCount()):
            line = layout.lineAt(number)
            assert line.naturalTextWidth() <= line.width()


@SIZES
def test_what_has_no_room_scrolls_and_the_box_stays_in_the_window(
    opened: Callable[..., AboutBox], percent: int
) -> None:
    box = opened(percent)
    assert box.height() <= 560
    shown = text(box)
    hidden = shown.document().size().height() - shown.viewport().height()
    assert shown.verticalScrollBar().maximum() >= round(hidden)
    assert bool(shown.verticalScrollBar().maximum()) == (percent >= 150)


def test_texts_can_be_selected_and_copied(opened: Callable[..., AboutBox], label: Label) -> None:
    box = opened()
    text(box).setFocus()
    for keys in (QKeySequence.StandardKey.SelectAll, QKeySequence.StandardKey.Copy):
        QTest.keySequence(text(box), QKeySequence(keys))
    assert label.sha256 in QApplication.clipboard().text()
    QTest.keyClicks(text(box), "typed")
    assert "typed" not in text(box).toPlainText()


def test_it_closes_by_its_button(opened: Callable[..., AboutBox]) -> None:
    box = opened()
    [buttons] = box.findChildren(QDialogButtonBox)
    button = buttons.button(QDialogButtonBox.StandardButton.Close)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert not box.isVisible()


def test_enter_opens_the_page_that_has_the_keyboard(opened: Callable[..., AboutBox]) -> None:
    box = opened()
    asked: list[str] = []
    box.page_wanted.connect(asked.append)
    link = next(link for link in box.findChildren(QPushButton) if link.text() == TITLES[1])
    link.setFocus()
    QTest.keyClick(link, Qt.Key.Key_Return)
    assert asked == [TITLES[1]]


def test_it_leads_to_the_rest_of_the_help(opened: Callable[..., AboutBox]) -> None:
    box = opened()
    asked: list[str] = []
    box.page_wanted.connect(asked.append)
    for link in (link for link in box.findChildren(QPushButton) if link.text() in TITLES):
        QTest.mouseClick(link, Qt.MouseButton.LeftButton)
    assert tuple(asked) == TITLES
    assert not box.isVisible()
