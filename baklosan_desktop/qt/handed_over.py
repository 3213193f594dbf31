"""What another program asks of the window is done whole, or refused in a sentence."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QThreadPool
from PySide6.QtWidgets import QApplication

from baklosan_desktop.errors import BaklosanError, HandOffRefused, NoReviewedRules
from baklosan_desktop.labels.label import LabelId
from baklosan_desktop.qt import actions
from baklosan_desktop.qt.background import Background
from baklosan_desktop.qt.frame import NOT_USED, Frame
from baklosan_desktop.qt.further_pages import FurtherPages
from baklosan_desktop.qt.own_library import OwnLibrary
from baklosan_desktop.qt.panels.dose import DosePanel
from baklosan_desktop.screens.hand_off import HandOff, names_patient, read
from baklosan_desktop.store.shelf import OpenLabel
from baklosan_desktop.tongue import _, translatable

DIALOG = translatable(
    "Another program asked for something. Close what is open in this window, then ask again."
)
_NO_DOSE = translatable(
    "No dose is calculated from the label “{label}”, so that nothing is known of a patient here."
)
_CLEARED = translatable(
    "The dose page was cleared all the same: it may have shown another patient."
)
_Found = tuple[HandOff, OpenLabel]
_PAGES = tuple(page.name for page in actions.PAGES)


class HandedOver(QObject):
    """Opens, searches and fills in what is asked for; who was on the dose page is gone before.

    A label of the library is waited for until that has been read, and the label as well.
    """

    def __init__(
        self, frame: Frame, dose: DosePanel, pages: FurtherPages, library: OwnLibrary
    ) -> None:
        super().__init__(frame)
        self._frame = frame
        self._dose = dose
        self._labels, self._reader, self._packs = pages.labels, pages.reader, pages.packs
        self._library = library
        self._later: HandOff | None = None
        self._finding = Background[_Found](self._do, self._refuse, QThreadPool(self))
        library.changed.connect(self._catch_up)

    def do(self, arguments: Sequence[str]) -> None:
        """Do what the arguments of a start ask for; no dialog loses what it was opened about."""
        self._later = None
        self._finding.forget()
        if self._is_in_dialog():
            return
        is_of_patient = names_patient(arguments)
        if is_of_patient:
            self._dose.clear_patient()
        try:
            asked = read(arguments, _PAGES)
        except BaklosanError as error:
            self._refuse(error, is_of_patient=is_of_patient)
        else:
            self._meet(asked)

    def _is_in_dialog(self) -> bool:
        """Whether a dialog is open, which is then said."""
        if is_open := QApplication.activeModalWidget() is not None:
            self._frame.news.say(_(DIALOG))
        return is_open

    def _catch_up(self) -> None:
        if asked := self._later:
            self._later = None
            self._meet(asked)

    def _refuse(self, error: BaklosanError, *, is_of_patient: bool = False) -> None:
        beside = _(_CLEARED) if is_of_patient else ""
        self._frame.news.say(f"{error.explanation} {beside}".rstrip())

    def _meet(self, asked: HandOff) -> None:
        if asked.label and not (self._library.library or self._library.problem):
            self._later = asked
            return
        wanted = LabelId(asked.label)
        if opened := self._labels.at_hand(wanted) if wanted else self._labels.now:
            self._do((asked, opened))
        else:
            self._finding.ask(partial(_found, asked, self._labels.opening(wanted)))

    def _do(self, found: _Found) -> None:
        """Do all that is asked of a label, or nothing of it."""
        asked, opened = found
        if self._is_in_dialog():
            return
        try:
            self._examine(asked, opened)
        except BaklosanError as error:
            self._refuse(error, is_of_patient=bool(asked.patient))
            return
        if asked.label:
            self._frame.go_to_page()
            self._labels.show(opened)
        if asked.section:
            self._reader.open_section(asked.section)
        if asked.patient:
            self._dose.receive(asked.patient)
        if asked.page or asked.patient:
            self._frame.open_page(asked.page or actions.DOSE.name)
        if asked.pack:
            self._packs.offer([Path(asked.pack)])
        if asked.search:
            self._frame.search.setFocus()
            self._frame.search.setText(asked.search)

    def _examine(self, asked: HandOff, opened: OpenLabel) -> None:
        """Raise what stands against any part of a request, before anything is done."""
        if asked.section:
            opened.label.section(asked.section)
        wanted = [asked.page or actions.LABEL.name, *([actions.DOSE.name] if asked.patient else ())]
        wanted += [actions.LIBRARY.name] if asked.pack else ()
        if not all(map(self._frame.uses, wanted)):
            raise HandOffRefused(_(NOT_USED))
        if asked.patient and not opened.is_bundled:
            raise NoReviewedRules(_(_NO_DOSE).format(label=opened.label.name))


def _found(asked: HandOff, opening: Callable[[], OpenLabel]) -> _Found:
    return asked, opening()
