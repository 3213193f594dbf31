"""A handout cut into pages: laid out once, painted on screen, paper and PDF alike."""

from collections.abc import Iterable, Iterator

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
from baklosan_desktop.qt.text_pieces import Chapter, chapters
from baklosan_desktop.qt.theme import FAMILIES
from baklosan_desktop.screens.handout import HandoutForm, Paper

_SIZES = {
    Paper.A4: QPageSize.PageSizeId.A4,
    Paper.LETTER: QPageSize.PageSizeId.Letter,
    Paper.A5: QPageSize.PageSizeId.A5,
}
_SIDES = {Paper.A4: 57, Paper.LETTER: 66, Paper.A5: 36}  # leave 40 em: at most 90 letters
_TOP, _BOTTOM, _GAP = 57, 28, 8
_TOPIC_SIZE = 1.2  # of the body, as h3 in the sheets
_CLOSE = 0.25  # of the body: how far lines set close may reach into a neighbour that is not painted
_INK, _RULE = QColor("#333333"), QColor("#999999")


def page_size(paper: Paper) -> QPageSize:
    """Return a paper as Qt knows it."""
    return QPageSize(_SIZES[paper])


def _continued(topic: str) -> str:
    return f"{topic}, continued"


def laid_out(handout: Handout) -> Iterator[Chapter]:
    """Lay a handout out chapter by chapter, so that something else can be done in between."""
    form = handout.form
    return chapters(handout.chapters, _font(form), _column(form).width())


def _font(form: HandoutForm) -> QFont:
    font = QFont(FAMILIES)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    font.setFeature(QFont.Tag("liga"), 0)
    font.setPixelSize(form.text_size.points)
    return font


def _size(form: HandoutForm) -> QSizeF:
    return QSizeF(page_size(form.paper).size(QPageSize.Unit.Point))


def _column(form: HandoutForm) -> QRectF:
    side = _SIDES[form.paper]
    return QRectF(QPointF(0, 0), _size(form)).adjusted(side, _TOP, -side, -_BOTTOM)


class Pages:
    """The pages of a handout: how many there are, and each painted on demand."""

    def __init__(self, handout: Handout, text: Iterable[Chapter] | None = None) -> None:
        """Lay the handout out, unless its text is laid out already."""
        self.size = _size(handout.form)
        self._handout = handout
        self._font = _font(handout.form)
        self._metrics = QFontMetricsF(self._font)
        self._topic_font = QFont(self._font)
        self._topic_font.setBold(True)
        self._topic_font.setPixelSize(round(handout.form.text_size.points * _TOPIC_SIZE))
        column = _column(handout.form)
        self._foot = self._foot_area(column)
        self._column = column.adjusted(0, 0, 0, -self._foot.height() - _GAP)
        self._text = [*(laid_out(handout) if text is None else text)]
        found = [piece for chapter in self._text for piece in chapter.pieces]
        self._pages = paginate(
            found,
            self._column.height() * UNITS_PER_POINT,
            lambda topic: self._topic_area(topic).height() * UNITS_PER_POINT,
        )
        tops = {page.body.top for page in self._pages}
        for top in tops - {piece.strip.top for piece in found}:
            for chapter in self._text:
                chapter.split(top)

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
        painter.save()
        painter.translate(self._column.left(), y)
        painter.scale(1 / UNITS_PER_POINT, 1 / UNITS_PER_POINT)
        painter.translate(0, -strip.top)
        for chapter in self._text:
            if chapter.top < strip.bottom and strip.top < chapter.bottom:
                _paint_chapter(chapter, strip, painter)
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


def _paint_chapter(chapter: Chapter, strip: Strip, painter: QPainter) -> None:
    """Paint what of a chapter lies in a strip of the endless page."""
    text = chapter.document
    area = QRectF(0, strip.top - chapter.top, text.textWidth(), strip.height)
    context = QAbstractTextDocumentLayout.PaintContext()
    close = _CLOSE * text.defaultFont().pixelSize()
    context.clip = area.adjusted(0, close, 0, -close)
    context.palette.setColor(QPalette.ColorRole.Text, Qt.GlobalColor.black)
    painter.save()
    painter.translate(0, chapter.top)
    painter.setClipRect(area)
    text.documentLayout().draw(painter, context)
    painter.restore()
