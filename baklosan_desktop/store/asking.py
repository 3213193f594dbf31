"""A file asked through its driver alone: what is asked for every key, and texts as they lie there.

SQLAlchemy says what is asked. Where the processor has just painted something else, it takes three
times as long to ask as SQLite takes to answer.
"""

import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from functools import cache, partial
from typing import Any, NamedTuple

from sqlalchemy import ClauseElement, Connection, Select
from sqlalchemy.dialects import sqlite

EXACT = partial(str, encoding="utf-8")
READABLE = partial(EXACT, errors="replace")

AnyConnection = Connection | sqlite3.Connection
Ask = Callable[[str, tuple[object, ...]], Sequence[Any]]
Text = Callable[[bytes], str | bytes | bytearray]


class _Question(NamedTuple):
    """What is asked, the names of its parameters in order, and those that are always the same."""

    sql: str
    names: Sequence[str]
    given: Mapping[str, object]


def rows(
    connection: Connection, statement: Select[Any], bounds: Mapping[str, object]
) -> Sequence[Any]:
    """Return the answer of any engine, quickly where that is a file; not while `asking` it."""
    if is_file(connection):
        asked = _question(statement)
        own = {**asked.given, **bounds}
        parameters = tuple(own[name] for name in asked.names)
        with suppress(sqlite3.DatabaseError, UnicodeDecodeError):  # the engine explains these
            return driver_of(connection).execute(asked.sql, parameters).fetchall()
    return connection.execute(statement, bounds).all()


@contextmanager
def asking(connection: AnyConnection, text: Text = EXACT) -> Iterator[Ask]:
    """Give what reads texts so, and what the database itself says of its damage."""
    driver = driver_of(connection)

    def ask(question: str, own: tuple[object, ...]) -> Sequence[Any]:
        try:
            return driver.execute(question, own).fetchall()
        except sqlite3.DatabaseError:
            if isinstance(connection, sqlite3.Connection):
                raise
        return connection.exec_driver_sql(question, own).fetchall()  # its engine explains it

    driver.text_factory = text
    try:
        yield ask
    finally:
        driver.text_factory = str


def is_file(connection: Connection) -> bool:
    """Whether it is no server that is asked."""
    return connection.dialect.name == "sqlite"


def driver_of(connection: AnyConnection) -> sqlite3.Connection:
    """Return the connection of the driver."""
    if isinstance(connection, sqlite3.Connection):
        return connection
    driver = connection.connection.driver_connection
    if not isinstance(driver, sqlite3.Connection):
        raise TypeError(driver)
    return driver


@cache
def sql(statement: ClauseElement) -> str:
    """Return what the driver is asked."""
    return str(statement.compile(dialect=sqlite.dialect()))


@cache
def _question(statement: Select[Any]) -> _Question:
    compiled = statement.compile(dialect=sqlite.dialect())
    given = {name: value for name, value in compiled.params.items() if value is not None}
    return _Question(str(compiled), compiled.positiontup or (), given)
