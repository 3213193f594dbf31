"""What is said to SQLite in its own way."""

from collections.abc import Iterable, Sequence
from functools import cache

from sqlalchemy import Connection, TableClause, bindparam, column
from sqlalchemy import insert as inserted
from sqlalchemy.dialects import sqlite

from baklosan_desktop.store.dialects.base import Asked, Notation, Page, Row

NOTATION = Notation('"{}"*'.format, " AND ", " OR ")
IS_CALLED: Asked = column("label_search").match(bindparam("expression"))


def insert(connection: Connection, table: TableClause, rows: Sequence[Row]) -> None:
    """Insert rows as they come: what is written for each of many labels is prepared once."""
    connection.exec_driver_sql(_statement(table), list(rows))


@cache
def _statement(table: TableClause) -> str:
    return str(inserted(table).compile(dialect=sqlite.dialect()))


def hold_still(connection: Connection) -> None:
    """Begin what the driver does not begin on its own."""
    connection.exec_driver_sql("BEGIN")


def kept_path(path: str) -> str:
    """Return all of it: the file is the user's, and so is the library."""
    return path


def unkept(_texts: Iterable[str], _pages: Sequence[Page]) -> str:
    """Return nothing: whatever is text can be kept."""
    return ""
