"""What a text to read is made of."""

from collections.abc import Iterable, Iterator
from enum import Enum, auto
from typing import NamedTuple

from baklosan_desktop.labels.grid import Spot

_PORTION = 20_000  # letters: the whole of a short label


class Kind(Enum):
    """What a block of the text is; a heading is the source's own, quoted below the title."""

    TITLE = auto()
    ORIGIN = auto()
    HEADING = auto()
    PARAGRAPH = auto()
    SUBHEADING = auto()
    CAPTION = auto()
    NOTE = auto()
    PICTURE = auto()
    ITEM = auto()
    CELL = auto()
    HEAD = auto()


_OURS = {Kind.TITLE, Kind.ORIGIN}


class Block(NamedTuple):
    """A piece of the text; `line` is what it is found by, `number` stands in the margin.

    A block that is not all of its line begins at `start` in the `whole` of it.
    """

    kind: Kind
    text: str
    line: int
    number: int = 0
    start: int = 0
    whole: str = ""

    @property
    def is_cited(self) -> bool:
        """Whether it is of a line of the source, to be quoted and noted; titles are ours."""
        return self.kind not in _OURS

    @property
    def line_text(self) -> str:
        """All that its line says."""
        return self.whole or self.text


class Listing(NamedTuple):
    """A list of items."""

    items: tuple[Block, ...]
    is_ordered: bool


class Grid(NamedTuple):
    """A table of so many rows and columns, with what stands in its places."""

    rows: int
    columns: int
    cells: tuple[tuple[Spot, Block], ...]


Piece = Block | Listing | Grid


def blocks_of(piece: Piece) -> tuple[Block, ...]:
    """Return the blocks of a piece, in order."""
    match piece:
        case Listing(items):
            return items
        case Grid():
            return tuple(block for _, block in piece.cells)
        case _:
            return (piece,)


def portions(pieces: Iterable[Piece]) -> Iterator[tuple[Piece, ...]]:
    """Part a text into what can be written at once without holding up the window."""
    portion: list[Piece] = []
    letters = 0
    for piece in pieces:
        portion.append(piece)
        letters += sum(len(block.text) for block in blocks_of(piece))
        if letters >= _PORTION:
            yield tuple(portion)
            portion, letters = [], 0
    yield tuple(portion)
