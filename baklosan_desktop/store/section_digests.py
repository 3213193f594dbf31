"""The sections that a search finds, twenty at once, each compared with its digest."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from functools import cache
from typing import Any, NamedTuple, Self

from sqlalchemy import BindParameter, Connection, Select, bindparam, select

from baklosan_desktop.store.asking import READABLE, asking, sql
from baklosan_desktop.store.digests import CHANGING, digest_of_section, has_place
from baklosan_desktop.store.memory import memory
from baklosan_desktop.store.schema import DIGEST, SECTION

_OF_SECTION = select(SECTION.c.label_id).where(SECTION.c.id == bindparam("own"))
_KNOWN = select(SECTION.c.id, SECTION.c.label_id, DIGEST.c.digest).join_from(
    SECTION,
    DIGEST,
    (DIGEST.c.label_id == SECTION.c.label_id) & (DIGEST.c.position == SECTION.c.position),
)
_COLUMNS = [SECTION.c.label_id, *(one for one in SECTION.c if one.name not in CHANGING)]
_NAMES = [one.name for one in _COLUMNS]
_ID = _NAMES.index("id")  # what follows is what never changes
_SECTIONS = select(*_COLUMNS)
_THESE = _SECTIONS.where(SECTION.c.id.in_(bindparam("sections", expanding=True)))

Known = tuple[bytes, bytes]
"""The label of a section, and its digest."""


class Lines(NamedTuple):
    """A section with its text, line by line."""

    id: int
    label_id: str
    key: str
    title: str
    heading: str | None
    first_line: int
    text: str

    @classmethod
    def of(cls, row: Sequence[Any]) -> Self:
        """Take what is searched out of a row."""
        return cls._make(row[_NAMES.index(name)] for name in cls._fields)


def known(connection: Connection, sections: Sequence[int]) -> dict[int, Known] | None:
    """Return what the sections with these ids are known by, each that has one digest.

    None where a database keeps no digests.
    """
    if not (sections and has_place(connection)):
        return None
    kept = memory(connection, "digests")
    if new := [one for one in sections if one not in kept]:
        found: dict[int, list[Known]] = {one: [] for one in new}
        with asking(connection, bytes) as ask:
            for section, *own in ask(_of(_KNOWN, len(new)), tuple(new)):
                found[section].append(tuple(own))
        kept |= found
    return {one: own[0] for one in sections if len(own := kept[one]) == 1}


def read(
    connection: Connection, sections: Sequence[int], kept: Mapping[int, Known] | None
) -> tuple[list[Lines], list[str]]:
    """Return those of the sections with these ids that are whole, and the labels of the others.

    `kept` is what they are `known` by; without digests all are believed.
    """
    if not sections:
        return [], []
    if kept is None:
        rows = connection.execute(_THESE, {"sections": list(sections)})
        return [Lines.of(row) for row in rows], []
    with asking(connection, bytearray) as ask:  # one that is no text says nothing of the others
        found = ask(_of(_SECTIONS, len(sections)), tuple(sections))
    whole = [Lines.of(said) for row in found if (said := _whole(row, kept))]
    others = set(sections) - {one.id for one in whole}
    with asking(connection, READABLE) as ask:
        damaged = [
            label
            for one in sections
            if one in others
            for (label,) in ask(sql(_OF_SECTION), (one,))  # it may have been removed meanwhile
        ]
    return whole, list(dict.fromkeys(damaged))


def _whole(row: Sequence[Any], kept: Mapping[int, Known]) -> Sequence[Any] | None:
    """Return a row with its texts if it is what was kept."""
    with suppress(UnicodeDecodeError):
        said: list[Any] = [one.decode() if isinstance(one, bytearray) else one for one in row]
        own = kept.get(said[_ID])
        if own and own[1] == digest_of_section(tuple(said[_ID:])):
            return said
    return None


@cache
def _of(statement: Select[Any], count: int) -> str:
    """Return what asks for as many sections."""
    ids: list[BindParameter[object]] = [bindparam(f"own_{number}") for number in range(count)]
    return sql(statement.where(SECTION.c.id.in_(ids)))
