"""Tablets and boxes to tick, drawn by lines: crisp on any paper, the same in black and white."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QPointF, QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QColor,
    QPainter,
    QPainterPath,
    QPen,
    QPyTextObject,
    QTextDocument,
    QTextFormat,
)

_INK, _FACE, _GONE = QColor("black"), QColor("#d0d0d0"), QColor("#707070")
_LINE = 0.07  # of the size of a drawing
_MARGIN = 0.08


class Drawings(QPyTextObject):
    """Draws what the body names as an image, instead of a picture made of dots."""

    def intrinsicSize(self, _text: QTextDocument, _place: int, shape: QTextFormat) -> QSizeF:
        """Return the size that the body asks for."""
        image = shape.toImageFormat()
        return QSizeF(image.width(), image.height())

    def drawObject(
        self,
        painter: QPainter,
        place: QRectF | QRect,
        _text: QTextDocument,
        _place: int,
        shape: QTextFormat,
    ) -> None:
        """Draw what the body names."""
        area = QRectF(place)
        size = area.width()
        margin = size * _MARGIN
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(_INK, size * _LINE))
        _DRAWN[shape.toImageFormat().name()](
            painter, area.adjusted(margin, margin, -margin, -margin)
        )
        painter.restore()


def add_drawings(text: QTextDocument) -> None:
    """Let a document draw its images by lines."""
    layout = text.documentLayout()
    layout.registerHandler(QTextFormat.ObjectTypes.ImageObject, Drawings(text))


def _box(painter: QPainter, area: QRectF) -> None:
    painter.setBrush(Qt.GlobalColor.white)
    painter.drawRect(area)


def _tablet(painter: QPainter, area: QRectF) -> None:
    painter.setBrush(_FACE)
    painter.drawEllipse(area)


def _scored(painter: QPainter, area: QRectF) -> None:
    _tablet(painter, area)
    centre = area.center().x()
    painter.drawLine(QPointF(centre, area.top()), QPointF(centre, area.bottom()))


def _half(painter: QPainter, area: QRectF) -> None:
    """Draw the half that is taken, and by dots the one that is not."""
    pen = QPen(_GONE, painter.pen().widthF(), Qt.PenStyle.DotLine)
    ink = painter.pen()
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawArc(area, -90 * 16, 180 * 16)
    half = QPainterPath(area.center())
    half.moveTo(area.center().x(), area.top())
    half.arcTo(area, 90, 180)
    half.closeSubpath()
    painter.setPen(ink)
    painter.setBrush(_FACE)
    painter.drawPath(half)


_DRAWN: Mapping[str, Callable[[QPainter, QRectF], None]] = {
    "box": _box,
    "tablet": _tablet,
    "scored": _scored,
    "half": _half,
}
