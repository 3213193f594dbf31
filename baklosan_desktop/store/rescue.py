"""What is whole in a damaged library, carried over into a new one; the rest is named.

Nothing but labels and their files is taken, each after its digest was compared. What they are found
by is made anew, and the files of a watched folder are looked at again: they mend what is lost.
"""

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, suppress
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import Connection, TableClause, bindparam, insert, select, update
from sqlalchemy.dialects import sqlite

from baklosan_desktop.labels.published import Ingredient, Product
from baklosan_desktop.store import digests, finding, lexicon, soundness
from baklosan_desktop.store.batch import pages_of
from baklosan_desktop.store.inserting import insert_rows
from baklosan_desktop.store.published_rows import TABLES
from baklosan_desktop.store.schema import (
    DIGEST,
    EDITION,
    INGREDIENT,
    LABEL,
    LABEL_SEARCH,
    ORIGINAL,
    PACKAGE,
    PRODUCT,
)
from baklosan_desktop.store.user_file import UserFile
from baklosan_desktop.tongue import _, plural

_IDS = ("SELECT id FROM label", "SELECT label_id FROM edition", "SELECT label_id FROM digest")
_OWN = [table for table in TABLES if table is not ORIGINAL and table is not LABEL_SEARCH]
_FILE = "SELECT * FROM original WHERE sha256 = ?"
_HAS_LINES = "SELECT 1 FROM sqlite_schema WHERE name = 'paragraph'"
_AS_OF_NOW = """
CREATE TEMP VIEW section AS
SELECT
    own.*,
    (
        SELECT group_concat(text, char(10)) FROM paragraph
        WHERE label_id = own.label_id AND line BETWEEN own.first_line AND own.last_line
    ) AS text
FROM main.section AS own
"""
_MOST_NAMED = 10

Rows = Mapping[str, Sequence[Any]]


class _Whole(NamedTuple):
    """A label that is what was kept, with its file; `newer` took its place."""

    label_id: str
    newer: str | None
    file: Sequence[Any]
    rows: Rows


def carry_over(damaged: UserFile, new: UserFile) -> str:
    """Write a new library with all that is whole in a damaged one, and say what is not."""
    with (
        closing(sqlite3.connect(damaged.path)) as source,
        new.explained(),
        new.open().connect() as target,
    ):
        if source.execute(_HAS_LINES).fetchone():
            source.execute(_AS_OF_NOW)  # before version 3 each line of a section had a row
        ids = _ids(source)
        lexicon.prepare(target)
        with new.transaction(target):
            carried = _carried(source, target, ids)
            lost = [digests.name(source, one) for one in ids if one not in carried]
            if lost:  # their files are to be read once more
                target.execute(update(ORIGINAL).values(is_whole=0))
    return _said(len(carried), lost)


def _said(carried: int, lost: Sequence[str]) -> str:
    said = plural(
        "{number} label could be carried over", "{number} labels could be carried over", carried
    )
    if not lost:
        return said
    names = ", ".join(f"'{name}'" for name in lost[:_MOST_NAMED])
    if len(lost) > _MOST_NAMED:
        more = len(lost) - _MOST_NAMED
        names = _("{names} and {number:,} more").format(names=names, number=more)
    return _("{carried}; import again: {names}").format(carried=said, names=names)


def _ids(source: sqlite3.Connection) -> list[str]:
    """Return the ids that can be read, wherever they stand."""
    found: dict[str, None] = {}
    for query in _IDS:
        with suppress(sqlite3.Error):
            for (label_id,) in source.execute(query):
                found[label_id] = None
    return list(found)


def _carried(source: sqlite3.Connection, target: Connection, ids: Sequence[str]) -> set[str]:
    """Carry labels over, and then those that they replaced."""
    carried: set[str] = set()
    for is_newest in (True, False):
        for one in _whole(source, ids):
            if one.newer is None if is_newest else one.newer in carried:
                _insert(target, one)
                carried.add(one.label_id)
    return carried


def _whole(source: sqlite3.Connection, ids: Sequence[str]) -> Iterator[_Whole]:
    for label_id in ids:
        with suppress(sqlite3.Error):
            if digests.is_whole(source, label_id) and (one := _read(source, label_id)):
                yield one


def _read(source: sqlite3.Connection, label_id: str) -> _Whole | None:
    rows = {table.name: source.execute(_rows_of(table), (label_id,)).fetchall() for table in _OWN}
    if not rows[DIGEST.name]:
        return None  # nothing was kept under this id
    [label], [edition] = rows[LABEL.name], rows[EDITION.name]
    file = source.execute(_FILE, (label[-1],)).fetchone()
    if not soundness.is_file(file[0], file[-1]):
        return None
    return _Whole(label_id, edition[-1], file, rows)


@cache
def _rows_of(table: TableClause) -> str:
    own = LABEL.c.id if table is LABEL else table.c.label_id
    query = select(table).where(own == bindparam("own"))
    return str(query.compile(dialect=sqlite.dialect()))


def _insert(target: Connection, one: _Whole) -> None:
    file = dict(zip(ORIGINAL.c.keys(), one.file, strict=True))
    target.execute(insert(ORIGINAL).prefix_with("OR IGNORE"), file)
    for table in _OWN:
        insert_rows(target, table, one.rows[table.name])
    if one.newer is None:
        [label], [edition] = one.rows[LABEL.name], one.rows[EDITION.name]
        insert_rows(target, LABEL_SEARCH, [finding.row(edition[0], label[1], _products(one.rows))])
        lexicon.add(target, pages_of(target, one.label_id))


def _products(rows: Rows) -> list[Product]:
    """Return the products as far as labels are found by them."""
    return [
        Product(
            name,
            ingredients=tuple(
                Ingredient(own, code, is_active=bool(is_active))
                for _, product, _, own, code, _, is_active in rows[INGREDIENT.name]
                if product == at
            ),
            codes=tuple(
                text
                for _, product, kind, _, text in rows[PACKAGE.name]
                if product == at and kind == "code"
            ),
        )
        for _, at, name, _ in rows[PRODUCT.name]
    ]
