"""The digest of all that a database holds, kept in it: it sees what SQLite's own check cannot.

Of single wrong bits within texts `PRAGMA quick_check` finds almost none.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from hashlib import sha256

from sqlalchemy import literal_column, select, table

_SCHEMA = "SELECT type, name, sql FROM sqlite_schema WHERE name <> 'seal' ORDER BY name"


def is_whole(connection: sqlite3.Connection) -> bool:
    """Whether the content is what was sealed; a file without a seal counts as whole."""
    if not _has_seal(connection):
        return True
    with at_one_moment(connection):
        sealed = connection.execute("SELECT digest FROM seal").fetchall()
        return sealed == [(_digest(connection),)]


@contextmanager
def at_one_moment(connection: sqlite3.Connection) -> Iterator[None]:
    """Read what is there at one moment, whatever others write meanwhile."""
    connection.execute("BEGIN")
    try:
        yield
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")


def write(connection: sqlite3.Connection) -> None:
    """Seal the content as it is in this transaction, if the file has a place for it."""
    if _has_seal(connection):
        digest = _digest(connection)
        connection.execute("INSERT OR REPLACE INTO seal VALUES (1, ?)", (digest,))


def _has_seal(connection: sqlite3.Connection) -> bool:
    found = connection.execute("SELECT 1 FROM sqlite_schema WHERE name = 'seal'")
    return found.fetchone() is not None


def _digest(connection: sqlite3.Connection) -> str:
    """Return the SHA-256 of what marks the file as ours, of its schema, and of every row."""
    digest = sha256()
    connection.text_factory = bytes  # a wrong bit may leave what is no text
    for pragma in ("PRAGMA application_id", "PRAGMA user_version"):
        digest.update(repr(connection.execute(pragma).fetchone()).encode())
    for kind, name, sql in connection.execute(_SCHEMA).fetchall():
        digest.update(repr((kind, name, sql)).encode())
        if kind == b"table":
            for row in connection.execute(_everything_in(name.decode())):
                digest.update(repr(row).encode())
    connection.text_factory = str
    return digest.hexdigest()


@cache
def _everything_in(name: str) -> str:
    return str(select(literal_column("*")).select_from(table(name)))
