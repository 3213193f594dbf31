"""Picks a label to open, by key or from the bar."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QObject, QPoint, QThreadPool

from baklosan_desktop.errors import BaklosanError
from baklosan_desktop.labels.label import LabelId
from baklosan_desktop.qt import actions, theme
from baklosan_desktop.qt.background import Background
from baklosan_desktop.qt.frame import Frame
from baklosan_desktop.qt.open_labels import OpenLabels
from baklosan_desktop.qt.own_library import OwnLibrary
from baklosan_desktop.qt.panels.picker import LabelPicker
from baklosan_desktop.screens.picker import Choice, PickerView, present
from baklosan_desktop.store.collection import Collection
from baklosan_desktop.store.shelf import OpenLabel

_MOST_RECENT = 8


class Picking(QObject):
    """Connects the picker, the labels and what is open; the newest answer wins."""

    def __init__(
        self,
        frame: Frame,
        labels: OpenLabels,
        own: OwnLibrary,
        today: Callable[[], date] = date.today,
    ) -> None:
        super().__init__(frame)
        self._frame = frame
        self._own = own
        self._labels = labels
        self._today = today
        self._bundled = labels.now.label
        self._recent: tuple[Choice, ...] = (Choice.bundled(self._bundled),)
        self._background = Background[PickerView](self._show, self._explain, QThreadPool(self))
        keys = actions.PICK.keys
        self._picker = LabelPicker(keys, theme.colours(theme.shown()), frame)
        self._picker.typed.connect(self._ask)
        self._picker.chosen.connect(lambda chosen: labels.open(LabelId(chosen)))
        self._picker.left.connect(frame.go_to_page)
        frame.resized.connect(self._picker.hide)
        labels.changing.connect(self._remember)
        frame.top_bar.pick.setEnabled(True)
        frame.top_bar.pick.clicked.connect(self.open)
        frame.bind(actions.PICK, self.open)

    def recolour(self) -> None:
        """Draw in the colours of now."""
        self._picker.recolour(theme.colours(theme.shown()))

    def open(self) -> None:
        """Offer labels below the bar."""
        bar = self._frame.top_bar
        self._picker.move(bar.mapTo(self._frame, QPoint(8, bar.height() - 4)))
        self._picker.open()

    def _ask(self, typed: str) -> None:
        here = self._labels.now.label.id
        recent = tuple(one for one in self._recent if one.id != here)
        today = self._today()

        def asked(library: Collection | None = None) -> PickerView:
            return present(typed, self._bundled, library, today, recent)

        self._background.ask(self._own.asking(asked) if self._own.library else asked)

    def _show(self, view: PickerView) -> None:
        self._picker.show_view(view)

    def _explain(self, error: BaklosanError) -> None:
        self._picker.show_view(PickerView((), error.explanation))

    def _remember(self, opened: OpenLabel) -> None:
        """Let the label that was opened last come first."""
        listed = opened.listed
        one = Choice.listed(listed, self._today()) if listed else Choice.bundled(opened.label)
        others = (other for other in self._recent if other.id != one.id)
        self._recent = (one, *others)[:_MOST_RECENT]
