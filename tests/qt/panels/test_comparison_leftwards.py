"""Two editions of a label that is read from right to left: ours around its text is not."""

from collections.abc import Iterator
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextBlock, QTextCursor
from PySide6.QtWidgets import QApplication, QListWidget, QWidget
from pytestqt.qtbot import QtBot

from baklosan_desktop.labels.comparing import compare
from baklosan_desktop.labels.published import Items, Part
from baklosan_desktop.labels.sections import SectionKind
from baklosan_desktop.qt import theme
from baklosan_desktop.qt.panels.comparison import ComparisonDialog
from baklosan_desktop.qt.widgets.text_column import TextColumn
from baklosan_desktop.wording import NBSP
from tests.screens.comparison_builders import a_part, an_edition

HEADING = "1. الجرعة"
RIGHT_TO_LEFT, LEFT_TO_RIGHT = Qt.LayoutDirection.RightToLeft, Qt.LayoutDirection.LeftToRight


@pytest.fixture
def dialog(look: QApplication, qtbot: QtBot) -> Iterator[ComparisonDialog]:
    """An amount in Arabic has become one with a Latin unit."""
    theme.apply(look, theme.Theme.LIGHT, 100)
    parent = QWidget()
    parent.resize(1366, 768)
    older, newer = (
        an_edition(
            a_part(HEADING, f"Zeldox قرص {amount} مرتين"),
            Part(SectionKind.OTHER, "", "نهاية", (Items((day,)),)),
            language="ar",
        )
        for amount, day in (("400 مجم", "اليوم"), ("4000 mg", "غدا"))
    )
    dialog = ComparisonDialog(compare(older, newer), parent)
    dialog.show()
    qtbot.waitUntil(dialog.isActiveWindow)
    yield dialog
    parent.deleteLater()


@pytest.fixture
def text(dialog: ComparisonDialog) -> TextColumn:
    [text] = dialog.findChildren(TextColumn)
    return text


def block(text: TextColumn, beginning: str) -> QTextBlock:
    block = text.document().begin()
    while not block.text().startswith(beginning):
        block = block.next()
    return block


def across(block: QTextBlock, words: str) -> float:
    """Return how far from the left the first letter of some words stands: the middle of it."""
    place = block.text().index(words)
    line = block.layout().lineForTextPosition(place)
    edges = (cast("tuple[float, int]", line.cursorToX(at)) for at in (place, place + 1))
    return sum(x for x, _ in edges) / 2


def test_label_s_text_is_read_from_right_to_left_and_ours_is_not(text: TextColumn) -> None:
    found = block(text, "Zeldox")
    assert found.textDirection() is RIGHT_TO_LEFT
    assert across(found, "Zeldox") > across(found, "قرص") > across(found, "مرتين")
    for ours in ("Numbers", "\N{FIRST STRONG ISOLATE}1.", "≠"):
        assert block(text, ours).textDirection() is LEFT_TO_RIGHT


def test_what_an_amount_became_stands_behind_what_it_was(text: TextColumn) -> None:
    number = block(text, "\N{FIRST STRONG ISOLATE}1.")
    places = [across(number, words) for words in (": ", "مجم", "400", "→", "4000", "mg")]
    assert places == sorted(places)


def test_amount_that_is_marked_never_turns_round(text: TextColumn) -> None:
    found = block(text, "Zeldox")
    amount = f"4000{NBSP}mg"
    assert across(found, amount) < across(found, "mg")


def test_items_are_set_in_at_the_side_where_they_begin(text: TextColumn) -> None:
    plain, item = (block(text, words).blockFormat() for words in ("Zeldox", "[-اليوم"))
    assert item.leftMargin() == plain.leftMargin()
    assert item.rightMargin() > plain.rightMargin()


def test_sign_of_a_section_stands_before_its_heading(dialog: ComparisonDialog) -> None:
    [sections] = dialog.findChildren(QListWidget)
    heading = f"\N{FIRST STRONG ISOLATE}{HEADING}\N{POP DIRECTIONAL ISOLATE}"
    assert sections.item(1).text() == f"≠ {heading}"


def test_copied_text_is_the_label_s(text: TextColumn) -> None:
    cursor = QTextCursor(block(text, "Zeldox"))
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
    text.setTextCursor(cursor)
    text.copy()
    copied = QApplication.clipboard().text()
    assert copied.replace(NBSP, " ") == "Zeldox قرص [-400 مجم-] {+4000 mg+} مرتين"
