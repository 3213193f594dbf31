from collections.abc import Iterable, Iterator

from hypothesis import given
from hypothesis import strategies as st

from baklosan_desktop.labels.arranging import Arranged, Placed, arrange
from baklosan_desktop.labels.label import LabelId
from baklosan_desktop.labels.published import Block, Cell, Items, Part, Picture, Table, Text
from baklosan_desktop.labels.sections import SectionKind
from baklosan_desktop.screens.label import present
from baklosan_desktop.screens.label_pieces import (
    ListView,
    Look,
    PassageView,
    Piece,
    TableView,
    pieces,
)
from tests.published import BLOCKS, RASH, a_published


def arranged(*blocks: Block, inner: tuple[Part, ...] = ()) -> Arranged:
    part = Part(SectionKind.DOSAGE, "", "2 Dosage", (Text("Take it."), *blocks), inner)
    return arrange(a_published(parts=(part,)), LabelId("demo"), "demo.xml", "0" * 64)


def shown(found: Arranged) -> tuple[Piece, ...]:
    """What follows the first paragraph."""
    [section] = present(found.label, placed=found.placed).sections
    return section.pieces[1:]


def passages(piece: Piece) -> Iterable[PassageView]:
    match piece:
        case PassageView():
            return (piece,)
        case ListView(items):
            return items
        case TableView():
            return dict.fromkeys(cell.passage for cell in piece.cells)


def test_paragraph_is_a_paragraph() -> None:
    [piece] = shown(arranged(Text("With water.")))
    assert piece == PassageView(3, 2, "With water.", Look.TEXT)


def test_title_within_a_section_is_a_heading() -> None:
    heading, text = shown(arranged(inner=(Part(None, "", "2.1 How", (Text("With water."),)),)))
    assert heading == PassageView(3, 2, "2.1 How", Look.HEADING)
    assert text == PassageView(4, 3, "With water.", Look.TEXT)


def test_list_keeps_its_items_together() -> None:
    [piece] = shown(arranged(Items(("First", "Second"), is_ordered=True)))
    items = PassageView(3, 2, "First"), PassageView(4, 3, "Second")
    assert piece == ListView(items, is_ordered=True)


def test_picture_is_told_by_its_words() -> None:
    [piece] = shown(arranged(Picture("box.jpg", "A box")))
    assert piece == PassageView(3, 2, "A box", Look.PICTURE)


def test_table_stands_between_its_caption_and_its_notes() -> None:
    caption, table, note = shown(arranged(RASH))
    assert caption == PassageView(3, 2, "Table 1. Reactions", Look.CAPTION)
    assert note == PassageView(6, 5, "N = 200", Look.NOTE)
    assert isinstance(table, TableView)
    assert (table.rows, table.columns) == (2, 3)


def test_cell_knows_where_its_text_stands_in_the_line_of_its_row() -> None:
    _, table, _ = shown(arranged(RASH))
    assert isinstance(table, TableView)
    for cell in table.cells:
        assert cell.passage.text.startswith(cell.spot.cell.text, cell.start)
    assert [cell.passage.line for cell in table.cells] == [4, 4, 5, 5]
    assert [cell.start for cell in table.cells] == [0, 11, 0, 7]


def test_cell_of_several_lines_is_as_long_as_in_the_line_of_its_row() -> None:
    [table] = shown(arranged(Table(((Cell("a\nb"), Cell("c")),))))
    assert isinstance(table, TableView)
    assert [(cell.passage.text, cell.start) for cell in table.cells] == [
        ("a b | c", 0),
        ("a b | c", 6),
    ]


def test_row_without_words_is_no_passage_and_keeps_its_place() -> None:
    rows = (Cell("a"),), (Cell(""),), (Cell("b"),)
    [table] = shown(arranged(Table(rows)))
    assert isinstance(table, TableView)
    assert [(cell.spot.row, cell.passage.line) for cell in table.cells] == [(0, 3), (2, 4)]


def test_table_too_large_to_be_drawn_is_read_row_by_row() -> None:
    found = shown(arranged(Table(((Cell("x"),) * 1200,), "Table 1")))
    assert [(piece.look, piece.number) for piece in found if isinstance(piece, PassageView)] == [
        (Look.CAPTION, 2),
        (Look.TEXT, 3),
    ]


def test_table_that_does_not_fit_its_lines_is_read_as_they_are() -> None:
    own = PassageView(1, 1, "Other words than those of the table")
    assert list(pieces([own], [Placed(1, 1, RASH)])) == [own]


def every_passage(found: Iterable[Piece]) -> Iterator[tuple[int, int, str]]:
    for piece in found:
        yield from ((one.line, one.number, one.text) for one in passages(piece))


@given(st.lists(BLOCKS, max_size=5))
def test_every_line_stands_in_exactly_one_piece(blocks: list[Block]) -> None:
    found = arranged(*blocks)
    [section] = found.label.sections
    paragraphs = [(p.line, n, p.text) for n, p in enumerate(section.paragraphs, 1)]
    assert list(every_passage(shown(found))) == paragraphs[1:]
