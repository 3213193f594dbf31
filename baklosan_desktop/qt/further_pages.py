"""The pages that can wait until the program answers, the label page first."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from secrets import token_hex
from typing import NamedTuple, TypeVar

from PySide6.QtCore import QObject

from baklosan_desktop import __version__
from baklosan_desktop.pipeline.receiving import Receiving
from baklosan_desktop.qt import actions
from baklosan_desktop.qt.frame import Frame
from baklosan_desktop.qt.help import Help
from baklosan_desktop.qt.library_page import LibraryPage
from baklosan_desktop.qt.open_labels import OpenLabels
from baklosan_desktop.qt.other_pages import OtherPages, Wanted
from baklosan_desktop.qt.own_library import OwnLibrary
from baklosan_desktop.qt.own_notes import Clock, OwnNotes
from baklosan_desktop.qt.packs import Packs
from baklosan_desktop.qt.panels.handout import HandoutPanel
from baklosan_desktop.qt.panels.side_effects import SideEffectPanel
from baklosan_desktop.qt.picking import Picking
from baklosan_desktop.qt.reader import Reader
from baklosan_desktop.qt.theme import Preferences
from baklosan_desktop.qt.workplace import Workplace
from baklosan_desktop.screens.dose_form import Question
from baklosan_desktop.screens.handout import Kind
from baklosan_desktop.screens.library_server import away, connection
from baklosan_desktop.screens.own_notes import Desk
from baklosan_desktop.store.shelf import OpenLabel, Shelf

Handouts = TypeVar("Handouts", bound=HandoutPanel)


class Own(NamedTuple):
    """What a user keeps on this computer: notes, once they can be opened, a library, packs."""

    open_desk: Callable[[], Desk]
    library: OwnLibrary
    packs: Receiving


class FurtherPages(QObject):
    """The label page, effects, handouts, library; `steps` build them one by one."""

    def __init__(
        self,
        frame: Frame,
        preferences: Preferences,
        workplace: Workplace,
        shelf: Shelf,
        own: Own,
    ) -> None:
        super().__init__(frame)
        self._own = own
        self._frame = frame
        self._preferences = preferences
        self._workplace = workplace
        self._label = workplace.label
        self._shelf = shelf
        self._offered: Callable[[], HandoutPanel] = self._own_handouts

    def steps(self) -> tuple[Callable[[], object], ...]:
        """Return what is to be built, the most wanted first."""
        return (
            self._build_reader,
            self._show_reader,
            self._workplace.dose.read,
            self._workplace.dose.draw,
            self._effects,
            self._notes,
            self._own_notes,
            self._open_others,
            self._handouts,
            self._library,
            self._help,
        )

    def _build_reader(self) -> None:
        self.reader = Reader(self._frame, self._preferences, self._label)

    def _show_reader(self) -> None:
        self.reader.show()
        self._workplace.line_opened.connect(self.reader.open_line)
        self._workplace.answered.connect(self.reader.show_found)
        self.reader.show_found(self._workplace.found)
        if self._workplace.asked is not None:
            self.reader.open_line(*self._workplace.asked)

    def _effects(self) -> None:
        panel = SideEffectPanel(self._label, self._shelf.side_effects)
        panel.citation_opened.connect(self.reader.open_line)
        panel.print_requested.connect(self._print)
        self._frame.set_page(actions.EFFECTS.name, panel)

    def _notes(self) -> None:
        self.reader.add_notes(self._shelf)

    def _own_notes(self) -> None:
        clock = Clock(lambda: datetime.now(UTC).astimezone(), lambda: token_hex(8))
        panel = self.reader.panel
        self._notes_kept = OwnNotes(self._frame, self._label, panel, self._own.open_desk, clock)
        self._preferences.recoloured.connect(self._notes_kept.recolour)

    def _handouts(self) -> None:
        pharmacy, dose = self._preferences.now.pharmacy, self._workplace.dose
        self._handout = HandoutPanel(self._label, self._shelf, pharmacy, __version__, date.today)
        self._prepare(self._handout)
        self._handout.take_doses_from(dose.dosed)
        self._handout.dose_wanted.connect(lambda: self._frame.open_page(actions.DOSE.name))
        dose.calendar_wanted.connect(self._print_calendar)
        dose.changed.connect(self._handout.untick)
        dose.patient_cleared.connect(self._handout.clear_patient)
        self._frame.set_page(actions.HANDOUTS.name, self._handout)
        self._frame.top_bar.print.clicked.connect(self._print)
        self._frame.bind(actions.PRINT, self._print)

    def _own_handouts(self) -> HandoutPanel:
        return self._handout

    def _prepare(self, handouts: Handouts) -> Handouts:
        """Keep the name of the pharmacy, unless it stands fast here."""
        handouts.pharmacy_changed.connect(self._keep_pharmacy)
        if self._preferences.fixes("pharmacy"):
            handouts.fix_pharmacy()
        return handouts

    def _keep_pharmacy(self, name: str) -> None:
        tidy = " ".join(name.split())
        self._preferences.keep(self._preferences.now._replace(pharmacy=tidy))

    def _print(self) -> None:
        """Print what is chosen on the handout page, or lead there from what another page shows."""
        page = self._frame.page()
        if page == actions.HANDOUTS.name:
            self._offered().print_out()
            return
        is_effects = page == actions.EFFECTS.name
        self._offered().choose(Kind.SIDE_EFFECTS if is_effects else Kind.LABEL)
        self._frame.open_page(actions.HANDOUTS.name)

    def _print_calendar(self, question: Question) -> None:
        """Lead from an answer to its calendar."""
        is_stop = question is Question.STOP
        self._handout.choose(Kind.STOPPING_CALENDAR if is_stop else Kind.DOSING_CALENDAR)
        self._frame.open_page(actions.HANDOUTS.name)

    def _library(self) -> None:
        bundled = self._shelf.labels.all()
        self.library = LibraryPage(self._frame, self._preferences, bundled, self._own.library)
        self.library.label_opened.connect(self.labels.open)
        others = self.library.panel.packs
        self.packs = Packs(self._frame, self._own.library, self._own.packs, others)
        self.library.imports.packs_chosen.connect(self.packs.offer)
        self.library.imports.packs_found.connect(self.packs.install)

    def _open_others(self) -> None:
        """Let labels of the library be opened in the place of the bundled one."""
        frame, own = self._frame, self._own.library
        self.labels = OpenLabels(frame, self.reader, self._shelf, own)
        self.labels.changing.connect(lambda opened: self._notes_kept.take(opened.label))
        self.labels.changing.connect(self._workplace.take)
        self._workplace.label_opened.connect(self.labels.open)
        self._workplace.search_also(self.labels.elsewhere)
        self._workplace.offer_limits(own.labels)
        own.changed.connect(lambda: self._workplace.offer_limits(own.labels))
        if own.is_served:
            own.changed.connect(self._tell_connection)
        picking = Picking(frame, self.labels, own)
        self._preferences.recoloured.connect(picking.recolour)
        self.labels.changing.connect(self._lay_over)

    def _tell_connection(self) -> None:
        """Say in the footer whether the server of the library is there."""
        own, now = self._own.library, datetime.now(UTC).astimezone()
        said = away(own.away, now) if own.away else connection(is_open=True)
        self._frame.footer.connects(said, own.problem)

    def _lay_over(self, opened: OpenLabel) -> None:
        """Let no dose and no reviewed fact of the bundled label stand beside another one."""
        if opened.is_bundled:
            self._offered = self._own_handouts
            self._frame.lay_over({})
            return
        wanted = Wanted(
            self.reader.open_line,
            self._print,
            lambda: self._preferences.now.pharmacy,
            self._prepare,
        )
        pages = OtherPages.of(opened, wanted)
        self._offered = pages.handouts.page
        names = (actions.DOSE.name, actions.EFFECTS.name, actions.HANDOUTS.name)
        self._frame.lay_over(dict(zip(names, pages, strict=True)))

    def _help(self) -> None:
        Help(self._frame, self._label, is_served=self._own.library.is_served)
