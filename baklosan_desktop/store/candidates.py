"""Which sections of many labels may answer a query: few, soon, whatever was typed.

The cost is bounded, not the answer: where a query stands in very many sections, those with the
lowest ids are taken, and the labels that matter most have these; else the best by BM25.
"""

from collections.abc import Iterable, Iterator, Mapping
from math import prod
from typing import Any

from sqlalchemy import Connection, Row, bindparam, func, select

from baklosan_desktop.labels.hit import EVERYWHERE, Within
from baklosan_desktop.labels.label import LabelId, Paragraph
from baklosan_desktop.search.glance import Glance
from baklosan_desktop.search.matching import Text
from baklosan_desktop.search.query import Query
from baklosan_desktop.search.words import words
from baklosan_desktop.store import digests
from baklosan_desktop.store.expressions import COMPARABLE, RANKABLE, Expressions
from baklosan_desktop.store.limits import limited
from baklosan_desktop.store.schema import PARAGRAPH, SECTION, SECTION_SEARCH

_MOST_SECTIONS = 20
_MOST_LOOKED_AT = 200
_END_OF_LINE = "\n"  # a paragraph is one line

_FOUND = (
    select(SECTION.c.id, SECTION.c.title, SECTION.c.heading)
    .join_from(SECTION_SEARCH, SECTION, SECTION.c.id == SECTION_SEARCH.c.rowid)
    .where(SECTION_SEARCH.c.section_search.match(bindparam("expression")))
)
_BEST = _FOUND.order_by(SECTION_SEARCH.c.rank).limit(_MOST_SECTIONS)
_NEAR = _FOUND.order_by(SECTION_SEARCH.c.rowid).limit(_MOST_SECTIONS)
_FIRST = _FOUND.order_by(SECTION_SEARCH.c.rowid).limit(_MOST_LOOKED_AT)
_TOTAL = select(func.max(SECTION.c.id))
_OWN = (PARAGRAPH.c.label_id == SECTION.c.label_id) & PARAGRAPH.c.line.between(
    SECTION.c.first_line, SECTION.c.last_line
)
_SECTIONS = (
    select(
        SECTION.c.id, SECTION.c.label_id, SECTION.c.key, SECTION.c.title, SECTION.c.heading,
        SECTION.c.first_line,
        func.group_concat(PARAGRAPH.c.line, _END_OF_LINE).label("lines"),
        func.group_concat(PARAGRAPH.c.text, _END_OF_LINE).label("text"),
    )
    .join_from(SECTION, PARAGRAPH, _OWN)
    .where(SECTION.c.id.in_(bindparam("ids", expanding=True)))
    .group_by(SECTION.c.id)
)  # fmt: skip


def texts(
    connection: Connection, query: Query, counts: Mapping[str, int], within: Within = EVERYWHERE
) -> tuple[list[Text], tuple[LabelId, ...]]:
    """Return the sentences that may answer, the likeliest sections first, and damaged labels.

    Of the sections of these that are damaged there are no sentences.
    `counts` tells in how many sections each word of the query stands. Only the index of a library
    can be searched `within` anything.
    """
    glance = Glance(query)
    likely = _first_of(_ids(connection, query, counts, glance, within))
    ids, damaged = digests.told_apart(connection, likely)
    found = connection.execute(_SECTIONS, {"ids": ids}).all() if ids else []
    sections = {section.id: section for section in found}
    texts = [text for one in ids for text in _telling(sections[one], glance)]
    return texts, tuple(map(LabelId, damaged))


def _first_of(ids: Iterable[int]) -> list[int]:
    """Return the first twenty, each once; what would follow is not even looked for."""
    found: dict[int, None] = {}
    for one in ids:
        found[one] = None
        if len(found) == _MOST_SECTIONS:
            break
    return list(found)


def _ids(
    connection: Connection,
    query: Query,
    counts: Mapping[str, int],
    glance: Glance,
    within: Within,
) -> Iterator[int]:
    total = connection.execute(_TOTAL).scalar_one() or 1
    asked = Expressions(counts)
    for slots in query.answerable:
        sections = [asked.sections(slot) for slot in slots]
        if len(slots) > 1 and _expected(sections, total) <= COMPARABLE:
            near = {"expression": limited(asked.near(slots), within)}
            yield from connection.execute(_NEAR, near).scalars()
        expression = {"expression": limited(asked.every(slots), within)}
        if min(sections) <= RANKABLE:
            yield from connection.execute(_BEST, expression).scalars()
        else:
            found = connection.execute(_FIRST, expression).all()
            yield from (row.id for row in found if glance.says(f"{row.title} {row.heading}"))
            yield from (row.id for row in found)


def _expected(sections: Iterable[int], total: int) -> float:
    """Return in how many sections all slots may be expected, if they stand where they like."""
    return total * prod(found / total for found in sections)


def _telling(section: Row[*tuple[Any, ...]], glance: Glance) -> Iterator[Text]:
    """Yield the sentences of a section that say most; the first where only its titles do."""
    title = words(f"{section.title}\n{section.heading or ''}")
    lines = map(int, section.lines.split(_END_OF_LINE))
    texts = section.text.split(_END_OF_LINE)
    sentences = glance.telling(map(Paragraph, lines, texts))
    first = Paragraph(section.first_line, Paragraph(section.first_line, texts[0]).sentences[0])
    for line, sentence in ((one.line, one.text) for one in sentences or [first]):
        yield Text.of(section.key, line, sentence, title, LabelId(section.label_id))
