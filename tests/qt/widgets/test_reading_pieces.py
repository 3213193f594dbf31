from hypothesis import given
from hypothesis import strategies as st

from baklosan_desktop.labels.grid import spots
from baklosan_desktop.labels.published import Cell
from baklosan_desktop.qt.widgets.reading_pieces import (
    Block,
    Grid,
    Kind,
    Listing,
    blocks_of,
    portions,
)

TEXTS = st.lists(st.text("ab 1", max_size=9000), max_size=12)


def a_text(*texts: str) -> list[Block]:
    return [Block(Kind.PARAGRAPH, text, line) for line, text in enumerate(texts, 1)]


@given(TEXTS)
def test_portions_hold_every_block_once_and_in_order(texts: list[str]) -> None:
    blocks = a_text(*texts)
    assert [piece for portion in portions(blocks) for piece in portion] == blocks


@given(TEXTS)
def test_no_portion_holds_up_the_window(texts: list[str]) -> None:
    for portion in portions(a_text(*texts)):
        letters = [len(block.text) for piece in portion for block in blocks_of(piece)]
        assert sum(letters[:-1]) < 20_000


def test_short_label_is_one_portion() -> None:
    assert len(list(portions(a_text("a" * 9000, "b" * 9000)))) == 1


def test_list_and_table_are_not_parted() -> None:
    items = tuple(a_text("a" * 15_000, "b" * 15_000))
    [spot], [cell] = spots([[Cell("c" * 30_000)]]), a_text("c" * 30_000)
    pieces = (Listing(items, is_ordered=False), Grid(1, 1, ((spot, cell),)))
    assert list(portions(pieces)) == [pieces[:1], pieces[1:], ()]
    assert [blocks_of(piece) for piece in pieces] == [items, (cell,)]


def test_only_lines_of_the_source_are_cited() -> None:
    ours = {kind for kind in Kind if not Block(kind, "", 1).is_cited}
    assert ours == {Kind.TITLE, Kind.ORIGIN}


def test_block_that_is_a_part_of_its_line_knows_all_of_it() -> None:
    assert Block(Kind.CELL, "3 %", 1, start=7, whole="Rash | 3 %").line_text == "Rash | 3 %"
    assert Block(Kind.PARAGRAPH, "Rash", 1).line_text == "Rash"
