"""A handout laid out on pages, once, to be painted alike on the screen, by a printer, into a PDF.

Lengths are in points. Only the text is laid out in the finer unit of its HTML, which no device
knows, so that none can change where a line or a page ends.
"""

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QFont,
    QFontMetricsF,
    QPageSize,
    QPainter,
    QPalette,
)

from baklosan_desktop.handouts.page import UNITS_PER_POINT, Handout
from baklosan_desktop.handouts.pagination import Strip, paginate
from baklosan_desktop.qt.pieces import document, pieces, split
from baklosan_desktop.qt.theme import FAMILIES
from baklosan_desktop.screens.handout import Paper

_SIZES = {
    Paper.A4: QPageSize.PageSizeId.A4,
    Paper.LETTER: QPageSize.PageSizeId.Letter,
    Paper.A5: QPageSize.PageSizeId.A5,
}
_SIDES = {Paper.A4: 57, Paper.LETTER: 66, Paper.A5: 36}  # leave 40 em: at most 90 letters
_TOP, _BOTTOM, _GAP = 57, 28, 8
_INK, _RULE = QColor("#333333"), QColor("#999999")


def page_size(paper: Paper) -> QPageSize:
    """Return a paper as Qt knows it."""
    return QPageSize(_SIZES[paper])


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
        side = _SIDES[handout.form.paper]
        column = QRectF(QPointF(0, 0), self.size).adjusted(side, _TOP, -side, -_BOTTOM)
        self._foot = self._foot_area(column)
        self._column = column.adjusted(0, 0, 0, -self._foot.height() - _GAP)
        self._document = document(handout.body, self._font, column.width())
        found = list(pieces(self._document))
        self._pages = paginate(found, self._column.height() * UNITS_PER_POINT)
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
            self._paint_head(painter)
        page, y = self._pages[index], self._column.top()
        for strip in filter(None, (page.header, page.body)):
            self._paint_strip(strip, y, painter)
            y += strip.height / UNITS_PER_POINT
        self._paint_foot(f"page {index + 1} of {len(self)}", painter)
        painter.restore()

    def _paint_strip(self, strip: Strip, y: float, painter: QPainter) -> None:
        area = QRectF(0, strip.top, self._document.textWidth(), strip.height)
        context = QAbstractTextDocumentLayout.PaintContext()
        context.clip = area.adjusted(0, 1, 0, -1)
        context.palette.setColor(QPalette.ColorRole.Text, Qt.GlobalColor.black)
        painter.save()
        painter.translate(self._column.left(), y)
        painter.scale(1 / UNITS_PER_POINT, 1 / UNITS_PER_POINT)
        painter.translate(0, -strip.top)
        painter.setClipRect(area)
        self._document.documentLayout().draw(painter, context)
        painter.restore()

    def _paint_head(self, painter: QPainter) -> None:
        row = QRectF(self._column)
        row.setBottom(_TOP - _GAP)
        row.setTop(row.bottom() - self._metrics.height())
        width = self._metrics.horizontalAdvance
        name, title = self._handout.running_head, self._handout.title
        elided = self._metrics.elidedText(name, Qt.TextElideMode.ElideRight, row.width())
        painter.drawText(row, Qt.AlignmentFlag.AlignLeft, elided)
        if width(name) + _GAP + width(title) <= row.width():
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
