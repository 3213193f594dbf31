"""Back and forward through the places visited, on every page."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from baklosan_desktop.labels.label import LabelId
from baklosan_desktop.qt.actions import LABEL
from baklosan_desktop.qt.frame import Frame
from baklosan_desktop.qt.panels.label import LabelPanel
from baklosan_desktop.screens.trail import Place, Trail


class Visits(QObject):
    """Remembers pages, chosen sections and opened lines; `show` brings one of them back."""

    def __init__(self, frame: Frame, panel: LabelPanel, show: Callable[[Place], object]) -> None:
        super().__init__(frame)
        self._panel = panel
        self._show = show
        self._label: LabelId | None = None
        self._trail = Trail(self._place(frame.page()))
        frame.page_chosen.connect(self._turn_page)

    def change_label(self, label: LabelId | None, line: int, quote: str | None) -> None:
        """Note that a line of another label is about to be shown, while the old one still is."""
        self._trail = self._as_read().visit(Place(LABEL.name, line, quote, label))
        self._label = label

    def return_to_label(self, label: LabelId | None) -> None:
        """Note that a place on another label, visited before, is about to be shown."""
        self._label = label

    def visit(self, line: int, quote: str | None = None, *, is_step: bool = False) -> None:
        """Note that a line of the label is about to be shown; steps in a row are one visit."""
        place = Place(LABEL.name, line, quote, self._label)
        self._trail = self._as_read().visit(place, is_step=is_step)

    def arrive(self) -> None:
        """Note that what is shown was chosen by itself and is no step of a walk."""
        self._trail = self._trail.arrive()

    def back(self) -> None:
        """Show the place before."""
        self._go(self._as_read().back())

    def forward(self) -> None:
        """Show the place that was gone back from."""
        self._go(self._as_read().forward())

    def leave(self) -> None:
        """Show the page from which the label was opened."""
        self._go(self._as_read().leave())

    def _go(self, trail: Trail) -> None:
        before, self._trail = self._trail, trail
        if trail.past != before.past:
            self._show(trail.now)

    def _turn_page(self, page: str) -> None:
        if page != self._trail.now.page:
            self._trail = self._as_read().visit(self._place(page))

    def _as_read(self) -> Trail:
        """Return the way so far, with the place that reading has reached meanwhile.

        A place on another label is not read as long as that has not come.
        """
        if self._trail.now.label != self._label:
            return self._trail
        return self._trail.read_on(self._place(self._trail.now.page))

    def _place(self, page: str) -> Place:
        if page != LABEL.name:
            return Place(page, label=self._label)
        line, quote = self._panel.reading.marked() or (self._panel.top_line(), None)
        return Place(page, line, quote, self._label)
