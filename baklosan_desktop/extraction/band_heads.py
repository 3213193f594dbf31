"""Where a line says how often the effects are that it lists: "Common (up to 1 in 10 people): …".

What stands before the effects must be understood word for word: a band word, its bounds, and words
that say nothing of their own, such as "side effects". Anything else is no head.
"""

import re
from functools import cache
from typing import NamedTuple

from baklosan_desktop.extraction import band_words
from baklosan_desktop.extraction.band_ranges import NONE, Bounds, bounds
from baklosan_desktop.extraction.phrases import is_otherwise
from baklosan_desktop.extraction.silent_words import SILENT
from baklosan_desktop.labels.bands import Band

_MARKS = r"[\s:;,.()\[\]{}/*†‡§#•·○▪¹²³⁴⁵⁶⁷⁸⁹⁰\"“”'«»≥≤<>=–—-]+"
_NUMBER = r"\d+(?:[.,]\d+)?\s*%?(?![^\W\d_])"
_BOUNDARY = re.compile(r"[:)\]\n]|\.(?=\s|$)|(?<=\s)[-–—](?=\s)")
_SENTENCES = re.compile(r"[.;]\s+(?=[^\W\d_a-z])")
_TAIL = re.compile(r"(?P<term>[^\n]*\S)\s*[(\[](?P<band>[^()\[\]]+)[)\]]\s*[.;,]?")
_IS = re.compile(
    r"(?P<term>\S+(?: \S+){0,11}) (?:is|are|es|son|é|são|er|on|ovat|är) (?P<band>.+)", re.IGNORECASE
)
_WHOLE = re.compile(r"[^()]*\([^()]*\)\s*[:.]?\s*")
_RELATIVE = re.compile(r"(?:less|menos)\b", re.IGNORECASE)
_MOST_WORDS = 40
_FAR = 300  # a head that is longer is a sentence
_STARTS = re.compile(r"(?P<new>(?<=[.;])\s*(?=[^\W\d_])|\n)|\s(?=[^\W\d_a-z])")


class Head(NamedTuple):
    """A band that a text opens with, and where what it lists begins; `band` None: not known."""

    word: str
    band: Band | None
    bounds: Bounds
    end: int


class Segment(NamedTuple):
    """A head and the words that follow it, up to the next one; where they stand in the text."""

    start: int
    head: Head
    rest: str


class Defined(NamedTuple):
    """A band word with the bounds that a text gives it."""

    word: str
    band: Band
    bounds: Bounds


def head(text: str, language: str) -> Head | None:
    """Return the head that a text opens with, if that names exactly one band.

    >>> found = head("Uncommon (may affect up to 1 in 100 people): gout", "en")
    >>> found.word, found.bounds.at_most
    ('Uncommon', 10000)
    """
    if not band_words.is_known(language):
        return None
    stop = _silent_until(text[:_FAR], band_words.OTHER_NAMES.get(language, language))
    end = stop if stop == len(text) else _cut(text[:stop])
    said = [word for word in band_words.words(text[:stop], language) if word.start < end]
    if not end and (found := _explained(text, language)):
        return found
    if len({word.band for word in said}) != 1 or said[-1].end > end:
        return None
    return _clear(Head(text[said[0].start : said[0].end], said[0].band, bounds(text[:end]), end))


def segments(text: str, language: str) -> tuple[Segment, ...]:
    """Return every head of a text with what follows it: "Common: headache. Rare: gout".

    Amid a sentence a head must open with its band word, and a colon or its bounds must close it.
    """
    said = {word.start for word in band_words.words(text, language)}
    if not said:
        return ()
    found: list[tuple[int, Head]] = []
    for start, is_new in ((0, True), *((m.end(), bool(m["new"])) for m in _STARTS.finditer(text))):
        if found and start < sum(_span(found[-1])):
            continue
        one = head(text[start : start + _FAR + 1], language)
        is_whole = one is not None and text.find(one.word, start) in said
        if one and is_whole and (is_new or _is_plain(text[start : start + one.end], one)):
            found.append((start, one))
    ends = [*(start for start, _ in found), len(text)][1:]
    return tuple(
        Segment(start, one, text[start + one.end : end])
        for (start, one), end in zip(found, ends, strict=True)
    )


def loose(text: str, language: str) -> Head | None:
    """Return the band of a sentence that leads over to its effects: "Rarely people have had: …".

    What it says besides is the label's own, so that only its colon makes it a head.
    """
    start = max((match.end() for match in _SENTENCES.finditer(text)), default=0)
    lead = text[start:].partition(":")[0]
    said = band_words.spoken(lead, language)
    is_one = len({word.band for word in said}) == 1
    is_open = lead.count("(") > lead.count(")") or len(lead) == len(text[start:])
    if not is_one or is_open or len(lead.split()) > _MOST_WORDS or is_otherwise(lead, language):
        return None
    word = text[start + said[0].start : start + said[0].end]
    return _clear(Head(word, said[0].band, bounds(lead), start + len(lead) + 1))


def tail(text: str, language: str) -> tuple[str, Head] | None:
    """Return an effect with its band after it: "dizziness (very common)", "Gout is rare".

    >>> tail("gout (rare: up to 1 in 1,000 people).", "en")[0]
    'gout'
    """
    for pattern in (_TAIL, _IS):
        match = pattern.fullmatch(text.strip())
        if match and is_silent(match["band"], language) and (one := head(match["band"], language)):
            return match["term"], one
    return None


def is_silent(text: str, language: str) -> bool:
    """Whether a text only says how many people are affected, or nothing of its own at all."""
    language = band_words.OTHER_NAMES.get(language, language)
    return language in SILENT and _silent_until(text[:_FAR], language) == len(text)


def definitions(text: str, language: str) -> tuple[Defined, ...]:
    """Return the bands that a text defines one after the other, if it defines several.

    >>> [d.word for d in definitions("very common (≥ 1/10), common (≥ 1/100 to < 1/10)", "en")]
    ['very common', 'common']
    """
    said = band_words.words(text, language)
    ends = [*(word.start for word in said), len(text)][1:]
    found = tuple(
        Defined(text[word.start : word.end], word.band, stated)
        for word, end in zip(said, ends, strict=True)
        if word.band and (stated := bounds(text[word.end : end])) != NONE
    )
    return found if len({one.band for one in found}) > 1 else ()


def _explained(text: str, language: str) -> Head | None:
    """Return a band that is all of a line but for a remark in brackets, whatever that says."""
    before = text.partition("(")[0]
    said = band_words.words(before, language)
    if len(text) > _FAR or not _WHOLE.fullmatch(text) or len(said) != 1:
        return None
    if not is_silent(before, language):
        return None
    word = said[0]
    return Head(text[word.start : word.end], word.band, bounds(text), len(text))


def _clear(found: Head) -> Head | None:
    """Return a head, None where it only compares: less frequent than what was told before."""
    is_relative = found.bounds == NONE and _RELATIVE.match(found.word)
    return None if is_relative else found


def _span(found: tuple[int, Head]) -> tuple[int, int]:
    return found[0], found[1].end


def _is_plain(opening: str, one: Head) -> bool:
    says_all = ":" in opening or (one.bounds != NONE and opening.rstrip().endswith(")"))
    return opening.startswith(one.word) and says_all


def _silent_until(text: str, language: str) -> int:
    """Return where the first word stands that says something of its own."""
    silent, at = _silent(language), 0
    while match := silent.match(text, at):
        at = match.end()
    return at


def _cut(text: str) -> int:
    """Return where a head ends that is followed by words: at its last mark."""
    return max((match.end() for match in _BOUNDARY.finditer(text)), default=0)


@cache
def _silent(language: str) -> re.Pattern[str]:
    words = "|".join(sorted(SILENT[language].split(), key=len, reverse=True))
    band = band_words.pattern(language).pattern
    return re.compile(rf"{_MARKS}|{_NUMBER}|{band}|(?:{words})(?![^\W_])", re.IGNORECASE)
