"""The entries of a JSON answer one by one, however large it is: memory holds one of them."""

import re
from collections.abc import Iterator
from io import TextIOWrapper
from json import JSONDecodeError, JSONDecoder
from typing import IO, NamedTuple

from baklosan_desktop.importers.base import (
    CANNOT_BE_READ,
    MEGABYTE,
    SAFE,
    Limits,
    NotALabel,
    Source,
    Unreadable,
)
from baklosan_desktop.tongue import _

_DECODER = JSONDecoder(parse_int=str, parse_float=str)  # a number of any length is only text here
_BLANKS = re.compile(r"[ \t\n\r]*")
_PIECE = 1 << 20


class Entry(NamedTuple):
    """An entry, and its own JSON as it stands in the file."""

    value: object
    text: str


def results(source: Source, limits: Limits = SAFE) -> Iterator[Entry]:
    """Yield each entry of the `results` of an openFDA answer; NotALabel where it has none.

    Unreadable names the entry at which a file is damaged or larger than is safe.
    """
    try:
        yield from _results(source, limits)
    except CANNOT_BE_READ as error:
        raise Unreadable.because(source.name, _("it cannot be read to its end")) from error


def alone(source: Source, limits: Limits = SAFE) -> object:
    """Return the one entry that a whole file is."""
    with source.opened() as stream:
        return _text(source, stream, limits).value()


def _results(source: Source, limits: Limits) -> Iterator[Entry]:
    with source.opened() as stream:
        text = _text(source, stream, limits)
        text.expect("{")
        while text.peek() != "}":
            key = text.value()
            text.expect(":")
            if key == "results" and text.peek() == "[":
                yield from text.entries()
                return
            text.value()
            text.skip(",")
    raise NotALabel.because(source.name, _("it has no 'results' with labels in it"))


def _text(source: Source, stream: IO[bytes], limits: Limits) -> "_Text":
    written = TextIOWrapper(stream, "utf-8-sig", newline="")  # an entry is kept byte for byte
    return _Text(source, written, limits.size)


class _Text:
    """What is read of a text and not yet used; more is read when a value needs it."""

    def __init__(self, source: Source, text: TextIOWrapper, limit: int) -> None:
        self._name, self._text, self._limit = source.name, text, limit
        self._held, self._from, self._at = "", 0, 0
        self._entry = 0

    def peek(self) -> str:
        """Return the next character that is no blank; there must be one."""
        while True:
            self._at = _past_blanks(self._held, self._at)
            if self._at < len(self._held):
                return self._held[self._at]
            if not self._more():
                raise self._damaged(_("it ends too early"))

    def skip(self, mark: str) -> bool:
        """Pass over a mark; return whether it was there."""
        found = self.peek() == mark
        self._at += found
        return found

    def expect(self, mark: str) -> None:
        """Pass over a mark that must be there."""
        if not self.skip(mark):
            raise self._damaged(_("there is no '{mark}' where JSON wants one").format(mark=mark))

    def entries(self) -> Iterator[Entry]:
        """Yield the values of a list."""
        self.expect("[")
        if self.skip("]"):
            return
        while True:
            self._entry += 1
            value = self.value()
            yield Entry(value, self._held[self._from : self._at])
            if self.skip("]"):
                return
            self.expect(",")

    def value(self) -> object:
        """Return the next value."""
        self.peek()
        while True:
            try:
                found, end = _DECODER.raw_decode(self._held, self._at)
            except JSONDecodeError as error:
                if not self._more():
                    raise self._damaged(
                        _("it is no JSON ({reason})").format(reason=error.msg)
                    ) from error
            except RecursionError as error:
                raise self._damaged(_("its values nest too deeply")) from error
            else:
                if end < len(self._held) or not self._more():  # 12 may be the beginning of 123
                    self._from, self._at = self._at, end
                    return found

    def _more(self) -> bool:
        """Read as much again as is held, so that a long value is not tried too often."""
        self._held, self._at = self._held[self._at :], 0
        if len(self._held) > self._limit:
            raise self._damaged(
                _("it is larger than {number:,} MB").format(number=self._limit // MEGABYTE)
            )
        try:
            piece = self._text.read(max(_PIECE, len(self._held)))
        except UnicodeDecodeError as error:
            raise self._damaged(_("it is no UTF-8 text")) from error
        self._held += piece
        return bool(piece)

    def _damaged(self, reason: str) -> Unreadable:
        return Unreadable.because(self._name, reason, self._entry)


def _past_blanks(text: str, at: int) -> int:
    found = _BLANKS.match(text, at)
    return found.end() if found else at
