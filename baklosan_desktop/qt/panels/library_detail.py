"""What is told of the chosen label, and what can be done with it."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QMenu, QPushButton, QVBoxLayout

from baklosan_desktop.labels.label import LabelId
from baklosan_desktop.qt.announcing import announce
from baklosan_desktop.qt.looks import restyle, styled
from baklosan_desktop.qt.widgets import menus
from baklosan_desktop.qt.widgets.layouts import ElidedLabel, FoldingRow, plain_text, say
from baklosan_desktop.screens.library import DetailView, nothing_chosen
from baklosan_desktop.tongue import _

_NONE = LabelId("")


class LabelCard(QFrame):
    """Stays as high as it is, so that nothing moves away under a second click."""

    opened = Signal(str)
    comparison_asked = Signal(str)
    copy_asked = Signal()
    text_asked = Signal()
    removal_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        styled(self, "card")
        self._id = _NONE
        self._is_removable = self._is_locked = self._is_only_read = False
        self._title = styled(ElidedLabel(), "strong")
        self._text = styled(plain_text(), "secondary")
        self._outcome = styled(plain_text(), "hint")
        self._open = QPushButton(_("Open"))
        self._older = QPushButton()
        self._original = QPushButton()
        menus.caption(self._original, _("Original file ▾"))
        self._remove = QPushButton(_("Remove …"))
        self._menu = QMenu(self)
        self._older.setMenu(self._menu)
        self._offer_original()
        self._lay_out()
        self._open.clicked.connect(lambda: self.opened.emit(self._id))
        self._remove.clicked.connect(self.removal_asked)
        self.tell("")
        self.clear()

    def show_detail(self, label_id: LabelId, view: DetailView) -> None:
        """Tell of a label; what was said of another is no longer of interest."""
        if label_id != self._id:
            self.tell("")
        self._id = label_id
        self._is_removable = view.is_removable
        self._title.setText(view.title)
        self._title.setToolTip(view.title)
        self._text.setText(view.text)
        self._open.setEnabled(bool(label_id))
        self._original.setEnabled(view.is_own)
        self._older.setEnabled(bool(view.older))
        menus.caption(self._older, view.counted)
        self._menu.clear()
        for edition in view.older:
            open_it = partial(self.opened.emit, edition.id)
            self._menu.addAction(_("Open {text}").format(text=edition.text)).triggered.connect(
                open_it
            )
            compare = partial(self.comparison_asked.emit, edition.id)
            self._menu.addAction(
                _("Compare with {text}").format(text=edition.text)
            ).triggered.connect(compare)
        self._offer_removal()

    def clear(self) -> None:
        """Tell of no label; what became of the last one is still said."""
        self._id = _NONE
        self.show_detail(_NONE, nothing_chosen(is_served=self._is_only_read))

    def only_read(self) -> None:
        """Offer no removal at all."""
        self._is_only_read = True
        self._remove.hide()
        self.clear()

    def lock(self, *, is_locked: bool) -> None:
        """Offer no removal while labels are being added."""
        self._is_locked = is_locked
        self._offer_removal()

    def tell(self, sentence: str, *, is_problem: bool = False) -> None:
        """Say what became of what was asked."""
        say(self._outcome, sentence)
        restyle(self._outcome, role="problem" if is_problem else "hint")
        announce(self._outcome, sentence)

    def _offer_removal(self) -> None:
        self._remove.setEnabled(self._is_removable and not self._is_locked)
        self._remove.setToolTip(
            _("Wait until the import has ended, or cancel it")
            if self._is_locked
            else _("Remove this label and its older editions (Del)")
        )

    def _offer_original(self) -> None:
        menu = QMenu(self)
        menu.addAction(_("Save a copy …")).triggered.connect(self.copy_asked)
        menu.addAction(_("Show as text")).triggered.connect(self.text_asked)
        self._original.setMenu(menu)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 16, 10)
        column.setSpacing(6)
        row, buttons = FoldingRow(), FoldingRow()
        told = QVBoxLayout()
        told.setSpacing(2)
        told.addWidget(self._title)
        told.addWidget(self._text)
        for button in (self._open, self._older, self._original, self._remove):
            buttons.addWidget(button)
        row.addLayout(told, 1)
        row.addLayout(buttons)
        column.addLayout(row)
        column.addWidget(self._outcome)
