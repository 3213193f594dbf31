"""A handout cut into pages: laid out once, painted on screen, paper and PDF alike."""

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QAbstractTextDocumentLayout, QPainter, QPalette

from baklosan_desktop.handouts.page import UNITS_PER_POINT, Handout
from baklosan_desktop.handouts.pagination import Page, Strip, paginate
from baklosan_desktop.handouts.steps import Steps, done
from baklosan_desktop.qt.page_frame import PageFrame
from baklosan_desktop.qt.text_pieces import Chapter, chapters

_CLOSE = 0.25  # of the body: how far lines set close may reach into a neighbour that is not painted


class LaidOut(NamedTuple):
    """The text of a handout on an endless page, and the pages that it is cut into."""

    text: Sequence[Chapter]
    pages: Sequence[Page]


def laid_out(handout: Handout) -> Steps[LaidOut]:
    """Lay a handout out step by step, so that something else can be done in between."""
    frame = PageFrame(handout)
    text = yield from chapters(handout.chapters, frame.font, frame.column.width())
    pages: list[Page] = []
    found = [piece for chapter in text for piece in chapter.pieces]
    for page in paginate(
        found,
        frame.column.height() * UNITS_PER_POINT,
        lambda topic: frame.above(topic) * UNITS_PER_POINT,
    ):
        pages.append(page)
        yield
    begins = {piece.strip.top for piece in found}
    for page in pages:
        if page.body.top not in begins:
            _at(text, page.body.top).split(page.body.top)
            yield
    return LaidOut(text, pages)


def _at(text: Sequence[Chapter], place: float) -> Chapter:
    """Return the chapter that a place of the endless page is in."""
    return text[bisect_right(text, place, key=lambda chapter: chapter.top) - 1]


class Pages:
    """The pages of a handout: how many there are, and each painted on demand."""

    def __init__(self, handout: Handout, ready: LaidOut | None = None) -> None:
        """Lay the handout out, unless that is done already."""
        self.handout = handout
        self._frame = PageFrame(handout)
        self._text, self._pages = ready or done(laid_out(handout))

    @property
    def size(self) -> QSizeF:
        """The size of every page, in points."""
        return self._frame.size

    def __len__(self) -> int:
        return len(self._pages)

    def paint(self, index: int, painter: QPainter) -> None:
        """Paint the page with this index, counted from 0; the painter's unit is a point."""
        painter.save()
        page = self._pages[index]
        y = self._frame.paint_above(index, page.topic, painter)
        for strip in filter(None, (page.header, page.body)):
            self._paint_strip(strip, y, painter)
            y += strip.height / UNITS_PER_POINT
        self._frame.paint_foot(index, len(self), painter)
        painter.restore()

    def _paint_strip(self, strip: Strip, y: float, painter: QPainter) -> None:
        painter.save()
        painter.translate(self._frame.column.left(), y)
        painter.scale(1 / UNITS_PER_POINT, 1 / UNITS_PER_POINT)
        painter.translate(0, -strip.top)
        for chapter in self._text:
            if chapter.top < strip.bottom and strip.top < chapter.bottom:
                _paint_chapter(chapter, strip, painter)
        painter.restore()


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
