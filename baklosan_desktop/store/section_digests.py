"""Digests of the sections that a search finds: twenty at once, from few statements."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Connection,
    Select,
    bindparam,
    func,
    literal_column,
    select,
)

from baklosan_desktop.store.dialects.base import Row
from baklosan_desktop.store.digests import (
    CHANGING,
    READABLE,
    Ask,
    asking,
    digest_of,
    has_place,
    sql,
)
from baklosan_desktop.store.schema import DIGEST, PARAGRAPH, SECTION

_OF_SECTION = select(SECTION.c.label_id).where(SECTION.c.id == bindparam("own"))
_TAB: ColumnElement[str] = literal_column("char(9)")
_END_OF_LINE: ColumnElement[str] = literal_column("char(10)")
_KNOWN = select(SECTION.c.id, SECTION.c.label_id, DIGEST.c.digest).join_from(
    SECTION,
    DIGEST,
    (DIGEST.c.label_id == SECTION.c.label_id) & (DIGEST.c.position == SECTION.c.position),
)
_OF_SECTIONS = (
    select(SECTION.c.id, *(one for one in SECTION.c if one.name not in CHANGING)),
    select(
        SECTION.c.id,
        func.group_concat(
            PARAGRAPH.c.line.concat(_TAB)
            .concat(PARAGRAPH.c.section.concat(_TAB))
            .concat(PARAGRAPH.c.text),
            _END_OF_LINE,
        ),
    )
    .join_from(
        SECTION,
        PARAGRAPH,
        (PARAGRAPH.c.label_id == SECTION.c.label_id)
        & PARAGRAPH.c.line.between(SECTION.c.first_line, SECTION.c.last_line),
    )
    .group_by(SECTION.c.id),
)

Known = tuple[bytes, bytes]
"""The label of a section, and its digest."""


def known(connection: Connection, sections: Sequence[int]) -> dict[int, Known] | None:
    """Return what the sections with these ids are known by, each that has one digest.

    None where a database keeps no digests.
    """
    if not (sections and has_place(connection)):
        return None
    with asking(connection, bytes) as ask:
        kept = _by_section(ask, _KNOWN, sections)
    return {section: own[0] for section, own in kept.items() if len(own) == 1}


def told_apart(
    connection: Connection, sections: Sequence[int], kept: Mapping[int, Known] | None
) -> tuple[list[int], list[str]]:
    """Return those of the sections with these ids that are whole, and the labels of the others.

    `kept` is what they are `known` by; without digests all are believed.
    """
    if not sections or kept is None:
        return list(sections), []
    with asking(connection, bytearray) as ask:
        own, lines = (_by_section(ask, one, sections) for one in _OF_SECTIONS)
    whole = [
        one
        for one in sections
        if one in kept and kept[one][1] == _digest_of_section(own[one], lines[one])
    ]
    others = [one for one in sections if one not in whole]
    with asking(connection, READABLE) as ask:
        damaged = [ask(sql(_OF_SECTION), (one,))[0][0] for one in others]
    return whole, list(dict.fromkeys(damaged))


def _by_section(
    ask: Ask, asked: Select[Any], sections: Sequence[int]
) -> Mapping[int, Sequence[tuple[Any, ...]]]:
    """Return what the answer has of each of these sections, without its id."""
    found: dict[int, list[tuple[Any, ...]]] = {one: [] for one in sections}
    for section, *row in ask(_of(asked, len(sections)), tuple(sections)):
        found[section].append(tuple(row))
    return found


def _digest_of_section(own: Iterable[Row], lines: Iterable[tuple[bytearray | None]]) -> bytes:
    """Return the digest of a section as it was read: texts as bytearrays, and lines in one."""
    parted = (line for (text,) in lines if text for line in bytes(text).split(b"\n"))
    return digest_of([*map(_joined, own), *parted])


def _joined(row: Row) -> bytes:
    """Encode a row of which the texts are bytearrays: what has become a blob is no text."""
    return b"\t".join([one if isinstance(one, bytearray) else str(one).encode() for one in row])


@cache
def _of(statement: Select[Any], count: int) -> str:
    """Return what asks for as many sections."""
    ids: list[BindParameter[object]] = [bindparam(f"own_{number}") for number in range(count)]
    return sql(statement.where(SECTION.c.id.in_(ids)))
