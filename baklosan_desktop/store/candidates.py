"""Which sections of many labels may answer a query: few, soon, whatever was typed.

The cost is bounded, not the answer: where a query stands in very many sections, those with the
lowest ids are taken, and the labels that matter most have these; else the best by BM25.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from heapq import nlargest
from itertools import groupby, islice, product, takewhile
from math import prod
from operator import itemgetter
from typing import Any, NamedTuple, Self

from sqlalchemy import Connection, Row, bindparam, func, select

from baklosan_desktop.labels.hit import EVERYWHERE, Within
from baklosan_desktop.labels.label import LabelId, Paragraph
from baklosan_desktop.search.matching import Text
from baklosan_desktop.search.query import Query, Slot, Wording
from baklosan_desktop.search.words import folded, index_words, words
from baklosan_desktop.store.limits import limited
from baklosan_desktop.store.schema import PARAGRAPH, SECTION, SECTION_SEARCH

_MOST_SECTIONS = 20
_MOST_LOOKED_AT = 200
_RANKABLE = 500
_COMPARABLE = 10_000
_MOST_PHRASES = 16
_RANGE = 4  # words between a number and its unit: 5-10 mg, 1.5 to 2.5 mg
_DISTANCE = 20  # words between those that are likely to stand in one sentence
_MOST_SENTENCES = 2

_FOUND = (
    select(SECTION.c.id, SECTION.c.title, SECTION.c.heading)
    .join_from(SECTION_SEARCH, SECTION, SECTION.c.id == SECTION_SEARCH.c.rowid)
    .where(SECTION_SEARCH.c.section_search.match(bindparam("expression")))
)
_BEST = _FOUND.order_by(SECTION_SEARCH.c.rank).limit(_MOST_SECTIONS)
_NEAR = _FOUND.order_by(SECTION_SEARCH.c.rowid).limit(_MOST_SECTIONS)
_FIRST = _FOUND.order_by(SECTION_SEARCH.c.rowid).limit(_MOST_LOOKED_AT)
_TOTAL = select(func.max(SECTION.c.id))
_PARAGRAPHS = (
    select(
        SECTION.c.id, SECTION.c.label_id, SECTION.c.key, SECTION.c.title, SECTION.c.heading,
        PARAGRAPH.c.line, PARAGRAPH.c.text,
    )
    .join_from(
        SECTION,
        PARAGRAPH,
        (PARAGRAPH.c.label_id == SECTION.c.label_id)
        & PARAGRAPH.c.line.between(SECTION.c.first_line, SECTION.c.last_line),
    )
    .where(SECTION.c.id.in_(bindparam("ids", expanding=True)))
    .order_by(SECTION.c.id, PARAGRAPH.c.line)
)  # fmt: skip


class _Said(NamedTuple):
    """The words that the wordings of a slot begin with, and how all of them begin."""

    beginning: str
    words: tuple[str, ...]

    @classmethod
    def of(cls, slot: Slot) -> Self:
        """Part words as the index does: 2.5 begins with 2."""
        firsts = (word for wording in slot.wordings for word in wording.forms[0])
        words = tuple(dict.fromkeys(index_words(word)[0] for word in firsts))
        letters = zip(min(words), max(words), strict=False)
        shared = takewhile(lambda pair: pair[0] == pair[1], letters)
        return cls("".join(one for one, _ in shared), words)


def texts(
    connection: Connection, query: Query, counts: Mapping[str, int], within: Within = EVERYWHERE
) -> list[Text]:
    """Return the sentences that may answer, the likeliest sections first.

    `counts` tells in how many sections each word of the query stands. Only the index of a library
    can be searched `within` anything.
    """
    said = {_Said.of(slot) for slots in query.answerable for slot in slots}
    ids = _first_of(_ids(connection, query, counts, said, within))
    rows = connection.execute(_PARAGRAPHS, {"ids": ids}).all() if ids else []
    sections = {one: list(own) for one, own in groupby(rows, lambda row: row.id)}
    return [text for one in ids for text in _telling(sections[one], said)]


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
    said: AbstractSet[_Said],
    within: Within,
) -> Iterator[int]:
    total = connection.execute(_TOTAL).scalar_one() or 1
    for slots in query.answerable:
        sections = [_sections(slot, counts) for slot in slots]
        if len(slots) > 1 and _expected(sections, total) <= _COMPARABLE:
            near = f"NEAR({' '.join(map(_closest, slots))}, {_DISTANCE})"
            yield from connection.execute(_NEAR, {"expression": limited(near, within)}).scalars()
        every = " AND ".join(f"({_either(slot)})" for slot in slots)
        expression = {"expression": limited(every, within)}
        if min(sections) <= _RANKABLE:
            yield from connection.execute(_BEST, expression).scalars()
        else:
            found = connection.execute(_FIRST, expression).all()
            yield from (row.id for row in found if _says(f"{row.title} {row.heading}", said))
            yield from (row.id for row in found)


def _expected(sections: Iterable[int], total: int) -> float:
    """Return in how many sections all slots may be expected, if they stand where they like."""
    return total * prod(found / total for found in sections)


def _closest(slot: Slot) -> str:
    """Return the first wording of a slot: to be near each other, words cannot be alternatives."""
    return f'"{" ".join(min(form) for form in slot.wordings[0].forms)}"'


def _either(slot: Slot) -> str:
    """Return the wordings of a slot as SQLite's full-text search reads them."""
    return " OR ".join(
        _phrase(words)
        for wording in slot.wordings
        for words in islice(
            product(*(sorted(form) or ("",) for form in wording.forms)), _limit(wording)
        )
    )


def _phrase(words: Sequence[str]) -> str:
    """Return words that stand side by side; an empty one stands for what may lie between."""
    phrase = " ".join(word or '" "' for word in words)
    return f'"{phrase}"' if all(words) else f'NEAR("{phrase}", {_RANGE})'


def _limit(wording: Wording) -> int | None:
    return _MOST_PHRASES if len(wording.forms) > 1 else None


def _sections(slot: Slot, counts: Mapping[str, int]) -> int:
    """Return in how many sections a slot may stand at most."""
    return sum(
        min(sum(_counted(word, counts) for word in form) for form in wording.forms if form)
        for wording in slot.wordings
    )


def _counted(word: str, counts: Mapping[str, int]) -> int:
    """Return in how many sections a word stands at most; what the index leaves out, in any."""
    return min((counts.get(part, 0) for part in index_words(word)), default=_RANKABLE + 1)


def _telling(rows: Sequence[Row[*tuple[Any, ...]]], said: AbstractSet[_Said]) -> Iterator[Text]:
    """Yield the sentences of a section that say most; the first where only its titles do."""
    first = rows[0]
    title = words(f"{first.title}\n{first.heading or ''}")
    sentences = [
        (_says(sentence, said), row.line, sentence)
        for row in rows
        for sentence in Paragraph(row.line, row.text).sentences
    ]
    best = nlargest(_MOST_SENTENCES, sentences, key=itemgetter(0))
    for says, line, sentence in best:
        if says or sentence is best[0][2]:
            yield Text.of(first.key, line, sentence, title, LabelId(first.label_id))


def _says(text: str, said: AbstractSet[_Said]) -> int:
    """Return how many of the slots a text may say: a quick look, letters only."""
    lower = folded(text)
    return sum(one.beginning in lower and any(map(lower.__contains__, one.words)) for one in said)
