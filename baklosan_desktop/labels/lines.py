"""The lines of a label as editions of it are compared: the cells of a row in their columns."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from enum import Enum
from typing import NamedTuple

from baklosan_desktop.labels.arranging import Heading, Placed
from baklosan_desktop.labels.label import Section
from baklosan_desktop.labels.marking import BETWEEN_CELLS
from baklosan_desktop.labels.published import Cell, Items, Table

_WIDEST = 50


class Role(Enum):
    """What a line of a label is."""

    TEXT = "text"
    HEADING = "heading"
    ITEM = "item"
    ROW = "row"


class Line(NamedTuple):
    """A line: a heading, a paragraph, an item of a list, a row of a table."""

    role: Role
    text: str


def lines(section: Section, placed: Iterable[Placed]) -> tuple[Line, ...]:
    """Return a section line by line, its verbatim heading first.

    A cell without words counts: a figure that moves to another column is another figure.
    """
    starts = {one.first_line: one for one in placed}
    found = [Line(Role.HEADING, section.heading)] if section.heading else []
    within = 0
    for paragraph in section.paragraphs:
        if paragraph.line <= within:
            continue
        there = starts.get(paragraph.line)
        match there:
            case Placed(_, within, Table() as table):
                found += _table(table)
            case Placed(_, within, Items(items)):
                found += [Line(Role.ITEM, text) for text in items]
            case Placed(_, _, Heading()):
                found.append(Line(Role.HEADING, paragraph.text))
            case _:
                found.append(Line(Role.TEXT, paragraph.text))
    return tuple(found)


def _table(table: Table) -> Iterator[Line]:
    told = [
        Line(Role.TEXT, table.caption),
        *(Line(Role.ROW, f" {BETWEEN_CELLS} ".join(row)) for row in _grid(table.rows) if any(row)),
        *(Line(Role.TEXT, note) for note in table.notes),
    ]
    return (line for line in told if line.text.strip())


def _grid(rows: Sequence[Sequence[Cell]]) -> Iterator[list[str]]:
    """Yield the words of each row by columns; a cell has its words in the first that it covers."""
    covered: Counter[int] = Counter()  # how many more rows each column is covered from above
    for row in rows:
        texts: list[str] = []
        below: list[int] = []
        for cell in row:
            while covered[len(texts)]:
                texts.append("")
            width = max(1, min(cell.columns, _WIDEST))
            height = min(cell.rows, len(rows))
            below += [*range(len(texts), len(texts) + width)] * (height - 1)
            texts += [cell.text, *[""] * (width - 1)]
        covered = Counter({column: left - 1 for column, left in covered.items() if left > 1})
        covered.update(below)
        yield texts
