"""Where one page ends and the next begins, for text laid out on one endless page.

A paragraph or a table row is never split, unless it alone is taller than a page; then it is cut
between its lines. What announces something (a heading, a table's header row) stays with it, and a
page that goes on with a topic names it again.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple


class Strip(NamedTuple):
    """A part of the endless page, from its top to its bottom."""

    top: float
    bottom: float

    @property
    def height(self) -> float:
        """How tall it is."""
        return self.bottom - self.top


class Piece(NamedTuple):
    """A paragraph or a table row.

    `cuts` are the places between its lines, `seams` those of them between rows that a cell joins;
    `header`, a row, and `topic`, the heading it stands under, are to be repeated above it on a new
    page. What stays with the next piece announces it; what only goes before the last is parted from
    it sooner than the last is cut.
    """

    strip: Strip
    cuts: tuple[float, ...] = ()
    stays_with_next: bool = False
    goes_before_last: bool = False
    header: Strip | None = None
    topic: str = ""
    seams: tuple[float, ...] = ()


class Page(NamedTuple):
    """A strip of the text, under the topic that it goes on with and the header row it needs."""

    body: Strip
    header: Strip | None = None
    topic: str = ""

    @property
    def height(self) -> float:
        """How tall it is, without the topic."""
        return self.body.height + (self.header.height if self.header else 0)


class _Paper(NamedTuple):
    """What there is room for on a page; `above` is how tall a repeated topic is."""

    height: float
    above: Callable[[str], float]

    def holds(self, page: Page) -> bool:
        """Whether everything on the page fits."""
        return page.height + (self.above(page.topic) if page.topic else 0) <= self.height


def paginate(
    pieces: Iterable[Piece], height: float, above: Callable[[str], float] = lambda _: 0
) -> Iterator[Page]:
    """Share the pieces out among pages of this height, in order; yield each page once it is full.

    `above` says how tall a topic is where a page repeats it.
    """
    paper = _Paper(height, above)
    last: Page | None = None
    for part in (part for run in _runs(pieces) for part in _fitting(run, paper)):
        longer = last and last._replace(body=Strip(last.body.top, part.body.bottom))
        if longer and paper.holds(longer):
            last = longer
            continue
        if last:
            yield last
        last = part
    if last:
        yield last


def _runs(pieces: Iterable[Piece]) -> Iterator[Sequence[Piece]]:
    """Yield each piece together with those that announce it or go before it."""
    run: list[Piece] = []
    for piece in pieces:
        run.append(piece)
        if not (piece.stays_with_next or piece.goes_before_last):
            yield run
            run = []
    if run:
        yield run


def _fitting(run: Sequence[Piece], paper: _Paper) -> Sequence[Page]:
    """Return a run whole, or its last row parted, or its last piece or whatever it must be cut.

    Where what is to be repeated leaves no room for a line, it is not repeated.
    """
    last_row = tuple(run[-1].strip.top for piece in run if piece.goes_before_last)
    everywhere = sorted({cut for piece in run for cut in (piece.strip.top, *piece.cuts)})[1:]
    for cuts in ((), last_row, run[-1].seams, run[-1].cuts):
        parts = _parts(run, cuts)
        if all(map(paper.holds, parts)):
            return parts
    return [part if paper.holds(part) else Page(part.body) for part in _parts(run, everywhere)]


def _parts(run: Sequence[Piece], cuts: Sequence[float]) -> Sequence[Page]:
    """Return a run cut in these places, each part under what its first piece needs above it."""
    edges = pairwise([run[0].strip.top, *cuts, run[-1].strip.bottom])
    return [_part(run, Strip(top, bottom)) for top, bottom in edges]


def _part(run: Sequence[Piece], strip: Strip) -> Page:
    first = next(piece for piece in reversed(run) if piece.strip.top <= strip.top)
    return Page(strip, first.header, first.topic)
