"""Tables of side effects with the percentages of each arm of a study.

A table is read only where it says what its numbers count, and a row only where each of its numbers
is understood; everything else is told as unread.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from baklosan_desktop.extraction import heading_words, row_words
from baklosan_desktop.extraction.arm_columns import (
    arms_of,
    below,
    is_heading,
    people_above,
    people_below,
)
from baklosan_desktop.extraction.arms import Arm, with_roles
from baklosan_desktop.extraction.own_names import OwnNames
from baklosan_desktop.extraction.percentages import (
    Share,
    Unit,
    says_nothing,
    share_in,
    without_marks,
)
from baklosan_desktop.extraction.trial_tables import Layout, Row
from baklosan_desktop.labels.rates import Rate

_NAME = re.compile(r"[^\W\d_].*[^\W\d_].*")
_AFTER_NUMBER = re.compile(r"(?<!grade)(?<!type)(?<!factor) [0-9](?:,[0-9])*$", re.IGNORECASE)
_MOST_OF_A_SYSTEM = 80
_NO_UNIT = "The table does not say what its numbers count."
_NO_HEADING = "One of its columns has no heading."
_OTHER_COLUMNS = "The row does not have the columns of its headings."
_UNREAD_CELL = "A number of the row is not understood."
_TWICE = "The table names it twice."
_NO_NAMES = "Its rows name no reactions."
_NO_NAME = "The row names no reaction."
_NO_DIRECTION = "The row does not say which way the value went."


class RatedEffect(NamedTuple):
    """A reaction with the rates of a row; `context` is whom the rows speak of, empty: everybody."""

    line: int
    term: str
    system: str
    context: str
    rates: tuple[Rate, ...]


class UnreadRow(NamedTuple):
    """A row, or a whole table by its first row of figures, and why it is not read."""

    line: int
    why: str
    term: str = ""


Told = RatedEffect | UnreadRow


class _State(NamedTuple):
    """What holds for a row by the rows above it; `told` are the arms with what they took."""

    arms: tuple[Arm, ...]
    told: tuple[Arm, ...]
    context: str
    system: str = ""


def rated(layout: Layout, own: OwnNames) -> tuple[Told, ...]:
    """Return what each row of a table says, or why the table as a whole is not read."""
    first = layout.body[0].line
    arms = tuple(arms_of(layout))
    if why := _refused(layout, arms):
        return (UnreadRow(first, why),)
    context = people_above(layout) or _laboratory(layout)
    state = _State(arms, with_roles(arms, own, layout.meanings), context)
    told = tuple(_told(layout, own, state))
    reasons = [one.why for one in told if isinstance(one, UnreadRow)]
    if len(reasons) == len(told):
        return (UnreadRow(first, next(iter(reasons), _NO_NAMES)),)
    return tuple(_each_once(_parted(told)))


def _refused(layout: Layout, arms: Sequence[Arm]) -> str:
    """Say why a table is not one of side effects, empty if it may be one."""
    for pattern, why in heading_words.NO_INCIDENCE:
        if pattern.search(layout.title):
            return why
    if heading_words.NO_REACTIONS.search(layout.stub_heading):
        return _NO_NAMES
    if not any(one.is_rate and one.printed for one in arms) and heading_words.PER_TIME.search(
        " ".join(cell.text for row in layout.head for cell in row.said)
    ):
        return "Its numbers are rates per time, not shares of people."
    if len(arms) > 1 and not all(one.printed for one in arms):
        return _NO_HEADING
    return ""


def _laboratory(layout: Layout) -> str:
    """Return the context of findings of a laboratory, empty where the table has none."""
    is_one = heading_words.LABORATORY.search(f"{layout.title} {layout.stub_heading}")
    return heading_words.LABORATORY_CONTEXT if is_one else ""


def _told(layout: Layout, own: OwnNames, state: _State) -> Iterator[Told]:
    for row in layout.body:
        if is_heading(row, layout):
            state = _below_heading(row, layout, state, own)
        elif row.is_lone:
            state = _below_name(without_marks(row.said[0].text), state)
        else:
            term, state = _term(row, layout, state)
            if row_words.SYSTEM.fullmatch(term):
                state = state._replace(system=term)
            elif not row_words.TOTAL.fullmatch(term):
                yield _effect(row, layout, state, term)


def _below_heading(row: Row, layout: Layout, state: _State, own: OwnNames) -> _State:
    arms = below(row, layout, state.arms)
    people = people_below(row, layout)
    context = state.context if people is None else people
    return _State(arms, with_roles(arms, own, layout.meanings), context)


def _below_name(name: str, state: _State) -> _State:
    """Return what holds below a row that is a name alone: a system, or of whom the rows are."""
    if len(name) > _MOST_OF_A_SYSTEM or not name[:1].isupper():
        return state  # a note, or the rest of the row above
    if row_words.SUBGROUP.search(name) and not row_words.SYSTEM.fullmatch(name):
        return state._replace(context=name, system="")
    return state._replace(system=name.strip(" :"))


def _term(row: Row, layout: Layout, state: _State) -> tuple[str, _State]:
    """Return what a row is about; where several columns name it, the first is the system."""
    names = [_clean(cell.text) for cell in row.cells if cell.end <= layout.stub] or [row.lead]
    if len(names) > 1 and names[0]:
        state = state._replace(system=names[0])
    return names[-1] or names[0], state


def _effect(row: Row, layout: Layout, state: _State, term: str) -> Told:
    if not _NAME.fullmatch(term):
        return UnreadRow(row.line, _NO_NAME)
    if row.cells[-1].end != layout.columns[-1][1]:
        return UnreadRow(row.line, _OTHER_COLUMNS, term)
    if _laboratory(layout) and not row_words.DIRECTION.search(term):
        return UnreadRow(row.line, _NO_DIRECTION)
    cells = zip(state.told, (row.text(*columns) for columns in layout.columns), strict=True)
    told = [(one, text) for one, text in cells if one.is_rate and not says_nothing(text)]
    rates = [_rate(text, one, layout.title) for one, text in told]
    found = tuple(rate for rate in rates if rate)
    if len(found) == len(rates) > 0:
        return RatedEffect(row.line, term, state.system, state.context, found)
    is_counted = any(one.unit is not Unit.UNSTATED for one, _ in told)
    return UnreadRow(row.line, _UNREAD_CELL if is_counted else _NO_UNIT, term)


def _rate(text: str, one: Arm, title: str) -> Rate | None:
    found = share_in(text, one.unit, one.people)
    if found is None and one.unit is Unit.UNSTATED and without_marks(text) == "0":
        found = Share("0", 0)
    if found is None:
        return None
    bounds = found.lower_ppm, found.upper_ppm
    return Rate(one.printed, found.stated, found.ppm, *bounds, one.people, one.role, title)


def _parted(told: Sequence[Told]) -> Iterator[Told]:
    """Part systems from reactions where each cell of a table begins with one and then the other."""
    matches = [row_words.SYSTEM_AND_TERM.fullmatch(one.term) for one in told]
    is_each = len(matches) > 1 and all(matches)
    for one, match in zip(told, matches, strict=True):
        if isinstance(one, RatedEffect) and match and is_each and not one.system:
            yield one._replace(system=match[1], term=match[2])
        else:
            yield one


def _each_once(told: Iterator[Told]) -> Iterator[Told]:
    """Yield the rows; what a table names twice is a part of something, and of what is lost."""
    rows = tuple(told)
    names = Counter(_key(one) for one in rows)
    for one in rows:
        is_twice = isinstance(one, RatedEffect) and names[_key(one)] > 1
        yield UnreadRow(one.line, _TWICE, one.term) if is_twice else one


def _key(one: Told) -> object:
    return (one.term.casefold(), one.system, one.context) if isinstance(one, RatedEffect) else one


def _clean(text: str) -> str:
    return _AFTER_NUMBER.sub("", without_marks(text)).strip(" :")
