"""Let a library grow by copies of its own labels: sooner than by import, as large in the end."""

import sqlite3
from contextlib import closing
from pathlib import Path

from baklosan_desktop.store import digests
from baklosan_desktop.store.user_file import statements

_COPY = tuple(statements(Path(__file__).with_suffix(".sql").read_text()))
_COUNTED = (
    "CREATE VIRTUAL TABLE temp.section_word USING fts5vocab (main, section_search, row)",
    "UPDATE word SET sections = (SELECT doc FROM section_word WHERE term = text)",
)


def grow(path: Path, size: int) -> None:
    """Copy labels until there are so many, and count their words anew."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA cache_size = -200000")
        while (there := _number(connection, "SELECT max(number) FROM edition")) < size:
            sections = _number(connection, "SELECT max(id) FROM section")
            most = min(there, size - there)
            bound = {"round": f"c{there}", "most": most, "shift": there, "sections": sections}
            with connection:
                for statement in _COPY:
                    connection.execute(statement, bound)
        with connection:
            for statement in _COUNTED:
                connection.execute(statement)
            digests.complete(connection)
            connection.execute("INSERT INTO section_search (section_search) VALUES ('optimize')")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _number(connection: sqlite3.Connection, query: str) -> int:
    return int(connection.execute(query).fetchone()[0])
