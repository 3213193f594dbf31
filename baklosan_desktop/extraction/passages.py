"""The text of a section as it is read: lines (headings, items, paragraphs) and tables."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from baklosan_desktop.extraction.own_names import NO_NAMES, OwnNames
from baklosan_desktop.labels.arranging import Heading, Placed, Shape, lines_of
from baklosan_desktop.labels.label import Paragraph, Section
from baklosan_desktop.labels.published import Cell, Items, Picture, Table

_WIDEST = 60  # columns; a wider table is none that a person reads


class Line(NamedTuple):
    """A line of text. `depth` is that of a heading, 0 for what is none."""

    number: int
    text: str
    depth: int = 0
    is_item: bool = False


class Spot(NamedTuple):
    """A place in a table: the cell that covers it, and the line where the cell's words stand."""

    line: int
    text: str
    is_header: bool
    is_first: bool


class Grid(NamedTuple):
    """A table, every row with a spot for each column; caption and notes are lines."""

    caption: tuple[Line, ...]
    rows: tuple[tuple[Spot, ...], ...]
    notes: tuple[Line, ...]

    @property
    def lines(self) -> frozenset[int]:
        """All lines of the table."""
        around = {line.number for line in (*self.caption, *self.notes)}
        spots = (spot.line for row in self.rows for spot in row)
        return frozenset(around | set(filter(None, spots)))


Passage = Line | Grid
Row = tuple[Cell, ...]


class Chapter(NamedTuple):
    """A section with its passages in order, in the language of its label; `own` names its drug."""

    section: Section
    language: str
    passages: tuple[Passage, ...]
    own: OwnNames = NO_NAMES

    def without(self, lines: frozenset[int]) -> "Chapter":
        """Return what is left where these lines are read."""
        left = (one for one in self.passages if not lines_in(one) <= lines)
        return self._replace(passages=tuple(left))


def lines_in(passage: Passage) -> frozenset[int]:
    """Return the numbers of the lines that a passage consists of."""
    return passage.lines if isinstance(passage, Grid) else frozenset({passage.number})


def chapter(section: Section, language: str, placed: Iterable[Placed]) -> Chapter:
    """Return a section with its headings, lists and tables."""
    shapes = {one.first_line: one for one in placed}
    return Chapter(section, language, tuple(_passages(section.paragraphs, shapes)))


def _passages(paragraphs: Sequence[Paragraph], shapes: dict[int, Placed]) -> Iterator[Passage]:
    at = 0
    while at < len(paragraphs):
        first = paragraphs[at]
        found = shapes.get(first.line)
        count = max(found.last_line - found.first_line + 1, 1) if found else 1
        yield from _shaped(paragraphs[at : at + count], found.shape if found else None)
        at += count


def _shaped(paragraphs: Sequence[Paragraph], shape: Shape | None) -> Iterator[Passage]:
    match shape:
        case Table() if len(lines_of(shape)) == len(paragraphs):
            yield _grid(paragraphs, shape)
        case Picture():
            return
        case _:
            depth = shape.depth if isinstance(shape, Heading) else 0
            is_item = isinstance(shape, Items)
            yield from (Line(one.line, one.text, depth, is_item) for one in paragraphs)


def _grid(paragraphs: Sequence[Paragraph], table: Table) -> Grid:
    """Lay a table out. Its lines are the caption, the rows that say anything, then the notes."""
    lines = [Line(one.line, one.text) for one in paragraphs]
    before = 1 if table.caption.strip() else 0
    after = len(lines) - sum(bool(note.strip()) for note in table.notes)
    rows = _laid_out(_numbered(table.rows, lines[before:after]))
    return Grid(tuple(lines[:before]), tuple(rows), tuple(lines[after:]))


def _numbered(rows: Iterable[Row], lines: Iterable[Line]) -> Iterator[tuple[int, Row]]:
    """Yield each row with its line; one that says nothing has none, but its cells may hang down."""
    coming = iter(lines)
    for row in rows:
        is_said = bool(lines_of(Table((row,))))
        yield (next(coming).number if is_said else 0), row


def _laid_out(rows: Iterable[tuple[int, Row]]) -> Iterator[tuple[Spot, ...]]:
    """Give each cell all the spots that it covers, also in the rows below its own."""
    hanging: dict[int, tuple[Spot, int]] = {}
    for line, cells in rows:
        laid: list[Spot] = []
        coming = iter(cells)
        while len(laid) < _WIDEST:
            if len(laid) in hanging:
                laid.append(hanging[len(laid)][0])
            elif (cell := next(coming, None)) is not None:
                for nth in range(min(cell.columns, _WIDEST)):
                    spot = Spot(line, cell.text, cell.is_header, is_first=nth == 0)
                    if cell.rows > 1:
                        hanging[len(laid)] = spot._replace(is_first=False), cell.rows
                    laid.append(spot)
            else:
                break
        hanging = {at: (spot, left - 1) for at, (spot, left) in hanging.items() if left > 1}
        if line:
            yield tuple(laid)
