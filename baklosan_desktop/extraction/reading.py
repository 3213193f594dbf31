"""The side effects of a label, read from its own text whenever they are asked for.

Each topic reads what it understands of a section and leaves the rest to the next one. What looks
like a frequency and no topic understood is told, so that nobody takes the list for more than it is.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

from baklosan_desktop.extraction.band_lists import band_lists
from baklosan_desktop.extraction.band_tables import band_tables
from baklosan_desktop.extraction.found import Found, Reading, Unread
from baklosan_desktop.extraction.own_names import own_names
from baklosan_desktop.extraction.passages import Chapter, chapter
from baklosan_desktop.extraction.study_rates import study_rates
from baklosan_desktop.extraction.unifying import unified
from baklosan_desktop.extraction.unread_text import LAST, Done, unread_text
from baklosan_desktop.labels.arranging import Placed
from baklosan_desktop.labels.bands import BandDefinition
from baklosan_desktop.labels.citation import Citation
from baklosan_desktop.labels.facts import SideEffect
from baklosan_desktop.labels.label import Label
from baklosan_desktop.labels.sections import SectionKind

Topic = Callable[[Chapter], Found]

# The first topic reads a section, every further one what those before it left unread.
TOPICS: tuple[Topic, ...] = (band_tables, band_lists, study_rates)


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
            tuple(sorted((one for part in parts for one in part.unread), key=_is_last)),
        ),
        label.language,
    )


def _is_last(one: Unread) -> bool:
    return one.why in LAST


def _part(whole: Chapter, topics: Sequence[Topic]) -> Reading:
    left = whole
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
    cited = [band.citation for band in bands]
    cited += [citation for effect in effects for citation in effect.citations]
    told = _quotes(one.citation for one in unread)
    unread += unread_text(whole, Done(lines, _quotes(cited), told))
    unread.sort(key=lambda one: one.citation.line)
    return Reading(tuple(bands), tuple(effects), tuple(unread))


def _quotes(cited: Iterable[Citation]) -> Mapping[int, Collection[str]]:
    quotes: dict[int, set[str]] = {}
    for one in cited:
        quotes.setdefault(one.line, set()).add(one.quote)
    return quotes
