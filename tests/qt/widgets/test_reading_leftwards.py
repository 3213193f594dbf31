"""Text that is read from right to left, with amounts that are not."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QColor, QTextCursor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from baklosan_desktop.labels.directions import verbatim
from baklosan_desktop.qt import theme
from baklosan_desktop.qt.widgets.reading_column import ReadingColumn
from baklosan_desktop.qt.widgets.reading_pieces import Block, Kind
from baklosan_desktop.qt.widgets.reading_text import Inks
from baklosan_desktop.screens.citing import Part
from baklosan_desktop.screens.find import Finding, Occurrence

TEXT = "الجرعة 250 mg ثم 10-20 mg مرتين"
INKS = Inks(*[QColor("#000000")] * 6)


@pytest.fixture
def column(qtbot: QtBot, look: QApplication) -> Iterator[ReadingColumn]:
    theme.apply(look, theme.Theme.LIGHT, 100)
    column = ReadingColumn()
    qtbot.addWidget(column)
    column.resize(900, 400)
    column.show_text([Block(Kind.PARAGRAPH, TEXT, 1, 1)], INKS, leftwards=True)
    column.show()
    qtbot.waitExposed(column)
    yield column
    column.close()


def select(column: ReadingColumn, first: str, last: str) -> QTextCursor:
    """Select from one word to another."""
    block = column.document().firstBlock()
    cursor = QTextCursor(block)
    cursor.setPosition(block.position() + block.text().index(first))
    end = block.position() + block.text().index(last) + len(last)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    column.setTextCursor(cursor)
    return cursor


def across(column: ReadingColumn, letters: str) -> list[int]:
    """Return how far from the left each of some letters begins."""
    cursor = select(column, letters, letters)
    places = range(cursor.selectionStart(), cursor.selectionEnd())
    starts = []
    for place in places:
        cursor.setPosition(place)
        starts.append(column.cursorRect(cursor).x())
    return starts


@pytest.mark.parametrize("letters", ["250", "250\N{NO-BREAK SPACE}mg", "10-20\N{NO-BREAK SPACE}mg"])
def test_amount_never_turns_round(column: ReadingColumn, letters: str) -> None:
    _edge, *places = across(column, letters)  # at an edge the writing goes on at the other side
    assert places == sorted(set(places))


def test_words_around_an_amount_are_read_leftwards(column: ReadingColumn) -> None:
    places = [across(column, word)[0] for word in ("الجرعة", "250", "ثم", "10", "مرتين")]
    assert places == sorted(places, reverse=True)


def test_copied_text_is_the_label_s(column: ReadingColumn) -> None:
    select(column, "الجرعة", "مرتين")
    column.copy()
    assert QApplication.clipboard().text() == TEXT


def test_what_is_selected_is_cited_by_its_place_in_the_label(column: ReadingColumn) -> None:
    select(column, "250", "mg")
    assert column.selected_parts() == (Part(1, TEXT.index("250"), TEXT.index("mg") + 2),)
    assert column.selected_text() == "250 mg"


def test_what_is_marked_is_what_was_asked_for(column: ReadingColumn) -> None:
    column.mark(1, "ثم 10-20 mg")
    [mark] = column.extraSelections()
    assert verbatim(mark.cursor.selection().toPlainText()) == "ثم 10-20 mg"


def test_what_was_found_is_marked_where_it_stands(column: ReadingColumn) -> None:
    start = TEXT.index("20 mg")
    column.show_finding(Finding("20 mg", (Occurrence(0, start, start + 5),)))
    [mark] = column.extraSelections()
    assert mark.cursor.selection().toPlainText() == "20 mg"


def test_place_under_the_pointer_is_that_of_the_label(column: ReadingColumn) -> None:
    cursor = select(column, "20", "20")
    cursor.setPosition(cursor.selectionStart())
    part = column.part_at(column.cursorRect(cursor).center())
    assert part == Part(1, TEXT.index("20"), TEXT.index("20"))
