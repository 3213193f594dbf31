"""The menu of bookmarks, above the list of sections."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMenu, QToolButton

from baklosan_desktop.qt import actions
from baklosan_desktop.qt.looks import styled
from baklosan_desktop.screens.own_notes import OwnNotesView
from baklosan_desktop.tongue import _, translatable

_NAME = translatable("Bookmarks and notes")


class BookmarkMenu(QToolButton):
    """Sets a bookmark, leads to each that is set, and offers to export and to restore."""

    toggled_here = Signal()
    section_chosen = Signal(str)
    export_asked = Signal()
    restore_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        styled(self, "tool")
        self.setAccessibleName(_(_NAME))
        self.setToolTip(_(_NAME))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._view = OwnNotesView()
        menu = QMenu(self)
        menu.aboutToShow.connect(self._fill)
        self.setMenu(menu)
        policy = self.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.setSizePolicy(policy)
        self.hide()

    def show_view(self, view: OwnNotesView) -> None:
        """Offer the bookmarks of a label; nothing is offered where none can be kept."""
        self._view = view
        self.setHidden(view.is_off)

    def _fill(self) -> None:
        menu = self.menu()
        menu.clear()
        here = menu.addAction(actions.BOOKMARK.text + "\t" + actions.BOOKMARK.keys)
        here.setCheckable(True)
        here.setChecked(self._view.is_marked)
        here.triggered.connect(self.toggled_here)
        menu.addSeparator()
        for row in self._view.bookmarks:
            menu.addAction(row.title).triggered.connect(
                partial(self.section_chosen.emit, row.section)
            )
        if not self._view.bookmarks:
            menu.addAction(_("No section is bookmarked")).setEnabled(False)
        menu.addSeparator()
        menu.addAction(_("Export notes and bookmarks …")).triggered.connect(self.export_asked)
        menu.addAction(_("Restore from an export …")).triggered.connect(self.restore_asked)
