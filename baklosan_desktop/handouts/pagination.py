"""Where one page ends and the next begins, for text laid out on one endless page.

A paragraph or a table row is never split, unless it alone is taller than a page; then it is cut
between its lines. What announces something (a heading, a table's header row) stays with it.
"""

from collections.abc import Iterable, Iterator, Sequence
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

    `cuts` are the places between its lines, `header` is the row to repeat above it on a new page.
    """

    strip: Strip
    cuts: tuple[float, ...] = ()
    stays_with_next: bool = False
    header: Strip | None = None


class Page(NamedTuple):
    """What stands on one page: a strip of the text, under a repeated header row if it needs one."""

    body: Strip
    header: Strip | None = None

    @property
    def height(self) -> float:
        """How tall it is."""
        return self.body.height + (self.header.height if self.header else 0)


def paginate(pieces: Iterable[Piece], height: float) -> list[Page]:
    """Share the pieces out among pages of this height, in order."""
    pages: list[Page] = []
    for run in _runs(pieces):
        for part in _fitting(run, height):
            _add(part, pages, height)
    return pages


def _runs(pieces: Iterable[Piece]) -> Iterator[Sequence[Piece]]:
    """Yield each piece together with those that announce it."""
    run: list[Piece] = []
    for piece in pieces:
        run.append(piece)
        if not piece.stays_with_next:
            yield run
            run = []
    if run:
        yield run


def _fitting(run: Sequence[Piece], height: float) -> Sequence[Page]:
    """Return a run whole, or cut between the lines of its last piece, or wherever it must be."""
    everywhere = sorted({cut for piece in run for cut in (piece.strip.top, *piece.cuts)})[1:]
    for cuts in ((), run[-1].cuts):
        parts = _parts(run, cuts)
        if all(part.height <= height for part in parts):
            return parts
    return _parts(run, everywhere)


def _parts(run: Sequence[Piece], cuts: Sequence[float]) -> Sequence[Page]:
    edges = pairwise([run[0].strip.top, *cuts, run[-1].strip.bottom])
    strips = [Strip(top, bottom) for top, bottom in edges]
    return [Page(strips[0], run[0].header), *(Page(strip, run[-1].header) for strip in strips[1:])]


def _add(part: Page, pages: list[Page], height: float) -> None:
    """Put a part on the last page if there is room, else on a new one."""
    if pages:
        last = pages[-1]
        longer = last._replace(body=Strip(last.body.top, part.body.bottom))
        if longer.height <= height:
            pages[-1] = longer
            return
    pages.append(part)
