"""The order in which Tab goes through widgets, for those that come and go."""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def stops(part: QWidget) -> Iterator[QWidget]:
    """Yield what takes the focus in a part of a page, the part itself first."""
    for widget in (part, *part.findChildren(QWidget)):
        if widget.focusPolicy() != Qt.FocusPolicy.NoFocus:
            yield widget


def tab_through(parts: Iterable[QWidget]) -> None:
    """Let Tab go through parts of a page in this order: Qt appends what is made later."""
    in_order = [stop for part in parts for stop in stops(part)]
    for before, after in pairwise(in_order):
        QWidget.setTabOrder(before, after)
