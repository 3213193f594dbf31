"""The search field at work: its label answers first, then the others."""

import time
from collections.abc import Callable, Sequence
from functools import partial
from math import ceil
from typing import NamedTuple

from PySide6.QtCore import QObject, QPoint, QThreadPool, Signal
from PySide6.QtWidgets import QApplication, QWidget

from baklosan_desktop.errors import BaklosanError, LibraryServerError
from baklosan_desktop.labels.hit import EVERYWHERE, Within
from baklosan_desktop.labels.label import Label, LabelId
from baklosan_desktop.labels.published import Format
from baklosan_desktop.qt import theme
from baklosan_desktop.qt.announcing import announce
from baklosan_desktop.qt.background import Background
from baklosan_desktop.qt.panels.search import SearchPanel
from baklosan_desktop.qt.widgets.edits import SearchEdit
from baklosan_desktop.qt.window import BESIDE_WIDTH
from baklosan_desktop.screens.limits import REMEDY, nothing
from baklosan_desktop.screens.search import HitGroup, SearchView, Sentences, present
from baklosan_desktop.tongue import _, plural

_MOST_WIDTH, _MOST_BESIDE, _EDGE = 700, 440, 16
_TEXT_END = 890  # where the label's lines end at the usual text size
_MOST_RECENT = 8
Answer = tuple[SearchView, int]
Also = Callable[[str, LabelId, Within], HitGroup]


class _Searched(NamedTuple):
    """What is searched first: the open label, of this program unless it has a format."""

    label: Label
    source: Sentences
    form: Format | None = None

    def answer(self, typed: str, within: Within) -> Answer:
        """Return an answer, and the milliseconds that it took."""
        started = time.perf_counter()
        view = present(typed, self.label, self.source, within, self.form)
        return view, ceil((time.perf_counter() - started) * 1000)


def _nothing(_typed: str, _here: LabelId, _within: Within) -> HitGroup:
    return HitGroup("", ())


class Searching(QObject):
    """Connects the field, the results and the source; what was typed before it came is asked.

    `left` says that the field was left and that the keyboard was nowhere before.
    """

    line_opened = Signal(int, str)
    label_opened = Signal(str, int, str)
    answered = Signal(object)
    left = Signal()

    def __init__(
        self, field: SearchEdit, window: QWidget, label: Label, source: Sentences, pool: QThreadPool
    ) -> None:
        super().__init__(window)
        self._field = field
        self._window = window
        self._open = _Searched(label, source)
        self._within = EVERYWHERE
        self._is_answered = True
        self._is_quiet = False
        self._wanted: Callable[[], object] | None = None
        self._is_beside = False
        self._recent: tuple[str, ...] = ()
        self._before: QWidget | None = None
        self._also_pool, self._library_pool = QThreadPool(self), QThreadPool(self)
        for one in (self._also_pool, self._library_pool):
            one.setMaxThreadCount(1)
        self._bundled = Background[Answer](self._show, self._explain, pool)
        self._imported = Background[Answer](self._show, self._explain, self._library_pool)
        self._also: Also = _nothing
        self._others = Background[tuple[SearchView, HitGroup]](
            self._show_more, self._explain_more, self._also_pool
        )
        self._panel = SearchPanel(theme.colours(theme.shown()), window)
        self._panel.line_opened.connect(partial(self._open_line, beside=False))
        self._panel.line_opened_beside.connect(partial(self._open_line, beside=True))
        self._panel.label_opened.connect(self._open_label)
        self._panel.words_chosen.connect(field.setText)
        self._panel.limits.limited.connect(self._limit)
        if isinstance(app := QApplication.instance(), QApplication):
            app.focusChanged.connect(self._remember)
        field.textChanged.connect(self._ask)
        field.entered.connect(lambda: self._ask(field.text()))
        field.moved.connect(self._move)
        field.opened.connect(partial(self._open_chosen, beside=False))
        field.opened_beside.connect(partial(self._open_chosen, beside=True))
        field.left.connect(self._leave)
        field.abandoned.connect(self._panel.hide)
        self._ask(field.text())

    def take(self, label: Label, source: Sentences, form: Format | None = None) -> None:
        """Search another label for what is typed; that is shown to whoever is typing only."""
        is_typing = self._field.hasFocus()
        self._open = _Searched(label, source, form)
        self._panel.setVisible(is_typing and self._panel.isVisible())
        self._ask(self._field.text())
        self._is_quiet = not is_typing

    def search_also(self, also: Also) -> None:
        """Search other labels from now on, each time the open one has answered."""
        self._also = also

    def offer(self, formats: Sequence[Format]) -> None:
        """Offer to limit the search while there are imported labels, which have these formats."""
        self._panel.limits.offer(formats)

    def recolour(self) -> None:
        """Draw in the colours and the text size of now."""
        self._panel.recolour(theme.colours(theme.shown()))
        self.fit()

    def hide(self) -> None:
        """Let the page be seen; what is typed stays."""
        self._panel.hide()

    def fit(self) -> None:
        """Lie below the field, or beside the text at the right edge; always within the window."""
        room = self._window.width() - 2 * _EDGE
        below = self._field.mapTo(self._window, QPoint(0, self._field.height() + 4))
        width = min(_MOST_WIDTH, room)
        left = below.x() + (self._field.width() - width) // 2
        if self._is_beside:
            width = min(_MOST_BESIDE, max(BESIDE_WIDTH, room - _TEXT_END), room)
            left = self._window.width()
        self._panel.resize(width, self._panel.height())
        self._panel.move(max(_EDGE, min(left, _EDGE + room - width)), below.y())
        self._panel.fit()

    def _ask(self, typed: str) -> None:
        self._is_answered = self._is_beside = self._is_quiet = False
        self._wanted = None
        self._library_pool.clear()  # what waits there was typed before
        self._imported.forget()
        self._bundled.forget()
        self._others.forget()
        asked = self._imported if self._open.form else self._bundled  # which waits for no other
        asked.ask(partial(self._open.answer, typed, self._within))

    def _limit(self, within: Within) -> None:
        """Search what is typed within other limits; they hold as long as the program runs."""
        self._within = within
        self._ask(self._field.text())

    def _show(self, answer: Answer) -> None:
        view, milliseconds = answer
        self._field.note(f"{view.summary} · {milliseconds} ms" if view.groups else "")
        self._panel.show_answer(view)
        self.fit()
        self._is_answered = True
        self.answered.emit(view)
        notes = (
            plural("{number} editorial note", "{number} editorial notes", len(view.notes))
            if view.notes
            else ""
        )
        said = " · ".join(filter(None, (view.summary, notes, *view.understood)))
        self._field.setAccessibleDescription(said)
        if self._is_quiet or not self._field.hasFocus():
            self._panel.hide()
        elif self._wanted and view.groups:
            self._wanted()
        else:
            announce(self._field, said)
        if self._panel.isVisible():
            self._also_pool.clear()  # what waits there was typed before
            asked = partial(self._also, view.typed, self._open.label.id, self._within)
            self._others.ask(lambda: (view, asked()))

    def _show_more(self, answer: tuple[SearchView, HitGroup]) -> None:
        view, group = answer
        if self._panel.isVisible():
            self._panel.show_more(group)
            self._panel.limits.suggest((*self._open.label.substances, *group.substances))
            if self._within != EVERYWHERE and not (view.groups or group.hits):
                self._panel.say_empty(nothing(view.typed, self._within))
                announce(self._field, f"{nothing(view.typed, self._within)} {_(REMEDY)}")
            self.fit()

    def _explain_more(self, error: BaklosanError) -> None:
        """Say what a server does not answer; all else the page of the library says."""
        if isinstance(error, LibraryServerError):
            self._panel.say_empty(error.explanation)
            self.fit()

    def _explain(self, error: BaklosanError) -> None:
        self._show((SearchView(self._field.text(), error.explanation), 0))

    def _move(self, step: int) -> None:
        """Choose another row and have it read out, since the keyboard stays in the field."""
        is_asked = bool(self._field.text().strip())
        if step > 0 and self._recent and not is_asked and not self._panel.isVisible():
            self._panel.show_recent(self._recent)
            self.fit()
        else:
            self._panel.move_by(step)
        if row := self._panel.chosen():
            announce(self._field, row.spoken)

    def _open_chosen(self, *, beside: bool) -> None:
        """Open the chosen hit, as soon as what is typed has been answered."""
        self._wanted = partial(self._panel.open_chosen, beside=beside)
        if self._is_answered:
            self._wanted()

    def forget(self) -> None:
        """Forget what was searched: it can betray a patient, and is never written anywhere."""
        self._recent = ()
        self._panel.limits.clear()

    def _open_line(self, line: int, sentence: str, *, beside: bool) -> None:
        """Open a hit, which hides the results; beside it they come back at the edge."""
        self.hide()
        self._keep_recent()
        self.line_opened.emit(line, sentence)
        self._is_beside = beside
        self._panel.setVisible(beside)
        self.fit()

    def _open_label(self, label: str, line: int, sentence: str) -> None:
        """Open a hit of another label; what is typed stays, and is searched there."""
        self.hide()
        self._keep_recent()
        self.label_opened.emit(label, line, sentence)

    def _keep_recent(self) -> None:
        typed = self._field.text().strip()
        others = (one for one in self._recent if one != typed)
        self._recent = (typed, *others)[:_MOST_RECENT]

    def _leave(self) -> None:
        self._panel.hide()
        self._field.clear()
        self._field.clearFocus()
        for widget in self._window.findChildren(QWidget):
            if widget is self._before and widget.isVisible():
                widget.setFocus()
                return
        self.left.emit()

    def _remember(self, old: QWidget | None, new: QWidget | None) -> None:
        """Keep in mind where the keyboard comes from."""
        if new is self._field and old is not None:
            self._before = old
