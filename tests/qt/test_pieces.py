from collections.abc import Sequence
from itertools import pairwise

import pytest
from PySide6.QtGui import QFont, QGuiApplication, QTextDocument

from baklosan_desktop.handouts.page import UNITS_PER_POINT
from baklosan_desktop.handouts.page import Chapter as Part
from baklosan_desktop.handouts.pagination import Piece
from baklosan_desktop.handouts.steps import done
from baklosan_desktop.qt import theme
from baklosan_desktop.qt.drawings import add_drawings
from baklosan_desktop.qt.text_pieces import Chapter, chapters, pieces, split, written

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


def document(body: str, font: QFont) -> QTextDocument:
    text = written(body, font, WIDTH)
    add_drawings(text)
    return text


def cut(body: str, font: QFont) -> list[Piece]:
    return list(pieces(document(body, font)))


def laid_out(parts: Sequence[str], font: QFont) -> Sequence[Chapter]:
    return done(chapters([Part((part,)) for part in parts], font, WIDTH))


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


def test_last_row_but_one_of_a_ruled_list_goes_before_the_last(font: QFont) -> None:
    rows = "<tr><td>one</td></tr><tr><td>two</td></tr><tr><td>three</td></tr></table>"
    style = f"<style>.ruled td {{ border-bottom: {RULE}px solid black }}</style>"
    ruled = cut(f"{style}{TABLE.replace('<table', '<table class=ruled')}{rows}", font)
    assert [row.goes_before_last for row in ruled] == [False, True, False]
    assert not any(row.goes_before_last for row in cut(f"{TABLE}{rows}", font))
    head = "<thead><tr><td>Often</td></tr></thead><tr><td>rash</td></tr></table>"
    header, _ = cut(f"{style}{TABLE.replace('<table', '<table class=ruled')}{head}", font)
    assert (header.stays_with_next, header.goes_before_last) == (True, False)


def test_split_moves_no_line(font: QFont) -> None:
    cells = f"<td width='50%'><p>{'word ' * 100}</p></td><td><p>{'other ' * 100}</p></td>"
    text = document(f"<p>{'word ' * 200}</p>{TABLE}<tr>{cells}</tr></table><p>End</p>", font)
    paragraph, row, end = pieces(text)
    split(text, paragraph.cuts[3])
    split(text, row.cuts[2])
    upper, lower, same_row, same_end = pieces(text)
    assert (upper.strip.top, lower.strip.bottom) == (paragraph.strip.top, paragraph.strip.bottom)
    assert upper.strip.bottom == lower.strip.top == paragraph.cuts[3]
    assert (same_row, same_end) == (row, end)


def test_nothing_is_split_where_a_paragraph_begins(font: QFont) -> None:
    text = document("<p>One</p><p>Two</p>", font)
    before = list(pieces(text))
    for piece in before:
        split(text, piece.strip.top)
    assert list(pieces(text)) == before


def test_all_header_rows_are_repeated_together(font: QFont) -> None:
    first, second, row = cut(
        f"{TABLE}<thead><tr><td>Reaction</td></tr><tr><td>%</td></tr></thead>"
        "<tr><td>rash</td></tr></table>",
        font,
    )
    assert row.header == (first.strip.top, second.strip.bottom)
    assert (first.stays_with_next, second.stays_with_next) == (True, True)


def test_rows_that_a_cell_joins_are_one_piece(font: QFont) -> None:
    joined, last = cut(
        f'{TABLE}<tr><td rowspan="2">{"high<br/>" * 5}</td><td>1</td></tr><tr><td>2</td></tr>'
        "<tr><td>three</td><td>3</td></tr></table>",
        font,
    )
    assert joined.strip.bottom <= last.strip.top
    assert joined.strip.height > 3 * last.strip.height


def test_parts_stand_one_below_the_other_as_if_they_were_one(font: QFont) -> None:
    parts = ["<h3>One</h3><p>first</p>", "<p>second</p>", "<h3>Two</h3><p>third</p>"]
    found = [piece for chapter in laid_out(parts, font) for piece in chapter.pieces]
    assert [piece.topic for piece in found] == ["", "One", "One", "", "Two"]
    assert all(above.strip.bottom <= below.strip.top for above, below in pairwise(found))
    whole = cut("".join(parts), font)
    assert found[-1].strip.top >= whole[-1].strip.top


def test_topic_is_said_without_the_blank_that_html_leaves_at_its_end(font: QFont) -> None:
    parts = ["<h2>Two&nbsp; words</h2>\n\n<p>first</p>\n", "<p>second</p>"]
    found = [piece for chapter in laid_out(parts, font) for piece in chapter.pieces]
    assert [piece.topic for piece in found] == ["", *["Two\N{NO-BREAK SPACE} words"] * 2]


def test_part_is_laid_out_when_it_is_asked_for(font: QFont) -> None:
    parts = iter([Part(("<p>one</p>",)), Part(("<p>two</p>",))])
    next(chapters(parts, font, WIDTH))
    assert [*parts] == [(("<p>two</p>",), False)]


def test_paragraph_of_a_part_is_split_at_its_place(font: QFont) -> None:
    _, chapter = laid_out(["<p>one</p>", f"<p>{'word ' * 200}</p>"], font)
    [cut_in_two] = chapter.pieces
    chapter.split(cut_in_two.cuts[1])
    assert len(list(pieces(chapter.document))) == 2
    chapter.split(0)
    assert len(list(pieces(chapter.document))) == 2


def test_empty_part_goes_on_with_the_topic(font: QFont) -> None:
    *_, last = laid_out(["<h3>One</h3>", "<p>a</p>", "", "<p>b</p>"], font)
    assert [piece.topic for piece in last.pieces] == ["One"]


def test_rows_that_a_cell_joins_are_parted_between_rows_before_lines_are(font: QFont) -> None:
    row = f"<td>{'word<br/>' * 3}word</td>"
    further = f"<tr>{row}</tr>" * 2
    (joined,) = cut(f'{TABLE}<tr><td rowspan="3">high</td>{row}</tr>{further}</table>', font)
    assert len(joined.seams) == 2
    assert {*joined.seams} < {*joined.cuts}
    (single,) = cut(f"{TABLE}<tr>{row}</tr></table>", font)
    assert single.seams == ()


def test_joined_rows_are_not_parted_through_a_line_beside_them(font: QFont) -> None:
    tall = '<td rowspan="2"><span style="font-size: 800px">high</span></td>'
    (joined,) = cut(f"{TABLE}<tr>{tall}<td>one</td></tr><tr><td>two</td></tr></table>", font)
    assert (joined.cuts, joined.seams) == ((), ())


def test_rows_that_cells_join_in_turn_are_one_piece(font: QFont) -> None:
    first = '<tr><td rowspan="2">one</td><td>two</td></tr>'
    rest = '<tr><td rowspan="2">three</td></tr><tr><td>four</td></tr>'
    assert len(cut(f"{TABLE}{first}{rest}</table>", font)) == 1


def test_table_that_goes_on_stands_below_without_a_gap_under_the_same_header(font: QFont) -> None:
    head, row = "<thead><tr><td>Often</td></tr></thead>", "<tr><td>rash</td></tr>"
    before, bodies = Part(("<h3>Topic</h3>",)), (f"{head}{row}", row, row * 2)
    parted = Part(tuple(f"{TABLE}{body}</table>" for body in bodies), is_table=True)
    whole = Part((f"{TABLE}{''.join(bodies)}</table>",), is_table=True)
    found = [done(chapters([before, part], font, WIDTH)) for part in (whole, parted)]
    one, several = ([piece for chapter in text for piece in chapter.pieces] for text in found)
    assert [piece.strip for piece in one] == [piece.strip for piece in several]
    assert [piece.header for piece in one] == [piece.header for piece in several]
    assert [len(text) for text in found] == [2, 4]
    assert several[-1].header == several[1].strip


def test_rows_without_words_end_nowhere(font: QFont) -> None:
    bodies = ("<tr><td>rash</td></tr>", "<tr><td></td></tr>", "<tr><td>fever</td></tr>")
    table = Part(tuple(f"{TABLE}{body}</table>" for body in bodies), is_table=True)
    rash, none, fever = done(chapters([table], font, WIDTH))
    assert (none.pieces, none.end) == ((), rash.end)
    assert fever.top == rash.end
