"""The bundled outline icons, in any colour and size."""

from functools import cache

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from baklosan_desktop import assets

SMALL = 16
MEDIUM = 20


def icon(name: str, colour: str, size: int = SMALL, checked: str = "") -> QIcon:
    """Return a file of `resources/icons` in one colour, or in two where it can be checked."""
    drawn = QIcon()
    for ratio in (1, 2):
        drawn.addPixmap(pixmap(name, colour, size, ratio))
        if checked:
            on = pixmap(name, checked, size, ratio)
            drawn.addPixmap(on, QIcon.Mode.Normal, QIcon.State.On)
    return drawn


def pixmap(name: str, colour: str, size: int = SMALL, ratio: int = 1) -> QPixmap:
    """Draw an icon `size` logical pixels wide, for a screen with `ratio` dots per pixel."""
    drawn = QPixmap(size * ratio, size * ratio)
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    QSvgRenderer(QByteArray(_outline(name).replace(b"currentColor", colour.encode()))).render(
        painter
    )
    painter.end()
    drawn.setDevicePixelRatio(ratio)
    return drawn


@cache
def _outline(name: str) -> bytes:
    return assets.resource("icons", f"{name}.svg").read_bytes()
