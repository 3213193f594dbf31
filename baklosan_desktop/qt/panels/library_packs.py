"""The other editions of packs, in a menu."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QPushButton

from baklosan_desktop.qt.looks import styled
from baklosan_desktop.qt.widgets import menus
from baklosan_desktop.screens.packs import PackChoice
from baklosan_desktop.tongue import _


class PackChoices(QPushButton):
    """Offers the editions that could be used; hidden while there is none."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        styled(self, "link")
        menus.caption(self, _("Other editions of packs ▾"))
        self.setMenu(QMenu(self))
        self.hide()

    def show_choices(self, choices: Sequence[PackChoice]) -> None:
        """Offer these."""
        self.menu().clear()
        for choice in choices:
            entry = self.menu().addAction(choice.offer)
            entry.triggered.connect(lambda _checked, choice=choice: self.chosen.emit(choice))
        self.setVisible(bool(choices))
