"""The looks a widget can ask for; `resources/theme/baklosan.qss` says what each is for."""

from typing import Literal, TypeVar

from PySide6.QtWidgets import QAbstractItemView, QWidget

Role = Literal[
    "answer",
    "badge",
    "card",
    "card-title",
    "choice",
    "field",
    "fold",
    "footer",
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
