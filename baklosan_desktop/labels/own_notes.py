"""What a pharmacist adds to a label: notes and bookmarks on its sections. Never about a patient."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import count
from typing import NamedTuple

from baklosan_desktop.errors import NoteRefused
from baklosan_desktop.labels.label import LabelId

MOST_CHARACTERS = 4000
_UNKNOWN_CHARACTER = "\N{REPLACEMENT CHARACTER}"


def tidied(typed: str) -> str:
    """Return a text as it is kept: no blanks around it, no null and no half character in it."""
    whole = typed.replace("\0", _UNKNOWN_CHARACTER).encode("utf-16-le", "surrogatepass")
    return whole.decode("utf-16-le", "replace").strip()


@dataclass(frozen=True, slots=True)
class OwnNote:
    """A note on a section, with the edition it was written on and when, in UTC to the second.

    Its `id` is known on this computer only.
    """

    id: str
    label: LabelId
    edition: str
    section: str
    text: str
    written: datetime

    def __post_init__(self) -> None:
        if not all((self.id, self.label, self.edition, self.section, self.text)):
            raise NoteRefused("A note has a label, an edition, a section and a text.")
        if self.text != tidied(self.text):
            raise NoteRefused("A note has no blanks around it, and none but whole characters.")
        if (characters := len(self.text)) > MOST_CHARACTERS:
            raise NoteRefused(
                f"A note has at most {MOST_CHARACTERS:,} characters; this one has {characters:,}."
            )
        if self.written.utcoffset() != timedelta(0) or self.written.microsecond:
            raise NoteRefused("A note is dated in UTC, to the second.")

    @property
    def content(self) -> tuple[LabelId, str, str]:
        """Return what makes it another note than the rest: where it stands and what it says."""
        return self.label, self.section, self.text


@dataclass(frozen=True, slots=True, order=True)
class Bookmark:
    """A section to find again."""

    label: LabelId
    section: str

    def __post_init__(self) -> None:
        if not self.label or not self.section:
            raise NoteRefused("A bookmark has a label and a section.")


class Kept(NamedTuple):
    """Notes in the order in which they were first kept, and bookmarks."""

    notes: tuple[OwnNote, ...] = ()
    bookmarks: tuple[Bookmark, ...] = ()


def missing(there: Kept, coming: Kept) -> Kept:
    """Return what of `coming` is not there yet, so that adding it changes nothing that is there.

    A note whose id is taken by another text gets an id of its own.
    """
    ids = {note.id for note in there.notes}
    contents = {note.content for note in there.notes}
    notes = []
    for note in coming.notes:
        if note.content not in contents:
            notes.append(replace(note, id=_free(note.id, ids)))
            ids.add(notes[-1].id)
            contents.add(note.content)
    bookmarks = dict.fromkeys(coming.bookmarks).keys() - set(there.bookmarks)
    return Kept(tuple(notes), tuple(sorted(bookmarks)))


def _free(wanted: str, taken: set[str]) -> str:
    others = (f"{wanted}-{number}" for number in count(2))
    return wanted if wanted not in taken else next(one for one in others if one not in taken)
