"""The body of a handout as paragraphs and table rows, measured in the units of its HTML."""

from collections.abc import Iterator
from itertools import groupby

from PySide6.QtGui import QFont, QTextBlock, QTextCursor, QTextDocument, QTextOption, QTextTable

from baklosan_desktop.handouts.page import UNITS_PER_POINT
from baklosan_desktop.handouts.pagination import Piece, Strip


def document(body: str, font: QFont, width: float) -> QTextDocument:
    """Lay the body out on one endless page; font and width are in points."""
    text = QTextDocument()
    large = QFont(font)
    large.setPixelSize(font.pixelSize() * UNITS_PER_POINT)
    text.setDefaultFont(large)
    text.setDocumentMargin(0)
    text.setUseDesignMetrics(True)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    text.setDefaultTextOption(option)
    text.setTextWidth(width * UNITS_PER_POINT)
    text.setHtml(body)
    return text


def pieces(text: QTextDocument) -> Iterator[Piece]:
    """Yield the paragraphs and table rows in order, each with what may be done to it."""
    header: Strip | None = None
    for _, together in groupby(_blocks(text), _place):
        blocks = list(together)
        lines = [line for block in blocks for line in _lines(text, block)]
        table = _table(blocks[0])
        if table is None:
            strip = Strip(lines[0].top, lines[-1].bottom)
            yield Piece(strip, _cuts(lines), _is_heading(blocks[0]))
            continue
        headers = table.format().headerRowCount()
        row = table.cellAt(blocks[0].position()).row()
        strip = _row_strip(table, blocks[-1], lines)
        header = strip if row < headers else header if headers else None
        stays = row < headers or _is_heading(blocks[0])
        yield Piece(strip, _cuts(lines), stays, None if row < headers else header)


def split(text: QTextDocument, top: float) -> None:
    """Make two paragraphs of each whose line begins at `top`, without moving a letter.

    Painting half a paragraph, Qt would write the line before it into the PDF, unseen but there.
    """
    for position in [_line_start(text, block, top) for block in _blocks(text)][::-1]:
        if position:
            cursor = QTextCursor(text)
            cursor.setPosition(position)
            above, below = cursor.blockFormat(), cursor.blockFormat()
            above.setBottomMargin(0)
            below.setTopMargin(0)
            cursor.setBlockFormat(above)
            cursor.insertBlock(below)


def _line_start(text: QTextDocument, block: QTextBlock, top: float) -> int:
    """Return where the text of the line at `top` starts, if it is not the first; else 0."""
    for number, line in enumerate(_lines(text, block)):
        if number and line.top == top:
            return block.position() + block.layout().lineAt(number).textStart()
    return 0


def _blocks(text: QTextDocument) -> Iterator[QTextBlock]:
    """Yield the paragraphs with text; Qt puts empty ones between tables."""
    block = text.begin()
    while block.isValid():
        if block.text():
            yield block
        block = block.next()


def _place(block: QTextBlock) -> tuple[int, int]:
    """Return what the blocks of one table row share, and those of no other."""
    if table := _table(block):
        return table.firstPosition(), table.cellAt(block.position()).row()
    return block.position(), 0


def _table(block: QTextBlock) -> QTextTable | None:
    return QTextCursor(block).currentTable()


def _is_heading(block: QTextBlock) -> bool:
    return block.blockFormat().headingLevel() > 0


def _lines(text: QTextDocument, block: QTextBlock) -> Iterator[Strip]:
    top = text.documentLayout().blockBoundingRect(block).top()
    for number in range(block.layout().lineCount()):
        line = block.layout().lineAt(number)
        yield Strip(top + line.y(), top + line.y() + line.height())


def _row_strip(table: QTextTable, block: QTextBlock, lines: list[Strip]) -> Strip:
    padding = table.format().cellPadding()
    border = table.cellAt(block.position()).format().toTableCellFormat().bottomBorder()
    top, bottom = min(line.top for line in lines), max(line.bottom for line in lines)
    return Strip(top - padding, bottom + padding + border)


def _cuts(lines: list[Strip]) -> tuple[float, ...]:
    """Return where a line begins that no other one, in a cell beside it, stands across."""
    tops = sorted({line.top for line in lines})[1:]
    return tuple(top for top in tops if not any(line.top < top < line.bottom - 1 for line in lines))
