"""What each database engine is told in its own way; all else is said once, for all of them."""

from sqlalchemy import Connection

from baklosan_desktop.store.dialects import (
    postgresql,
    postgresql_index,
    postgresql_search,
    sqlite,
    sqlite_index,
    sqlite_search,
)
from baklosan_desktop.store.dialects.base import Dialect

_SQLITE = Dialect(sqlite, sqlite_search, sqlite_index)
_POSTGRESQL = Dialect(postgresql, postgresql_search, postgresql_index)


def of(connection: Connection) -> Dialect:
    """Return what is said over a connection."""
    return _POSTGRESQL if connection.dialect.name == "postgresql" else _SQLITE
