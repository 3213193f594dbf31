"""Rows into tables, as they come: what is written for each of many labels is prepared once."""

from collections.abc import Iterable
from functools import cache

from sqlalchemy import Connection, TableClause, insert
from sqlalchemy.dialects import sqlite

Row = tuple[object, ...]


def insert_rows(connection: Connection, table: TableClause, rows: Iterable[Row]) -> None:
    """Insert rows that have a value for every column of a table, in their order."""
    if rows := list(rows):
        connection.exec_driver_sql(_statement(table), rows)


@cache
def _statement(table: TableClause) -> str:
    return str(insert(table).compile(dialect=sqlite.dialect()))
