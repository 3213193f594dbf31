"""The full label: every paragraph word for word, with the line it stands in, its tables as tables.

A table of more columns than anybody could read on the paper is printed row by row, as it is
searched.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, groupby
from typing import NamedTuple

from baklosan_desktop.handouts.columns import SIZES
from baklosan_desktop.handouts.page import CHAPTER, ROWS, TABLE, Handout, Imprint, writing
from baklosan_desktop.handouts.steps import Steps, done
from baklosan_desktop.labels.label import Section
from baklosan_desktop.screens.handout import HandoutForm, Paper, Sheet
from baklosan_desktop.screens.label import LEFTWARDS
from baklosan_desktop.screens.label_pieces import (
    CellView,
    ListView,
    PassageView,
    Piece,
    TableView,
    pieces,
)

_WIDTHS: Mapping[Paper, int] = {Paper.A4: 481, Paper.LETTER: 480, Paper.A5: 348}  # points
_LEAST_COLUMN = 3  # of the size of a table's letters
_MOST_REPEATED = 4  # header rows
_TOGETHER = 30  # passages, laid out in one go
_SQUARES_TOGETHER = 150


class Square(NamedTuple):
    """A cell of a printed table."""

    text: str = ""
    columns: int = 1
    rows: int = 1
    is_header: bool = False


class Row(NamedTuple):
    """A row of a printed table, with the number of its passage; 0 for one without words."""

    number: int
    squares: tuple[Square, ...]


class Grid(NamedTuple):
    """A table to be printed; `head` is repeated on each page."""

    head: tuple[Row, ...]
    body: tuple[Row, ...]

    @property
    def parts(self) -> tuple["Grid", ...]:
        """The table cut between its rows into what is laid out in one go; the first has the head.

        Rows that a cell joins stay together.
        """
        parts: list[Grid] = []
        rows: list[Row] = []
        reach = 0
        for number, row in enumerate(self.body, 1):
            rows.append(row)
            reach = max([reach, *(number + square.rows - 1 for square in row.squares)])
            is_full = sum(len(one.squares) for one in rows) >= _SQUARES_TOGETHER
            if number == len(self.body) or (is_full and reach <= number):
                parts.append(Grid(() if parts else self.head, tuple(rows)))
                rows = []
        return tuple(parts)


Part = Grid | tuple[PassageView, ...]


class Chapter(NamedTuple):
    """A section, its passages in runs between the tables."""

    section: Section
    parts: tuple[Part, ...]


def render(sheet: Sheet, imprint: Imprint) -> Handout:
    """Lay the whole label out for the pharmacist, in its own order."""
    return done(rendering(sheet, imprint))


def rendering(sheet: Sheet, imprint: Imprint) -> Steps[Handout]:
    """Do so step by step."""
    chapters = (Chapter(one, tuple(_parts(one, sheet))) for one in sheet.label.sections)
    marks = {"chapter": CHAPTER, "table": TABLE, "rows": ROWS}
    return writing("label.html.j2", sheet, imprint, chapters=chapters, marks=marks)


def most_columns(form: HandoutForm) -> int:
    """Return how many columns can be read on this paper, beside the number of the row."""
    return int(_WIDTHS[form.paper] / (form.text_size.points * SIZES[-1] * _LEAST_COLUMN)) - 1


def _parts(section: Section, sheet: Sheet) -> Iterator[Part]:
    passages = (
        PassageView(paragraph.line, number, paragraph.text)
        for number, paragraph in enumerate(section.paragraphs, 1)
    )
    most = most_columns(sheet.form)
    shown = list(chain.from_iterable(_shown(one, most) for one in pieces(passages, sheet.placed)))
    is_leftwards = sheet.label.language in LEFTWARDS
    for is_grid, run in groupby(shown, lambda part: isinstance(part, Grid)):
        if is_grid:
            grids = (part for part in run if isinstance(part, Grid))
            yield from map(_mirrored, grids) if is_leftwards else grids
        else:
            texts = tuple(part for part in run if isinstance(part, PassageView))
            for at in range(0, len(texts), _TOGETHER):
                yield texts[at : at + _TOGETHER]


def _shown(piece: Piece, most: int) -> Iterator[Grid | PassageView]:
    match piece:
        case PassageView():
            yield piece
        case ListView(items):
            yield from items
        case TableView(_, columns, cells) if columns > most:
            yield from dict.fromkeys(cell.passage for cell in cells)
        case _:
            yield grid(piece)


def _mirrored(table: Grid) -> Grid:
    """Return a table with its first column at the right, as Qt has it at the left by itself."""
    return Grid(*(tuple(row._replace(squares=row.squares[::-1]) for row in rows) for rows in table))


def grid(table: TableView) -> Grid:
    """Return a table with a cell in every place, and its header rows apart."""
    rows: list[Sequence[CellView]] = [[] for _ in range(table.rows)]
    for row, cells in groupby(table.cells, lambda cell: cell.spot.row):
        rows[row] = [*cells]
    taken: set[tuple[int, int]] = set()
    drawn = [_row(row, cells, table.columns, taken) for row, cells in enumerate(rows)]
    heads = _headers(rows)
    return Grid(tuple(drawn[:heads]), tuple(drawn[heads:]))


def _row(row: int, cells: Sequence[CellView], columns: int, taken: set[tuple[int, int]]) -> Row:
    begun = {cell.spot.column: cell.spot for cell in cells}
    squares: list[Square] = []
    for column in range(columns):
        if (row, column) in taken:
            continue
        if spot := begun.get(column):
            squares.append(Square(spot.cell.text, spot.columns, spot.rows, spot.cell.is_header))
            across = range(column, column + spot.columns)
            taken |= {(r, c) for r in range(row, row + spot.rows) for c in across}
        else:
            squares.append(Square())
    return Row(cells[0].passage.number if cells else 0, tuple(squares))


def _headers(rows: Sequence[Sequence[CellView]]) -> int:
    """Return how many rows on top are headers and nothing else, none where there are many."""
    heads = 0
    for cells in rows:
        if not cells or not all(cell.spot.cell.is_header for cell in cells):
            break
        heads += 1
    reach = max((cell.spot.row + cell.spot.rows for cell in _all(rows[:heads])), default=0)
    return heads if reach <= heads < len(rows) and heads <= _MOST_REPEATED else 0


def _all(rows: Iterable[Sequence[CellView]]) -> Iterator[CellView]:
    return chain.from_iterable(rows)
