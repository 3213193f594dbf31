"""A table of a study → its title, the headings over its columns, and its rows."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from baklosan_desktop.extraction import heading_words
from baklosan_desktop.extraction.passages import Grid, Spot
from baklosan_desktop.extraction.percentages import says_nothing, without_marks

_FIGURE = re.compile(
    r"[\s0-9.,%()<>≤≥±/+\u2010-\u2014-]*[0-9][\s0-9.,%()<>≤≥±/+\u2010-\u2014-]*(?:to[\s0-9.%]+)?"
)
_MOST_ROWS = 500
_MOST_OF_A_FIGURE = 40
_MEANING = re.compile(r"\b([A-Z][A-Za-z-]{1,9}) ?= ?([^;.=]{3,80})")


class Cell(NamedTuple):
    """A cell of a row: the columns it covers from `start` to before `end`."""

    start: int
    end: int
    text: str


class Row(NamedTuple):
    """A row of a table with its own line; a cell that hangs down from above is one of its cells."""

    line: int
    cells: tuple[Cell, ...]

    @property
    def said(self) -> tuple[Cell, ...]:
        """The cells that say anything."""
        return tuple(cell for cell in self.cells if cell.text.strip())

    @property
    def is_lone(self) -> bool:
        """Whether one cell is all that it says."""
        return len(self.said) == 1

    @property
    def lead(self) -> str:
        """What its first column says."""
        return self.cells[0].text if self.cells else ""

    def within(self, start: int, end: int) -> tuple[Cell, ...]:
        """Return the cells that cover any of these columns."""
        return tuple(cell for cell in self.said if cell.start < end and start < cell.end)

    def text(self, start: int, end: int) -> str:
        """Return what stands in these columns."""
        return " ".join(cell.text for cell in self.within(start, end))


class Layout(NamedTuple):
    """A table taken apart: `titles` stand over its columns, `stub` is how many name the rows."""

    titles: tuple[str, ...]
    head: tuple[Row, ...]
    body: tuple[Row, ...]
    stub: int
    columns: tuple[tuple[int, int], ...]
    notes: tuple[str, ...]

    @property
    def title(self) -> str:
        """Everything that is said of the table as a whole."""
        return " ".join(self.titles)

    @property
    def meanings(self) -> dict[str, str]:
        """The abbreviations that the table explains."""
        return {
            short: long
            for note in (*self.titles, *self.notes)
            for short, long in _MEANING.findall(note)
        }

    @property
    def stub_heading(self) -> str:
        """What is said over the columns that name the rows."""
        return " ".join(row.text(0, self.stub) for row in self.head)


def is_figure(text: str) -> bool:
    """Whether a cell is made of numbers only, of whatever kind.

    >>> is_figure("62 (7)"), is_figure("<1%"), is_figure("10 mg"), is_figure("")
    (True, True, False, False)
    """
    return len(text) <= _MOST_OF_A_FIGURE and bool(_FIGURE.fullmatch(without_marks(text)))


def is_people_row(row: Row) -> bool:
    """Whether a row says how many people each arm has."""
    return bool(heading_words.PEOPLE_ROW.fullmatch(row.lead.strip(" :*")))


def laid_out(grid: Grid, before: str = "") -> Layout | None:
    """Take a table apart, None where it has no row of figures. `before` is a title above it.

    A table that nobody could read by eye is none either, so that no label takes long to read.
    """
    if len(grid.rows) > _MOST_ROWS:
        return None
    rows = [Row(line, cells) for line, cells in _rows(grid.rows) if cells]
    first = next((at for at, row in enumerate(rows) if _has_figures(row)), None)
    if first is None:
        return None
    titles, head, systems = _head(rows[:first])
    body = (*systems, *rows[first:])
    stub = _stub([row for row in body if _has_figures(row)])
    captions = [line.text for line in grid.caption] or [before]
    return Layout(
        tuple(filter(None, (*captions, *titles))),
        head,
        body,
        stub,
        tuple(_columns(head, body, stub)),
        tuple(line.text for line in grid.notes),
    )


def _rows(rows: Iterable[Sequence[Spot]]) -> Iterator[tuple[int, tuple[Cell, ...]]]:
    """Yield each row with its own line: the last that begins in it."""
    for spots in rows:
        line = max((spot.line for spot in spots), default=0)
        yield line, tuple(_cells(spots))


def _cells(spots: Sequence[Spot]) -> Iterator[Cell]:
    start = 0
    for at in range(1, len(spots) + 1):
        if at == len(spots) or _begins(spots[at - 1], spots[at]):
            yield Cell(start, at, spots[start].text)
            start = at


def _begins(left: Spot, spot: Spot) -> bool:
    return spot.is_first or (spot.line, spot.text) != (left.line, left.text)


def _has_figures(row: Row) -> bool:
    """Whether a row counts reactions: people of an arm are counted in the head."""
    figures = [cell for cell in row.said[1:] if is_figure(cell.text)]
    return bool(figures) and not is_people_row(row) and "=" not in row.lead


def _head(rows: Sequence[Row]) -> tuple[list[str], tuple[Row, ...], list[Row]]:
    """Part what stands above the first figures: titles, headings, and the first system."""
    titles: list[str] = []
    left = list(rows)
    while left and left[0].is_lone and left[0].said[0].start == 0:
        titles.append(left.pop(0).said[0].text)
    systems: list[Row] = []
    while left and left[-1].is_lone and left[-1].said[0].start == 0 and len(left) > 1:
        systems.insert(0, left.pop())
    return titles, tuple(left), systems


def _stub(rows: Sequence[Row]) -> int:
    """Count the columns before the first of which most rows have figures."""
    width = max(row.cells[-1].end for row in rows)
    for column in range(1, width):
        cells = [row.text(column, column + 1) for row in rows]
        if sum(is_figure(text) or says_nothing(text) for text in cells) * 2 > len(cells) and any(
            map(is_figure, cells)
        ):
            return column
    return 1


def _columns(head: Sequence[Row], body: Sequence[Row], stub: int) -> Iterator[tuple[int, int]]:
    """Yield the columns that are one arm: all that stand under the very same headings."""
    width = max(row.cells[-1].end for row in (*head, *body) if len(row.cells) > 1)

    def over(column: int) -> tuple[tuple[int, int], ...]:
        cells = (row.within(column, column + 1) for row in head)
        return tuple((cell.start, cell.end) for row in cells for cell in row)

    for headings, columns in groupby(range(stub, width), over):
        held = list(columns)
        if headings:
            yield held[0], held[-1] + 1
        else:
            yield from ((column, column + 1) for column in held)
