"""How a text to read is written into a document."""

from collections.abc import Iterable, Iterator
from itertools import product
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextListFormat,
    QTextOption,
    QTextTable,
    QTextTableCellFormat,
    QTextTableFormat,
)

from baklosan_desktop.labels.directions import isolated, place_meant, place_shown
from baklosan_desktop.labels.grid import Spot
from baklosan_desktop.qt.widgets.reading_pieces import Block, Grid, Kind, Listing, Piece
from baklosan_desktop.qt.widgets.text_column import MARGIN, RIGHT_MARGIN
from baklosan_desktop.wording import held

_LINE_HEIGHT_PERCENT = 118  # of the font's own height, which is 1.36 of its size: 1.6 in all
_LIST_INDENT = 22
_CELL_PADDING = 5
_EDGE = 4  # what Qt keeps free around a text: here in its margins, as it forgets that at the right
_NEW_LINE = "\N{LINE SEPARATOR}"  # within a block, which a line feed would end
UNSHOWN = -1  # the state of what Qt itself puts around tables and into empty cells


_SMALL, _IN_TABLES = 0.82, 0.9
_SIZES = {
    Kind.TITLE: 1.3,
    Kind.ORIGIN: _SMALL,
    Kind.HEADING: _SMALL,
    Kind.CAPTION: _IN_TABLES,
    Kind.NOTE: _SMALL,
    Kind.CELL: _IN_TABLES,
    Kind.HEAD: _IN_TABLES,
}
_BOLD = {Kind.TITLE, Kind.SUBHEADING, Kind.CAPTION, Kind.HEAD}
_HINTS = {Kind.ORIGIN, Kind.HEADING, Kind.PICTURE}
_TABLED = {Kind.CELL, Kind.HEAD}
_IN_ENGLISH = {Kind.TITLE, Kind.ORIGIN, Kind.HEADING}
_TOP_MARGINS = {
    Kind.TITLE: 40,
    Kind.PARAGRAPH: 12,
    Kind.SUBHEADING: 20,
    Kind.CAPTION: 16,
    Kind.NOTE: 4,
    Kind.PICTURE: 12,
    Kind.ITEM: 4,
}
Written = tuple[QTextBlock, Block]


class Inks(NamedTuple):
    """The colours of what is drawn beside and behind the text."""

    hint: QColor
    note: QColor
    found: QColor
    found_ink: QColor
    tick: QColor
    rule: QColor


class Writer:
    """Writes pieces at the end of a document, so that no number is parted from its unit.

    The state of a written block is its number; what Qt adds around tables is `UNSHOWN`.
    """

    def __init__(
        self, document: QTextDocument, font: QFont, inks: Inks, *, leftwards: bool = False
    ) -> None:
        self._document = document
        self._formats = {kind: _char_format(kind, font, inks) for kind in Kind}
        self._table, self._cell = _table_format(leftwards=leftwards), _cell_format(inks.rule)
        self._leftwards = leftwards
        self._number = 0
        document.setIndentWidth(_LIST_INDENT)
        document.setDocumentMargin(0)

    def write(self, pieces: Iterable[Piece]) -> list[Written]:
        """Write pieces, and return their blocks with those of the document."""
        cursor = QTextCursor(self._document)
        cursor.beginEditBlock()
        written = [block for piece in pieces for block in self._write(cursor, piece)]
        cursor.endEditBlock()
        return written

    def _write(self, cursor: QTextCursor, piece: Piece) -> Iterator[Written]:
        cursor.movePosition(QTextCursor.MoveOperation.End)
        match piece:
            case Listing(items, is_ordered):
                yield from self._write_list(cursor, items, _list_format(is_ordered=is_ordered))
            case Grid(rows, columns, cells):
                yield from self._fill(cursor.insertTable(rows, columns, self._table), cells)
            case _:
                yield self._write_block(cursor, piece)

    def _write_list(
        self, cursor: QTextCursor, items: Iterable[Block], form: QTextListFormat
    ) -> Iterator[Written]:
        listed = None
        for item in items:
            yield self._write_block(cursor, item)
            listed = listed or cursor.createList(form)
            listed.add(cursor.block())

    def _fill(self, table: QTextTable, cells: Iterable[tuple[Spot, Block]]) -> Iterator[Written]:
        for row, column in product(range(table.rows()), range(table.columns())):
            table.cellAt(row, column).setFormat(self._cell)
        for spot, block in cells:
            column = spot.column
            if self._leftwards:  # Qt itself has the first column at the left, whatever is asked
                column = table.columns() - column - spot.columns
            if spot.rows > 1 or spot.columns > 1:
                table.mergeCells(spot.row, column, spot.rows, spot.columns)
            yield self._write_block(table.cellAt(spot.row, column).firstCursorPosition(), block)

    def _write_block(self, cursor: QTextCursor, block: Block) -> Written:
        is_first, is_free = cursor.atStart(), cursor.block().userState() == UNSHOWN
        form, letters = self._block_format(block.kind, first=is_first), self._formats[block.kind]
        if is_free and not cursor.block().text():
            cursor.setBlockFormat(form)
        else:
            cursor.insertBlock(form, letters)
        text = held(block.text).replace("\n", _NEW_LINE)
        cursor.insertText(isolated(text) if _is_leftwards(form) else text, letters)
        cursor.block().setUserState(self._number)
        self._number += 1
        return cursor.block(), block

    def _block_format(self, kind: Kind, *, first: bool) -> QTextBlockFormat:
        form = QTextBlockFormat()
        if self._leftwards and kind not in _IN_ENGLISH:
            form.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        if kind in _TABLED:
            return form
        form.setLeftMargin(_EDGE + MARGIN)
        form.setRightMargin(RIGHT_MARGIN + _EDGE)
        form.setTopMargin(22 if first and kind is Kind.TITLE else _TOP_MARGINS.get(kind, 0))
        if kind in {Kind.PARAGRAPH, Kind.ITEM}:
            proportional = QTextBlockFormat.LineHeightTypes.ProportionalHeight.value
            form.setLineHeight(_LINE_HEIGHT_PERCENT, proportional)
        return form


def shown_at(block: QTextBlock, text: str, place: int) -> int:
    """Return where a place of a text stands in the block that was written of it."""
    return place_shown(text, place) if _is_leftwards(block.blockFormat()) else place


def meant_at(block: QTextBlock, text: str, place: int) -> int:
    """Return which place of its text stands at a place of a block."""
    return place_meant(text, place) if _is_leftwards(block.blockFormat()) else place


def _is_leftwards(form: QTextBlockFormat) -> bool:
    return form.layoutDirection() is Qt.LayoutDirection.RightToLeft


def wrapping(pieces: Iterable[Piece]) -> QTextOption.WrapMode:
    """Break a word that no line has room for, but no table: that is as wide as its words need."""
    mode = QTextOption.WrapMode
    has_table = any(isinstance(piece, Grid) for piece in pieces)
    return mode.WordWrap if has_table else mode.WrapAtWordBoundaryOrAnywhere


def scaled(font: QFont, factor: float) -> QFont:
    """Return a font in another size."""
    other = QFont(font)
    other.setPointSizeF(font.pointSizeF() * factor)
    return other


def _list_format(*, is_ordered: bool) -> QTextListFormat:
    form = QTextListFormat()
    style = QTextListFormat.Style
    form.setStyle(style.ListDecimal if is_ordered else style.ListDisc)
    return form


def _table_format(*, leftwards: bool) -> QTextTableFormat:
    """Let what is in the outer cells stand flush with the text above and below the table."""
    form = QTextTableFormat()
    form.setLeftMargin(_EDGE + MARGIN - _CELL_PADDING)
    form.setRightMargin(RIGHT_MARGIN + _EDGE - _CELL_PADDING)
    form.setTopMargin(8)
    form.setBottomMargin(8)
    if leftwards:
        form.setAlignment(Qt.AlignmentFlag.AlignRight)
    form.setCellPadding(_CELL_PADDING)
    form.setCellSpacing(0)
    form.setBorder(0)
    form.setBorderCollapse(True)  # or the rules of cells are not drawn
    return form


def _cell_format(rule: QColor) -> QTextTableCellFormat:
    """Rule a row off from the next."""
    form = QTextTableCellFormat()
    form.setBottomBorder(1)
    form.setBottomBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    form.setBottomBorderBrush(rule)
    return form


def _char_format(kind: Kind, font: QFont, inks: Inks) -> QTextCharFormat:
    form = QTextCharFormat()
    own = scaled(font, _SIZES.get(kind, 1.0))
    own.setBold(kind in _BOLD)
    own.setItalic(kind is Kind.PICTURE)
    if kind in _HINTS:
        form.setForeground(inks.hint)
    form.setFont(own)
    return form
