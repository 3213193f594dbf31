"""What each database engine is told in its own way; all else is said once, for all of them."""

from functools import cache

from sqlalchemy import Connection

from baklosan_desktop.store.dialects import sqlite, sqlite_index, sqlite_search
from baklosan_desktop.store.dialects.base import Dialect

_SQLITE = Dialect(sqlite, sqlite_search, sqlite_index)


@cache
def _postgresql() -> Dialect:
    """Import what only a server needs once there is one: every start would wait for it."""
    from baklosan_desktop.store.dialects import (
        postgresql,
        postgresql_index,
        postgresql_search,
    )

    return Dialect(postgresql, postgresql_search, postgresql_index)


def of(connection: Connection) -> Dialect:
    """Return what is said over a connection."""
    return _postgresql() if connection.dialect.name == "postgresql" else _SQLITE
