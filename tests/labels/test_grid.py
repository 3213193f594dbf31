from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baklosan_desktop.labels.grid import spots
from baklosan_desktop.labels.published import Cell

CELLS = st.builds(Cell, st.sampled_from("abc"), st.integers(1, 4), st.integers(1, 4))
ROWS = st.lists(st.lists(CELLS, max_size=5), max_size=5)


def places(*rows: list[Cell]) -> list[tuple[str, int, int, int, int]]:
    return [(s.cell.text, s.row, s.column, s.rows, s.columns) for s in spots(rows)]


def test_cells_stand_in_rows_and_columns() -> None:
    assert places([Cell("a"), Cell("b")], [Cell("c"), Cell("d")]) == [
        ("a", 0, 0, 1, 1),
        ("b", 0, 1, 1, 1),
        ("c", 1, 0, 1, 1),
        ("d", 1, 1, 1, 1),
    ]


def test_cell_beside_one_that_covers_two_rows_moves_aside() -> None:
    rows = [Cell("a", rows=2), Cell("b")], [Cell("c")]
    assert places(*rows) == [("a", 0, 0, 2, 1), ("b", 0, 1, 1, 1), ("c", 1, 1, 1, 1)]


def test_span_over_the_whole_table_is_no_wider_than_the_table() -> None:
    rows = [Cell("title", columns=1000)], [Cell("a"), Cell("b")]
    assert places(*rows)[0] == ("title", 0, 0, 1, 2)


def test_span_ends_where_another_cell_stands() -> None:
    rows = [Cell("a"), Cell("b", rows=2)], [Cell("c", columns=5)]
    assert places(*rows)[2] == ("c", 1, 0, 1, 1)


def test_span_beyond_the_last_row_ends_there() -> None:
    assert places([Cell("a", rows=9)]) == [("a", 0, 0, 1, 1)]


def test_table_without_cells_has_no_places() -> None:
    assert places() == places([]) == []


@pytest.mark.parametrize(
    "rows",
    [
        [[Cell("x")] * 1200],
        [[Cell("x", columns=1000)] * 4] * 3,
        [[Cell("x")] * 201] * 100,
        [[Cell("x", 1000, 1000)]] * 900,
    ],
)
def test_table_that_is_too_large_is_not_laid_out(rows: list[list[Cell]]) -> None:
    assert spots(rows) == ()


@given(ROWS)
def test_no_two_cells_cover_the_same_place_and_none_is_lost(rows: list[list[Cell]]) -> None:
    found = spots(rows)
    assert [spot.cell for spot in found] == [cell for row in rows for cell in row]
    covered = [
        place
        for spot in found
        for place in product(
            range(spot.row, spot.row + spot.rows), range(spot.column, spot.column + spot.columns)
        )
    ]
    assert len(covered) == len(set(covered))
    assert all(row < len(rows) for row, _ in covered)


@given(ROWS)
def test_every_column_is_one_in_which_a_cell_begins(rows: list[list[Cell]]) -> None:
    found = spots(rows)
    columns = {spot.column for spot in found}
    assert columns == set(range(len(columns)))
    assert all(spot.column + spot.columns <= len(columns) for spot in found)
