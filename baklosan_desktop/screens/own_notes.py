"""Notes and bookmarks of the user's own, beside the section they are on."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import NamedTuple, Protocol

from baklosan_desktop.errors import NoteRefused
from baklosan_desktop.labels.label import Label, LabelId
from baklosan_desktop.labels.own_notes import Bookmark, Kept, OwnNote, tidied
from baklosan_desktop.tongue import _, plural, translatable
from baklosan_desktop.wording import long_date, unbroken

ON_THIS = translatable("My notes on this section")
NEVER = translatable("Never write anything about a patient here. Kept on this computer only.")
NOT_SAVED = translatable("Not saved yet. Ctrl+Enter or leaving the field saves it.")


class Desk(Protocol):
    """Where notes and bookmarks are kept; `notice` is what the user must know of its opening."""

    notice: str

    def of(self, label_id: LabelId) -> Kept:
        """Return what is kept on one label."""

    def all(self) -> Kept:
        """Return what is kept on any label."""

    def write(self, note: OwnNote) -> None:
        """Keep a note, new or changed; its id says which one it is."""

    def remove(self, note_id: str) -> None:
        """Keep a note no longer."""

    def mark(self, bookmark: Bookmark) -> None:
        """Keep a bookmark."""

    def unmark(self, bookmark: Bookmark) -> None:
        """Keep a bookmark no longer."""

    def merge(self, coming: Kept) -> Kept:
        """Keep what is not kept yet; return what that was."""


class Draft(NamedTuple):
    """What stands in the field of a note and is not known to be kept."""

    section: str
    text: str


class OwnNotesForm(NamedTuple):
    """The section with the notes, what is typed by note id, what was said last.

    Reading may have come to another section meanwhile, for as long as a note is being written.
    """

    section: str
    drafts: Mapping[str, Draft]
    reading: str
    removed: OwnNote | None = None
    problem: str = ""
    said: str = ""


class NoteField(NamedTuple):
    """A note to read or change; `state` says when it was saved, `problem` why it was not."""

    id: str
    text: str
    state: str
    problem: str = ""


class BookmarkRow(NamedTuple):
    """A section to go to."""

    section: str
    title: str


class OwnNotesView(NamedTuple):
    """The notes on a section, whether that being read is bookmarked, and every bookmark.

    Where nothing can be kept it `is_off`, and `problem` says why.
    """

    fields: tuple[NoteField, ...] = ()
    is_marked: bool = False
    bookmarks: tuple[BookmarkRow, ...] = ()
    can_undo: bool = False
    can_try_again: bool = False
    problem: str = ""
    said: str = ""
    is_off: bool = False
    title: str = ON_THIS


def present(form: OwnNotesForm, label: Label, kept: Kept | None, now: datetime) -> OwnNotesView:
    """Show what is kept on a section, and over it what is typed and not kept yet."""
    if kept is None:
        return OwnNotesView(
            problem=form.problem,
            can_try_again=bool(form.problem),
            is_off=True,
            title=_(ON_THIS),
        )
    drafts = unsaved(form.drafts, kept)
    removed = form.removed.id if form.removed else ""
    marked = {bookmark.section for bookmark in kept.bookmarks}
    fields = {
        note.id: _kept(note, label, now)
        for note in kept.notes
        if note.section == form.section and note.id != removed
    } | {
        name: _begun(name, draft, label, now)
        for name, draft in drafts.items()
        if draft.section == form.section
    }
    is_here = form.section == form.reading
    return OwnNotesView(
        fields=tuple(fields.values()),
        is_marked=form.reading in marked,
        bookmarks=tuple(
            BookmarkRow(section.key, section.title)
            for section in label.sections
            if section.key in marked
        ),
        can_undo=form.removed is not None and form.removed.section == form.section,
        can_try_again=bool(form.problem and drafts),
        problem=form.problem,
        said=form.said,
        title=_(ON_THIS)
        if is_here
        else _("My notes on “{title}”").format(title=label.section(form.section).title),
    )


def written(note_id: str, draft: Draft, label: Label, now: datetime) -> OwnNote:
    """Return a draft as the note to be kept; NoteRefused where it is too long."""
    moment = now.astimezone(UTC).replace(microsecond=0)
    text = tidied(draft.text)
    return OwnNote(note_id, label.id, label.edition, draft.section, text, moment)


def unsaved(drafts: Mapping[str, Draft], kept: Kept) -> dict[str, Draft]:
    """Return the drafts that are not kept as they are."""
    texts = {note.id: note.text for note in kept.notes}
    return {name: draft for name, draft in drafts.items() if texts.get(name) != tidied(draft.text)}


def exported(kept: Kept, file: str) -> str:
    """Say what was written to a file."""
    return _("{what} are now in '{file}'.").format(what=_counted(kept), file=file)


def restored(added: Kept) -> str:
    """Say what restoring has added."""
    if not any(added):
        return _("Nothing was added: all of it was there already.")
    return _("{what} were added. Nothing that was there has changed.").format(what=_counted(added))


def _counted(kept: Kept) -> str:
    return _("{notes} and {bookmarks}").format(
        notes=plural("{number} note", "{number} notes", len(kept.notes)),
        bookmarks=plural("{number} bookmark", "{number} bookmarks", len(kept.bookmarks)),
    )


def _begun(note_id: str, draft: Draft, label: Label, now: datetime) -> NoteField:
    """Show a draft, and why it cannot be kept; an empty one is only a field to write in."""
    try:
        if tidied(draft.text):
            written(note_id, draft, label, now)
    except NoteRefused as error:
        return NoteField(note_id, draft.text, "", error.explanation)
    return NoteField(note_id, draft.text, _(NOT_SAVED))


def _kept(note: OwnNote, label: Label, now: datetime) -> NoteField:
    return NoteField(note.id, note.text, _saved(note, label, now))


def _saved(note: OwnNote, label: Label, now: datetime) -> str:
    """Say when a note was saved, by the clock of this computer, and on which other edition."""
    moment = note.written.astimezone(now.tzinfo)
    is_today = moment.date() == now.date()
    saved = _("Saved at {time}") if is_today else _("Saved on {date}")
    said = unbroken(saved.format(time=f"{moment:%H:%M}", date=long_date(moment.date())))
    if note.edition == label.edition:
        return said
    return _("{saved}, on label edition {edition}").format(saved=said, edition=note.edition)
