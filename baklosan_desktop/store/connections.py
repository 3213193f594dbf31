"""Whether a database keeps a connection from one question to the next.

Opening one takes a third of a search. But what is written is in SQLite's log only as long as
anybody has the file open, and would be missing in a copy of it.
"""

import sqlite3
from collections.abc import Callable
from pathlib import Path
from weakref import finalize, ref

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.exc import DisconnectionError
from sqlalchemy.pool import ConnectionPoolEntry, NullPool, Pool, QueuePool

_KEPT_PAGES = 32_768  # KiB: the titles that a search looks at lie on two hundred pages
_NO_LIMIT = -1  # further threads open a connection and close it
_FILE = "file"  # the key of what a connection was opened to
Connect = Callable[[], sqlite3.Connection]


def closing(connect: Connect) -> Engine:
    """Return an engine that closes a connection after use."""
    return create_engine("sqlite://", creator=connect, poolclass=NullPool)


def keeping(connect: Connect) -> Engine:
    """Return an engine that keeps one connection, which no two threads have at once.

    `connect` lets more than one thread use it.
    """
    return create_engine(
        "sqlite://", creator=connect, poolclass=QueuePool, pool_size=1, max_overflow=_NO_LIMIT
    )


def keeping_while_there(connect: Connect, path: Path) -> Engine:
    """Return the same, which connects again once another file, or none, has that path.

    What was read for one question serves the next, as far as there is room for it. The end of the
    program closes the connection, whoever still holds the engine.
    """

    def connect_to_stay() -> sqlite3.Connection:
        connection = connect()
        connection.execute(f"PRAGMA cache_size = -{_KEPT_PAGES}")
        return connection

    def refuse_another(_opened: object, record: ConnectionPoolEntry, _used_by: object) -> None:
        now = _identity(path)
        if record.info.setdefault(_FILE, now) != now:
            raise DisconnectionError

    engine = keeping(connect_to_stay)
    event.listen(engine, "checkout", refuse_another)
    finalize(engine, _close, ref(engine.pool))  # the pool itself would hold the engine
    return engine


def _close(pool: ref[Pool]) -> None:
    if there := pool():
        there.dispose()


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        there = path.stat()
    except OSError:
        return None  # why it cannot be opened is told when that is tried
    return there.st_dev, there.st_ino
