"""Which line of an older edition became which line of the newer one."""

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from rapidfuzz.distance import Indel

from baklosan_desktop.labels.lines import Line, LineKind
from baklosan_desktop.labels.marking import CELL_EDGE, Stretch, coded, common, words
from baklosan_desktop.labels.pairing import plain

_ALIKE = 0.5
_SAME_NAME = 1  # more than any likeness: a row with the same first cell is that row
_BAND = 4  # how far from its own place a changed line is looked for at least
_MANY = 20_000  # pairs of lines that may be looked at; in a few lines that is every pair
_Step = tuple[int, int]
_DOWN, _RIGHT, _BOTH = (1, 0), (0, 1), (1, 1)


class Pair(NamedTuple):
    """A line in both editions, or empty in the one that lacks it."""

    kind: LineKind
    older: str
    newer: str


def aligned(older: Sequence[Line], newer: Sequence[Line]) -> Iterator[Pair]:
    """Yield all lines of both in reading order, what was removed before what came instead."""
    there, here = 0, 0
    texts = ([line.text for line in lines] for lines in (older, newer))
    for stretch in (*common(*texts), Stretch(len(older), len(newer), 0)):
        yield from _gap(older[there : stretch.older], newer[here : stretch.newer])
        there, here = stretch.older + stretch.length, stretch.newer + stretch.length
        yield from (Pair(kind, text, text) for kind, text in newer[stretch.newer : here])


def _gap(older: Sequence[Line], newer: Sequence[Line]) -> Iterator[Pair]:
    """Pair lines that are alike, in order, so that they are alike as much as possible."""
    there, here = 0, 0
    for row, column in (*_matches(older, newer), (len(older), len(newer))):
        yield from (Pair(kind, text, "") for kind, text in older[there:row])
        yield from (Pair(kind, "", text) for kind, text in newer[here:column])
        both = zip(older[row : row + 1], newer[column : column + 1], strict=True)
        yield from (Pair(is_now.kind, was.text, is_now.text) for was, is_now in both)
        there, here = row + 1, column + 1


def _matches(older: Sequence[Line], newer: Sequence[Line]) -> list[tuple[int, int]]:
    """Return the places of lines that are alike, as the best of all ways through both texts."""
    steps = _steps(older, newer)
    row, column = len(older), len(newer)
    found = []
    while row and column:
        down, right = steps.get((row, column), _DOWN)
        row, column = row - down, column - right
        if down and right:
            found.append((row, column))
    return found[::-1]


def _steps(older: Sequence[Line], newer: Sequence[Line]) -> Mapping[tuple[int, int], _Step]:
    """Return the last step of the best way to each place that is near enough to the diagonal."""
    said = coded(*map(_words, (*older, *newer)))
    band = max(_BAND, _MANY // max(1, len(older)))
    steps: dict[tuple[int, int], _Step] = {}
    above: dict[int, float] = {}
    for row, line in enumerate(older, 1):
        middle = row * len(newer) // len(older)
        here: dict[int, float] = {}
        for column in range(max(1, middle - band), min(len(newer), middle + band) + 1):
            alike = _alike(line, newer[column - 1], said[row - 1], said[len(older) + column - 1])
            here[column], steps[row, column] = max(
                (above.get(column, 0), _DOWN),
                (here.get(column - 1, 0), _RIGHT),
                (above.get(column - 1, 0) + alike if alike else -1, _BOTH),
            )
        above = here
    return steps


def _alike(older: Line, newer: Line, old_words: str, new_words: str) -> float:
    """Return how alike two lines are; 0 where they are not the same line changed."""
    if older.kind is not newer.kind:
        return 0
    alike = Indel.normalized_similarity(old_words, new_words, score_cutoff=_ALIKE)
    is_same = older.kind in _NAMES and _name(older) == _name(newer)
    return alike + _SAME_NAME * is_same


def _name(line: Line) -> str:
    return _NAMES[line.kind](line.text)


def _first_cell(text: str) -> str:
    return text.partition(CELL_EDGE)[0].strip()


def _words(line: Line) -> list[str]:
    return [word for word in words(line.text) if word != CELL_EDGE]


_NAMES = MappingProxyType({LineKind.ROW: _first_cell, LineKind.HEADING: plain})
