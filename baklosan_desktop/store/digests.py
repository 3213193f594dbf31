"""Digests of the labels of a library, kept beside them: a text with a wrong bit is not shown.

Each section has one, so that a search need not read whole labels (`section_digests`), and all else
of a label has one more. They tell accidents only: whoever forges a text can forge its digest. A
database without a place for them, such as the bundled one, is believed: it is verified as a file.
"""

import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from functools import cache
from hashlib import blake2b
from operator import itemgetter

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Connection,
    TableClause,
    bindparam,
    insert,
    select,
)
from sqlalchemy.exc import DBAPIError

from baklosan_desktop.errors import DamagedLabel
from baklosan_desktop.store.asking import READABLE, AnyConnection, Ask, asking, is_file, sql
from baklosan_desktop.store.dialects.base import Row
from baklosan_desktop.store.schema import (
    BLOCK,
    DIGEST,
    EDITION,
    INGREDIENT,
    LABEL,
    ORIGINAL,
    PACKAGE,
    PRODUCT,
    REMARK,
    SECTION,
    SUBSTANCE,
)
from baklosan_desktop.tongue import _

_SIZE = 16
_REST = -1  # in the place of a section
_TABLES_OF_REST = (LABEL, EDITION, SUBSTANCE, REMARK, PRODUCT, INGREDIENT, PACKAGE, BLOCK)
_TABLES = (*_TABLES_OF_REST, SECTION)
CHANGING = {"label_id", "replaced_by"}  # an edition that is replaced gets another id
_POSITION, _KEY, _FIRST_LINE, _TEXT = 1, 2, 7, 9  # among the columns that never change
_END_OF_LINE = "\n"

_PLACE = "SELECT 1 FROM sqlite_schema WHERE name = 'digest'"
_OWN: BindParameter[object] = bindparam("own")
_KEPT = select(DIGEST.c.position, DIGEST.c.digest).where(DIGEST.c.label_id == _OWN)
_NAME = select(LABEL.c.name).where(LABEL.c.id == _OWN)
_PATH = (
    select(ORIGINAL.c.path)
    .join_from(LABEL, ORIGINAL, ORIGINAL.c.sha256 == LABEL.c.sha256)
    .where(LABEL.c.id == _OWN)
)
_WITHOUT = select(LABEL.c.id).where(LABEL.c.id.not_in(select(DIGEST.c.label_id)))

Rows = Mapping[TableClause, Sequence[Row]]


def rows(
    label_id: str, path: str, of_label: Iterable[tuple[TableClause, Sequence[Row]]]
) -> list[Row]:
    """Return the rows of the digests of a label that is to be written as these rows.

    `path` is the one under which its file is kept. UnicodeEncodeError where a text cannot be kept.
    """
    own: dict[TableClause, list[Row]] = {table: [] for table in _TABLES}
    for table, given in of_label:
        if table in own:
            own[table] += map(_lasting(table), given)
    return [(label_id, *one) for one in _digests(own, path)]


def verify(connection: Connection, label_id: str) -> None:
    """Raise DamagedLabel if a label is there and is not what was kept."""
    if not is_whole(connection, label_id):
        raise damaged(connection, label_id)


def damaged(connection: AnyConnection, label_id: str) -> DamagedLabel:
    """Return what is to be said of a damaged label."""
    return DamagedLabel(
        _("The label of '{name}' in your library is damaged.").format(
            name=name(connection, label_id)
        )
    )


def name(connection: AnyConnection, label_id: str) -> str:
    """Return what a label is called, as far as that can be read."""
    with suppress(sqlite3.Error, DBAPIError), asking(connection, READABLE) as ask:
        if found := ask(sql(_NAME), (label_id,)):
            return str(found[0][0])
    return label_id


def is_whole(connection: AnyConnection, label_id: str) -> bool:
    """Whether a label, if it is there, is what was kept: a wrong bit may leave what is no text."""
    if not has_place(connection):
        return True
    with suppress(UnicodeDecodeError), asking(connection) as ask:
        kept = Counter((position, digest) for position, digest in ask(sql(_KEPT), (label_id,)))
        return kept == Counter(_read(ask, label_id))  # in damage not all can be put in order
    return False


def complete(connection: sqlite3.Connection) -> None:
    """Keep the digests of the labels that have none, if there is a place for them.

    What is no text has none, so that its label is damaged.
    """
    if has_place(connection):
        for (label_id,) in connection.execute(str(_WITHOUT)).fetchall():
            own: list[tuple[object, bytes]] = []
            with suppress(UnicodeDecodeError), asking(connection) as ask:
                own = _read(ask, label_id)
            connection.executemany(sql(insert(DIGEST)), [(label_id, *one) for one in own])


def has_place(connection: AnyConnection) -> bool:
    """Whether a database is a file that keeps digests.

    A server watches over its pages itself; what is copied from it into a file is compared there.
    """
    if isinstance(connection, sqlite3.Connection):
        return _has_place(connection)
    if not is_file(connection):
        return False
    if _PLACE not in connection.info:  # which lasts as long as the file is open
        connection.info[_PLACE] = _has_place(connection)
    return bool(connection.info[_PLACE])


def _has_place(connection: AnyConnection) -> bool:
    with asking(connection) as ask:
        return bool(ask(_PLACE, ()))


def _read(ask: Ask, label_id: str) -> list[tuple[object, bytes]]:
    own = {table: ask(_rows_of(table), (label_id,)) for table in _TABLES}
    path = ask(sql(_PATH), (label_id,))
    return _digests(own, *path[0]) if own[LABEL] and path else []


def _digests(own: Rows, path: object) -> list[tuple[object, bytes]]:
    """Return the digest of each section by its position, and that of all else."""
    found = [(one[_POSITION], digest_of_section(one)) for one in own[SECTION]]
    rest = (_encoded(row) for table in _TABLES_OF_REST for row in own[table])
    return [
        *found,
        (_REST, _digest_of([_encoded((path,)), *(digest for _, digest in found), *rest])),
    ]


def digest_of_section(row: Row) -> bytes:
    """Return the digest of a section: each of its lines is a part of it, as when each had a row.

    UnicodeEncodeError where a text cannot be kept.
    """
    parts = [*map(str, row)]
    text, key, first = parts.pop(_TEXT), parts[_KEY], row[_FIRST_LINE]
    if isinstance(first, int):  # otherwise it is damaged, as its digest will tell
        lines = enumerate(text.split(_END_OF_LINE), first)
        own = [f"{line}\t{key}\t{said}" for line, said in lines if said]
    else:
        own = []
    whole = _END_OF_LINE.join(sorted(["\t".join(parts), *own]))  # the order is that of the bytes
    return blake2b(whole.encode(), digest_size=_SIZE).digest()


def _digest_of(parts: Iterable[bytes]) -> bytes:
    """Return the digest of parts, whatever their order."""
    return blake2b(b"\n".join(sorted(parts)), digest_size=_SIZE).digest()


def _encoded(row: Row) -> bytes:
    return "\t".join(map(str, row)).encode()


@cache
def _lasting(table: TableClause) -> Callable[[Row], Row]:
    """Return what takes the columns out of a row that never change."""
    names = [column.name for column in _columns(table)]
    return itemgetter(*(at for at, column in enumerate(table.c) if column.name in names))


def _columns(table: TableClause) -> list[ColumnElement[object]]:
    return [one for one in table.c if one.name not in CHANGING and one is not LABEL.c.id]


@cache
def _rows_of(table: TableClause) -> str:
    own = LABEL.c.id if table is LABEL else table.c.label_id
    return sql(select(*_columns(table)).where(own == _OWN))
