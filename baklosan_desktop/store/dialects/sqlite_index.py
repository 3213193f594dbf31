"""SQLite's full-text index of sections, and the words that it counts."""

import sqlite3
from collections.abc import Sequence

from sqlalchemy import Connection

from baklosan_desktop.search.words import stem
from baklosan_desktop.store.asking import driver_of
from baklosan_desktop.store.dialects.base import Page

# The words of some pages, counted by the same rules as those of all.
_PREPARED = (
    "PRAGMA temp_store = MEMORY",
    "PRAGMA cache_size = -65536",  # KiB: what a batch changes is written once, when it is whole
    """CREATE VIRTUAL TABLE temp.own USING fts5 (
        title, text, content = '', columnsize = 0, detail = none,
        tokenize = 'unicode61 remove_diacritics 2'
    )""",
    "INSERT INTO own (own, rank) VALUES ('hashsize', 16777216)",
    "CREATE VIRTUAL TABLE temp.own_word USING fts5vocab (own, row)",
    "CREATE VIRTUAL TABLE temp.every_word USING fts5vocab (main, section_search, row)",
)
_MENDED = (
    "INSERT INTO section_search (section_search) VALUES ('rebuild')",
    "INSERT INTO label_search (label_search) VALUES ('rebuild')",
    "DELETE FROM word",
    """INSERT INTO word SELECT term, stem(term), doc FROM every_word
    WHERE substr(term, 1, 1) <> char(57344)""",  # those are marks
)
_PAGE = "INSERT INTO own (rowid, title, text) VALUES (?, ?, ?)"
_NO_LONGER_OWN = "INSERT INTO own (own) VALUES ('delete-all')"
_SEARCHED = "INSERT INTO section_search (rowid, title, text, marks) VALUES (?, ?, ?, ?)"
_NOT_SEARCHED = (
    "INSERT INTO section_search (section_search, rowid, title, text, marks) "
    "VALUES ('delete', ?, ?, ?, ?)"
)
_COUNTED = (
    "INSERT INTO word SELECT term, '', doc FROM own_word WHERE true"
    " ON CONFLICT (text) DO UPDATE SET sections = sections + excluded.sections"
)
_STEMMED = "UPDATE word SET stem = stem(text) WHERE stem = ''"  # the words that are new
_MERGED = "INSERT INTO section_search (section_search, rank) VALUES ('merge', ?)"
_PAGES = 1000
_FORGOTTEN = (
    "DELETE FROM word WHERE text IN"
    " (SELECT term FROM own_word JOIN word ON text = term WHERE doc >= sections)"
)
_DISCOUNTED = (
    "UPDATE word SET sections = sections - (SELECT doc FROM own_word WHERE term = text)"
    " WHERE text IN (SELECT term FROM own_word)"
)


def prepare(connection: Connection) -> None:
    """Make a place to count words in."""
    teach_stems(connection)
    with connection.begin():
        for statement in _PREPARED:
            connection.exec_driver_sql(statement)


def add(connection: Connection, pages: Sequence[Page]) -> None:
    """Put pages that were written into the index, and count their words."""
    _change(connection, pages, _SEARCHED, _COUNTED, _STEMMED)


def take_out(connection: Connection, pages: Sequence[Page]) -> None:
    """Take pages out of the index, with the words that no others have."""
    _change(connection, pages, _NOT_SEARCHED, _FORGOTTEN, _DISCOUNTED)


def merge(connection: Connection, *, is_first: bool) -> bool:
    """Merge a few megabytes of the parts that there were at first; return whether any were left.

    FTS5 tells that by its changes.
    """
    driver = driver_of(connection)
    before = driver.total_changes
    connection.exec_driver_sql(_MERGED, (-_PAGES if is_first else _PAGES,))
    return driver.total_changes - before > 1


def mend(connection: Connection) -> None:
    """Make all that labels are found by anew from their texts, once `prepare` was called."""
    for statement in _MENDED:
        connection.exec_driver_sql(statement)


def _change(connection: Connection, pages: Sequence[Page], index: str, *words: str) -> None:
    connection.exec_driver_sql(index, list(pages))
    connection.exec_driver_sql(_PAGE, [(number, title, text) for number, title, text, _ in pages])
    for statement in (*words, _NO_LONGER_OWN):
        connection.exec_driver_sql(statement)


def teach_stems(connection: Connection) -> None:
    """Let statements use stems."""
    held = connection.connection.driver_connection
    if isinstance(held, sqlite3.Connection):
        held.create_function("stem", 1, stem, deterministic=True)
