"""A button that may be filled, and shows all the same that it has the keyboard."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton

from baklosan_desktop.qt import theme

_RADIUS = 3


class RingedButton(QPushButton):
    """Has two rings while it has the keyboard: the sheet's, and within it one like its words.

    The first stands out from the page, the second from the first and from what fills the button.
    """

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the second ring on top of all else."""
        super().paintEvent(event)
        if self.hasFocus():
            colours = theme.colours(theme.shown())
            width = int(colours["focus-border"].removesuffix("px"))
            inset = 1.5 * width
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(colours["on-accent"]), width))
            place = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
            painter.drawRoundedRect(place, _RADIUS, _RADIUS)
            painter.end()
