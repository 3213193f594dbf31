"""A label as a text to read."""

from collections.abc import Iterator

from baklosan_desktop.qt.widgets.reading_pieces import Block, Grid, Kind, Listing, Piece
from baklosan_desktop.screens import label_pieces
from baklosan_desktop.screens.label import LabelView
from baklosan_desktop.screens.label_pieces import (
    CellView,
    ListView,
    Look,
    PassageView,
    TableView,
)

_KINDS = {
    Look.TEXT: Kind.PARAGRAPH,
    Look.HEADING: Kind.SUBHEADING,
    Look.CAPTION: Kind.CAPTION,
    Look.NOTE: Kind.NOTE,
    Look.PICTURE: Kind.PICTURE,
}


def pieces(view: LabelView) -> Iterator[Piece]:
    """Yield a label as a text to read: each section with its title and where that is from."""
    for section in view.sections:
        first = section.passages[0].line
        yield Block(Kind.TITLE, section.title, first)
        kind = Kind.HEADING if section.heading_line else Kind.ORIGIN
        yield Block(kind, section.origin, section.heading_line or first)
        yield from map(_piece, section.pieces)


def _piece(piece: label_pieces.Piece) -> Piece:
    match piece:
        case ListView(items, is_ordered):
            return Listing(tuple(_block(item, Kind.ITEM) for item in items), is_ordered)
        case TableView(rows, columns, cells):
            return Grid(rows, columns, tuple((cell.spot, _cell(cell)) for cell in cells))
        case _:
            return _block(piece, _KINDS[piece.look])


def _block(passage: PassageView, kind: Kind) -> Block:
    return Block(kind, passage.text, passage.line, passage.number)


def _cell(cell: CellView) -> Block:
    """Return a cell; the number of its row stands beside the first one."""
    passage, kind = cell.passage, Kind.HEAD if cell.spot.cell.is_header else Kind.CELL
    number = 0 if cell.start else passage.number
    return Block(kind, cell.spot.cell.text, passage.line, number, cell.start, passage.text)
