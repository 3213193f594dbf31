"""What a user keeps on this computer: notes and bookmarks. Never anything about a patient."""

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import Any, Self

from sqlalchemy import Connection, Delete, Engine, Insert, Row, Select, delete, select
from sqlalchemy.dialects.sqlite import insert

from baklosan_desktop.errors import UserFileError
from baklosan_desktop.labels.label import LabelId
from baklosan_desktop.labels.own_notes import Bookmark, Kept, OwnNote, missing
from baklosan_desktop.store import copies, database, schema
from baklosan_desktop.store.place import reading, writing
from baklosan_desktop.store.user_file import UserFile
from baklosan_desktop.tongue import _

DESK = "desk.sqlite3"
APPLICATION_ID = 0x4241444B  # "BADK"
_NOTE, _BOOKMARK = schema.NOTE, schema.BOOKMARK


def file(folder: Path, labels: Path) -> UserFile:
    """Return the desk in a user's folder; its SQL files are below the `db` folder."""
    return UserFile(folder / DESK, APPLICATION_ID, database.schema_files(labels / "desk"))


def opener(folder: Path, labels: Path) -> Callable[[], "Desk"]:
    """Return what opens the desk when it is called, and gives it again once that has succeeded."""
    return cache(lambda: Desk.open(file(folder, labels)))


class Desk:
    """The notes and bookmarks of one user. Whatever is written is on the disk on return."""

    def __init__(self, kept_in: UserFile, engine: Engine, notice: str = "") -> None:
        self._file = kept_in
        self._engine = engine
        self.notice = notice

    @classmethod
    def open(cls, kept_in: UserFile, today: Callable[[], date] = date.today) -> Self:
        """Open the file, new, brought up to date or, if it was damaged, taken from a copy.

        `notice` then says so, or that no copy can be made. UserFileError where it cannot be used.
        """
        notice = copies.recovered(kept_in, today())
        engine = kept_in.open()
        try:
            copies.add(kept_in, today())
        except UserFileError as error:
            why = _("The notes are not copied: {problem}").format(problem=error.explanation)
            notice = f"{notice} {why}".lstrip()
        return cls(kept_in, engine, notice)

    def of(self, label_id: LabelId) -> Kept:
        """Return what is kept on one label."""
        return self._read(
            select(_NOTE).where(_NOTE.c.label_id == label_id),
            select(_BOOKMARK).where(_BOOKMARK.c.label_id == label_id),
        )

    def all(self) -> Kept:
        """Return what is kept on any label."""
        return self._read(select(_NOTE), select(_BOOKMARK))

    def write(self, note: OwnNote) -> None:
        """Keep a note, new or changed; its id says which one it is."""
        self._change(_writing(note))

    def remove(self, note_id: str) -> None:
        """Keep a note no longer."""
        self._change(delete(_NOTE).where(_NOTE.c.id == note_id))

    def mark(self, bookmark: Bookmark) -> None:
        """Keep a bookmark; nothing happens where it is set."""
        self._change(_marking(bookmark))

    def unmark(self, bookmark: Bookmark) -> None:
        """Keep a bookmark no longer."""
        label_id, section = _BOOKMARK.c.label_id, _BOOKMARK.c.section
        self._change(
            delete(_BOOKMARK).where(label_id == bookmark.label, section == bookmark.section)
        )

    def merge(self, coming: Kept) -> Kept:
        """Keep what is not kept yet, all or nothing; return what that was."""
        with writing(self._file, self._engine) as connection:
            added = missing(_kept(connection, select(_NOTE), select(_BOOKMARK)), coming)
            for change in (*map(_writing, added.notes), *map(_marking, added.bookmarks)):
                connection.execute(change)
        return added

    def _change(self, change: Insert | Delete) -> None:
        with writing(self._file, self._engine) as connection:
            connection.execute(change)

    def _read(self, notes: Select[Any], bookmarks: Select[Any]) -> Kept:
        with reading(self._file, self._engine) as connection:
            return _kept(connection, notes, bookmarks)


def _kept(connection: Connection, notes: Select[Any], bookmarks: Select[Any]) -> Kept:
    in_order = notes.order_by(_NOTE.c.position)
    marked: Sequence[Row[Any]] = connection.execute(bookmarks).all()
    return Kept(
        tuple(_note(row) for row in connection.execute(in_order)),
        tuple(sorted(Bookmark(LabelId(row.label_id), row.section) for row in marked)),
    )


def _note(row: Row[Any]) -> OwnNote:
    written = datetime.fromisoformat(row.written)
    return OwnNote(row.id, LabelId(row.label_id), row.edition, row.section, row.text, written)


def _writing(note: OwnNote) -> Insert:
    written = note.written.astimezone(UTC).isoformat().replace("+00:00", "Z")
    row = {
        "id": note.id,
        "label_id": note.label,
        "edition": note.edition,
        "section": note.section,
        "text": note.text,
        "written": written,
    }
    return insert(_NOTE).values(row).on_conflict_do_update(index_elements=["id"], set_=row)


def _marking(bookmark: Bookmark) -> Insert:
    row = {"label_id": bookmark.label, "section": bookmark.section}
    return insert(_BOOKMARK).values(row).on_conflict_do_nothing()
