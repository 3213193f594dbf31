"""Colours, fonts and measures for widgets that draw themselves, in the theme and size of now."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics
from PySide6.QtWidgets import QWidget

from baklosan_desktop.qt import theme

BODY = 1.0
SMALL = 12 / 13
SMALLEST = 11 / 13
WRAP = Qt.TextFlag.TextWordWrap.value

_TALL = 100_000


def colour(name: str) -> QColor:
    """Return a colour by its name in the palettes."""
    return QColor(theme.colours(theme.shown())[name])


def font(widget: QWidget, size: float = BODY, *, bold: bool = False) -> QFont:
    """Return the font of a widget, smaller or bold."""
    same = QFont(widget.font())
    same.setBold(bold)
    same.setPixelSize(round(widget.fontInfo().pixelSize() * size))
    return same


def width(written_in: QFont, text: str) -> int:
    """Return how wide a text is on one line."""
    return QFontMetrics(written_in).horizontalAdvance(text)


def wrapped(written_in: QFont, text: str, left: int, top: int, room: int) -> QRect:
    """Return where a text lies that begins here and may be `room` pixels wide."""
    return QFontMetrics(written_in).boundingRect(QRect(left, top, room, _TALL), WRAP, text)
