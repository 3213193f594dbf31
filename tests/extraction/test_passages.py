import pytest
from hypothesis import given
from hypothesis import strategies as st

from baklosan_desktop.extraction.passages import Grid, Line, Passage, chapter, lines_in
from baklosan_desktop.labels.arranging import Heading, Placed
from baklosan_desktop.labels.label import Paragraph, Section
from baklosan_desktop.labels.published import Cell, Items, Picture, Table
from baklosan_desktop.labels.sections import SectionKind
from tests.extraction.texts import a_chapter, a_part, a_table

SECTION = Section(
    "side_effects",
    SectionKind.SIDE_EFFECTS,
    "Side effects",
    None,
    None,
    tuple(Paragraph(line, f"Line {line}") for line in range(1, 9)),
)


def grid(*rows: tuple[Cell, ...], caption: str = "", notes: tuple[str, ...] = ()) -> Grid:
    (found,) = a_chapter(Table(rows, caption, notes)).passages
    assert isinstance(found, Grid)
    return found


def texts(found: Grid) -> list[list[str]]:
    return [[spot.text for spot in row] for row in found.rows]


def test_lines_are_told_apart_as_headings_items_and_paragraphs() -> None:
    found = a_chapter("Rash occurs.", Items(("nausea", "cough")), a_part("Children", "None known."))
    assert found.passages == (
        Line(2, "Rash occurs."),
        Line(3, "nausea", is_item=True),
        Line(4, "cough", is_item=True),
        Line(5, "Children", depth=1),
        Line(6, "None known."),
    )


def test_cell_that_covers_rows_and_columns_is_in_every_place_that_it_covers() -> None:
    found = grid(
        (Cell("Nerves", rows=2), Cell("Common", columns=2)),
        (Cell("headache"), Cell("vertigo")),
        (Cell("Skin"), Cell("rash")),
    )
    assert texts(found) == [
        ["Nerves", "Common", "Common"],
        ["Nerves", "headache", "vertigo"],
        ["Skin", "rash"],
    ]


def test_cell_hangs_down_from_a_row_that_says_nothing() -> None:
    found = grid(
        (Cell("", rows=2), Cell("", columns=2)),
        (Cell("Demoxil"), Cell("placebo")),
        (Cell("rash"), Cell("3"), Cell("1")),
    )
    assert texts(found) == [["", "Demoxil", "placebo"], ["rash", "3", "1"]]
    assert min(found.lines) == 2


def test_words_of_a_cell_stand_in_the_line_of_its_own_row() -> None:
    found = grid((Cell("Nerves", rows=2), Cell("a")), (Cell("b"),))
    assert [[spot.line for spot in row] for row in found.rows] == [[2, 2], [2, 3]]


def test_caption_and_notes_are_lines_of_the_table() -> None:
    found = grid((Cell("a"),), (Cell(""),), (Cell("b"),), caption="Table 1", notes=("Note", " "))
    assert (found.caption, found.notes) == ((Line(2, "Table 1"),), (Line(5, "Note"),))
    assert texts(found) == [["a"], ["b"]]
    assert found.lines == {2, 3, 4, 5}


def test_no_row_is_wider_than_a_person_reads() -> None:
    wide = grid((Cell("a", columns=1000), Cell("b", columns=1000)))
    assert len(wide.rows[0]) == 60


def test_what_is_read_is_left_out_and_a_table_only_as_a_whole() -> None:
    whole = a_chapter("Rash occurs.", a_table("Common", "rash"), "See the leaflet.")
    left = whole.without(frozenset({2, 3}))
    assert [sorted(lines_in(one)) for one in left.passages] == [[3, 4], [5]]


SHAPES = st.one_of(
    st.builds(Heading, st.integers(1, 3)),
    st.just(Items(("a", "b"))),
    st.just(Picture("a.jpg")),
    st.builds(
        Table,
        st.lists(
            st.lists(
                st.builds(
                    Cell, st.sampled_from(["", " ", "a"]), st.integers(1, 99), st.integers(1, 99)
                ),
                max_size=4,
            ).map(tuple),
            max_size=4,
        ).map(tuple),
    ),
)


@given(st.lists(st.builds(Placed, st.integers(0, 9), st.integers(0, 9), SHAPES)))
def test_every_line_is_in_one_passage_whatever_is_placed(placed: list[Placed]) -> None:
    found: tuple[Passage, ...] = chapter(SECTION, "en", placed).passages
    numbers = [number for one in found for number in sorted(lines_in(one))]
    assert sorted(set(numbers)) == numbers
    assert set(numbers) <= {paragraph.line for paragraph in SECTION.paragraphs}


@pytest.mark.parametrize("text", ["", " "])
def test_table_without_words_is_no_passage(text: str) -> None:
    assert not any(isinstance(one, Grid) for one in a_chapter("a", a_table(text)).passages)
