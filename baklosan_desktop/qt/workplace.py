"""What answers first once the database is open: search and dose."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QObject, QThreadPool, Signal

from baklosan_desktop.labels.library import Listed
from baklosan_desktop.labels.published import Format
from baklosan_desktop.qt import actions
from baklosan_desktop.qt.frame import Frame
from baklosan_desktop.qt.panels.dose import DosePanel
from baklosan_desktop.qt.searching import Also, Searching
from baklosan_desktop.qt.theme import Preferences
from baklosan_desktop.screens import label as label_page
from baklosan_desktop.screens.label import BarsView
from baklosan_desktop.screens.search import SearchView
from baklosan_desktop.store.shelf import OpenLabel, Shelf


class Workplace(QObject):
    """One label at work; `steps` build its pages one by one, the window answers in between.

    `asked` is the last line that was asked for, with its quote; `found` the last answer.
    """

    line_opened = Signal(int, str)
    label_opened = Signal(str, int, str)
    answered = Signal(object)

    def __init__(
        self,
        frame: Frame,
        preferences: Preferences,
        shelf: Shelf,
        today: Callable[[], date] = date.today,
    ) -> None:
        super().__init__(frame)
        self._frame = frame
        self._preferences = preferences
        self._shelf = shelf
        self._today = today
        self.label = shelf.labels.all()[0]
        self.asked: tuple[int, str] | None = None
        self.found = SearchView()
        self._pool = QThreadPool(self)

    def steps(self) -> tuple[Callable[[], object], ...]:
        """Return what is to be built, in order."""
        return (self._bars, self._dose)

    def open_line(self, line: int, quote: str = "") -> None:
        """Ask for a line of the label; the label page may still have to come."""
        self.asked = (line, quote)
        self.line_opened.emit(line, quote)

    def _bars(self) -> None:
        self._name(label_page.bars(self.label, None, self._today()))
        self._frame.footer.intact()
        field = self._frame.search
        self._searching = searching = Searching(
            field, self._frame, self.label, self._shelf.search, self._pool
        )
        searching.line_opened.connect(self.open_line)
        searching.label_opened.connect(self.label_opened)
        searching.left.connect(self._frame.go_to_page)
        searching.answered.connect(self._answer)
        self._preferences.recoloured.connect(searching.recolour)
        self._frame.resized.connect(searching.fit)
        self._frame.page_chosen.connect(searching.hide)

    def take(self, opened: OpenLabel) -> None:
        """Name another label and search it; its dose is not asked here."""
        self._name(label_page.bars(opened.label, opened.listed, self._today()))
        if opened.is_bundled:
            self._frame.footer.intact()
        else:
            self._frame.footer.imported()
        form = opened.listed.format if opened.listed else None
        self._searching.take(opened.label, opened.books.search, form)

    def _name(self, view: BarsView) -> None:
        self._frame.top_bar.show_title(view.title, view.subtitle, view.warning)
        self._frame.caution.say(view.caution)
        self._frame.footer.state(view.edition)

    def search_also(self, also: Also) -> None:
        """Search other labels too, below the open one."""
        self._searching.search_also(also)

    def offer_limits(self, labels: Sequence[Listed]) -> None:
        """Let a search be limited to some of the imported labels, while there are any."""
        formats = {one.format for one in labels}
        self._searching.offer([form for form in Format if form in formats])

    def _answer(self, found: SearchView) -> None:
        self.found = found
        self.answered.emit(found)

    def _dose(self) -> None:
        has_10_mg = bool(self._preferences.now.scored_10_mg)
        books = self._shelf
        self.dose = DosePanel(self.label, books.rules, books.notes, has_10_mg=has_10_mg)
        if self._preferences.fixes("scored_10_mg"):
            self.dose.fix_strengths()
        self.dose.strengths_changed.connect(self._keep_strengths)
        self.dose.citation_opened.connect(self.open_line)
        self.dose.patient_cleared.connect(self._searching.forget)
        self._frame.set_page(actions.DOSE.name, self.dose)

    def _keep_strengths(self, scored_10_mg: int) -> None:
        self._preferences.keep(self._preferences.now._replace(scored_10_mg=scored_10_mg))
