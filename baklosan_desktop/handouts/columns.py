"""How wide the columns of a printed table are: as their words need, and the rest by their text.

No word and no amount is broken while the paper allows it. A table that is too wide is set smaller,
down to three quarters of the body (9 points, in large print 13.5); only if that is too wide still
are its longest words broken, so that nothing is ever cut off.
"""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

SIZES = tuple(Fraction(twelfths, 12) for twelfths in (12, 11, 10, 9))  # of the body


class Need(NamedTuple):
    """What a cell needs, which begins in a column and covers so many.

    It is `least` wide with each of its words on one line, `most` with each of its lines.
    """

    column: int
    columns: int
    least: float
    most: float


class Fit(NamedTuple):
    """How large the letters of a table are beside the body, and how wide each of its columns."""

    size: Fraction
    widths: tuple[float, ...]


def fitted(needs: Iterable[Need], columns: int, room: float, padding: float) -> Fit:
    """Share the room out among the columns, of whose width the padding is no cell's own.

    What cells need is of the size of the body; widths are in the same unit, the padding included.
    """
    places = _places(needs)
    sizes = (_Columns(places, columns, size, padding) for size in SIZES)
    *_, found = _until_fit(sizes, room)
    return Fit(found.size, tuple(found.widths(room)))


class _Place(NamedTuple):
    """What the cells need together that cover the same columns, and how much text they have."""

    least: float = 0
    most: float = 0
    text: float = 0


_Places = Mapping[range, _Place]


def _places(needs: Iterable[Need]) -> _Places:
    """Return what is needed in each place, places of few columns first."""
    places: dict[tuple[int, int], _Place] = {}
    for column, columns, least, most in needs:
        so_far = places.get((columns, column), _Place())
        places[columns, column] = _Place(
            max(so_far.least, least), max(so_far.most, most), so_far.text + most
        )
    return {
        range(column, column + columns): place
        for (columns, column), place in sorted(places.items())
    }


class _Columns:
    """The bounds of each column at a size: its longest word, its longest line, all of its text."""

    def __init__(self, places: _Places, columns: int, size: Fraction, padding: float) -> None:
        self.size = size
        self.least = [padding] * columns
        self._most = [padding] * columns
        self._text = [0.0] * columns
        scale = float(size)
        for covered, place in places.items():
            _widen(self.least, covered, place.least * scale + padding)
            _widen(self._most, covered, place.most * scale + padding)
            for column in covered:
                self._text[column] += place.text / len(covered)
        self._most = [*map(max, self.least, self._most)]

    def widths(self, room: float) -> Sequence[float]:
        """Return the longest lines if they fit, else the words and the rest by text, else less."""
        if sum(self._most) <= room:
            return self._most
        rest = room - sum(self.least)
        if rest < 0:
            return _shared(room, self.least, [1.0] * len(self.least))
        wanted = [most - least for least, most in zip(self.least, self._most, strict=True)]
        further = _shared(rest, wanted, self._text)
        return [*map(sum, zip(self.least, further, strict=True))]


def _until_fit(sizes: Iterable[_Columns], room: float) -> Iterable[_Columns]:
    for columns in sizes:
        yield columns
        if sum(columns.least) <= room:
            return


def _widen(widths: list[float], covered: range, needed: float) -> None:
    """Widen columns until a cell that covers them has what it needs, each by its own width."""
    so_far = sum(widths[column] for column in covered)
    for column in covered if so_far < needed else ():
        share = widths[column] / so_far if so_far else 1 / len(covered)
        widths[column] += (needed - so_far) * share


def _shared(room: float, wanted: Sequence[float], weights: Sequence[float]) -> Sequence[float]:
    """Share the room out by weight, to none more than wanted; who wants something has a weight."""
    given = [0.0] * len(wanted)
    wanting = [at for at, width in enumerate(wanted) if width]
    wanting.sort(key=lambda at: wanted[at] / weights[at])
    for place, at in enumerate(wanting):
        share = weights[at] / sum(weights[other] for other in wanting[place:])
        given[at] = min(wanted[at], room * share)
        room -= given[at]
    return given
