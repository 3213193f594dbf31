"""The library page at work: labels are listed, filtered, told of and removed."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import QObject, Qt, QThreadPool, Signal

from baklosan_desktop.errors import BaklosanError
from baklosan_desktop.labels.comparing import Comparison, compare
from baklosan_desktop.labels.label import Label, LabelId
from baklosan_desktop.labels.library import Listed, Origin
from baklosan_desktop.qt import actions
from baklosan_desktop.qt.background import Background
from baklosan_desktop.qt.dialogs import Question, ask
from baklosan_desktop.qt.frame import Frame
from baklosan_desktop.qt.importing import Importing
from baklosan_desktop.qt.library_imports import LibraryImports
from baklosan_desktop.qt.originals import Originals
from baklosan_desktop.qt.own_library import OwnLibrary
from baklosan_desktop.qt.panels.comparison import ComparisonDialog
from baklosan_desktop.qt.panels.library import LibraryPanel
from baklosan_desktop.qt.theme import Preferences
from baklosan_desktop.screens import library
from baklosan_desktop.screens.library import Row, Sorting
from baklosan_desktop.store.collection import Collection
from baklosan_desktop.tongue import _, translatable

_BUSY = translatable("Wait until the import has ended, or cancel it.")
_Rows = tuple[Row, ...]
_Older = tuple[Row, Sequence[Listed]]


class LibraryPage(QObject):
    """Shows the bundled labels at once, and those of the library as soon as they are read."""

    label_opened = Signal(str)

    def __init__(
        self,
        frame: Frame,
        preferences: Preferences,
        bundled: Sequence[Label],
        own: OwnLibrary,
        today: Callable[[], date] = date.today,
    ) -> None:
        self.panel = LibraryPanel()
        super().__init__(self.panel)
        self._bundled = bundled
        self._own = own
        self._today = today
        self._typed = ""
        self._rows: _Rows = library.rows(bundled, ())
        self._sorted: Sequence[Row] = self._rows
        self._sorting = Sorting()
        self._importing = Importing(self, own.shelving)
        self.imports = LibraryImports(frame, preferences, self.panel, own, self._importing)
        self._originals = Originals(self.panel)
        self._listing = Background[_Rows](self._take, self._explain, QThreadPool(self))
        self._asking = Background[_Older](self._tell_older, self._explain, QThreadPool(self))
        self._comparing = Background[Comparison](self._compare, self._explain, QThreadPool(self))
        self._connect()
        if own.is_served:
            self.panel.only_read()
        self._show()
        self.panel.show_waiting(_("Reading the library …"))
        frame.closing.connect(self._originals.clear)
        frame.set_page(actions.LIBRARY.name, self.panel)

    def _connect(self) -> None:
        panel, card = self.panel, self.panel.card
        self._own.changed.connect(self._list)
        panel.typed.connect(self._filter)
        panel.table.sorting_asked.connect(self._sort)
        panel.label_opened.connect(self.label_opened)
        panel.table.chosen.connect(self._tell)
        panel.table.removal_asked.connect(self._ask_to_remove)
        card.removal_asked.connect(self._ask_to_remove)
        card.comparison_asked.connect(self._ask_to_compare)
        card.copy_asked.connect(lambda: self._read_original(self._originals.save))
        card.text_asked.connect(lambda: self._read_original(self._originals.show_text))
        self._originals.told.connect(card.tell)
        self._originals.failed.connect(partial(card.tell, is_problem=True))

    def _list(self) -> None:
        """Make rows of what is in the library now."""
        self.panel.show_problem(self._own.problem)
        self._listing.ask(partial(library.rows, self._bundled, self._own.labels))

    def _take(self, rows: _Rows) -> None:
        self._rows = rows
        self._sorted = library.ordered(rows, self._sorting)
        self._show()

    def _sort(self, column: int) -> None:
        """Let the labels stand by a column from now on, as long as the program runs."""
        self._sorting = self._sorting.next(column)
        self.panel.table.show_sorting(self._sorting)
        self._take(self._rows)

    def _filter(self, typed: str) -> None:
        self._typed = typed
        self._show()

    def _show(self) -> None:
        packs = self._own.library.packs if self._own.library else ()
        packed = library.packed(packs, self._today())
        state = {"is_whole": not self._own.problem, "is_served": self._own.is_served}
        self.panel.show_view(library.present(self._typed, self._sorted, packed, **state))

    def _tell(self, row: Row | None) -> None:
        """Tell of the chosen label, and in a moment of its older editions."""
        if row is None:
            self.panel.card.clear()
            return
        self.panel.card.show_detail(row.id, library.detail(row))
        if row.own:
            self._asking.ask(self._own.asking(partial(_older, row)))

    def _tell_older(self, older: _Older) -> None:
        row, editions = older
        if row == self.panel.table.row():
            self.panel.card.show_detail(row.id, library.detail(row, editions))

    def _ask_to_compare(self, older: str) -> None:
        if row := self.panel.table.row():
            self._comparing.ask(self._own.asking(partial(_compared, LabelId(older), row.id)))

    def _compare(self, comparison: Comparison) -> None:
        dialog = ComparisonDialog(comparison, self.panel)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _explain(self, error: BaklosanError) -> None:
        self.panel.card.tell(error.explanation, is_problem=True)

    def _read_original(self, do: Callable[[Callable[[], Origin]], None]) -> None:
        if row := self.panel.table.row():
            do(self._own.asking(lambda library: library.original(row.id)))

    def _ask_to_remove(self) -> None:
        """Ask by name, unless the label is bundled or the library is at work."""
        row = self.panel.table.row()
        if row is None or not row.is_removable:
            return
        if self._own.is_served:
            self.panel.card.tell(_(library.ON_SERVER), is_problem=True)
            return
        if self._importing.is_busy:
            self.panel.card.tell(_(_BUSY), is_problem=True)
            return
        question, meaning = library.removal(row)
        asked = Question(_("Remove a label"), question, meaning, _("Remove"))
        ask(asked, partial(self._remove, row), self.panel)

    def _remove(self, row: Row) -> None:
        self._importing.remove(row.id, partial(self._removed, row))

    def _removed(self, row: Row, problem: str) -> None:
        self.panel.card.tell(problem or library.removed(row), is_problem=bool(problem))
        self._own.read()
        self.panel.table.setFocus()


def _older(row: Row, kept: Collection) -> _Older:
    return row, kept.older(row.id)


def _compared(older: LabelId, newer: LabelId, kept: Collection) -> Comparison:
    return compare(kept.arranged(older), kept.arranged(newer))
