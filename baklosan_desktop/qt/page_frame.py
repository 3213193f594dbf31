"""What stands around the text of a page: its head, the topic that it goes on with, its foot."""

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPageSize, QPainter

from baklosan_desktop.handouts.page import Handout
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
_INK, _RULE = QColor("#333333"), QColor("#999999")


def page_size(paper: Paper) -> QPageSize:
    """Return a paper as Qt knows it."""
    return QPageSize(_SIZES[paper])


def _continued(topic: str) -> str:
    return f"{topic}, continued"


def _font(form: HandoutForm) -> QFont:
    font = QFont(FAMILIES)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    font.setFeature(QFont.Tag("liga"), 0)
    font.setPixelSize(form.text_size.points)
    return font


class PageFrame:
    """The frame of a handout's pages, of one size; `column` is what it leaves to the text.

    The unit is a point.
    """

    def __init__(self, handout: Handout) -> None:
        form = handout.form
        self.size: QSizeF = page_size(form.paper).size(QPageSize.Unit.Point)
        self.font = _font(form)
        self._handout = handout
        self._metrics = QFontMetricsF(self.font)
        self._topic_font = QFont(self.font)
        self._topic_font.setBold(True)
        self._topic_font.setPixelSize(round(form.text_size.points * _TOPIC_SIZE))
        side = _SIDES[form.paper]
        page = QRectF(QPointF(0, 0), self.size)
        column = page.adjusted(side, _TOP, -side, -_BOTTOM)
        self._foot = self._foot_area(column)
        self.column = column.adjusted(0, 0, 0, -self._foot.height() - _GAP)
        self._topic_areas: dict[str, QRectF] = {}

    def above(self, topic: str) -> float:
        """Return how tall a topic is that a page says it goes on with."""
        return self._topic_area(topic).height()

    def paint_above(self, index: int, topic: str, painter: QPainter) -> float:
        """Paint what stands above the text of a page; return where that begins.

        The index of the page is counted from 0; the first one needs no head.
        """
        painter.setFont(self.font)
        painter.setPen(_INK)
        if index:
            self._paint_head(topic, painter)
        return self.column.top() + (self._paint_topic(topic, painter) if topic else 0)

    def _has_room_in_head(self, topic: str) -> bool:
        width = self._metrics.horizontalAdvance
        needed = width(self._handout.running_head) + 2 * _GAP + width(_continued(topic))
        return needed <= self.column.width()

    def _topic_area(self, topic: str) -> QRectF:
        """Return where a page says what it goes on with if its head has no room for that."""
        if topic not in self._topic_areas:
            self._topic_areas[topic] = self._measured(topic)
        return self._topic_areas[topic]

    def _measured(self, topic: str) -> QRectF:
        if self._has_room_in_head(topic):
            return QRectF()
        metrics = QFontMetricsF(self._topic_font)
        text = metrics.boundingRect(self.column, Qt.TextFlag.TextWordWrap, _continued(topic))
        return text.adjusted(0, 0, 0, _GAP)

    def _paint_topic(self, topic: str, painter: QPainter) -> float:
        """Say what the page goes on with, unless its head does; return how tall that is."""
        if not (area := self._topic_area(topic)).isEmpty():
            painter.save()
            painter.setFont(self._topic_font)
            painter.drawText(area, Qt.TextFlag.TextWordWrap, _continued(topic))
            painter.restore()
        return area.height()

    def _paint_head(self, topic: str, painter: QPainter) -> None:
        row = QRectF(self.column)
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

    def paint_foot(self, index: int, count: int, painter: QPainter) -> None:
        """Paint the foot of a page, its index counted from 0."""
        row = QRectF(self._foot)
        painter.drawText(row, Qt.TextFlag.TextWordWrap, self._handout.foot)
        row.setRight(self.column.right())
        painter.drawText(row, Qt.AlignmentFlag.AlignRight, f"page {index + 1} of {count}")
        self._paint_rule(row.top() - _GAP / 2, painter)

    def _paint_rule(self, y: float, painter: QPainter) -> None:
        painter.fillRect(QRectF(self.column.left(), y, self.column.width(), 0.5), _RULE)
