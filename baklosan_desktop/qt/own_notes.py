"""Keeps the user's notes and bookmarks while the label is read, in the background."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QObject, Qt, QThreadPool, QTimer
from PySide6.QtWidgets import QFileDialog

from baklosan_desktop.errors import BaklosanError, NoteRefused
from baklosan_desktop.labels.label import Label, LabelId
from baklosan_desktop.labels.own_notes import Bookmark, Kept, OwnNote, tidied
from baklosan_desktop.qt import actions, theme
from baklosan_desktop.qt.announcing import announce
from baklosan_desktop.qt.background import InTurn
from baklosan_desktop.qt.frame import Frame
from baklosan_desktop.qt.looks import icon
from baklosan_desktop.qt.panels.label import LabelPanel
from baklosan_desktop.screens.own_notes import (
    Desk,
    Draft,
    OwnNotesForm,
    exported,
    present,
    restored,
    unsaved,
    written,
)
from baklosan_desktop.store import desk_file
from baklosan_desktop.tongue import _

PAUSE_MS = 2000  # what is typed is kept after it, whatever happens to the computer then

Change = Callable[[Desk], str | None]  # returns what is to be said of it


class _Answer(NamedTuple):
    label: LabelId
    kept: Kept
    said: str
    notice: str
    spoken: str


class _Left(NamedTuple):
    """A label that is no longer open, and what is not known to be kept on it."""

    label: Label
    drafts: Mapping[str, Draft]


class Clock(NamedTuple):
    """What is never twice the same: the time, with its zone, and the id of a new note."""

    now: Callable[[], datetime]
    new_id: Callable[[], str]


class OwnNotes(QObject):
    """Shows on the label page what is kept, and keeps what is typed; a failure loses no letter.

    `open_desk` is called in the background, again and again until it succeeds.
    """

    def __init__(
        self,
        frame: Frame,
        label: Label,
        panel: LabelPanel,
        open_desk: Callable[[], Desk],
        clock: Clock,
    ) -> None:
        super().__init__(frame)
        self._frame = frame
        self._label = label
        self._panel = panel
        self._card = panel.beside.own
        self._open_desk = open_desk
        self._clock = clock
        self._kept: Kept | None = None
        self._left: dict[LabelId, _Left] = {}
        reading = label.section_at(panel.top_line()).key
        self._form = OwnNotesForm(reading, {}, reading)
        self._background = InTurn[_Answer](self._take, self._explain, QThreadPool(self))
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._save_all)
        self._connect()
        self.recolour()
        self._ask(_nothing)

    def _connect(self) -> None:
        self._panel.section_reached.connect(self._read)
        self._frame.closing.connect(self._save_all)
        self._frame.bind(actions.BOOKMARK, self._toggle)
        card, menu = self._card, self._panel.sections.bookmarks
        card.typed.connect(self._type)
        card.done.connect(self._finish)
        card.removed.connect(self._delete)
        card.asked_for_another.connect(self._begin)
        card.undone.connect(self._undo)
        card.tried_again.connect(self._try_again)
        menu.toggled_here.connect(self._toggle)
        menu.export_asked.connect(self._ask_where_to_export)
        menu.restore_asked.connect(self._ask_what_to_restore)

    def take(self, label: Label) -> None:
        """Show and keep what is on another label; what was typed on the old one is kept first."""
        self._save_all()
        if self._form.drafts:
            self._left[self._label.id] = _Left(self._label, self._form.drafts)
        left = self._left.pop(label.id, None)
        self._label, self._kept = label, None
        reading = label.sections[0].key
        self._show(OwnNotesForm(reading, left.drafts if left else {}, reading))
        self._ask(_nothing)

    def recolour(self) -> None:
        """Draw in the colours of now."""
        ink = theme.colours(theme.shown())["ink"]
        self._panel.sections.bookmarks.setIcon(icon(actions.BOOKMARK.icon, ink))

    def _read(self, section: str) -> None:
        """Show the notes on a section, as soon as none of another is being written."""
        form = self._form._replace(reading=section)
        if section != form.section and not self._card.written_in():
            form = form._replace(section=section, removed=None, said="")
        if form != self._form:
            self._show(form)

    def _begin(self) -> None:
        name = self._clock.new_id()
        self._draft(name, "")
        self._card.write_in(name)

    def _type(self, name: str, text: str) -> None:
        self._pause.start()
        self._draft(name, text)

    def _draft(self, name: str, text: str) -> None:
        drafts = {**self._form.drafts, name: Draft(self._form.section, text)}
        self._show(self._form._replace(drafts=drafts, removed=None, said=""))

    def _finish(self, name: str) -> None:
        """Keep what was typed, delete a note that was emptied, give up a field left empty."""
        if draft := self._form.drafts.get(name):
            self._save(name, draft, self._label) if tidied(draft.text) else self._remove(name)
        self._read(self._form.reading)

    def _save_all(self) -> None:
        """Keep what stands in the fields; nothing is deleted while it may still be written in."""
        for label, drafts in (_Left(self._label, self._form.drafts), *self._left.values()):
            for name, draft in drafts.items():
                if tidied(draft.text):
                    self._save(name, draft, label)

    def _save(self, name: str, draft: Draft, label: Label) -> None:
        with suppress(NoteRefused):  # then the field says so
            note = written(name, draft, label, self._clock.now())
            self._ask(lambda desk: desk.write(note), label)

    def _delete(self, name: str) -> None:
        self._remove(name)
        if self._form.removed:
            self._card.go_to_undo()
        else:
            self._card.go_to_add()

    def _remove(self, name: str) -> None:
        """Keep a note no longer; it can be put back as it was last kept, or is being kept."""
        removed = self._latest(name)
        drafts = {key: draft for key, draft in self._form.drafts.items() if key != name}
        self._show(self._form._replace(drafts=drafts, removed=removed))
        if removed:
            self._ask(lambda desk: desk.remove(name))

    def _latest(self, name: str) -> OwnNote | None:
        draft = self._form.drafts.get(name)
        if draft and tidied(draft.text):
            with suppress(NoteRefused):
                return written(name, draft, self._label, self._clock.now())
        notes = self._kept.notes if self._kept else ()
        return next((note for note in notes if note.id == name), None)

    def _undo(self) -> None:
        if note := self._form.removed:
            self._show(self._form._replace(removed=None))
            self._ask(lambda desk: desk.write(note))
            self._card.go_to_add()

    def _toggle(self) -> None:
        """Set a bookmark on the section being read, or take it away."""
        if self._kept is None or self._frame.page() != actions.LABEL.name:
            return
        here = Bookmark(self._label.id, self._form.reading)
        if here in self._kept.bookmarks:
            self._ask(lambda desk: desk.unmark(here), spoken=_("Bookmark removed."))
        else:
            self._ask(lambda desk: desk.mark(here), spoken=_("Bookmark set."))

    def _try_again(self) -> None:
        self._save_all()
        self._ask(_nothing)

    def _ask_where_to_export(self) -> None:
        dialog = self._file_dialog(_("Export notes and bookmarks"), _export)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("json")
        dialog.selectFile("baklosan-notes.json")
        dialog.open()

    def _ask_what_to_restore(self) -> None:
        dialog = self._file_dialog(_("Restore notes and bookmarks"), _restore)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.open()

    def _file_dialog(self, title: str, do: Callable[[Path, Desk], str]) -> QFileDialog:
        dialog = QFileDialog(self._frame, title, filter=_("Notes and bookmarks (*.json)"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda path: self._ask(partial(do, Path(path))))
        return dialog

    def _ask(self, change: Change, label: Label | None = None, spoken: str = "") -> None:
        """Do something in the background, then show what is kept on the label.

        What is `spoken` is heard once it is done, and not where that fails.
        """
        on = (label or self._label).id
        self._background.ask(partial(_work, change, self._open_desk, on, spoken))

    def _take(self, answer: _Answer) -> None:
        if answer.spoken:
            announce(self._panel.reading, answer.spoken)
        if answer.label != self._label.id:
            self._settle(answer)
            return
        self._kept = answer.kept
        if answer.notice:
            self._frame.notice.add(answer.notice)
        drafts = unsaved(self._form.drafts, answer.kept)
        self._show(self._form._replace(drafts=drafts, problem="", said=answer.said))

    def _settle(self, answer: _Answer) -> None:
        """Let go of what is kept now on a label that is no longer open."""
        left = self._left.pop(answer.label, None)
        if left and (drafts := unsaved(left.drafts, answer.kept)):
            self._left[answer.label] = left._replace(drafts=drafts)

    def _explain(self, error: BaklosanError) -> None:
        self._show(self._form._replace(removed=None, problem=error.explanation))

    def _show(self, form: OwnNotesForm) -> None:
        self._form = form
        view = present(form, self._label, self._kept, self._clock.now())
        self._card.show_view(view)
        self._panel.sections.bookmarks.show_view(view)
        self._panel.sections.show_marks(row.section for row in view.bookmarks)


def _work(change: Change, open_desk: Callable[[], Desk], label_id: LabelId, spoken: str) -> _Answer:
    desk = open_desk()
    said = change(desk)
    return _Answer(label_id, desk.of(label_id), said or "", desk.notice, spoken)


def _nothing(_desk: Desk) -> None:
    """Change nothing: what is kept is only to be shown."""


def _export(path: Path, desk: Desk) -> str:
    kept = desk.all()
    desk_file.write(path, kept)
    return exported(kept, path.name)


def _restore(path: Path, desk: Desk) -> str:
    return restored(desk.merge(desk_file.read(path)))
