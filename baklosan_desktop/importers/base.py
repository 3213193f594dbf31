"""What an importer is given, what it may do, and how it refuses."""

import zlib
from collections.abc import Callable, Iterator
from io import BytesIO
from lzma import LZMAError
from typing import IO, NamedTuple, Protocol, Self
from zipfile import BadZipFile

from baklosan_desktop.errors import BaklosanError
from baklosan_desktop.labels.published import PublishedLabel
from baklosan_desktop.tongue import _, translatable

MEGABYTE = 1_000_000
BEGINNING = 65_536  # bytes that tell what a file is
CANNOT_BE_READ = (
    OSError,
    EOFError,
    BadZipFile,
    zlib.error,
    LZMAError,
)  # a file, or a part of a zip


class Limits(NamedTuple):
    """How large a label may be, and how deeply what is in it may nest."""

    size: int = 20 * MEGABYTE
    depth: int = 100
    elements: int = 500_000
    bulk: int = 4_000 * MEGABYTE  # of a file that is read piece by piece


SAFE = Limits()


class Source(NamedTuple):
    """A file to be imported, or a member of an archive; `name` is for people.

    `data` is all of it, unless `reopened` opens it again: then it is only the beginning of a file
    that is too large to be held, of `length` bytes. What recognises a file needs no more.
    """

    name: str
    data: bytes
    reopened: Callable[[], IO[bytes]] | None = None
    length: int = 0

    @property
    def size(self) -> int:
        """How many bytes the whole file has."""
        return len(self.data) if self.reopened is None else self.length

    def opened(self) -> IO[bytes]:
        """Open the whole file from its first byte, for an importer that reads it piece by piece."""
        return BytesIO(self.data) if self.reopened is None else self.reopened()


def numbered(name: str, number: int) -> str:
    """Return what a label of a file is called for people.

    >>> numbered("bundle.xml", 1), numbered("bundle.xml", 2)
    ('bundle.xml', 'bundle.xml!2')
    """
    return f"{name}!{number}" if number > 1 else name


class ImportRefused(BaklosanError):
    """A file that is not imported; the message names it, the reason, and the line if there is one.

    Where it is no label at all, that is `NotALabel`; a label that cannot be read is `Unreadable`.
    """

    advice = translatable("Leave it out, or get the file again from its source.")

    @classmethod
    def because(cls, name: str, reason: str, entry: int = 0) -> Self:
        """Name the file, its entry if that is given, and the reason, with or without a full stop.

        >>> str(NotALabel.because("a.json", "it is empty", entry=3))
        "'a.json' is not imported at entry 3: it is empty."
        """
        why = reason.removesuffix(".")
        if entry:
            told = _("'{name}' is not imported at entry {number}: {reason}.")
            return cls(told.format(name=name, number=entry, reason=why))
        return cls(_("'{name}' is not imported: {reason}.").format(name=name, reason=why))


class NotALabel(ImportRefused):
    """A file that holds no label: an index, a style sheet, an answer without results."""

    advice = translatable(
        "Import the label itself: an SPL, an ePI, an openFDA answer or a text with headings."
    )


class Unreadable(ImportRefused):
    """A label that is damaged, empty, or larger than is safe."""

    @classmethod
    def too_large(cls, name: str, most: int) -> Self:
        """Say that a file has more than so many bytes."""
        return cls.because(
            name, _("it is larger than {number:,} MB").format(number=most // MEGABYTE)
        )


class Importer(Protocol):
    """Reads labels of one format."""

    @property
    def name(self) -> str:
        """The name of the format for people."""

    def recognises(self, source: Source) -> bool:
        """Whether the content, never the name, is of this format; quick, and never raises."""

    def read(self, source: Source) -> Iterator[PublishedLabel]:
        """Yield every label of the file, or raise ImportRefused; what was yielded stays good."""
