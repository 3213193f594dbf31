"""Rows into tables, as they come."""

from collections.abc import Iterable

from sqlalchemy import Connection, TableClause

from baklosan_desktop.store import dialects
from baklosan_desktop.store.dialects.base import Row


def insert_rows(connection: Connection, table: TableClause, rows: Iterable[Row]) -> None:
    """Insert rows that have a value for every column of a table, in their order."""
    if rows := list(rows):
        dialects.of(connection).rows.insert(connection, table, rows)
