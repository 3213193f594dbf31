"""Zips and zips of zips, as DailyMed publishes them → the files in them, one at a time.

Nothing is written to the disk. A member is read by its place; its name is for people.
"""

import zipfile
from collections.abc import Iterator
from functools import partial
from io import BytesIO
from os import SEEK_END
from typing import BinaryIO, NamedTuple

from baklosan_desktop.importers.base import (
    BEGINNING,
    CANNOT_BE_READ,
    MEGABYTE,
    SAFE,
    ImportRefused,
    NotALabel,
    Source,
    Unreadable,
)
from baklosan_desktop.tongue import _

_ZIPS = (b"PK\x03\x04", b"PK\x05\x06")
_POINTER = b"version https://git-lfs.github.com/spec/"
_PICTURES = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"GIF8", b"II*\0", b"MM\0*")
_LOCKED = 0x1
_DAMAGE = (*CANNOT_BE_READ, ValueError, IndexError)


class ArchiveLimits(NamedTuple):
    """How large a file in an archive may be, or a zip in it; how many there are, how they nest.

    What is larger than `held` is not held but read piece by piece. `ratio` is how many times its
    packed size anything may have unpacked.
    """

    held: int = SAFE.size
    size: int = SAFE.bulk
    zip_size: int = 200 * MEGABYTE
    ratio: int = 200
    members: int = 100_000
    nesting: int = 3


ROOMY = ArchiveLimits()


def is_archive(begin: bytes) -> bool:
    """Whether a file that begins so is a zip, or a Git LFS pointer in the place of one."""
    return begin.startswith((*_ZIPS, _POINTER))


def members(
    name: str, file: BinaryIO, limits: ArchiveLimits = ROOMY
) -> Iterator[Source | ImportRefused]:
    """Yield each file in an archive and in the archives inside it, except pictures.

    What cannot be opened is yielded as its refusal, and the next one follows.
    """
    return _Archive(name, limits, nesting=1).members(file)


class _Archive(NamedTuple):
    name: str
    limits: ArchiveLimits
    nesting: int

    def members(self, file: BinaryIO) -> Iterator[Source | ImportRefused]:
        if file.read(len(_POINTER)) == _POINTER:
            yield NotALabel.because(self.name, _("it is a Git LFS pointer to a file"))
        elif self.nesting > self.limits.nesting:
            yield Unreadable.because(
                self.name,
                _("archives nest more than {number} deep").format(number=self.limits.nesting),
            )
        else:
            yield from self._opened(file)

    def _opened(self, file: BinaryIO) -> Iterator[Source | ImportRefused]:
        try:
            archive = zipfile.ZipFile(file)
            infos = [info for info in archive.infolist() if not info.is_dir()]
        except (*_DAMAGE, NotImplementedError):
            yield Unreadable.because(self.name, _("it is a damaged zip"))
            return
        with archive:
            if excess := self._excess(infos, packed=file.seek(0, SEEK_END)):
                yield Unreadable.because(self.name, excess)
                return
            is_empty = True
            for info in infos:
                for member in self._member(archive, info):
                    is_empty = False
                    yield member
        if is_empty:
            yield NotALabel.because(self.name, _("there is no text in the archive"))

    def _excess(self, infos: list[zipfile.ZipInfo], packed: int) -> str:
        if len(infos) > self.limits.members:
            return _("it holds more than {number:,} files").format(number=self.limits.members)
        ratio = self.limits.ratio
        if sum(info.file_size for info in infos) > ratio * packed:
            return _("it unpacks to more than {number} times its size").format(number=ratio)
        return ""

    def _member(
        self, archive: zipfile.ZipFile, info: zipfile.ZipInfo
    ) -> Iterator[Source | ImportRefused]:
        inner = self._replace(name=f"{self.name}!{_shown(info)}", nesting=self.nesting + 1)
        try:
            data = inner.content(archive, info)
        except ImportRefused as refusal:
            yield refusal
            return
        if is_archive(data):
            yield from inner.members(BytesIO(data))
        elif len(data) < info.file_size and not data.startswith(_PICTURES):
            yield Source(inner.name, data, partial(archive.open, info), info.file_size)
        elif not data.startswith(_PICTURES):
            yield Source(inner.name, data)

    def content(self, archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes:
        """Return a member; only its beginning if it is a picture, or too large to be held.

        Unreadable says why there is none.
        """
        if info.flag_bits & _LOCKED:
            raise Unreadable.because(self.name, _("it is locked with a password"))
        if excess := self._excess([info], packed=info.compress_size):
            raise Unreadable.because(self.name, excess)
        try:
            with archive.open(info) as stream:
                begin = stream.read(BEGINNING)
                is_zip = is_archive(begin)
                limit = self.limits.zip_size if is_zip else self.limits.size
                if info.file_size > limit:
                    raise Unreadable.too_large(self.name, limit)
                if begin.startswith(_PICTURES) or (
                    info.file_size > self.limits.held and not is_zip
                ):
                    return begin
                return begin + stream.read()
        except NotImplementedError as error:
            raise Unreadable.because(
                self.name, _("it is packed in a way that is not read here")
            ) from error
        except _DAMAGE as error:
            raise Unreadable.because(self.name, _("it is damaged")) from error


def _shown(info: zipfile.ZipInfo) -> str:
    return "".join(letter if letter.isprintable() else "?" for letter in info.filename)
