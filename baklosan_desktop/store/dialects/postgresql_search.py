"""PostgreSQL asked for sections, so that it answers with those that SQLite answers with.

The index holds each word of a section once, without its place; where phrases are asked, the words
themselves are looked at. The ranks are those of BM25 as SQLite reckons it.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from math import log
from typing import NamedTuple, Self

from sqlalchemy import Connection, text

from baklosan_desktop.labels.hit import Within
from baklosan_desktop.search.words import index_words
from baklosan_desktop.store.dialects.base import MOST_LOOKED_AT, MOST_SECTIONS, Lines, Titled
from baklosan_desktop.store.dialects.postgresql_words import clipped, in_a_row, lexeme
from baklosan_desktop.store.expressions import DISTANCE, RANGE, Every, Near, Phrase
from baklosan_desktop.store.limits import asked_marks

_K1, _B = 1.2, 0.75
_NO_WEIGHT = 1e-6  # of a phrase that most sections have

_HAS_WORDS = "found @@ CAST(:asked AS tsquery)"
_NEAR = text(
    "SELECT id FROM section_search WHERE found @@ CAST(:asked AS tsquery)"
    " AND near_times(words, CAST(:phrases AS text[]), :distance) IS NOT NULL"
    " ORDER BY id LIMIT :most"
)
_FIRST = (
    "SELECT section.id, section.title, section.heading"
    " FROM section_search JOIN section ON section.id = section_search.id"
    " WHERE {} ORDER BY section_search.id LIMIT :most"
)
_BEST = """
SELECT candidate.id
FROM (
    SELECT id, CAST(length AS float8) AS length, words || '' AS words
    FROM section_search WHERE {} OFFSET 0
) AS candidate
CROSS JOIN LATERAL (
    SELECT sum(weight * times * (:k1 + 1) / (times + :k1 * (1 - :b + :b * length / :average)))
    FROM (
        SELECT weight, CAST(
            CASE WHEN others IS NULL THEN
                (octet_length(words) - octet_length(replace(words, phrase, '')))
                / octet_length(phrase)
            ELSE (near_times(words, string_to_array(others, '|'), :range))[place] END
            AS float8
        ) AS times
        FROM unnest(
            CAST(:phrases AS text[]), CAST(:weights AS float8[]),
            CAST(:others AS text[]), CAST(:places AS integer[])
        ) AS given (phrase, weight, others, place)
    ) AS counted
    WHERE times > 0
) AS ranked (score)
ORDER BY score DESC NULLS LAST, candidate.id
LIMIT :most"""
_STATE = text("""
SELECT sections, words, ARRAY(
    SELECT (
        SELECT count(*) FROM section_search
        WHERE found @@ CAST(given.asked AS tsquery)
            AND strpos(section_search.words, given.phrase) > 0
    )
    FROM unnest(CAST(:asked AS text[]), CAST(:phrases AS text[]))
        WITH ORDINALITY AS given (asked, phrase, place)
    ORDER BY place
)
FROM searched""")
_LINES = text("""
SELECT id, label_id, key, title, heading, first_line, own.lines, own.texts
FROM section
CROSS JOIN LATERAL (
    SELECT
        string_agg(CAST(line AS text), chr(10) ORDER BY line),
        string_agg(text, chr(10) ORDER BY line)
    FROM paragraph
    WHERE paragraph.label_id = section.label_id
        AND line BETWEEN section.first_line AND section.last_line
) AS own (lines, texts)
WHERE id = ANY (CAST(:ids AS integer[]))""")


Words = tuple[str, ...]


class _Said(NamedTuple):
    """A phrase as the index parts it; between its parts something may lie."""

    parts: tuple[Words, ...]

    @classmethod
    def of(cls, phrase: Phrase) -> Self:
        """Part the words of a phrase: 2.5 are two."""
        return cls(
            tuple(
                words
                for is_said, own in groupby(phrase, bool)
                if is_said and (words := tuple(clipped(o) for one in own for o in index_words(one)))
            )
        )

    @property
    def is_word(self) -> bool:
        """Whether it is a single word."""
        return len(self.parts) == 1 and len(self.parts[0]) == 1

    @property
    def is_phrase(self) -> bool:
        """Whether it is several words side by side, with nothing between them."""
        return len(self.parts) == 1 and not self.is_word

    @property
    def asked(self) -> str:
        """What the index is asked: whether all of its words are there."""
        return " & ".join(lexeme(word) for part in self.parts for word in part)

    @property
    def rows(self) -> list[str]:
        """Its parts as they stand in a text."""
        return [in_a_row(part).strip() for part in self.parts]

    def weighed(self) -> "Iterator[_Weighed]":
        """Yield its parts as they are ranked: each counts where it stands near the others."""
        others = "|".join(self.rows) if len(self.parts) > 1 else None
        for place, words in enumerate(self.parts, 1):
            yield _Weighed(words, others, place)


class _Weighed(NamedTuple):
    """Words side by side that count, of several parts only near the others."""

    words: Words
    others: str | None
    place: int


class _Condition(NamedTuple):
    """What is true of the sections that are asked for."""

    sql: str
    bounds: dict[str, object]


def near(connection: Connection, asked: Near, within: Within) -> Sequence[int]:
    """Return the first sections where phrases stand near each other."""
    said = [_Said.of(phrase) for phrase in asked.phrases]
    phrases = [row for one in said for row in one.rows]
    bounds = {"asked": _all_of((one.asked for one in said if one.parts), within)}
    more = {"phrases": phrases, "distance": DISTANCE, "most": MOST_SECTIONS}
    return connection.execute(_NEAR, bounds | more).scalars().all() if phrases else ()


def best(
    connection: Connection, asked: Every, counts: Mapping[str, int], within: Within
) -> Sequence[int]:
    """Return the sections that answer best, by BM25."""
    slots = _said(asked)
    if not all(slots):
        return ()
    weighed = Counter(one for slot in slots for said in slot for one in said.weighed())
    weights, average = _weights([one.words for one in weighed], connection, counts)
    condition = _condition(slots, within)
    bounds = {
        "phrases": [in_a_row(one.words) for one in weighed],
        "weights": [own * times for own, times in zip(weights, weighed.values(), strict=True)],
        "others": [one.others for one in weighed],
        "places": [one.place for one in weighed],
        "average": average,
        "range": RANGE, "k1": _K1, "b": _B, "most": MOST_SECTIONS,
    }  # fmt: skip
    found = connection.execute(text(_BEST.format(condition.sql)), condition.bounds | bounds)
    return found.scalars().all()


def _weights(
    phrases: Sequence[Words], connection: Connection, counts: Mapping[str, int]
) -> tuple[list[float], float]:
    """Return how much each phrase tells, and how long a section is on average."""
    known: dict[Words, int] = {(word,): count for word, count in counts.items()}
    unknown = [words for words in dict.fromkeys(phrases) if words not in known]
    given = {
        "asked": [" & ".join(map(lexeme, words)) for words in unknown],
        "phrases": [in_a_row(words) for words in unknown],
    }
    sections, length, counted = connection.execute(_STATE, given).one()
    known.update(zip(unknown, counted, strict=True))
    return [_weight(sections, known[words]) for words in phrases], length / (sections or 1)


def first(connection: Connection, asked: Every, within: Within) -> Sequence[Titled]:
    """Return the first sections that answer."""
    slots = _said(asked)
    if not all(slots):
        return ()
    condition = _condition(slots, within)
    found = connection.execute(
        text(_FIRST.format(condition.sql)), condition.bounds | {"most": MOST_LOOKED_AT}
    )
    return [Titled(*row) for row in found]


def lines(connection: Connection, sections: Sequence[int]) -> Sequence[Lines]:
    """Return sections with their lines."""
    return [Lines(*row) for row in connection.execute(_LINES, {"ids": list(sections)})]


def _said(asked: Every) -> list[list[_Said]]:
    """Return what can be found of each slot; without a letter or a digit nothing can."""
    return [[one for one in map(_Said.of, slot) if one.parts] for slot in asked.slots]


def _condition(slots: Sequence[Sequence[_Said]], within: Within) -> _Condition:
    """Ask the index for words, and look at the words themselves where phrases are meant."""
    any_of = (" | ".join(f"({one.asked})" for one in slot) for slot in slots)
    sql, bounds = [_HAS_WORDS], dict[str, object](asked=_all_of(any_of, within))
    for number, slot in enumerate(slots):
        if all(one.is_word for one in slot):
            continue
        alternatives = []
        if alone := " | ".join(one.asked for one in slot if one.is_word):
            bounds[f"alone_{number}"] = alone
            alternatives.append(f"found @@ CAST(:alone_{number} AS tsquery)")
        if phrases := [in_a_row(*one.parts) for one in slot if one.is_phrase]:
            bounds[f"phrases_{number}"] = phrases
            alternatives.append(f"says_any(words, CAST(:phrases_{number} AS text[]))")
        parted = dict.fromkeys(one for one in slot if len(one.parts) > 1)
        for at, one in enumerate(parted):
            bounds[f"parts_{number}_{at}"] = one.rows
            parts = f"CAST(:parts_{number}_{at} AS text[])"
            alternatives.append(f"near_times(words, {parts}, {RANGE}) IS NOT NULL")
        sql.append(f"({' OR '.join(alternatives)})")
    return _Condition(" AND ".join(sql), bounds)


def _all_of(asked: Iterable[str], within: Within) -> str:
    return " & ".join((*map(lexeme, asked_marks(within)), *(f"({one})" for one in asked)))


def _weight(sections: int, having: int) -> float:
    """Return how much a phrase tells that so many sections have."""
    told = log((sections - having + 0.5) / (having + 0.5))
    return told if told > 0 else _NO_WEIGHT
