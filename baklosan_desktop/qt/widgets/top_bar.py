"""The bar on top: which label is open, the search field, text size, theme, print."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QPushButton, QSizePolicy, QToolButton

from baklosan_desktop.qt.roles import styled
from baklosan_desktop.qt.widgets.elided_label import ElidedLabel
from baklosan_desktop.qt.widgets.search_edit import SearchEdit

HEIGHT = 52
T = TypeVar("T")


class TopBar(QFrame):
    """Holds the search field, and offers choices in menus made when they open."""

    text_size_chosen = Signal(int)
    theme_chosen = Signal(str)

    def __init__(self, search: SearchEdit) -> None:
        super().__init__()
        styled(self, "top-bar")
        self.setMinimumHeight(HEIGHT)
        self._title = styled(ElidedLabel(), "product")
        self._subtitle = styled(ElidedLabel(), "secondary")
        self._subtitle.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.text_size = _button("Text size")
        self.theme = _button("Theme")
        self.print = styled(QPushButton("Print …"), "primary")
        search.setMinimumWidth(300)
        search.setMaximumWidth(560)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 16, 8)
        row.setSpacing(8)
        row.addWidget(self._title)
        row.addWidget(self._subtitle, 2)
        row.addWidget(search, 5)
        row.addStretch(1)
        for button in (self.text_size, self.theme, self.print):
            row.addWidget(button)

    def show_title(self, title: str, subtitle: str) -> None:
        """Name the open label."""
        self._title.setText(title)
        self._subtitle.setText(subtitle)
        for name in (self._title, self._subtitle):
            name.setToolTip(f"{title}\n{subtitle}")

    def offer_text_sizes(self, sizes: Sequence[int], current: Callable[[], int]) -> None:
        """Offer these percentages; `current` tells which one is in use."""
        menu = _menu(self.text_size)
        menu.aboutToShow.connect(
            lambda: _fill(
                menu,
                [(f"{size} %", size) for size in sizes],
                current(),
                self.text_size_chosen.emit,
            )
        )

    def offer_themes(self, themes: Sequence[tuple[str, str]], current: Callable[[], str]) -> None:
        """Offer themes as (words, name); `current` tells which one is in use."""
        menu = _menu(self.theme)
        menu.aboutToShow.connect(lambda: _fill(menu, themes, current(), self.theme_chosen.emit))

    def set_icons(self, text_size: QIcon, theme: QIcon) -> None:
        """Show icons in the colours of the theme."""
        self.text_size.setIcon(text_size)
        self.theme.setIcon(theme)


def _button(name: str) -> QToolButton:
    button = styled(QToolButton(), "tool")
    button.setAccessibleName(name)
    button.setToolTip(name)
    button.setIconSize(QSize(18, 18))
    button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    return button


def _menu(button: QToolButton) -> QMenu:
    menu = QMenu(button)
    button.setMenu(menu)
    return menu


def _fill(
    menu: QMenu,
    choices: Sequence[tuple[str, T]],
    current: T,
    choose: Callable[[T], object],
) -> None:
    menu.clear()
    for words, value in choices:
        entry = menu.addAction(words)
        entry.setCheckable(True)
        entry.setChecked(value == current)
        entry.triggered.connect(lambda _checked, value=value: choose(value))
