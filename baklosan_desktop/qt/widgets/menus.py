"""Menus of which one entry is in use, and the buttons that open menus."""

from collections.abc import Callable, Iterable
from typing import TypeVar

from PySide6.QtWidgets import QAbstractButton, QMenu

T = TypeVar("T")
_SIGN = " ▾"  # of a menu, for the eye


def fill(
    menu: QMenu, choices: Iterable[tuple[str, T]], current: T, choose: Callable[[T], object]
) -> None:
    """Add choices as (words, value); the current one is marked."""
    for words, value in choices:
        entry = menu.addAction(words.replace("&", "&&"))
        entry.setCheckable(True)
        entry.setChecked(value == current)
        entry.triggered.connect(lambda _checked, value=value: choose(value))


def caption(button: QAbstractButton, text: str) -> None:
    """Let a button say a text, and be heard without the sign of its menu."""
    button.setText(text)
    button.setAccessibleName(text.removesuffix(_SIGN))


def filled_when_opened(menu: QMenu, offer: Callable[[QMenu], object]) -> QMenu:
    """Have a menu made anew each time it opens."""
    menu.aboutToShow.connect(menu.clear)
    menu.aboutToShow.connect(lambda: offer(menu))
    return menu
