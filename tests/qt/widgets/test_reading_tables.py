import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QTextCursor, QTextTable
from pytestqt.qtbot import QtBot

from baklosan_desktop.labels.grid import spots
from baklosan_desktop.labels.published import Cell
from baklosan_desktop.qt.widgets.found import Row
from baklosan_desktop.qt.widgets.reading_column import ReadingColumn
from baklosan_desktop.qt.widgets.reading_pieces import Block, Grid, Kind, Listing, Piece, blocks_of
from baklosan_desktop.qt.widgets.reading_text import Inks
from baklosan_desktop.qt.widgets.text_column import MARGIN
from baklosan_desktop.screens.citing import Part
from baklosan_desktop.screens.find import find

INKS = Inks(*map(QColor, ("#008000", "#ff0000", "#ffff00", "#0000ff", "#ff00ff", "#c0c0c0")))
CELLS = (
    (Cell("Reaction", is_header=True), Cell("Arm", 2, is_header=True)),
    (Cell("Rash", rows=2), Cell("3 %"), Cell("1 %")),
    (Cell("2 %"), Cell("<b>0</b>")),
)
LINES = ("Reaction | Arm", "Rash | 3 % | 1 %", "2 % | <b>0</b>")


def a_grid(first_line: int, rows: tuple[tuple[Cell, ...], ...] = CELLS) -> Grid:
    found = spots(rows)
    lines = [" | ".join(cell.text for cell in row) for row in rows]
    cells = []
    for spot in found:
        line = lines[spot.row]
        kind = Kind.HEAD if spot.cell.is_header else Kind.CELL
        start = line.index(spot.cell.text)
        number = 0 if start else spot.row + 2
        cells.append(Block(kind, spot.cell.text, first_line + spot.row, number, start, line))
    columns = max(spot.column + spot.columns for spot in found)
    return Grid(len(rows), columns, tuple(zip(found, cells, strict=True)))


TEXT: tuple[Piece, ...] = (
    Block(Kind.TITLE, "Side effects", 1),
    Block(Kind.PARAGRAPH, "Rash occurs.", 1, 1),
    a_grid(2),
    Block(Kind.NOTE, "N = 200", 5, 5),
    Listing(
        (Block(Kind.ITEM, "With water", 6, 6), Block(Kind.ITEM, "At night", 7, 7)), is_ordered=True
    ),
    Block(Kind.PARAGRAPH, "The end.", 8, 8),
)


@pytest.fixture
def column(qtbot: QtBot) -> ReadingColumn:
    column = ReadingColumn()
    qtbot.addWidget(column)
    column.resize(900, 500)
    column.show()
    column.show_text(TEXT, INKS)
    return column


def table(column: ReadingColumn) -> QTextTable:
    [table] = [f for f in column.document().rootFrame().childFrames() if isinstance(f, QTextTable)]
    return table


def marked(column: ReadingColumn) -> list[str]:
    return [selection.cursor.selection().toPlainText() for selection in column.extraSelections()]


def cell_text(column: ReadingColumn, row: int, at: int) -> str:
    return table(column).cellAt(row, at).firstCursorPosition().block().text()


def select(column: ReadingColumn, first: str, last: str) -> None:
    start, end = column.document().find(first), column.document().find(last)
    cursor = QTextCursor(column.document())
    cursor.setPosition(start.selectionStart())
    cursor.setPosition(end.selectionEnd(), QTextCursor.MoveMode.KeepAnchor)
    column.setTextCursor(cursor)


def test_table_is_a_table_and_its_cells_are_never_markup(column: ReadingColumn) -> None:
    assert (table(column).rows(), table(column).columns()) == (3, 3)
    assert cell_text(column, 1, 2) == "1\N{NO-BREAK SPACE}%"
    assert cell_text(column, 2, 2) == "<b>0</b>"


def test_cell_of_several_lines_is_one_place(column: ReadingColumn) -> None:
    [spot] = spots([[Cell("Rash\nAche")]])
    block = Block(Kind.CELL, "Rash\nAche", 1, 1, 0, "Rash Ache")
    column.show_text([Grid(1, 1, ((spot, block),))], INKS)
    assert cell_text(column, 0, 0) == "Rash\N{LINE SEPARATOR}Ache"
    column.mark(1, "Ache")
    assert marked(column) == ["Ache"]


def test_cell_covers_the_rows_and_columns_of_the_file(column: ReadingColumn) -> None:
    arm, rash = table(column).cellAt(0, 2), table(column).cellAt(2, 0)
    assert (arm.column(), arm.columnSpan()) == (1, 2)
    assert (rash.row(), rash.rowSpan()) == (1, 2)


def test_list_is_a_list(column: ReadingColumn) -> None:
    item = column.document().find("At night").block()
    assert item.textList().count() == 2
    assert item.textList().itemText(item) == "2."


def test_text_goes_on_behind_a_table_without_a_gap(column: ReadingColumn) -> None:
    blocks = column.toPlainText().split("\n")
    assert blocks[blocks.index("N = 200") :] == ["N = 200", "With water", "At night", "The end."]


def test_row_that_is_asked_for_is_marked_cell_by_cell(column: ReadingColumn) -> None:
    column.mark(3)
    assert marked(column) == ["Rash", "3 %", "1 %"]


def test_quote_is_marked_in_the_cells_that_hold_it(column: ReadingColumn) -> None:
    column.mark(3, "Rash | 3")
    assert marked(column) == ["Rash", "3"]
    assert column.marked() == (3, "Rash | 3")


def test_hit_marks_its_words_in_their_cells(column: ReadingColumn) -> None:
    column.show_hits([Row(LINES[1], "", 3, ((0, 4), (13, 14)))])
    assert marked(column) == ["Rash", "1"]


def test_letters_are_found_in_cells(column: ReadingColumn) -> None:
    texts = [block.text for piece in TEXT for block in blocks_of(piece)]
    column.show_finding(find("3 %", texts))
    assert marked(column) == ["3 %"]


def test_cells_that_are_selected_are_parts_of_their_rows(column: ReadingColumn) -> None:
    select(column, "1 %", "2 %")
    assert column.selected_parts() == (Part(3, 13, 16), Part(4, 0, 3))


def test_cells_of_one_row_are_one_part(column: ReadingColumn) -> None:
    column.show_text(TEXT[2:], INKS)
    select(column, "Rash", "1 %")
    assert column.selected_parts() == (Part(3, 0, 16),)


def test_place_in_a_cell_is_one_in_its_row(column: ReadingColumn) -> None:
    at = column.document().find("1 %")
    at.setPosition(at.selectionStart())
    assert column.part_at(column.cursorRect(at).center()) == Part(3, 13, 13)


def test_cell_without_words_is_no_place(column: ReadingColumn) -> None:
    rows = (Cell("Rash"), Cell("3")), (Cell("Ache"), Cell("4"))
    grid = a_grid(1, rows)
    column.show_text([grid._replace(cells=grid.cells[:3])], INKS)
    empty = table(column).cellAt(1, 1).firstCursorPosition()
    assert column.part_at(column.cursorRect(empty).center()) is None


def test_reading_reaches_the_rows_of_a_table(column: ReadingColumn) -> None:
    column.resize(900, 60)
    reached: list[int] = []
    column.reached.connect(reached.append)
    column.go_to(3)
    column.verticalScrollBar().setValue(column.verticalScrollBar().value() + 17)
    assert reached[-1] == column.top_line() == 3


def test_text_may_be_a_table_and_nothing_else(column: ReadingColumn) -> None:
    column.show_text(TEXT[2:3], INKS)
    column.resize(900, 20)
    column.verticalScrollBar().setValue(column.verticalScrollBar().maximum())
    assert column.top_line() == 4


def test_rows_have_one_number_in_the_margin_each(column: ReadingColumn) -> None:
    def greens(column: ReadingColumn) -> int:
        image = column.viewport().grab().copy(0, 0, MARGIN - 1, 500).toImage()
        wanted = QColor("#008000").rgb()
        rows = range(image.height())
        inked = [any(image.pixel(x, y) == wanted for x in range(MARGIN - 1)) for y in rows]
        return sum(now and not before for before, now in zip([False, *inked], inked, strict=False))

    assert greens(column) == 8


def test_wide_table_is_wider_than_a_line_and_can_be_scrolled_to(column: ReadingColumn) -> None:
    words = tuple(Cell(f"Pharmacokinetics{number}") for number in range(12))
    column.show_text([Block(Kind.PARAGRAPH, "Text. " * 90, 1, 1), a_grid(2, (words,))], INKS)
    assert column.document().size().width() > column.viewport().width()
    assert column.horizontalScrollBar().maximum() > 0
    assert column.document().textWidth() < column.viewport().width()


def test_numbers_move_aside_with_the_text(column: ReadingColumn) -> None:
    words = tuple(Cell(f"Pharmacokinetics{number}") for number in range(12))
    column.show_text([a_grid(1, (words,))], INKS)
    column.horizontalScrollBar().setValue(column.horizontalScrollBar().maximum())
    image = column.viewport().grab().toImage()
    wanted = QColor("#008000").rgb()
    places = ((x, y) for x in range(MARGIN) for y in range(60))
    assert not any(image.pixel(x, y) == wanted for x, y in places)


def test_text_from_right_to_left_is_so_in_tables_too(column: ReadingColumn) -> None:
    column.show_text(TEXT, INKS, leftwards=True)
    leftwards = Qt.LayoutDirection.RightToLeft
    paragraph = column.document().find("The end.").block()
    assert paragraph.textDirection() == leftwards
    head = table(column).cellAt(0, 2)
    assert head.firstCursorPosition().block().text() == "Reaction"
    assert table(column).cellAt(0, 0).columnSpan() == 2
    select(column, "1 %", "3 %")
    assert column.selected_parts() == (Part(3, 7, 16),)
    assert column.document().find("Side effects").block().textDirection() != leftwards


def test_every_portion_of_a_long_text_is_written(qtbot: QtBot, column: ReadingColumn) -> None:
    long = Block(Kind.PARAGRAPH, "Text. " * 4000, 1, 1)
    column.show_text([long, a_grid(2), long._replace(line=9), a_grid(10)], INKS)
    qtbot.waitUntil(lambda: column.document().toPlainText().count("Rash") == 2)
    column.mark(11)
    assert marked(column) == ["Rash", "3 %", "1 %"]


def test_cells_stand_flush_with_the_text_around_their_table(column: ReadingColumn) -> None:
    lefts = {
        text: column.cursorRect(QTextCursor(column.document().find(text).block())).left()
        for text in ("Rash occurs.", "Reaction", "N = 200", "The end.")
    }
    assert len({*lefts.values()}) == 1, lefts


@pytest.mark.parametrize("times", [1, 60])
def test_table_that_is_read_from_right_to_left_begins_flush_with_its_text(
    column: ReadingColumn, times: int
) -> None:
    grid = a_grid(2, ((Cell("قرص"), Cell("جرعة " * times)),))
    column.show_text([Block(Kind.PARAGRAPH, "مرتين", 1, 1), grid], INKS, leftwards=True)
    rights = {
        text: column.cursorRect(QTextCursor(column.document().find(text).block())).right()
        for text in ("مرتين", "قرص")
    }
    assert len({*rights.values()}) == 1, rights
