"""What the passages of a section look like: paragraphs, headings, lists, tables."""

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from enum import Enum, auto
from typing import NamedTuple

from baklosan_desktop.labels.arranging import (
    BETWEEN_CELLS,
    Heading,
    Placed,
    Shape,
    lines_of,
    row_line,
)
from baklosan_desktop.labels.grid import Spot, spots
from baklosan_desktop.labels.published import Items, Picture, Table


class Look(Enum):
    """What a passage of its own looks like; a note is one at the foot of a table."""

    TEXT = auto()
    HEADING = auto()
    CAPTION = auto()
    NOTE = auto()
    PICTURE = auto()


class PassageView(NamedTuple):
    """A paragraph with the number to cite it by."""

    line: int
    number: int
    text: str
    look: Look = Look.TEXT

    @property
    def announces(self) -> bool:
        """Whether it stands above what it belongs to."""
        return self.look in {Look.HEADING, Look.CAPTION}


class ListView(NamedTuple):
    """A list, an item a passage."""

    items: tuple[PassageView, ...]
    is_ordered: bool


class CellView(NamedTuple):
    """A cell with text; a row is a passage, in the text of which the cell's begins at `start`."""

    spot: Spot
    passage: PassageView
    start: int


class TableView(NamedTuple):
    """A table of so many rows and columns; cells without text are left out."""

    rows: int
    columns: int
    cells: tuple[CellView, ...]


Piece = PassageView | ListView | TableView


def pieces(passages: Iterable[PassageView], placed: Iterable[Placed]) -> Iterator[Piece]:
    """Yield passages as what they are in the file; each stands in exactly one piece."""
    shapes = {one.first_line: one for one in placed}
    left = deque(passages)
    while left:
        own = [left.popleft()]
        if (one := shapes.get(own[0].line)) is None:
            yield own[0]
            continue
        while left and left[0].line <= one.last_line:
            own.append(left.popleft())
        yield from _shaped(one.shape, own)


def _shaped(shape: Shape, own: Sequence[PassageView]) -> Iterator[Piece]:
    match shape:
        case Heading():
            yield from (passage._replace(look=Look.HEADING) for passage in own)
        case Items(_, is_ordered):
            yield ListView(tuple(own), is_ordered)
        case Table() if [passage.text for passage in own] == list(lines_of(shape)):
            yield from _table(shape, deque(own))
        case Picture():
            yield from (passage._replace(look=Look.PICTURE) for passage in own)
        case _:
            yield from own


def _table(table: Table, left: deque[PassageView]) -> Iterator[Piece]:
    if table.caption.strip():
        yield left.popleft()._replace(look=Look.CAPTION)
    rows = {
        number: left.popleft() for number, row in enumerate(table.rows) if row_line(row).strip()
    }
    if found := spots(table.rows):
        columns = max(spot.column + spot.columns for spot in found)
        yield TableView(len(table.rows), columns, tuple(_cells(found, rows)))
    else:
        yield from rows.values()
    yield from (passage._replace(look=Look.NOTE) for passage in left)


def _cells(found: Iterable[Spot], rows: dict[int, PassageView]) -> Iterator[CellView]:
    starts = dict.fromkeys(rows, 0)
    for spot in found:
        if spot.cell.text and spot.row in rows:
            yield CellView(spot, rows[spot.row], starts[spot.row])
            starts[spot.row] += len(spot.cell.text) + len(BETWEEN_CELLS)
