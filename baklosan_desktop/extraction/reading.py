"""The side effects of a label, read from its own text whenever they are asked for.

Each topic reads what it understands of a section and leaves the rest to the next one. What looks
like a frequency and no topic understood is told, so that nobody takes the list for more than it is.
"""

import re
from collections.abc import Callable, Container, Iterable, Iterator, Sequence

from baklosan_desktop.extraction import band_words
from baklosan_desktop.extraction.band_lists import band_lists
from baklosan_desktop.extraction.band_tables import band_tables
from baklosan_desktop.extraction.found import Found, Reading, Unread
from baklosan_desktop.extraction.own_names import own_names
from baklosan_desktop.extraction.passages import Chapter, chapter, lines_in
from baklosan_desktop.extraction.study_rates import study_rates
from baklosan_desktop.extraction.unifying import unified
from baklosan_desktop.labels.arranging import Placed
from baklosan_desktop.labels.bands import BandDefinition
from baklosan_desktop.labels.citation import Citation
from baklosan_desktop.labels.facts import SideEffect
from baklosan_desktop.labels.label import Label
from baklosan_desktop.labels.sections import SectionKind

Topic = Callable[[Chapter], Found]

# The first topic reads a section, every further one what those before it left unread.
TOPICS: tuple[Topic, ...] = (band_tables, band_lists, study_rates)

_PERCENTAGE = re.compile(r"[0-9][0-9.,]*\s*%")


def read(label: Label, placed: Iterable[Placed], topics: Sequence[Topic] = TOPICS) -> Reading:
    """Return the side effects of a label with their bands, and what was not understood."""
    pieces, own = tuple(placed), own_names(label)
    parts = [
        _part(chapter(section, label.language, pieces)._replace(own=own), topics)
        for section in label.sections
        if section.kind is SectionKind.SIDE_EFFECTS
    ]
    return unified(
        Reading(
            tuple(band for part in parts for band in part.bands),
            tuple(effect for part in parts for effect in part.effects),
            tuple(unread for part in parts for unread in part.unread),
        ),
        label.language,
    )


def _part(left: Chapter, topics: Sequence[Topic]) -> Reading:
    bands: list[BandDefinition] = []
    effects: list[SideEffect] = []
    unread: list[Unread] = []
    lines: set[int] = set()
    for topic in topics:
        found = topic(left)
        bands += found.bands
        effects += found.effects
        unread += found.unread
        lines |= found.lines
        left = left.without(frozenset(lines))
    effects.sort(key=lambda effect: effect.citations[0].line)
    unread += _unread(left, lines)
    unread.sort(key=lambda one: one.citation.line)
    return Reading(tuple(bands), tuple(effects), tuple(unread))


def _unread(left: Chapter, lines: Container[int]) -> Iterator[Unread]:
    """Yield the lines that look like a frequency; of a language that is not known, only that."""
    section = left.section
    if not band_words.is_known(left.language) and left.passages:
        first = section.paragraphs[0]
        why = f"Side effects are not read in this language ({left.language})."
        yield Unread(Citation(section.key, first.line, first.text), why)
        return
    unread = frozenset().union(*map(lines_in, left.passages))
    for paragraph in section.paragraphs:
        is_left = paragraph.line in unread and paragraph.line not in lines
        if is_left and (why := _why(paragraph.text, left.language)):
            yield Unread(Citation(section.key, paragraph.line, paragraph.text), why)


def _why(text: str, language: str) -> str:
    if band_words.words(text, language):
        return "It names a frequency, but in words that are not understood."
    return "It gives percentages that are not read." if _PERCENTAGE.search(text) else ""
