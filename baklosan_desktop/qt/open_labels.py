"""Which label is open: the bundled one, or one of the library in its place."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from baklosan_desktop.errors import BaklosanError
from baklosan_desktop.labels.hit import EVERYWHERE, Within
from baklosan_desktop.labels.label import LabelId
from baklosan_desktop.qt.actions import LABEL
from baklosan_desktop.qt.announcing import announce
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


class OpenLabels(QObject):
    """Opens labels on the page of the reader; `changing` says so before the text is exchanged."""

    changing = Signal(object)

    def __init__(self, frame: Frame, reader: Reader, bundled: Shelf, own: OwnLibrary) -> None:
        super().__init__(frame)
        self._frame = frame
        self._reader = reader
        self._own = own
        self._bundled = self.now = OpenLabel(reader.label, bundled)
        self._books: tuple[Collection | None, Shelves | None] = (None, None)
        own.changed.connect(self._follow)
        reader.elsewhere.connect(self._return_to)

    def open(self, label_id: LabelId, line: int = 0, quote: str = "") -> None:
        """Open a label at a line with its quote, or from its beginning; there is a way back."""
        if opened := self.found(label_id):
            if opened.label.id != self.now.label.id:
                self._change(opened, line, quote)
            elif line:
                self._reader.open_line(line, quote)
            else:
                self._frame.show_page(LABEL.name)
            self._frame.go_to_page()

    def _return_to(self, place: Place) -> None:
        """Open the label of a place that was visited before."""
        if opened := self.found(place.label or self._bundled.label.id):
            self._take(opened)
            self._reader.return_to(opened, place)

    def _change(self, opened: OpenLabel, line: int = 0, quote: str = "") -> None:
        self._take(opened)
        self._reader.change_label(opened, line, quote if line else None)

    def _take(self, opened: OpenLabel) -> None:
        self.now = opened
        self.changing.emit(opened)

    def found(self, label_id: LabelId) -> OpenLabel | None:
        """Return a label, or say why there is none."""
        if label_id == self._bundled.label.id:
            return self._bundled
        if label_id == self.now.label.id:
            return self.now
        if (library := self._own.library) is None:
            self._say(self._own.problem)
            return None
        try:
            return library.opened(label_id, self._shelved(library))
        except BaklosanError as error:
            self._say(error.explanation)
            return None

    def elsewhere(self, typed: str, here: LabelId, within: Within = EVERYWHERE) -> HitGroup:
        """Return what labels say that are not open; asked in the background."""
        library, bundled = self._own.library, self._bundled
        if library is None:
            return HitGroup("", ())
        source = Elsewhere(bundled.label, bundled.books.search, library, self._shelved(library))
        return elsewhere(typed, here, source, within)

    def _shelved(self, library: Collection) -> Shelves:
        words = self._bundled.books.search
        of, shelves = self._books
        if shelves is None or of is not library:
            shelves = library.shelves(lambda: words.vocabulary, words.corrections)
            self._books = library, shelves
        return shelves

    def _follow(self) -> None:
        """Leave a label that was removed, and go on to a newer edition of the open one."""
        library, label, listed = self._own.library, self.now.label, self.now.listed
        if library is None or listed is None:
            return
        is_newer = any(one.id == label.id and one != listed for one in self._own.labels)
        try:
            if not library.has(label.id):
                self._replace(self._bundled, _(_GONE))
            elif is_newer:
                self._replace(library.opened(label.id, self._shelved(library)), _(_NEWER))
        except BaklosanError as error:
            self._say(error.explanation)

    def _replace(self, opened: OpenLabel, news: str) -> None:
        """Exchange the open label and say so; the page stays, and the keyboard where it was."""
        before = QApplication.focusWidget()
        self._take(opened)
        self._reader.follow(opened)
        if before and not before.isVisible():
            self._frame.go_to_page()
        self._say(news)

    def _say(self, sentence: str) -> None:
        self._frame.news.say(sentence)
        announce(self._frame.news, sentence)
