"""Which sections of many labels may answer a query: few, soon, whatever was typed.

The cost is bounded, not the answer: where a query stands in very many sections, those with the
lowest ids are taken, and the labels that matter most have these; else the best by BM25.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from math import prod

from sqlalchemy import Connection, func, select

from baklosan_desktop.labels.hit import EVERYWHERE, Within
from baklosan_desktop.labels.label import LabelId
from baklosan_desktop.search.glance import Glance
from baklosan_desktop.search.matching import Text
from baklosan_desktop.search.query import Query
from baklosan_desktop.store import dialects
from baklosan_desktop.store.dialects.base import MOST_SECTIONS
from baklosan_desktop.store.expressions import COMPARABLE, RANKABLE, Expressions
from baklosan_desktop.store.passages import Passages, Section, said
from baklosan_desktop.store.schema import SECTION

_TOTAL = select(func.max(SECTION.c.id))


def texts(
    connection: Connection,
    query: Query,
    counts: Mapping[str, int],
    passages: Passages,
    within: Within = EVERYWHERE,
) -> tuple[list[Text], tuple[LabelId, ...]]:
    """Return the sentences that may answer, the likeliest sections first, and damaged labels.

    Of the sections of these that are damaged there are no sentences.
    `counts` tells in how many sections each word of the query stands. Only the index of a library
    can be searched `within` anything.
    """
    glance = Glance(query)
    likely = _first_of(_ids(connection, query, counts, glance, within))
    sections, damaged = passages.read(connection, likely)
    return [text for one in sections for text in _telling(one, glance)], damaged


def _first_of(ids: Iterable[int]) -> list[int]:
    """Return the first twenty, each once; what would follow is not even looked for."""
    found: dict[int, None] = {}
    for one in ids:
        found[one] = None
        if len(found) == MOST_SECTIONS:
            break
    return list(found)


def _ids(
    connection: Connection,
    query: Query,
    counts: Mapping[str, int],
    glance: Glance,
    within: Within,
) -> Iterator[int]:
    asked, search = Expressions(counts), dialects.of(connection).search
    for slots in query.answerable:
        sections = [asked.sections(slot) for slot in slots]
        if len(slots) > 1 and _expected(connection, sections) <= COMPARABLE:
            yield from search.near(connection, asked.near(slots), within)
        every = asked.every(slots)
        if min(sections) <= RANKABLE:
            yield from search.best(connection, every, asked.ranking(every), within)
        else:
            found = search.first(connection, every, within)
            says = cache(glance.says)  # most titles stand above many sections
            yield from (section for section, titles in found.items() if says(titles))
            yield from found


def _expected(connection: Connection, sections: Iterable[int]) -> float:
    """Return in how many sections all slots may be expected, if they stand where they like."""
    total = connection.execute(_TOTAL).scalar_one() or 1
    return total * prod(found / total for found in sections)


def _telling(section: Section, glance: Glance) -> Iterator[Text]:
    """Yield the sentences of a section that say most; the first where only its titles do."""
    for line, text in glance.telling(section.passages) or [section.first]:
        yield Text(section.key, line, text, said(text), section.title, section.label)
