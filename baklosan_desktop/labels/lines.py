"""The lines of a label as editions of it are compared: the cells of a row in their columns."""

from collections.abc import Iterable, Iterator, Sequence
from enum import Enum
from typing import NamedTuple

from baklosan_desktop.labels.arranging import BETWEEN_CELLS, Heading, Placed
from baklosan_desktop.labels.grid import spots
from baklosan_desktop.labels.label import Section
from baklosan_desktop.labels.published import Cell, Items, Table


class LineKind(Enum):
    """What a line of a label is."""

    TEXT = "text"
    HEADING = "heading"
    ITEM = "item"
    ROW = "row"


class Line(NamedTuple):
    """A line: a heading, a paragraph, an item of a list, a row of a table."""

    kind: LineKind
    text: str


def lines(section: Section, placed: Iterable[Placed]) -> tuple[Line, ...]:
    """Return a section line by line, its verbatim heading first.

    A cell without words counts: a figure that moves to another column is another figure.
    """
    starts = {one.first_line: one for one in placed}
    found = [Line(LineKind.HEADING, section.heading)] if section.heading else []
    within = 0
    for paragraph in section.paragraphs:
        if paragraph.line <= within:
            continue
        there = starts.get(paragraph.line)
        match there:
            case Placed(_, within, Table() as table):
                found += _table(table)
            case Placed(_, within, Items(items)):
                found += [Line(LineKind.ITEM, text) for text in items]
            case Placed(_, _, Heading()):
                found.append(Line(LineKind.HEADING, paragraph.text))
            case _:
                found.append(Line(LineKind.TEXT, paragraph.text))
    return tuple(found)


def _table(table: Table) -> Iterator[Line]:
    rows = (
        Line(LineKind.ROW, BETWEEN_CELLS.join(row)) for row in _laid_out(table.rows) if any(row)
    )
    caption, *notes = (Line(LineKind.TEXT, text) for text in (table.caption, *table.notes))
    return (line for line in (caption, *rows, *notes) if line.text.strip())


def _laid_out(rows: Sequence[Sequence[Cell]]) -> list[list[str]]:
    """Return the words of each row by columns; a cell has its words in the first that it covers.

    In a table too large to be laid out the cells follow each other.
    """
    found = spots(rows)
    if not found:
        return [[cell.text for cell in row] for row in rows]
    laid: list[list[str]] = [[] for _ in rows]
    for spot in found:
        texts = laid[spot.row]
        texts += [""] * (spot.column + spot.columns - len(texts))
        texts[spot.column] = spot.cell.text
    return laid
