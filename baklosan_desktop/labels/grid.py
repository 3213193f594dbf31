"""Where the cells of a published table stand: rows and columns that they cover, as in HTML."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from baklosan_desktop.labels.published import Cell

_WIDEST, _MOST_PLACES = 1000, 20_000


class Spot(NamedTuple):
    """A cell on the grid, and how many of its rows and columns it covers, counted from 0."""

    cell: Cell
    row: int
    column: int
    rows: int
    columns: int


def spots(rows: Sequence[Sequence[Cell]]) -> tuple[Spot, ...]:
    """Return every cell in its place; none for a table too large to be drawn as one.

    A span ends where the table or another cell does, and counts no column in which no cell begins.

    >>> found = spots([[Cell("a", rows=2), Cell("b", 7)], [Cell("c"), Cell("d")]])
    >>> [(spot.cell.text, spot.row, spot.column, spot.columns) for spot in found]
    [('a', 0, 0, 1), ('b', 0, 1, 2), ('c', 1, 1, 1), ('d', 1, 2, 1)]
    """
    found = list(_spots(rows))
    begun = {column: place for place, column in enumerate(sorted({s.column for s in found}))}
    is_large = len(begun) * len(rows) > _MOST_PLACES or any(s.column >= _WIDEST for s in found)
    return () if is_large else tuple(_closed_up(spot, begun) for spot in found)


def _spots(rows: Sequence[Sequence[Cell]]) -> Iterator[Spot]:
    """Yield cells as they are placed, up to the first one that stands too far to the right."""
    free = [0] * (2 * _WIDEST)  # from which row on each column is free
    for row, cells in enumerate(rows):
        column = 0
        for cell in cells:
            while free[column] > row:
                column += 1
            end = column + 1
            if column >= _WIDEST:
                yield Spot(cell, row, column, 1, 1)
                return
            while end < column + min(cell.columns, _WIDEST) and free[end] <= row:
                end += 1
            height = max(1, min(cell.rows, len(rows) - row))
            free[column:end] = [row + height] * (end - column)
            yield Spot(cell, row, column, height, end - column)
            column = end


def _closed_up(spot: Spot, begun: dict[int, int]) -> Spot:
    covered = [begun[at] for at in range(spot.column, spot.column + spot.columns) if at in begun]
    return spot._replace(column=covered[0], columns=len(covered))
