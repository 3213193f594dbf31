"""What of a section looks like a frequency and nobody read, sentence by sentence."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from baklosan_desktop.extraction import band_words
from baklosan_desktop.extraction.band_heads import is_silent
from baklosan_desktop.extraction.found import Unread
from baklosan_desktop.extraction.heading_words import NO_INCIDENCE
from baklosan_desktop.extraction.passages import Chapter, Line, lines_in
from baklosan_desktop.extraction.phrases import is_title
from baklosan_desktop.extraction.terms import sentences
from baklosan_desktop.labels.citation import Citation

WORDS = "It names a frequency, but in words that are not understood."
PERCENTAGES = "It gives percentages that are not read."
OF_ELSE = "Its percentages may be of something else, such as those who stopped or serious cases."
LAST = frozenset({OF_ELSE, *(why for _, why in NO_INCIDENCE)})
"""Why numbers may be of no use: what is told so stands below everything else."""

_MOST_PIECES = 500
_PERCENTAGE = re.compile(r"[0-9][0-9.,]*\s*%")


class Done(NamedTuple):
    """The lines that were understood, and the quotes of what was read or told of in any line."""

    lines: Collection[int]
    read: Mapping[int, Collection[str]]
    told: Mapping[int, Collection[str]]

    def has(self, line: int, text: str) -> bool:
        """Whether a piece of a line was read, or told of.

        What was read counts in a line that was understood; another one may contradict itself.
        """
        quotes = (
            *self.told.get(line, ()),
            *(self.read.get(line, ()) if line in self.lines else ()),
        )
        return any(text in quote or quote in text for quote in quotes)


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
            is_text = isinstance(passage, Line)
            for piece in _pieces(texts[line]) if is_text else [texts[line]]:
                is_read = done.has(line, piece) or (line in done.lines and not is_text)
                if not is_read and (
                    why := _why(piece, chapter.language, is_line_read=line in done.lines)
                ):
                    yield Unread(Citation(section.key, line, piece), why)


def _pieces(text: str) -> Sequence[str]:
    """Return the sentences of a line; one that nobody could read by eye is left in one piece."""
    pieces = sentences(text)
    return pieces if len(pieces) <= _MOST_PIECES else [text]


def _why(text: str, language: str, *, is_line_read: bool) -> str:
    """Say why a piece is told of; of a line that was read, only a frequency that was left out."""
    if is_line_read and (is_title(text) or is_silent(text, language)):
        return ""
    if band_words.spoken(text, language):
        return WORDS
    return PERCENTAGES if not is_line_read and _PERCENTAGE.search(text) else ""
