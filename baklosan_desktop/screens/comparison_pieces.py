"""A comparison piece by piece, as it is written into one text with a list of entries beside it."""

from collections.abc import Iterator, Sequence
from enum import Enum, auto
from typing import NamedTuple

from baklosan_desktop.labels.directions import apart
from baklosan_desktop.labels.lines import LineKind
from baklosan_desktop.labels.marking import Mark, Span
from baklosan_desktop.screens.comparison import (
    ComparisonView,
    LineView,
    SectionView,
    numbers_that_changed,
    spoken,
)
from baklosan_desktop.tongue import _, translatable
from baklosan_desktop.wording import EDITORIAL, capital

_NUMBERS = translatable("Numbers that changed")


class Look(Enum):
    """What a piece is; a title, a number that changed and a remark are ours."""

    TITLE = auto()
    NUMBER = auto()
    REMARK = auto()
    HEADING = auto()
    TEXT = auto()
    ITEM = auto()


_LOOKS = {
    LineKind.HEADING: Look.HEADING,
    LineKind.ITEM: Look.ITEM,
    LineKind.TEXT: Look.TEXT,
    LineKind.ROW: Look.TEXT,
}


class Piece(NamedTuple):
    """A paragraph of the text; `entry` is the place of its section in the list.

    One with words to be `spoken` is where a change begins, to which one steps.
    """

    look: Look
    spans: tuple[Span, ...]
    entry: int
    spoken: str = ""


class Entry(NamedTuple):
    """A section in the list, and how it is spoken."""

    text: str
    spoken: str


def entries(view: ComparisonView) -> tuple[Entry, ...]:
    """Return the list: the numbers, then every section with its sign."""
    numbers = numbers_that_changed(view)
    sections = (
        Entry(f"{one.sign} {apart(one.name)}", f"{one.name}, {one.state}") for one in view.sections
    )
    return (Entry(numbers, numbers), *sections)


def pieces(view: ComparisonView) -> Iterator[Piece]:
    """Yield the numbers with their sentences, then every section."""
    yield _ours(Look.TITLE, _(_NUMBERS), 0)
    for number in view.numbers:
        yield _ours(Look.NUMBER, f"{apart(number.name)}: {number.change(apart)}", 0)
        told = LineView(LineKind.TEXT, number.spans)
        yield Piece(Look.TEXT, number.spans, 0, f"{number.name}: {spoken(told)}")
    if view.number_remark:
        yield _ours(Look.REMARK, f"{view.number_remark} ({_(EDITORIAL)})", 0)
    for entry, section in enumerate(view.sections, 1):
        yield _ours(Look.TITLE, f"{section.sign} {apart(section.name)}", entry)
        remark = f". {section.remark} ({_(EDITORIAL)})" if section.remark else ""
        yield _ours(Look.REMARK, capital(section.state) + remark, entry)
        yield from _lines(section, entry)


def _lines(section: SectionView, entry: int) -> Iterator[Piece]:
    was_change = False
    for line in section.lines:
        if line.left_out:
            yield _ours(Look.REMARK, line.left_out, entry)
        else:
            said = f"{section.name}: {spoken(line)}" if line.is_change and not was_change else ""
            yield Piece(_LOOKS[line.kind], line.spans, entry, said)
        was_change = line.is_change


def _ours(look: Look, text: str, entry: int) -> Piece:
    return Piece(look, (Span(Mark.KEPT, text),), entry)


def step(stops: Sequence[int], here: int, by: int) -> int | None:
    """Return the next place (1) or the one before (-1), from the other end after the last.

    >>> step([3, 8], 3, 1), step([3, 8], 8, 1), step([3, 8], 0, -1), step([], 0, 1)
    (8, 3, 8, None)
    """
    ahead = [stop for stop in stops if (stop > here if by > 0 else stop < here)]
    wanted = ahead or stops
    return wanted[0 if by > 0 else -1] if wanted else None
