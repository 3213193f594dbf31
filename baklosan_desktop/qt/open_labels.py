"""Which label is open: the bundled one, or one of the library in its place."""

from collections.abc import Callable
from functools import lru_cache, partial

from PySide6.QtCore import QObject, QThreadPool, Signal
from PySide6.QtWidgets import QApplication

from baklosan_desktop.errors import BaklosanError, LibraryServerError, UnknownLabel
from baklosan_desktop.labels.hit import EVERYWHERE, Within
from baklosan_desktop.labels.label import LabelId
from baklosan_desktop.qt.actions import LABEL
from baklosan_desktop.qt.announcing import announce
from baklosan_desktop.qt.background import Background
from baklosan_desktop.qt.frame import Frame
from baklosan_desktop.qt.own_library import OwnLibrary
from baklosan_desktop.qt.reader import Reader
from baklosan_desktop.screens.elsewhere import Elsewhere, elsewhere
from baklosan_desktop.screens.search import HitGroup
from baklosan_desktop.screens.trail import Place
from baklosan_desktop.store.collection import Collection, Shelves
from baklosan_desktop.store.shelf import OpenLabel, Shelf
from baklosan_desktop.tongue import _, translatable

_GONE = translatable(
    "The label that was open is no longer in the library. The bundled one is open now."
)
_NEWER = translatable("A newer edition of this label was imported. It is open now.")


_Sequel = Callable[[], object]


class OpenLabels(QObject):
    """Opens labels on the page of the reader; `changing` says so before the text is exchanged.

    Labels of the library are read in the background. Whoever turns the page meanwhile has thought
    better of it.
    """

    changing = Signal(object)

    def __init__(self, frame: Frame, reader: Reader, bundled: Shelf, own: OwnLibrary) -> None:
        super().__init__(frame)
        self._frame = frame
        self._reader = reader
        self._own = own
        self._bundled = self.now = OpenLabel(reader.label, bundled)
        self._shelved = lru_cache(maxsize=1)(self._shelves)
        self._finding = Background[_Sequel](_go_on, self._explain, QThreadPool(self))
        self._following = Background[OpenLabel](self._keep_up, self._leave, QThreadPool(self))
        own.changed.connect(self._follow)
        reader.elsewhere.connect(self._return_to)
        frame.page_chosen.connect(self._finding.forget)

    def open(self, label_id: LabelId, line: int = 0, quote: str = "") -> None:
        """Open a label at a line with its quote, or from its beginning; there is a way back."""
        self._find(label_id, partial(self.show, line=line, quote=quote))

    def show(self, opened: OpenLabel, line: int = 0, quote: str = "") -> None:
        """Open a label that has been found, and leave the keyboard to a search that was begun."""
        if opened.label.id != self.now.label.id:
            self._change(opened, line, quote)
        elif line:
            self._reader.open_line(line, quote)
        else:
            self._frame.show_page(LABEL.name)
        if not self._frame.search.hasFocus():
            self._frame.go_to_page()

    def _return_to(self, place: Place) -> None:
        """Open the label of a place that was visited before."""
        wanted = place.label or self._bundled.label.id
        self._find(wanted, partial(self._return, place))

    def _return(self, place: Place, opened: OpenLabel) -> None:
        self._take(opened)
        self._reader.return_to(opened, place)

    def _change(self, opened: OpenLabel, line: int = 0, quote: str = "") -> None:
        self._take(opened)
        self._reader.change_label(opened, line, quote if line else None)

    def _take(self, opened: OpenLabel) -> None:
        self.now = opened
        self._following.forget()
        self.changing.emit(opened)

    def at_hand(self, label_id: LabelId) -> OpenLabel | None:
        """Return a label for which nobody has to wait."""
        return next((one for one in (self._bundled, self.now) if one.label.id == label_id), None)

    def opening(self, label_id: LabelId) -> Callable[[], OpenLabel]:
        """Return what opens a label of the library, in the background, or raises why it cannot."""
        return self._own.asking(partial(self._opened, label_id))

    def _find(self, label_id: LabelId, do: Callable[[OpenLabel], object]) -> None:
        """Do something with a label: at once, or when it has been read; no search covers it."""
        self._frame.go_to_page()
        if opened := self.at_hand(label_id):
            self._finding.forget()
            do(opened)
        else:
            opening = self.opening(label_id)
            self._finding.ask(lambda: partial(do, opening()))

    def elsewhere(self, typed: str, here: LabelId, within: Within = EVERYWHERE) -> HitGroup:
        """Return what labels say that are not open; asked in the background."""
        return self._own.asking(partial(self._elsewhere, typed, here, within))()

    def _elsewhere(
        self, typed: str, here: LabelId, within: Within, library: Collection
    ) -> HitGroup:
        bundled = self._bundled
        source = Elsewhere(bundled.label, bundled.books.search, library, self._shelved(library))
        return elsewhere(typed, here, source, within)

    def _opened(self, label_id: LabelId, library: Collection) -> OpenLabel:
        return library.opened(label_id, self._shelved(library))

    def _shelves(self, library: Collection) -> Shelves:
        words = self._bundled.books.search
        return library.shelves(lambda: words.vocabulary, words.corrections)

    def _follow(self) -> None:
        """Look whether the label that is open is still there, in its newest edition."""
        library = self._own.library
        if library and not (self._own.away or self.now.is_bundled):
            self._following.ask(partial(self._opened, self.now.label.id, library))

    def _keep_up(self, found: OpenLabel) -> None:
        """Go on to a newer edition of the label that is open."""
        if found.listed != self.now.listed and not found.is_older:
            self._replace(found, _(_NEWER))

    def _leave(self, error: BaklosanError) -> None:
        """Leave a label that was removed."""
        if isinstance(error, UnknownLabel):
            self._replace(self._bundled, _(_GONE))
        elif not isinstance(error, LibraryServerError):  # of which the footer tells
            self._explain(error)

    def _replace(self, opened: OpenLabel, news: str) -> None:
        """Exchange the open label and say so; the page stays, and the keyboard where it was."""
        before = QApplication.focusWidget()
        self._take(opened)
        self._reader.follow(opened)
        if before and not before.isVisible():
            self._frame.go_to_page()
        self._say(news)

    def _explain(self, error: BaklosanError) -> None:
        self._say(error.explanation)

    def _say(self, sentence: str) -> None:
        self._frame.news.say(sentence)
        announce(self._frame.news, sentence)


def _go_on(sequel: _Sequel) -> None:
    sequel()
