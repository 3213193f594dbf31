"""The looks a widget can ask for, and the outline icons."""

from functools import cache
from typing import Literal, TypeVar

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractItemView, QWidget

from baklosan_desktop import assets
from baklosan_desktop.tongue import _, translatable

Role = Literal[
    "answer",
    "badge",
    "card",
    "card-title",
    "choice",
    "drop",
    "field",
    "fold",
    "footer",
    "hairline",
    "heading",
    "hint",
    "hits",
    "key",
    "left-pane",
    "link",
    "notice",
    "notice-title",
    "number",
    "number-unit",
    "page-title",
    "pane-title",
    "popup",
    "primary",
    "problem",
    "product",
    "rail",
    "reading",
    "report",
    "right-pane",
    "search",
    "secondary",
    "sections",
    "segment",
    "strong",
    "tab",
    "tool",
    "top-bar",
    "unit",
]
Tone = Literal[
    "",
    "band-1",
    "band-2",
    "band-3",
    "band-4",
    "band-5",
    "band-isolated",
    "caution",
    "fine",
    "information",
    "mark",
    "stop",
]
Place = Literal["", "first", "middle", "last"]

Widget = TypeVar("Widget", bound=QWidget)


def styled(widget: Widget, role: Role, tone: Tone = "", place: Place = "") -> Widget:
    """Give a new widget its look and return it."""
    for name, value in (("role", role), ("tone", tone), ("place", place)):
        if value:
            widget.setProperty(name, value)
    if isinstance(widget, QAbstractItemView):
        widget.ensurePolished()  # or a layout measures the rows before the sheet pads them
    return widget


def restyle(widget: QWidget, **properties: str | bool) -> None:
    """Change `tone`, `invalid` … of a widget that may already be seen, and of what lies in it."""
    for name, value in properties.items():
        widget.setProperty(name, value)
    for part in (widget, *widget.findChildren(QWidget)):
        part.style().unpolish(part)
        part.style().polish(part)


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


FIXED = translatable("Set by whoever looks after this computer.")


def fix(*widgets: QWidget) -> None:
    """Let nobody use what stands fast here, and say why."""
    for widget in widgets:
        widget.setEnabled(False)
        widget.setToolTip(_(FIXED))
        widget.setAccessibleDescription(_(FIXED))
