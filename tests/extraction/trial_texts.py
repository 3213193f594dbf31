"""Tables of studies, made up."""

from baklosan_desktop.extraction.own_names import OwnNames
from baklosan_desktop.extraction.passages import Grid
from baklosan_desktop.extraction.trial_tables import Layout, laid_out
from baklosan_desktop.labels.published import Cell, Table
from tests.extraction.texts import a_chapter

OWN = OwnNames((("demoxine",), ("demoxil",)), is_combination=False)
HEAD = "Reaction|Demoxil (N=200) %|Placebo (N=100) %"


def a_study(*rows: str, caption: str = "", notes: tuple[str, ...] = ()) -> Table:
    """Return a table, its cells between bars; "2x1:" is a cell that covers two columns."""
    cells = (tuple(map(_cell, row.split("|"))) for row in rows)
    return Table(tuple(cells), caption, notes)


def a_grid(*rows: str, caption: str = "", notes: tuple[str, ...] = ()) -> Grid:
    """Return such a table with its lines; the first is line 2."""
    (found,) = a_chapter(a_study(*rows, caption=caption, notes=notes)).passages
    assert isinstance(found, Grid)
    return found


def a_layout(*rows: str, caption: str = "", notes: tuple[str, ...] = ()) -> Layout:
    """Return such a table taken apart."""
    found = laid_out(a_grid(*rows, caption=caption, notes=notes))
    assert found
    return found


def _cell(text: str) -> Cell:
    spans, colon, rest = text.partition(":")
    columns, by, rows = spans.partition("x")
    if colon and by and columns.isdigit() and rows.isdigit():
        return Cell(rest.strip(), int(columns), int(rows))
    return Cell(text.strip())
