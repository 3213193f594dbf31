"""PostgreSQL asked for sections, so that it answers with those that SQLite answers with.

The index holds each word of a section once, without its place; where phrases are asked, the words
themselves are looked at. The ranks are those of BM25 as SQLite reckons it.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from math import log
from typing import NamedTuple, Self

from sqlalchemy import Connection, text

from baklosan_desktop.labels.hit import Within
from baklosan_desktop.search.words import index_words
from baklosan_desktop.store.dialects.base import MOST_LOOKED_AT, MOST_SECTIONS
from baklosan_desktop.store.dialects.postgresql_words import clipped, in_a_row, lexeme
from baklosan_desktop.store.expressions import DISTANCE, RANGE, Every, Near, Phrase, Ranking
from baklosan_desktop.store.limits import asked_marks

_K1, _B = 1.2, 0.75
_NO_WEIGHT = 1e-6  # of a word that most sections have

_IN_TURN = """
SELECT section.id, section.title, section.heading
FROM (
    SELECT id FROM section_search WHERE found @@ CAST(:asked AS tsquery) ORDER BY id
    LIMIT CAST(:reach AS bigint)
) AS likely
JOIN section_search ON section_search.id = likely.id
JOIN section ON section.id = likely.id
WHERE {}
ORDER BY likely.id
LIMIT :most"""
_REACHES = 2000, None  # sections with the words, and then all of them
_BEST = """
SELECT candidate.id
FROM (
    SELECT id, CAST(length AS float8) AS length, words || '' AS words
    FROM section_search WHERE found @@ CAST(:asked AS tsquery) AND {}
    OFFSET 0
) AS candidate
CROSS JOIN LATERAL (
    SELECT sum(weight * times * (:k1 + 1) / (times + :k1 * (1 - :b + :b * length / :average)))
    FROM (
        SELECT weight, CAST(
            (octet_length(words) - octet_length(replace(words, word, ''))) / octet_length(word)
            AS float8
        ) AS times
        FROM unnest(CAST(:words AS text[]), CAST(:weights AS float8[])) AS given (word, weight)
    ) AS counted
) AS ranked (score)
ORDER BY score DESC, candidate.id
LIMIT :most"""
_SEARCHED = text("SELECT sections, words FROM searched")


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


class _Condition(NamedTuple):
    """What is true of the sections that are asked for: they have words, and maybe more."""

    more: tuple[str, ...]
    bounds: dict[str, object]

    @property
    def sql(self) -> str:
        """What is to be true of sections that have the words."""
        return " AND ".join(("true", *self.more))


def near(connection: Connection, asked: Near, within: Within) -> Sequence[int]:
    """Return the first sections where phrases stand near each other."""
    said = [_Said.of(phrase) for phrase in asked.phrases]
    phrases = [row for one in said for row in one.rows]
    words = _all_of((one.asked for one in said), within)
    bounds = {"asked": words, "phrases": phrases, "distance": DISTANCE}
    is_near = "stand_near(words, CAST(:phrases AS text[]), :distance)"
    return [*_in_turn(connection, _Condition((is_near,), bounds), MOST_SECTIONS)]


def best(connection: Connection, asked: Every, ranking: Ranking, within: Within) -> Sequence[int]:
    """Return the sections that answer best, by BM25."""
    condition = _condition(asked, within)
    sections, words = connection.execute(_SEARCHED).one()
    counted = [one for slot in ranking for one in slot.items()]
    bounds = {
        "words": [in_a_row([clipped(word)]) for word, _ in counted],
        "weights": [_weight(sections, having) for _, having in counted],
        "average": words / (sections or 1), "k1": _K1, "b": _B, "most": MOST_SECTIONS,
    }  # fmt: skip
    found = connection.execute(text(_BEST.format(condition.sql)), condition.bounds | bounds)
    return found.scalars().all()


def first(connection: Connection, asked: Every, within: Within) -> Mapping[int, str]:
    """Return the first sections that answer, in order, each with its titles."""
    return _in_turn(connection, _condition(asked, within), MOST_LOOKED_AT)


def _in_turn(connection: Connection, condition: _Condition, most: int) -> dict[int, str]:
    """Return the first sections that meet a condition, in order, each with its titles.

    Mostly they are among the first that have the words; only where they are not, the words of all
    these are looked at.
    """
    found: dict[int, str] = {}
    for reach in _REACHES if condition.more else (most,):
        bounds = {**condition.bounds, "reach": reach, "most": most}
        rows = connection.execute(text(_IN_TURN.format(condition.sql)), bounds)
        found = {section: f"{title} {heading or ''}" for section, title, heading in rows}
        if len(found) == most:
            break
    return found


def _condition(asked: Every, within: Within) -> _Condition:
    """Ask the index for words, and look at the words themselves where phrases are meant."""
    slots = [[_Said.of(phrase) for phrase in slot] for slot in asked.slots]
    any_of = (" | ".join(f"({one.asked})" for one in slot) for slot in slots)
    more, bounds = [], dict[str, object](asked=_all_of(any_of, within))
    for number, slot in enumerate(slots):
        if all(one.is_word for one in slot):
            continue
        bounds[f"phrases_{number}"] = [in_a_row(*one.parts) for one in slot if one.is_phrase]
        alternatives = [f"says_any(words, CAST(:phrases_{number} AS text[]))"]
        if alone := " | ".join(one.asked for one in slot if one.is_word):
            bounds[f"alone_{number}"] = alone
            alternatives.append(f"found @@ CAST(:alone_{number} AS tsquery)")
        parted = dict.fromkeys(one for one in slot if len(one.parts) > 1)
        for at, one in enumerate(parted):
            bounds[f"parts_{number}_{at}"] = one.rows
            parts = f"CAST(:parts_{number}_{at} AS text[])"
            alternatives.append(f"stand_near(words, {parts}, {RANGE})")
        more.append(f"({' OR '.join(alternatives)})")
    return _Condition(tuple(more), bounds)


def _all_of(asked: Iterable[str], within: Within) -> str:
    return " & ".join((*map(lexeme, asked_marks(within)), *(f"({one})" for one in asked)))


def _weight(sections: int, having: int) -> float:
    """Return how much a word tells that so many sections have."""
    told = log((sections - having + 0.5) / (having + 0.5))
    return told if told > 0 else _NO_WEIGHT
