"""SQLite's full-text search, FTS5, asked for sections."""

from collections.abc import Mapping, Sequence
from json import dumps

from sqlalchemy import Connection, bindparam, func, select

from baklosan_desktop.labels.hit import Within
from baklosan_desktop.store.asking import rows
from baklosan_desktop.store.dialects.base import MOST_LOOKED_AT, MOST_SECTIONS
from baklosan_desktop.store.expressions import DISTANCE, RANGE, Every, Near, Phrase, Ranking
from baklosan_desktop.store.limits import asked_marks
from baklosan_desktop.store.memory import memory
from baklosan_desktop.store.schema import SECTION, SECTION_SEARCH

_FOUND = select(SECTION_SEARCH.c.rowid).where(
    SECTION_SEARCH.c.section_search.match(bindparam("expression"))
)
_ASKED = SECTION_SEARCH.alias("asked")
_THOSE = select(_ASKED.c.rowid).where(_ASKED.c.section_search.match(bindparam("asked")))
_BEST = _FOUND.order_by(SECTION_SEARCH.c.rank).limit(MOST_SECTIONS)
_BEST_OF_THOSE = _BEST.where((SECTION_SEARCH.c.rowid + 0).in_(_THOSE))  # looked up at once, by sum
_NEAR = _FOUND.order_by(SECTION_SEARCH.c.rowid).limit(MOST_SECTIONS)
_FIRST = _FOUND.order_by(SECTION_SEARCH.c.rowid).limit(MOST_LOOKED_AT)
_THESE = select(func.json_each(bindparam("sections")).table_valued("value").c.value)
_TITLES = select(SECTION.c.id, SECTION.c.title, SECTION.c.heading).where(SECTION.c.id.in_(_THESE))


def near(connection: Connection, asked: Near, within: Within) -> Sequence[int]:
    """Return the first sections where phrases stand near each other."""
    bounds = {"expression": limited(near_expression(asked), within)}
    return [section for (section,) in rows(connection, _NEAR, bounds)]


def best(connection: Connection, asked: Every, ranking: Ranking, within: Within) -> Sequence[int]:
    """Return the sections that FTS5 itself ranks best."""
    those = limited(expression(asked), within)
    ranked = expression(Every(tuple(tuple((word,) for word in slot) for slot in ranking)))
    best = _BEST if those == ranked else _BEST_OF_THOSE
    bounds = {"expression": ranked, "asked": those}
    return [section for (section,) in rows(connection, best, bounds)]


def first(connection: Connection, asked: Every, within: Within) -> Mapping[int, str]:
    """Return the first sections that answer, in order, each with its titles.

    The titles are remembered: what is typed next finds mostly the same sections.
    """
    titles = memory(connection, "titles")
    bounds = {"expression": limited(expression(asked), within)}
    found = [section for (section,) in rows(connection, _FIRST, bounds)]
    if new := [section for section in found if section not in titles]:
        for section, title, heading in rows(connection, _TITLES, {"sections": dumps(new)}):
            titles[section] = f"{title} {heading or ''}"
    return {section: titles[section] for section in found if section in titles}


def near_expression(asked: Near) -> str:
    """Return what FTS5 is asked for phrases near each other.

    >>> near_expression(Near((("kidney",), ("failure",))))
    'NEAR("kidney" "failure", 20)'
    """
    return f"NEAR({' '.join(map(_side_by_side, asked.phrases))}, {DISTANCE})"


def expression(asked: Every) -> str:
    """Return what FTS5 is asked for alternatives.

    >>> expression(Every(((("kidney", "failure"), ("renal",)), (("5", "", "mg"),))))
    '("kidney failure" OR "renal") AND (NEAR("5 " " mg", 4))'
    """
    return " AND ".join(f"({' OR '.join(map(_quoted, phrases))})" for phrases in asked.slots)


def limited(expression: str, within: Within) -> str:
    """Return what is asked of the index, limited to what a search keeps to."""
    asked = "".join(f'marks : "{mark}" AND ' for mark in asked_marks(within))
    return f"{asked}({expression})" if asked else expression


def _quoted(words: Phrase) -> str:
    phrase = _side_by_side(tuple(word or '" "' for word in words))
    return phrase if all(words) else f"NEAR({phrase}, {RANGE})"


def _side_by_side(words: Phrase) -> str:
    return f'"{" ".join(words)}"'
