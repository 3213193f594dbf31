from collections.abc import Callable, Iterable
from itertools import accumulate, pairwise

from hypothesis import given
from hypothesis import strategies as st

from baklosan_desktop.handouts.pagination import Page, Piece, Strip, paginate

PAGE = 100.0


def stacked(*heights: float, gap: float = 0) -> list[Strip]:
    """Return strips of these heights, one below the other."""
    tops = accumulate((height + gap for height in heights), initial=0.0)
    return [Strip(top, top + height) for top, height in zip(tops, heights, strict=False)]


def paragraphs(*heights: float, gap: float = 0) -> list[Piece]:
    return [Piece(strip) for strip in stacked(*heights, gap=gap)]


def pages_of(pieces: Iterable[Piece], height: float, *above: Callable[[str], float]) -> list[Page]:
    return list(paginate(pieces, height, *above))


def bodies(pages: list[Page]) -> list[tuple[float, float]]:
    return [(page.body.top, page.body.bottom) for page in pages]


def test_nothing_needs_no_page() -> None:
    assert pages_of([], PAGE) == []


def test_page_is_filled_to_its_end() -> None:
    assert bodies(pages_of(paragraphs(40, 60, 10), PAGE)) == [(0, 100), (100, 110)]


def test_paragraph_that_does_not_fit_begins_the_next_page() -> None:
    assert bodies(pages_of(paragraphs(40, 61), PAGE)) == [(0, 40), (40, 101)]


def test_space_above_a_paragraph_is_left_out_at_the_top_of_a_page() -> None:
    assert bodies(pages_of(paragraphs(40, 61, gap=5), PAGE)) == [(0, 40), (45, 106)]


def test_heading_never_stands_alone_at_the_end_of_a_page() -> None:
    first, heading, text = stacked(70, 20, 20)
    pieces = [Piece(first), Piece(heading, stays_with_next=True), Piece(text)]
    assert bodies(pages_of(pieces, PAGE)) == [(0, 70), (70, 110)]


def test_heading_and_caption_stay_with_the_text_below() -> None:
    first, *announcing, text = stacked(50, 20, 20, 20)
    pieces = [Piece(first), *(Piece(strip, stays_with_next=True) for strip in announcing)]
    assert bodies(pages_of([*pieces, Piece(text)], PAGE)) == [(0, 50), (50, 110)]


def test_heading_at_the_very_end_is_not_lost() -> None:
    first, heading = stacked(50, 20)
    assert bodies(pages_of([Piece(first), Piece(heading, stays_with_next=True)], PAGE)) == [(0, 70)]


def test_header_row_is_repeated_over_the_rows_of_the_next_page() -> None:
    header, *rows = stacked(20, 40, 40, 40, 40)
    pieces = [Piece(header, stays_with_next=True), *(Piece(row, header=header) for row in rows)]
    pages = pages_of(pieces, PAGE)
    assert bodies(pages) == [(0, 100), (100, 180)]
    assert [page.header for page in pages] == [None, header]
    assert pages[1].height == PAGE


def test_text_taller_than_a_page_is_cut_between_its_lines() -> None:
    heading, text = stacked(20, 150)
    cuts = tuple(float(cut) for cut in range(30, 170, 10))
    pieces = [Piece(heading, stays_with_next=True), Piece(text, cuts)]
    assert bodies(pages_of(pieces, PAGE)) == [(0, 100), (100, 170)]


def test_row_taller_than_a_page_repeats_its_header() -> None:
    header, row = stacked(20, 150)
    cuts = tuple(float(cut) for cut in range(30, 170, 10))
    pieces = [Piece(header, stays_with_next=True), Piece(row, cuts, header=header)]
    pages = pages_of(pieces, PAGE)
    assert bodies(pages) == [(0, 100), (100, 170)]
    assert pages[1].header == header


def test_last_row_does_not_stand_alone_where_the_one_before_it_has_room_beside_it() -> None:
    first, before, last = stacked(60, 30, 30)
    pieces = [Piece(first), Piece(before, goes_before_last=True), Piece(last)]
    assert bodies(pages_of(pieces, PAGE)) == [(0, 60), (60, 120)]


def test_hz_27_last_row_is_parted_from_the_one_before_it_and_not_cut() -> None:
    header, before, last = stacked(20, 60, 60)
    pieces = [
        Piece(header, stays_with_next=True),
        Piece(before, (50.0,), goes_before_last=True, header=header),
        Piece(last, (100.0, 120.0), header=header),
    ]
    pages = pages_of(pieces, PAGE)
    assert bodies(pages) == [(0, 80), (80, 140)]
    assert [page.header for page in pages] == [None, header]


def above(topic: str) -> float:
    """Say that a repeated topic is as tall as it has letters."""
    return len(topic)


def test_page_that_goes_on_with_a_topic_has_room_to_name_it() -> None:
    heading, *rest = stacked(20, 40, 40, 40, 41)
    pieces = [Piece(heading, stays_with_next=True), *(Piece(r, topic="t" * 20) for r in rest)]
    pages = pages_of(pieces, PAGE, above)
    assert bodies(pages) == [(0, 100), (100, 140), (140, 181)]
    assert [page.topic for page in pages] == ["", "t" * 20, "t" * 20]


def test_page_that_goes_on_amid_a_paragraph_names_its_topic() -> None:
    heading, text = stacked(20, 150)
    cuts = tuple(float(cut) for cut in range(30, 170, 10))
    pieces = [Piece(heading, stays_with_next=True), Piece(text, cuts, topic="t" * 20)]
    pages = pages_of(pieces, PAGE, above)
    assert bodies(pages) == [(0, 100), (100, 170)]
    assert [page.topic for page in pages] == ["", "t" * 20]


def test_page_that_begins_a_topic_does_not_go_on_with_one() -> None:
    first, heading, text = stacked(90, 20, 20)
    pieces = [Piece(first, topic="one"), Piece(heading, stays_with_next=True), Piece(text)]
    assert [page.topic for page in pages_of(pieces, PAGE, above)] == ["one", ""]


def test_announcement_taller_than_a_page_is_cut_wherever_it_can_be() -> None:
    *announcing, text = stacked(60, 60, 20)
    pieces = [*(Piece(strip, stays_with_next=True) for strip in announcing), Piece(text)]
    assert bodies(pages_of(pieces, PAGE)) == [(0, 60), (60, 140)]


lines = st.lists(st.integers(5, 20), min_size=1, max_size=12)


@given(st.lists(st.tuples(lines, st.sampled_from(["", "announces", "goes before"])), max_size=30))
def test_nothing_is_lost_repeated_or_longer_than_a_page(
    drawn: list[tuple[list[int], str]],
) -> None:
    pieces, top = [], 0.0
    for heights, role in drawn:
        edges = list(accumulate(heights, initial=top))
        strip, cuts = Strip(top, edges[-1]), tuple(edges[1:-1])
        pieces.append(Piece(strip, cuts, role == "announces", role == "goes before"))
        top = edges[-1]
    pages = pages_of(pieces, PAGE)
    assert all(page.height <= PAGE for page in pages)
    assert sum(page.body.height for page in pages) == top
    assert all(page.body.bottom == following.body.top for page, following in pairwise(pages))


def piece_at(top: float, heights: list[int], header: Strip | None = None, topic: str = "") -> Piece:
    edges = list(accumulate(heights, initial=top))
    strip, cuts = Strip(top, edges[-1]), tuple(edges[1:-1])
    return Piece(strip, cuts, stays_with_next=header is None, header=header, topic=topic)


@given(lines, st.lists(lines, min_size=1, max_size=9), st.text("t", max_size=40))
def test_no_header_row_however_tall_pushes_a_line_off_its_page(
    head: list[int], rows: list[list[int]], topic: str
) -> None:
    pieces = [piece_at(0, head, topic=topic)]
    for heights in rows:
        pieces.append(piece_at(pieces[-1].strip.bottom, heights, pieces[0].strip, topic))
    pages = pages_of(pieces, PAGE, above)
    assert all(page.height + len(page.topic) <= PAGE for page in pages)
    assert sum(page.body.height for page in pages) == pieces[-1].strip.bottom


def test_header_row_that_leaves_no_room_for_the_next_line_is_not_repeated() -> None:
    header, *rows = stacked(90, 20, 20)
    pieces = [Piece(header, stays_with_next=True), *(Piece(row, header=header) for row in rows)]
    pages = pages_of(pieces, PAGE)
    assert bodies(pages) == [(0, 90), (90, 130)]
    assert [page.header for page in pages] == [None, None]


def test_header_row_that_is_cut_is_not_repeated_above_itself() -> None:
    first, header, row = stacked(60, 70, 50)
    pieces = [Piece(first), Piece(header, (90.0,), stays_with_next=True), Piece(row, header=header)]
    pages = pages_of(pieces, PAGE)
    assert bodies(pages) == [(0, 90), (90, 180)]
    assert [page.header for page in pages] == [None, None]


def test_joined_rows_taller_than_a_page_are_parted_between_rows() -> None:
    joined = Piece(Strip(0, 180), (30, 60, 90, 120, 150), seams=(60, 120))
    assert bodies(pages_of([joined], PAGE)) == [(0, 60), (60, 120), (120, 180)]


def test_joined_row_taller_than_a_page_is_cut_between_its_lines() -> None:
    joined = Piece(Strip(0, 180), (30, 60, 90, 120, 150), seams=(150,))
    assert bodies(pages_of([joined], PAGE)) == [(0, 90), (90, 180)]


def test_page_is_known_as_soon_as_it_is_full() -> None:
    pieces = iter(paragraphs(60, 60, 60))
    assert next(paginate(pieces, PAGE)).body == (0, 60)
    assert len([*pieces]) == 1
