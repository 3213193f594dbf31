"""Notes and bookmarks as one JSON file, to be taken to another computer or kept as a backup."""

import json
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from baklosan_desktop.errors import NoteRefused, UnreadableExport
from baklosan_desktop.files import save
from baklosan_desktop.labels.label import LabelId
from baklosan_desktop.labels.own_notes import Bookmark, Kept, OwnNote
from baklosan_desktop.tongue import _

FORMAT = "Baklosan Desktop notes"
VERSION = 1
_MOST_BYTES = 50_000_000


def write(path: Path, kept: Kept) -> None:
    """Write the file whole, or not at all: NotSaved says why."""
    content = {
        "format": FORMAT,
        "version": VERSION,
        "notes": [_note_out(note) for note in kept.notes],
        "bookmarks": [{"label": one.label, "section": one.section} for one in kept.bookmarks],
    }
    save(json.dumps(content, ensure_ascii=False, indent=1).encode(), path)


def read(path: Path) -> Kept:
    """Read such a file whole; UnreadableExport says what in it is not as it should be."""
    content = _content(path)
    if not isinstance(content, dict) or content.get("format") != FORMAT:
        raise UnreadableExport(_("'{path}' is no file of notes and bookmarks.").format(path=path))
    if content.get("version") != VERSION:
        raise UnreadableExport(
            _("'{path}' is of another version of this program.").format(path=path)
        )
    notes, bookmarks = content.get("notes"), content.get("bookmarks")
    if not isinstance(notes, list) or not isinstance(bookmarks, list):
        raise UnreadableExport(
            _("'{path}' has no list of notes, or none of bookmarks.").format(path=path)
        )
    return Kept(
        tuple(_note(path, number, found) for number, found in enumerate(notes, 1)),
        tuple(_bookmark(path, number, found) for number, found in enumerate(bookmarks, 1)),
    )


def _content(path: Path) -> object:
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise UnreadableExport(
                _("'{path}' is too large to be a file of notes and bookmarks.").format(path=path)
            )
        return json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise UnreadableExport(_("'{path}' cannot be read.").format(path=path)) from error
    except (ValueError, RecursionError) as error:
        raise UnreadableExport(
            _("'{path}' is no file of notes and bookmarks.").format(path=path)
        ) from error


def _note_out(note: OwnNote) -> dict[str, str]:
    return {
        "id": note.id,
        "label": note.label,
        "edition": note.edition,
        "section": note.section,
        "text": note.text,
        "written": note.written.isoformat(),
    }


def _note(path: Path, number: int, found: object) -> OwnNote:
    try:
        keys = ("id", "label", "edition", "section", "text", "written")
        name, label, edition, section, text, written = _texts(found, keys)
        moment = datetime.fromisoformat(written)
        return OwnNote(name, LabelId(label), edition, section, text, moment)
    except (NoteRefused, ValueError) as error:
        raise UnreadableExport(
            _("'{path}': note {number} is not as it should be.").format(path=path, number=number)
        ) from error


def _bookmark(path: Path, number: int, found: object) -> Bookmark:
    try:
        label, section = _texts(found, ("label", "section"))
        return Bookmark(LabelId(label), section)
    except (NoteRefused, ValueError) as error:
        raise UnreadableExport(
            _("'{path}': bookmark {number} is not as it should be.").format(
                path=path, number=number
            )
        ) from error


def _texts(found: object, keys: tuple[str, ...]) -> list[str]:
    """Return the texts under these keys; half a character, which no file can hold, is refused."""
    table: Mapping[str, Any] = found if isinstance(found, dict) else {}
    values = map(table.get, keys)
    texts = [value for value in values if isinstance(value, str) and value.encode()]
    if len(texts) < len(keys):
        raise ValueError(keys)
    return texts
