"""What of a section looks like a frequency and nobody read, sentence by sentence."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from baklosan_desktop.extraction import band_words
from baklosan_desktop.extraction.band_heads import is_silent
from baklosan_desktop.extraction.found import Unread
from baklosan_desktop.extraction.heading_words import NO_INCIDENCE
from baklosan_desktop.extraction.passages import Chapter, Line, lines_in
from baklosan_desktop.extraction.phrases import is_reported, is_title, names_effects
from baklosan_desktop.extraction.terms import sentences
from baklosan_desktop.labels.citation import Citation

WORDS = "It names a frequency, but in words that are not understood."
PERCENTAGES = "It gives percentages that are not read."
AMONG = "It stands among side effects with a frequency, but is not understood."
OF_ELSE = "Its percentages may be of something else, such as those who stopped or serious cases."
LAST = frozenset({OF_ELSE, *(why for _, why in NO_INCIDENCE)})
"""Why numbers may be of no use: what is told so stands below everything else."""

_MOST_PIECES = 500
_MOST_OF_A_LIST = 8  # sentences; what has more is an account
_PERCENTAGE = re.compile(r"[0-9][0-9.,]*\s*%")


class Done(NamedTuple):
    """The lines that were understood, and the quotes of what was read or told of in any line."""

    lines: Collection[int]
    read: Mapping[int, Collection[str]]
    told: Mapping[int, Collection[str]]

    def lists(self, line: int) -> bool:
        """Whether effects of a line were read without any percentage."""
        quotes = self.read.get(line, ())
        return bool(quotes) and not any("%" in quote for quote in quotes)

    def places(self, line: int, text: str) -> Sequence[tuple[int, int]]:
        """Return where in a line stands what was read, or told of.

        What was read counts in a line that was understood; another one may contradict itself.
        """
        quotes = set(self.told.get(line, ()))
        quotes |= set(self.read.get(line, ())) if line in self.lines else set()
        found = ((text.find(quote), len(quote)) for quote in quotes)
        return [(at, at + length) for at, length in found if at >= 0]


def unread_text(chapter: Chapter, done: Done) -> Iterator[Unread]:
    """Yield what looks like a frequency; of a language that is not known, only that."""
    section = chapter.section
    if not band_words.is_known(chapter.language) and chapter.passages:
        first = section.paragraphs[0]
        why = f"Side effects are not read in this language ({chapter.language})."
        yield Unread(Citation(section.key, first.line, first.text), why)
        return
    texts = {one.line: one.text for one in section.paragraphs}
    for passage in chapter.passages:
        for line in sorted(lines_in(passage)):
            pieces = _pieces(texts[line]) if isinstance(passage, Line) else [texts[line]]
            places, end = done.places(line, texts[line]), 0
            for piece in pieces:
                start = texts[line].index(piece, end)
                end = start + len(piece)
                why = _why(piece, chapter.language) if line not in done.lines else ""
                if line in done.lines and isinstance(passage, Line):
                    is_list = done.lists(line)
                    why = _why_left_out(piece, chapter.language, len(pieces) if is_list else 0)
                if why and not any(first < end and start < last for first, last in places):
                    yield Unread(Citation(section.key, line, piece), why)


def _pieces(text: str) -> Sequence[str]:
    """Return the sentences of a line; one that nobody could read by eye is left in one piece."""
    pieces = sentences(text)
    return pieces if len(pieces) <= _MOST_PIECES else [text]


def _why(text: str, language: str) -> str:
    if band_words.spoken(text, language):
        return WORDS
    return PERCENTAGES if _PERCENTAGE.search(text) else ""


def _why_left_out(text: str, language: str, listing: int) -> str:
    """Say why a piece of a line that was read is told of; `listing` is of how many a list is."""
    if is_title(text) or is_silent(text, language):
        return ""
    if band_words.spoken(text, language):
        return WORDS
    if listing and _PERCENTAGE.search(text):
        return PERCENTAGES
    is_among = 0 < listing <= _MOST_OF_A_LIST and not names_effects(text, language)
    return AMONG if is_among and is_reported(text, language) else ""
