"""Where headings are in a text of openFDA, which is one line: at its beginning, and numbered.

A heading is found only where it is no cross reference: "(5.1)", "see 5.1" and "6.2 months" are
none. What is cut is verbatim: heading and text put together are the text again.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from baklosan_desktop.importers.openfda_fields import SUBSECTIONS, Field
from baklosan_desktop.labels.sections import SectionKind

_NUMBER = r"(?:\d{1,2}(?:\. ?\d{1,2})?\.? )?"
_REFERENCE = re.compile(
    r"(?:[\w.,%–-]|[(\[,;/<>=≥≤] ?|\b(?:and|or|see|sections?|tables?|figures?|to|was) ?)$",
    re.IGNORECASE,
)
_KNOWN = "|".join(f"({pattern})\\b" for pattern, _kind in SUBSECTIONS)
_SUBSECTION = re.compile(_KNOWN, re.IGNORECASE)
_SMALL = re.compile("an?|and|by|due|during|for|from|in|of|on|or|than|the|to|when|with|[-–/&]")
_SUBSECTION_NUMBER = re.compile(r"[0-9]{1,2}\. ?[0-9]{1,2}\.? (?=[A-Z])")
_STOPS = ".:;"
_LONGEST = 16
_BEFORE = 12
_LEFT_OUT = 3


class Heading(NamedTuple):
    """A numbered heading inside a text, from `start`; its text follows from `end`."""

    start: int
    end: int
    kind: SectionKind | None


@lru_cache
def _own(field: Field) -> re.Pattern[str]:
    names = (*field.headings, re.escape(field.name.replace("_", " ")))
    return re.compile(rf"{_NUMBER}(?:{'|'.join(names)})(?![\w-])[:.]?", re.IGNORECASE)


def title_end(field: Field, text: str, start: int = 0) -> int:
    """Return where the heading ends that a field's text begins with; `start` if with none.

    It is the field's own, or one with a number.
    """
    if found := _own(field).match(text, start):
        return found.end()
    found = _SUBSECTION_NUMBER.match(text, start)
    return _title(text, found.end())[0] if found else start


def chapter(title: str) -> str:
    """Return the chapter number that a title begins with: 6 of "6 ADVERSE REACTIONS"."""
    found = re.match(r"\d{1,2}(?!\d)", title)
    return found.group() if found else ""


@lru_cache
def _in_chapter(number: str) -> re.Pattern[str]:
    return re.compile(rf"{number}\. ?([0-9]{{1,2}})\.? (?=[A-Z])")


def numbered(text: str, number: str, start: int) -> Iterator[Heading]:
    """Yield the headings of a chapter, in order; a number out of turn is no heading."""
    last = 0
    for found in _in_chapter(number).finditer(text, start):
        at, turn = found.start(), int(found[1]) - last
        before = text[max(start, at - _BEFORE) : at]
        if turn < 1 or _REFERENCE.search(before):
            continue
        end, is_known, kind = _title(text, found.end())
        if turn == 1 or is_known or _may_skip(turn, before):
            last += turn
            yield Heading(at, end, kind)


def _may_skip(turn: int, before: str) -> bool:
    """Whether numbers are left out before a heading: few, and it must follow a full stop."""
    return turn <= _LEFT_OUT and before.rstrip()[-1:] in {".", ")", "]"}


def _title(text: str, start: int) -> tuple[int, bool, SectionKind | None]:
    """Return where the words of a heading end, whether they are known, and their kind."""
    known = _SUBSECTION.match(text, start)
    if known and known.lastindex:
        return known.end(), True, SUBSECTIONS[known.lastindex - 1][1]
    return _run_end(text, start), False, None


def _run_end(text: str, start: int) -> int:
    """Return where a run of capitalised words ends; the last begins the sentence after it.

    One that ends in a full stop is a heading with all its words.
    """
    words = list(_words(text, start))
    if len(words) == _LONGEST:
        return start
    if words and text[words[-1][1] - 1] in _STOPS:
        return words[-1][1]
    return _without_small(text, _without_small(text, words)[:-1] or [(start, start)])[-1][1]


def _without_small(text: str, words: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return words without the small ones at the end, of which the first stays."""
    while len(words) > 1 and _SMALL.fullmatch(text, *words[-1]):
        words = words[:-1]
    return words


def _words(text: str, start: int) -> Iterator[tuple[int, int]]:
    """Yield the places of the words that may belong to a heading."""
    found = re.compile(r"\S+").finditer(text, start)
    for word, _turn in zip(found, range(_LONGEST), strict=False):
        letters = word.group().lstrip("(“\"'")
        if not letters[:1].isupper() and not _SMALL.fullmatch(word.group()):
            return
        yield word.span()
        if word.group()[-1] in _STOPS:
            return
