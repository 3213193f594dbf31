"""What answers first once the database is open: search and dose."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QThreadPool, Signal

from baklosan_desktop.qt import actions
from baklosan_desktop.qt.frame import Frame
from baklosan_desktop.qt.panels.dose import DosePanel
from baklosan_desktop.qt.preferences import Preferences
from baklosan_desktop.qt.searching import Searching
from baklosan_desktop.screens.label import present
from baklosan_desktop.store.shelf import Shelf


class Workplace(QObject):
    """One label at work; `steps` build its pages one by one, the window answers in between.

    `asked` is the last line that was asked for, with its quote.
    """

    line_opened = Signal(int, str)

    def __init__(self, frame: Frame, preferences: Preferences, shelf: Shelf) -> None:
        super().__init__(frame)
        self._frame = frame
        self._preferences = preferences
        self._shelf = shelf
        self.label = shelf.labels.all()[0]
        self.asked: tuple[int, str] | None = None
        self._pool = QThreadPool(self)

    def steps(self) -> tuple[Callable[[], None], ...]:
        """Return what is to be built, in order."""
        return (self._search, self._dose, self._title)

    def open_line(self, line: int, quote: str = "") -> None:
        """Ask for a line of the label; the label page may still have to come."""
        self.asked = (line, quote)
        self.line_opened.emit(line, quote)

    def _search(self) -> None:
        field = self._frame.search
        searching = Searching(field, self._frame, self.label, self._shelf.search, self._pool)
        searching.line_opened.connect(self.open_line)
        self._preferences.recoloured.connect(searching.recolour)
        self._frame.resized.connect(searching.fit)
        self._frame.page_chosen.connect(searching.hide)

    def _dose(self) -> None:
        self.dose = DosePanel(self.label, self._shelf.rules, self._shelf.notes)
        self.dose.citation_opened.connect(self.open_line)
        self._frame.set_page(actions.DOSE.name, self.dose)

    def _title(self) -> None:
        view = present(self.label)
        self._frame.top_bar.show_title(view.title, view.subtitle)
        self._frame.footer.state(view.edition)
        self._frame.footer.intact()
