from itertools import pairwise

import pytest
from PySide6.QtGui import QFont, QGuiApplication

from baklosan_desktop.handouts.page import UNITS_PER_POINT
from baklosan_desktop.handouts.pagination import Piece
from baklosan_desktop.qt import theme
from baklosan_desktop.qt.pages import document, pieces, split

PADDING = 32
RULE = 8
TABLE = f'<table width="100%" cellspacing="0" cellpadding="{PADDING}">'
WIDTH = 480.0


@pytest.fixture
def font(qapp: QGuiApplication) -> QFont:
    del qapp
    theme.load_fonts()
    font = QFont(theme.FAMILIES)
    font.setPixelSize(12)
    return font


def cut(body: str, font: QFont) -> list[Piece]:
    return list(pieces(document(body, font, WIDTH)))


def test_paragraphs_stand_one_below_the_other(font: QFont) -> None:
    found = cut("<p>One</p><p>Two</p><p>Three</p>", font)
    assert len(found) == 3
    assert all(above.strip.bottom <= below.strip.top for above, below in pairwise(found))
    assert not any(piece.stays_with_next or piece.cuts or piece.header for piece in found)


def test_empty_paragraphs_are_no_pieces(font: QFont) -> None:
    assert len(cut("<p>One</p><p></p><p>Two</p>", font)) == 2
    assert cut("", font) == []


@pytest.mark.parametrize("level", [1, 2, 3, 4])
def test_headings_stay_with_what_they_announce(font: QFont, level: int) -> None:
    heading, text = cut(f"<h{level}>Dose</h{level}><p>Take one.</p>", font)
    assert heading.stays_with_next
    assert not text.stays_with_next


def test_paragraph_may_be_cut_where_a_line_begins(font: QFont) -> None:
    (text,) = cut(f"<p>{'word ' * 200}</p>", font)
    edges = [text.strip.top, *text.cuts, text.strip.bottom]
    heights = {round(below - above) for above, below in pairwise(edges)}
    assert len(edges) > 5
    assert len(heights) == 1


def test_line_is_as_high_as_print_for_patients_asks(font: QFont) -> None:
    (text,) = cut("<p>word</p>", font)
    assert text.strip.height >= 1.2 * 12 * UNITS_PER_POINT


def test_row_is_one_piece_with_its_padding_and_its_rule(font: QFont) -> None:
    style = f"<style>td {{ border-bottom: {RULE}px solid black }}</style>"
    (text,) = cut("<p>one</p>", font)
    first, second = cut(
        f"{style}{TABLE}<tr><td>one</td><td>1</td></tr><tr><td>two</td><td>2</td></tr></table>",
        font,
    )
    assert first.strip.height == text.strip.height + 2 * PADDING + RULE
    assert second.strip.top == first.strip.bottom


def test_row_is_as_high_as_its_highest_cell(font: QFont) -> None:
    low, high = f"<td>{'word ' * 5}</td>", f"<td>{'word ' * 100}</td>"
    (row,) = cut(f"{TABLE}<tr>{low}{high}</tr></table>", font)
    (mirrored,) = cut(f"{TABLE}<tr>{high}{low}</tr></table>", font)
    assert row.strip == mirrored.strip
    assert row.cuts == mirrored.cuts


def test_row_is_never_cut_through_the_line_of_another_cell(font: QFont) -> None:
    text = f"<td width='50%'>{'word ' * 100}</td>"
    large = '<h1 style="margin: 0px">High</h1>'
    (row,) = cut(f"{TABLE}<tr>{text}<td>{large}</td></tr></table>", font)
    (plain,) = cut(f"{TABLE}<tr>{text}<td>low</td></tr></table>", font)
    assert row.cuts == plain.cuts[1:]


def test_header_row_stays_and_is_repeated_for_the_rows_below(font: QFont) -> None:
    header, first, second, after = cut(
        f"{TABLE}<thead><tr><td>Often</td></tr></thead>"
        "<tr><td>rash</td></tr><tr><td>fever</td></tr></table><p>End</p>",
        font,
    )
    assert header.stays_with_next
    assert header.header is None
    assert first.header == second.header == header.strip
    assert not first.stays_with_next
    assert after.header is None


def test_table_without_a_header_repeats_none_of_the_table_above(font: QFont) -> None:
    *_, row = cut(
        f"{TABLE}<thead><tr><td>Often</td></tr></thead><tr><td>rash</td></tr></table>"
        f"{TABLE}<tr><td>fever</td></tr></table>",
        font,
    )
    assert row.header is None


def test_row_that_begins_with_a_heading_stays_with_the_next(font: QFont) -> None:
    rows = cut(f"{TABLE}<tr><td><h4>A</h4></td><td>1</td></tr><tr><td>B</td></tr></table>", font)
    assert [row.stays_with_next for row in rows] == [True, False]


def test_split_moves_no_line(font: QFont) -> None:
    cells = f"<td width='50%'><p>{'word ' * 100}</p></td><td><p>{'other ' * 100}</p></td>"
    text = document(f"<p>{'word ' * 200}</p>{TABLE}<tr>{cells}</tr></table><p>End</p>", font, WIDTH)
    paragraph, row, end = pieces(text)
    split(text, paragraph.cuts[3])
    split(text, row.cuts[2])
    upper, lower, same_row, same_end = pieces(text)
    assert (upper.strip.top, lower.strip.bottom) == (paragraph.strip.top, paragraph.strip.bottom)
    assert upper.strip.bottom == lower.strip.top == paragraph.cuts[3]
    assert (same_row, same_end) == (row, end)


def test_nothing_is_split_where_a_paragraph_begins(font: QFont) -> None:
    text = document("<p>One</p><p>Two</p>", font, WIDTH)
    before = list(pieces(text))
    for piece in before:
        split(text, piece.strip.top)
    assert list(pieces(text)) == before
