"""The columns of a table as arms of a study, and what a row of headings further down changes."""

import re
from collections.abc import Iterator, Sequence

from baklosan_desktop.extraction import heading_words, row_words
from baklosan_desktop.extraction.arms import Arm, Heading, arm, heading, unit_of
from baklosan_desktop.extraction.percentages import Unit, says_nothing, without_marks
from baklosan_desktop.extraction.trial_tables import Cell, Layout, Row, is_figure, is_people_row

_LEADING_NUMBER = re.compile(r"\s*([0-9][0-9,]*)")
_BRACKETED = re.compile(r"\(([a-z ]+)\)", re.IGNORECASE)


def arms_of(layout: Layout) -> Iterator[Arm]:
    """Yield the arm of each group of columns; what is said over all of them holds for each."""
    unit, part = _unit_of_all(layout), _part_of_all(layout)
    first, last = (layout.columns[0][0], layout.columns[-1][1]) if layout.columns else (0, 0)
    for columns in layout.columns:
        over = [(row, cell) for row in layout.head for cell in row.within(*columns)]
        headings = [_heading(row, cell.text) for row, cell in over]
        shared = [row.is_lone or (cell.start <= first and last <= cell.end) for row, cell in over]
        found = arm(headings, shared)
        is_stated = found.unit is not Unit.UNSTATED
        yield found._replace(unit=found.unit if is_stated else unit, part=found.part or part)


def is_heading(row: Row, layout: Layout) -> bool:
    """Whether a row heads those below it: people, names or units over the arms and no figures."""
    texts = [cell.text for cell in _over_arms(row, layout)]
    said = [text for text in texts if not says_nothing(text)]
    return is_people_row(row) or (bool(said) and not any(map(is_figure, said)))


def below(row: Row, layout: Layout, arms: Sequence[Arm]) -> tuple[Arm, ...]:
    """Return the arms below a row of headings: what it says stands in place of what was said."""
    if _over_all(row, layout):
        return tuple(arms)
    new = (_heading(row, row.text(*columns)) for columns in layout.columns)
    return tuple(_changed(old, said) for old, said in zip(arms, new, strict=True))


def people_above(layout: Layout) -> str:
    """Return of whom the headings over all arms say that they consist, empty: everybody."""
    texts = [(row, row.text(0, layout.stub)) for row in layout.head]
    texts += [(row, row.said[0].text) for row in layout.head if row.is_lone]
    found = (_of_whom(row, text) for row, text in texts if heading_words.ONLY.search(text))
    return next(found, "")


def people_below(row: Row, layout: Layout) -> str | None:
    """Return of whom the rows below a row of headings are, None if it does not say."""
    lead = row.text(0, layout.stub)
    if lead and row_words.SUBGROUP.search(lead):
        return _of_whom(row, lead)
    return without_marks(_over_all(row, layout)) or None


def _over_all(row: Row, layout: Layout) -> str:
    """Return what a row says once for several arms and nothing else."""
    cells = _over_arms(row, layout)
    is_once = len(cells) == 1 and len(layout.columns) > 1 and not row.text(0, layout.stub)
    return cells[0].text if is_once else ""


def _over_arms(row: Row, layout: Layout) -> Sequence[Cell]:
    return [cell for cell in row.said if cell.start >= layout.stub]


def _changed(old: Arm, new: Heading) -> Arm:
    unit = old.unit if new.unit is Unit.UNSTATED else new.unit
    return old._replace(name=new.name or old.name, people=new.people or old.people, unit=unit)


def _unit_of_all(layout: Layout) -> Unit:
    """Return what title, stub or a row of headings says of all numbers."""
    stated = unit_of(f"{layout.title} {layout.stub_heading}")[0]
    alone = [heading(row.said[0].text) for row in layout.head if row.is_lone]
    units = [one.unit for one in reversed(alone) if not one.name]
    units.append(Unit.UNSTATED if stated is Unit.COUNT else stated)
    return next((unit for unit in units if unit is not Unit.UNSTATED), Unit.UNSTATED)


def _part_of_all(layout: Layout) -> str:
    """Return the part of the reactions that a table is about by its title, empty: all of them."""
    over = " ".join(cell.text for row in layout.head for cell in row.said)
    if heading_words.WHOLE.search(f"{layout.title} {over}") or heading_words.PART.search(over):
        return ""
    match = heading_words.PART_OF_ALL.search(layout.title)
    return match[0] if match else ""


def _heading(row: Row, text: str) -> Heading:
    """Read a heading; in a row that counts people a number alone is people."""
    if is_people_row(row) and (match := _LEADING_NUMBER.match(text)):
        return heading(f"n={match[1]} {text[match.end() :]}")
    return heading(text)


def _of_whom(row: Row, text: str) -> str:
    """Return whom a row speaks of; one that counts people may say it in brackets."""
    if not is_people_row(row):
        return without_marks(text)
    match = _BRACKETED.search(text)
    return match[1].capitalize() if match else ""
