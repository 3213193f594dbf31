"""What answers first once the database is open: the label with its notes, search, the dose."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QThreadPool

from baklosan_desktop.qt.frame import Frame
from baklosan_desktop.qt.preferences import Preferences
from baklosan_desktop.qt.reader import Reader
from baklosan_desktop.qt.searching import Searching
from baklosan_desktop.store.shelf import Shelf


class Workplace(QObject):
    """One label's pages; `steps` build them one by one, so that the window answers in between."""

    def __init__(self, frame: Frame, preferences: Preferences, shelf: Shelf) -> None:
        super().__init__(frame)
        self._frame = frame
        self._preferences = preferences
        self._shelf = shelf
        self._pool = QThreadPool(self)

    def steps(self) -> list[Callable[[], None]]:
        """Return what is to be built, in order."""
        return [self._label, self._show_label, self._read_on, self._search]

    def _label(self) -> None:
        self.reader = Reader(self._frame, self._preferences, self._shelf.labels.all()[0])

    def _show_label(self) -> None:
        self.reader.show()

    def _read_on(self) -> None:
        self.reader.read_on()

    def _search(self) -> None:
        field, label = self._frame.search, self.reader.label
        searching = Searching(field, self._frame, label, self._shelf.search, self._pool)
        searching.line_opened.connect(self.reader.open_line)
        self._preferences.recoloured.connect(searching.recolour)
        self._frame.resized.connect(searching.fit)
        self._frame.footer.intact()
