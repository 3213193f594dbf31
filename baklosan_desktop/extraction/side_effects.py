"""Side effects read from band lists: "On the part of the senses: frequent - …; rare - …"."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from baklosan_desktop.labels.label import Section

_SYSTEM = re.compile(r"(?:(?:On the part of|Since|From) the )?(?P<name>[A-Za-z ]+): (?P<lists>.+)")
_ISOLATED = re.compile(r"In (?P<note>isolated cases), an? (?P<term>[a-z ]+?) was observed\b.*")


class ReadEffect(NamedTuple):
    """A side effect as the grammar reads it; `band` is the label's word, None with a `note`."""

    term: str
    system: str | None
    band: str | None
    note: str | None
    line: int


def side_effects(section: Section, band_words: Sequence[str]) -> tuple[ReadEffect, ...]:
    """Read the side effects of a section, in order.

    A band list is a system, a colon, and lists that each open with one of the band words; the dash
    after the word may be missing (line 46 of the Baklosan label).
    """
    return tuple(
        effect
        for paragraph in section.paragraphs
        for sentence in paragraph.sentences
        for effect in _effects(sentence, paragraph.line, band_words)
    )


def _effects(sentence: str, line: int, band_words: Sequence[str]) -> Iterator[ReadEffect]:
    if match := _ISOLATED.fullmatch(sentence):
        yield ReadEffect(match["term"], None, None, match["note"], line)
    elif match := _SYSTEM.fullmatch(sentence):
        system = match["name"][0].lower() + match["name"][1:]
        for band, terms in _lists(match["lists"].removesuffix("."), band_words):
            for term in terms.split(", "):
                yield ReadEffect(term, system, band, None, line)


def _lists(text: str, band_words: Sequence[str]) -> Iterator[tuple[str, str]]:
    longest_first = "|".join(sorted(map(re.escape, band_words), key=len, reverse=True))
    for part in text.split("; "):
        if match := re.fullmatch(rf"({longest_first}) (?:- )?(.+)", part):
            yield match[1], match[2]
