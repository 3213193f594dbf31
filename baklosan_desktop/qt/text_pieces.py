"""A text laid out on one endless page, and the pieces of it that pages are made of."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from PySide6.QtGui import QFont, QTextBlock, QTextCursor, QTextDocument, QTextOption, QTextTable

from baklosan_desktop.handouts.page import UNITS_PER_POINT
from baklosan_desktop.handouts.page import Chapter as Part
from baklosan_desktop.handouts.pagination import Piece, Strip
from baklosan_desktop.handouts.steps import Steps
from baklosan_desktop.qt.columns import set_columns
from baklosan_desktop.qt.drawings import add_drawings

_TOPICS = {2, 3}  # the headings that are said again where a page goes on with them
_LIST_INDENT = 1.2  # of the body, for the items of a list


def written(body: str, font: QFont, width: float) -> QTextDocument:
    """Put the body on one endless page; font and width are in points.

    It is laid out as soon as anybody asks for its layout, and only then.
    """
    text = QTextDocument()
    large = QFont(font)
    large.setPixelSize(font.pixelSize() * UNITS_PER_POINT)
    text.setDefaultFont(large)
    text.setIndentWidth(_LIST_INDENT * large.pixelSize())
    text.setDocumentMargin(0)
    text.setUseDesignMetrics(True)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    text.setDefaultTextOption(option)
    text.setHtml(body)
    text.setTextWidth(width * UNITS_PER_POINT)
    return text


def pieces(text: QTextDocument, topic: str = "") -> Iterator[Piece]:
    """Yield the paragraphs and table rows in order, each with what may be done to it.

    `topic` is the heading that the text goes on with.
    """
    header: Strip | None = None
    for _, together in groupby(_blocks(text), _places()):
        blocks = list(together)
        is_topic = _level(blocks[0]) in _TOPICS
        above, topic = ("", _said(blocks[0])) if is_topic else (topic, topic)
        lines = [line for block in blocks for line in _lines(text, block)]
        table = _table(blocks[0])
        if table is None:
            strip = Strip(lines[0].top, lines[-1].bottom)
            yield Piece(strip, _cuts(lines), _level(blocks[0]) > 0, topic=above)
            continue
        headers = table.format().headerRowCount()
        row = table.cellAt(blocks[0].position()).row()
        topic = "" if is_topic and row < headers else topic
        strip = _row_strip(table, blocks[-1], lines)
        header = _header(header, strip, row, headers)
        stays = row < headers or _level(blocks[0]) > 0
        above_last = not stays and _is_last_but_one(table, row)
        repeated = None if row < headers else header
        cuts = _cuts(lines)
        seams = tuple(sorted(_tops(text, table, blocks).intersection(cuts)))
        yield Piece(strip, cuts, stays, above_last, repeated, above, seams)


def _tops(text: QTextDocument, table: QTextTable, blocks: Iterable[QTextBlock]) -> set[float]:
    """Return where the first line of each row is."""
    tops: dict[int, float] = {}
    for block in blocks:
        row = table.cellAt(block.position()).row()
        top = min(line.top for line in _lines(text, block))
        tops[row] = min(top, tops.get(row, top))
    return {*tops.values()}


def _header(so_far: Strip | None, strip: Strip, row: int, headers: int) -> Strip | None:
    """Return what is repeated above the rows that follow: all header rows of the table."""
    if 0 < row < headers and so_far:
        return Strip(so_far.top, strip.bottom)
    if row < headers:
        return strip
    return so_far if headers else None


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
            cursor.beginEditBlock()
            cursor.setBlockFormat(above)
            cursor.insertBlock(below)
            cursor.endEditBlock()


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


def _places() -> Callable[[QTextBlock], tuple[int, int]]:
    """Return what tells of a block what those of one table row share, and no others.

    Rows that a cell joins are like one: the text of that cell may stand beside all of them.
    """
    rows: dict[int, Sequence[int]] = {}

    def place(block: QTextBlock) -> tuple[int, int]:
        if (table := _table(block)) is None:
            return block.position(), 0
        start = table.firstPosition()
        if start not in rows:
            rows[start] = _first_rows(table)
        return start, rows[start][table.cellAt(block.position()).row()]

    return place


def _first_rows(table: QTextTable) -> Sequence[int]:
    """Return for each row the first of those that cells join it with."""
    first = [*range(table.rows())]
    for row in first[:]:
        for column in range(table.columns()):
            cell = table.cellAt(row, column)
            if cell.row() == row:
                for other in range(row + 1, row + cell.rowSpan()):
                    first[other] = min(first[other], first[row])
    return first


def _table(block: QTextBlock) -> QTextTable | None:
    return QTextCursor(block).currentTable()


def _level(block: QTextBlock) -> int:
    """Return which heading a paragraph is; 0 for none."""
    return block.blockFormat().headingLevel()


def _said(heading: QTextBlock) -> str:
    """Return the words of a heading, without the blank that a line of HTML ends with."""
    return heading.text().rstrip()


def _lines(text: QTextDocument, block: QTextBlock) -> Iterator[Strip]:
    top = text.documentLayout().blockBoundingRect(block).top()
    for number in range(block.layout().lineCount()):
        line = block.layout().lineAt(number)
        yield Strip(top + line.y(), top + line.y() + line.height())


def _is_last_but_one(table: QTextTable, row: int) -> bool:
    """Whether a row of a ruled list keeps the last one from standing alone on a page."""
    border = table.cellAt(row, 0).format().toTableCellFormat().bottomBorder()
    return row == table.rows() - 2 and border > 0


def _row_strip(table: QTextTable, block: QTextBlock, lines: list[Strip]) -> Strip:
    padding = table.format().cellPadding()
    border = table.cellAt(block.position()).format().toTableCellFormat().bottomBorder()
    top, bottom = min(line.top for line in lines), max(line.bottom for line in lines)
    return Strip(top - padding, bottom + padding + border)


def _cuts(lines: list[Strip]) -> tuple[float, ...]:
    """Return where a line begins that no other one, in a cell beside it, stands across."""
    tops = sorted({line.top for line in lines})[1:]
    return tuple(top for top in tops if not any(line.top < top < line.bottom - 1 for line in lines))


class Chapter(NamedTuple):
    """A part of the text that is laid out by itself, and how far down the endless page it begins.

    Its pieces have their places on that page.
    """

    document: QTextDocument
    top: float
    pieces: tuple[Piece, ...]

    @property
    def bottom(self) -> float:
        """Where it ends."""
        return self.top + self.document.size().height()

    @property
    def end(self) -> float:
        """Where its last piece ends."""
        return self.pieces[-1].strip.bottom if self.pieces else self.top

    def split(self, top: float) -> None:
        """Make two paragraphs of one whose line begins at `top`."""
        if self.top < top < self.bottom:
            split(self.document, top - self.top)


def chapters(parts: Iterable[Part], font: QFont, width: float) -> Steps[Sequence[Chapter]]:
    """Lay parts out one below the other, step by step."""
    found: list[Chapter] = []
    topic = ""
    for part in parts:
        texts, header = [], None
        for body in part.parts:
            texts.append(written(body, font, width))
            yield
        if part.is_table:
            yield from set_columns(texts, width * UNITS_PER_POINT)
        for text in texts:
            add_drawings(text)
            top = _below(found, text, goes_on=text is not texts[0])
            chapter = _chapter(text, top, topic, header)
            found.append(chapter)
            header = chapter.pieces[-1].header if chapter.pieces else header
            topic = _last_topic(text, topic)
            yield
    return found


def _below(above: Sequence[Chapter], text: QTextDocument, *, goes_on: bool) -> float:
    """Return where a text begins; the rows of a table that goes on follow those above it."""
    if goes_on:
        return above[-1].end
    return (above[-1].bottom if above else 0.0) + _margin(text)


def _chapter(text: QTextDocument, top: float, topic: str, header: Strip | None) -> Chapter:
    """Move the pieces of a text to its place; those without a header row have the given one."""
    moved = (_moved(piece, top) for piece in pieces(text, topic))
    return Chapter(text, top, tuple(one._replace(header=one.header or header) for one in moved))


def _last_topic(text: QTextDocument, before: str) -> str:
    topics = [_said(block) for block in _blocks(text) if _level(block) in _TOPICS]
    return topics[-1] if topics else before


def _margin(text: QTextDocument) -> float:
    """Return how far below the part above it a part begins; Qt leaves that out on top of a text."""
    return next((block.blockFormat().topMargin() for block in _blocks(text)), 0)


def _moved(piece: Piece, by: float) -> Piece:
    header = piece.header and _lower(piece.header, by)
    cuts, seams = (tuple(cut + by for cut in places) for places in (piece.cuts, piece.seams))
    return piece._replace(strip=_lower(piece.strip, by), cuts=cuts, seams=seams, header=header)


def _lower(strip: Strip, by: float) -> Strip:
    return Strip(strip.top + by, strip.bottom + by)
