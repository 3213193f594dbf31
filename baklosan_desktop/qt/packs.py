"""Packs of the watched folder are installed, and those that a person brings, once that is wanted.

One edition of a pack is used in the place of another.
"""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QThreadPool

from baklosan_desktop.errors import BaklosanError
from baklosan_desktop.labels.pack import Manifest, Offer
from baklosan_desktop.pipeline.receiving import Receiving
from baklosan_desktop.qt.background import Background, InTurn
from baklosan_desktop.qt.dialogs import Question, ask
from baklosan_desktop.qt.frame import Frame
from baklosan_desktop.qt.own_library import OwnLibrary
from baklosan_desktop.qt.panels.library_packs import PackChoices
from baklosan_desktop.screens import packs
from baklosan_desktop.tongue import _

_Kept = Sequence[tuple[Manifest, Manifest]]


class Packs(QObject):
    """Installs packs in the background, says why one is refused, and reads the library anew."""

    def __init__(
        self, frame: Frame, library: OwnLibrary, receiving: Receiving, others: PackChoices
    ) -> None:
        super().__init__(frame)
        self._frame = frame
        self._library = library
        self._receiving = receiving
        writing = QThreadPool(self)  # one for all: two at once would write one file
        self._installing = InTurn[Manifest](self._take, self._refuse, writing)
        self._using = InTurn[Manifest](self._tell, self._tell_why, writing)
        self._changing = InTurn[Manifest](self._tell_change, self._tell_why, writing)
        self._asked = InTurn[tuple[Path, Offer]](self._ask, self._tell_why, QThreadPool(self))
        self._looking = Background[_Kept](self._show_others, self._refuse, QThreadPool(self))
        self._others = others
        library.changed.connect(lambda: self._looking.ask(receiving.kept))
        others.chosen.connect(self._ask_to_change)

    def install(self, packs: Sequence[Path]) -> None:
        """Install packs, one after the other."""
        for pack in packs:
            self._installing.ask(partial(self._receiving.install, pack))

    def offer(self, packs: Sequence[Path]) -> None:
        """Say what each pack holds, and install it only if that is wanted."""
        for pack in packs:
            self._asked.ask(partial(_offered, self._receiving, pack))

    def _ask(self, asked: tuple[Path, Offer]) -> None:
        pack, offer = asked
        view = packs.present(offer, _today())
        use = partial(self._receiving.use, pack)
        self._confirm(view, _("Install"), lambda: self._using.ask(use))

    def _show_others(self, kept: _Kept) -> None:
        self._others.show_choices([packs.choice(*pair, _today()) for pair in kept])

    def _ask_to_change(self, wanted: packs.PackChoice) -> None:
        edition = wanted.edition
        change = partial(self._receiving.change_to, edition)
        word = _("Use version {version}").format(version=edition.version)
        self._confirm(wanted.view, word, lambda: self._changing.ask(change))

    def _confirm(self, view: packs.OfferView, word: str, do: Callable[[], object]) -> None:
        """Ask before another pack or edition is used."""
        ask(Question(_("A pack of labels"), view.question, view.meaning, word), do, self._frame)

    def _tell(self, installed: Manifest) -> None:
        self._frame.news.say(packs.installed(installed))
        self._library.read()

    def _tell_change(self, used: Manifest) -> None:
        self._frame.news.say(packs.in_use(used))
        self._library.read()

    def _tell_why(self, error: BaklosanError) -> None:
        self._frame.news.add(error.explanation)

    def _take(self, _installed: Manifest) -> None:
        self._library.read()

    def _refuse(self, error: BaklosanError) -> None:
        self._frame.notice.add(error.explanation)


def _offered(receiving: Receiving, pack: Path) -> tuple[Path, Offer]:
    return pack, receiving.offered(pack)


def _today() -> date:
    return date.today()  # noqa: DTZ011 - labels are as old as the user's day says
