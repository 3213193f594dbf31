"""A handout cut into pages: laid out once, painted on screen, paper and PDF alike."""

from collections.abc import Iterator
from itertools import groupby

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QFont,
    QFontMetricsF,
    QPageSize,
    QPainter,
    QPalette,
    QTextBlock,
    QTextCursor,
    QTextDocument,
    QTextOption,
    QTextTable,
)

from baklosan_desktop.handouts.page import UNITS_PER_POINT, Handout
from baklosan_desktop.handouts.pagination import Piece, Strip, paginate
from baklosan_desktop.qt.drawings import add_drawings
from baklosan_desktop.qt.theme import FAMILIES
from baklosan_desktop.screens.handout import Paper


def document(body: str, font: QFont, width: float) -> QTextDocument:
    """Lay the body out on one endless page; font and width are in points."""
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
    text.setTextWidth(width * UNITS_PER_POINT)
    add_drawings(text)
    text.setHtml(body)
    return text


def pieces(text: QTextDocument) -> Iterator[Piece]:
    """Yield the paragraphs and table rows in order, each with what may be done to it."""
    header: Strip | None = None
    topic = ""
    for _, together in groupby(_blocks(text), _place):
        blocks = list(together)
        is_topic = _level(blocks[0]) in _TOPICS
        above, topic = ("", blocks[0].text()) if is_topic else (topic, topic)
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
        header = strip if row < headers else header if headers else None
        stays = row < headers or _level(blocks[0]) > 0 or _is_last_but_one(table, row)
        yield Piece(strip, _cuts(lines), stays, None if row < headers else header, above)


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


def _level(block: QTextBlock) -> int:
    """Return which heading a paragraph is; 0 for none."""
    return block.blockFormat().headingLevel()


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


_SIZES = {
    Paper.A4: QPageSize.PageSizeId.A4,
    Paper.LETTER: QPageSize.PageSizeId.Letter,
    Paper.A5: QPageSize.PageSizeId.A5,
}
_SIDES = {Paper.A4: 57, Paper.LETTER: 66, Paper.A5: 36}  # leave 40 em: at most 90 letters
_TOP, _BOTTOM, _GAP = 57, 28, 8
_TOPICS = {2, 3}  # the headings that are said again where a page goes on with them
_TOPIC_SIZE = 1.2  # of the body, as h3 in the sheets
_LIST_INDENT = 1.2  # of the body, for the items of a list
_CLOSE = 0.25  # of the body: how far lines set close may reach into a neighbour that is not painted
_INK, _RULE = QColor("#333333"), QColor("#999999")


def page_size(paper: Paper) -> QPageSize:
    """Return a paper as Qt knows it."""
    return QPageSize(_SIZES[paper])


def _continued(topic: str) -> str:
    return f"{topic}, continued"


class Pages:
    """The pages of a handout: how many there are, and each painted on demand."""

    def __init__(self, handout: Handout) -> None:
        self.size = QSizeF(page_size(handout.form.paper).size(QPageSize.Unit.Point))
        self._handout = handout
        self._font = QFont(FAMILIES)
        self._font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        self._font.setFeature(QFont.Tag("liga"), 0)
        self._font.setPixelSize(handout.form.text_size.points)
        self._metrics = QFontMetricsF(self._font)
        self._topic_font = QFont(self._font)
        self._topic_font.setBold(True)
        self._topic_font.setPixelSize(round(handout.form.text_size.points * _TOPIC_SIZE))
        side = _SIDES[handout.form.paper]
        column = QRectF(QPointF(0, 0), self.size).adjusted(side, _TOP, -side, -_BOTTOM)
        self._foot = self._foot_area(column)
        self._column = column.adjusted(0, 0, 0, -self._foot.height() - _GAP)
        self._document = document(handout.body, self._font, column.width())
        found = list(pieces(self._document))
        self._pages = paginate(
            found,
            self._column.height() * UNITS_PER_POINT,
            lambda topic: self._topic_area(topic).height() * UNITS_PER_POINT,
        )
        tops = {page.body.top for page in self._pages}
        for top in tops - {piece.strip.top for piece in found}:
            split(self._document, top)

    def __len__(self) -> int:
        return len(self._pages)

    def paint(self, index: int, painter: QPainter) -> None:
        """Paint the page with this index, counted from 0; the painter's unit is a point."""
        painter.save()
        painter.setFont(self._font)
        painter.setPen(_INK)
        if index:
            self._paint_head(self._pages[index].topic, painter)
        page, y = self._pages[index], self._column.top()
        if page.topic:
            y += self._paint_topic(page.topic, painter)
        for strip in filter(None, (page.header, page.body)):
            self._paint_strip(strip, y, painter)
            y += strip.height / UNITS_PER_POINT
        self._paint_foot(f"page {index + 1} of {len(self)}", painter)
        painter.restore()

    def _has_room_in_head(self, topic: str) -> bool:
        width = self._metrics.horizontalAdvance
        needed = width(self._handout.running_head) + 2 * _GAP + width(_continued(topic))
        return needed <= self._column.width()

    def _topic_area(self, topic: str) -> QRectF:
        """Return where a page says what it goes on with if its head has no room for that."""
        if self._has_room_in_head(topic):
            return QRectF()
        metrics = QFontMetricsF(self._topic_font)
        text = metrics.boundingRect(self._column, Qt.TextFlag.TextWordWrap, _continued(topic))
        return text.adjusted(0, 0, 0, _GAP)

    def _paint_topic(self, topic: str, painter: QPainter) -> float:
        """Say what the page goes on with, unless its head does; return how tall that is."""
        if not (area := self._topic_area(topic)).isEmpty():
            painter.save()
            painter.setFont(self._topic_font)
            painter.drawText(area, Qt.TextFlag.TextWordWrap, _continued(topic))
            painter.restore()
        return area.height()

    def _paint_strip(self, strip: Strip, y: float, painter: QPainter) -> None:
        area = QRectF(0, strip.top, self._document.textWidth(), strip.height)
        context = QAbstractTextDocumentLayout.PaintContext()
        close = _CLOSE * self._document.defaultFont().pixelSize()
        context.clip = area.adjusted(0, close, 0, -close)
        context.palette.setColor(QPalette.ColorRole.Text, Qt.GlobalColor.black)
        painter.save()
        painter.translate(self._column.left(), y)
        painter.scale(1 / UNITS_PER_POINT, 1 / UNITS_PER_POINT)
        painter.translate(0, -strip.top)
        painter.setClipRect(area)
        self._document.documentLayout().draw(painter, context)
        painter.restore()

    def _paint_head(self, topic: str, painter: QPainter) -> None:
        row = QRectF(self._column)
        row.setBottom(_TOP - _GAP)
        row.setTop(row.bottom() - self._metrics.height())
        width = self._metrics.horizontalAdvance
        name, title = self._handout.running_head, self._handout.title
        if topic and self._has_room_in_head(topic):
            title = _continued(topic)
        elided = self._metrics.elidedText(name, Qt.TextElideMode.ElideRight, row.width())
        painter.drawText(row, Qt.AlignmentFlag.AlignLeft, elided)
        if width(name) + 2 * _GAP + width(title) <= row.width():
            painter.drawText(row, Qt.AlignmentFlag.AlignRight, title)
        self._paint_rule(row.bottom(), painter)

    def _foot_area(self, column: QRectF) -> QRectF:
        """Return where the foot stands: as many lines as it needs beside the page number."""
        room = column.adjusted(0, 0, -self._metrics.horizontalAdvance("page 88 of 88") - _GAP, 0)
        text = self._metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, self._handout.foot)
        return room.adjusted(0, room.height() - text.height(), 0, 0)

    def _paint_foot(self, number: str, painter: QPainter) -> None:
        row = QRectF(self._foot)
        painter.drawText(row, Qt.TextFlag.TextWordWrap, self._handout.foot)
        row.setRight(self._column.right())
        painter.drawText(row, Qt.AlignmentFlag.AlignRight, number)
        self._paint_rule(row.top() - _GAP / 2, painter)

    def _paint_rule(self, y: float, painter: QPainter) -> None:
        painter.fillRect(QRectF(self._column.left(), y, self._column.width(), 0.5), _RULE)
