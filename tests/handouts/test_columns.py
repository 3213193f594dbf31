from itertools import pairwise
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baklosan_desktop.handouts.columns import SIZES, Fit, Need, fitted

PADDING = 8.0
A_LITTLE = 1e-6


class Table(NamedTuple):
    """What the cells of a table need, and how many columns it has."""

    needs: tuple[Need, ...]
    columns: int


@st.composite
def needs(draw: st.DrawFn, columns: int) -> Need:
    column = draw(st.integers(0, columns - 1))
    covered = draw(st.integers(1, columns - column))
    least = draw(st.floats(1, 300))
    return Need(column, covered, least, least + draw(st.floats(0, 3000)))


@st.composite
def tables(draw: st.DrawFn) -> Table:
    columns = draw(st.integers(1, 12))
    return Table(tuple(draw(st.lists(needs(columns), max_size=15))), columns)


rooms = st.floats(100, 700)


def fit(table: Table, room: float = 480, padding: float = PADDING) -> Fit:
    return fitted(table.needs, table.columns, room, padding)


def breaks(table: Table, found: Fit) -> list[Need]:
    """Return the cells whose longest word is broken."""
    return [
        need
        for need in table.needs
        if sum(found.widths[need.column : need.column + need.columns]) + A_LITTLE
        < need.least * float(found.size) + PADDING
    ]


@given(tables(), rooms)
def test_table_is_never_wider_than_the_page_and_no_column_is_without_width(
    table: Table, room: float
) -> None:
    found = fit(table, room)
    assert len(found.widths) == table.columns
    assert sum(found.widths) <= room + A_LITTLE
    assert all(width > 0 for width in found.widths)


@given(tables(), rooms)
def test_words_are_broken_at_the_smallest_size_only_and_then_all_room_is_used(
    table: Table, room: float
) -> None:
    found = fit(table, room)
    if breaks(table, found):
        assert found.size == SIZES[-1]
        assert sum(found.widths) == pytest.approx(room)


@given(tables(), rooms)
def test_more_room_never_asks_for_smaller_letters_nor_breaks_more(
    table: Table, room: float
) -> None:
    found, roomier = fit(table, room), fit(table, room * 1.5)
    assert roomier.size >= found.size
    assert len(breaks(table, roomier)) <= len(breaks(table, found))


@given(tables(), rooms)
def test_order_of_the_cells_does_not_matter(table: Table, room: float) -> None:
    found, again = fit(table, room), fit(table._replace(needs=table.needs[::-1]), room)
    assert again.size == found.size
    assert again.widths == pytest.approx(found.widths)


@given(tables())
def test_table_with_room_for_all_of_its_lines_is_no_wider_than_they_are(table: Table) -> None:
    found = fit(table, 1e6)
    assert found.size == 1
    for column, width in enumerate(found.widths):
        own = [
            need.most + PADDING
            for need in table.needs
            if (need.column, need.columns) == (column, 1)
        ]
        assert width >= max(own, default=PADDING) - A_LITTLE
    assert sum(found.widths) <= sum(need.most for need in table.needs) + PADDING * table.columns + 1


def test_numbers_keep_to_their_lines_and_text_gets_the_rest() -> None:
    numbers = [Need(0, 1, 40, 40)] * 20
    text = [Need(1, 1, 60, 2000)] * 20
    found = fit(Table((*numbers, *text), 2))
    assert found.size == 1
    assert found.widths == pytest.approx((48, 432))


def test_rest_is_shared_by_the_amount_of_text() -> None:
    found = fit(Table((Need(0, 1, 50, 1000), *[Need(1, 1, 50, 1000)] * 3), 2))
    first, second = found.widths
    assert (second - 58) == pytest.approx(3 * (first - 58))


def test_text_of_a_cell_that_covers_columns_counts_in_each_by_its_share() -> None:
    found = fit(Table((Need(0, 2, 50, 2000), Need(2, 1, 50, 1000)), 3))
    first, second, third = found.widths
    assert first == pytest.approx(second)
    assert (third - 58) == pytest.approx(first - 29)


def test_table_that_is_set_smaller_is_no_wider_than_its_lines() -> None:
    found = fit(Table(tuple(Need(column, 1, 114, 114) for column in range(4)), 4))
    assert found.size * 12 == 11
    assert found.widths == pytest.approx([112.5] * 4)


def test_cell_that_covers_columns_widens_them_as_they_are() -> None:
    found = fit(Table((Need(0, 1, 12, 12), Need(1, 1, 32, 32), Need(0, 2, 172, 172)), 2))
    assert found.widths == pytest.approx((60, 120))


def test_cell_that_covers_columns_without_width_widens_them_alike() -> None:
    found = fit(Table((Need(0, 2, 100, 100),), 2), padding=0)
    assert found.widths == pytest.approx((50, 50))


@pytest.mark.parametrize(("least", "points"), [(112, 12), (120, 11), (132, 10), (148, 9), (900, 9)])
def test_letters_are_made_smaller_step_by_step_down_to_nine_points(
    least: float, points: int
) -> None:
    found = fit(Table(tuple(Need(column, 1, least, least) for column in range(4)), 4))
    assert found.size * 12 == points


def test_longest_words_are_broken_first() -> None:
    found = fit(Table((Need(0, 1, 40, 40), Need(1, 1, 1000, 1000), Need(2, 1, 900, 900)), 3))
    assert found.widths == pytest.approx((38, 221, 221))


def test_smallest_letters_are_three_quarters_of_the_body() -> None:
    assert [float(size * 12) for size in SIZES] == [12, 11, 10, 9]
    assert all(larger > smaller for larger, smaller in pairwise(SIZES))
