"""What a list of labels shows of each, and what becomes of a file that is imported."""

import datetime as dt
from typing import NamedTuple

from baklosan_desktop.labels.label import LabelId
from baklosan_desktop.labels.published import Format, PublishedLabel


class Listed(NamedTuple):
    """A label as a list shows it, without its text; `document` is what it calls itself.

    Of an older edition `replaced_by` is the label that took its place. `label_pack` is the name of
    the pack of labels that it came with, empty where the user imported it; `packed_on` is the day
    on which that pack was made.
    """

    id: LabelId
    name: str
    substances: tuple[str, ...]
    holder: str
    format: Format
    edition: str
    date: str | None
    language: str
    sha256: str
    sections: int
    document: str = ""
    replaced_by: LabelId | None = None
    label_pack: str = ""
    packed_on: dt.date | None = None


class Origin(NamedTuple):
    """The file that a label was read from; `path` is for people, `outer.zip!label.xml`.

    Of a file that holds labels in bulk it is the label's own piece of it, byte for byte.
    """

    path: str
    sha256: str
    content: bytes


class Offered(NamedTuple):
    """A label to be kept, and whether it is the last of its file."""

    label: PublishedLabel
    origin: Origin
    is_last: bool = True


class Opened(NamedTuple):
    """A file is being read, after so many bytes of all that is imported with it."""

    path: str
    before: int = 0


class Added(NamedTuple):
    """A label is new."""

    path: str
    id: LabelId
    name: str
    format: Format
    language: str
    sections: int


class Replaced(NamedTuple):
    """A newer edition stands in the place of an older one, which is kept."""

    path: str
    id: LabelId
    older_edition: str


class Unchanged(NamedTuple):
    """The library has this edition with this text."""

    path: str


class Older(NamedTuple):
    """The library has a newer edition, which stays."""

    path: str
    id: LabelId
    kept_edition: str


class Contradicted(NamedTuple):
    """The library has this edition with another text, which stays."""

    path: str
    id: LabelId
    kept_edition: str


class Refused(NamedTuple):
    """A file that is not imported: why, and what to do."""

    path: str
    reason: str
    advice: str


Outcome = Added | Replaced | Unchanged | Older | Contradicted
LeftOut = Older | Contradicted | Refused
Event = Opened | Outcome | Refused
