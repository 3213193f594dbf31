"""The words that the labels of a database consist of."""

import sqlite3
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Engine, Select, bindparam, select

from baklosan_desktop.search.words import stem
from baklosan_desktop.store.schema import WORD

Page = tuple[int, str, str, str]
"""A section as a library searches it: its id, its titles, its text, and its marks."""

_MOST_BEGINNING = 32
_LAST = "\U0010ffff"

_HAS = select(WORD.c.text, WORD.c.sections).where(WORD.c.text == bindparam("text"))
_INFLECTED = select(WORD.c.text, WORD.c.sections).where(WORD.c.stem == bindparam("stem"))
_BEGINNING = (
    select(WORD.c.text, WORD.c.sections)
    .where(WORD.c.text.between(bindparam("letters"), bindparam("last")))
    .order_by(WORD.c.sections.desc())
    .limit(_MOST_BEGINNING)
)
_ALL = select(WORD.c.text)


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
_ANEW = (
    "INSERT INTO section_search (section_search) VALUES ('rebuild')",
    "INSERT INTO label_search (label_search) VALUES ('rebuild')",
    "DELETE FROM word",
    """INSERT INTO word SELECT term, stem(term), doc FROM every_word
    WHERE substr(term, 1, 1) <> char(57344)""",  # those are marks
)
_OWN = "INSERT INTO own (rowid, title, text) VALUES (?, ?, ?)"
_NO_LONGER_OWN = "INSERT INTO own (own) VALUES ('delete-all')"
_SEARCHED = "INSERT INTO section_search (rowid, title, text, marks) VALUES (?, ?, ?, ?)"
_NOT_SEARCHED = (
    "INSERT INTO section_search (section_search, rowid, title, text, marks) "
    "VALUES ('delete', ?, ?, ?, ?)"
)
_COUNTED = (
    "INSERT INTO word SELECT term, coalesce((SELECT stem FROM word WHERE text = term), stem(term)),"
    " doc FROM own_word WHERE true"
    " ON CONFLICT (text) DO UPDATE SET sections = sections + excluded.sections"
)
_FORGOTTEN = (
    "DELETE FROM word WHERE text IN"
    " (SELECT term FROM own_word JOIN word ON text = term WHERE doc >= sections)"
)
_DISCOUNTED = (
    "UPDATE word SET sections = sections - (SELECT doc FROM own_word WHERE term = text)"
    " WHERE text IN (SELECT term FROM own_word)"
)


def index(engine: Engine) -> None:
    """Make the search index and its words anew from the labels of a database."""
    with engine.begin() as connection:
        _teach_stems(connection)
        for statement in (
            "INSERT INTO section_search (section_search) VALUES ('rebuild')",
            "DELETE FROM word",
            "INSERT INTO word SELECT term, stem(term), doc FROM section_word",
        ):
            connection.exec_driver_sql(statement)


def prepare(connection: Connection) -> None:
    """Make a connection ready to add pages to the index, and to take them out."""
    _teach_stems(connection)
    with connection.begin():
        for statement in _PREPARED:
            connection.exec_driver_sql(statement)


def add(connection: Connection, pages: Sequence[Page]) -> None:
    """Put pages that were written into the index, and count their words."""
    _change(connection, pages, _SEARCHED, _COUNTED)


def take_out(connection: Connection, pages: Sequence[Page]) -> None:
    """Take pages out of the index, with the words that no others have."""
    _change(connection, pages, _NOT_SEARCHED, _FORGOTTEN, _DISCOUNTED)


def index_anew(connection: Connection) -> None:
    """Make all that labels are found by anew from their texts, once `prepare` was called."""
    for statement in _ANEW:
        connection.exec_driver_sql(statement)


def _change(connection: Connection, pages: Sequence[Page], index: str, *words: str) -> None:
    if pages:
        connection.exec_driver_sql(index, list(pages))
        connection.exec_driver_sql(
            _OWN, [(number, title, text) for number, title, text, _ in pages]
        )
        for statement in (*words, _NO_LONGER_OWN):
            connection.exec_driver_sql(statement)


def _teach_stems(connection: Connection) -> None:
    held = connection.connection.driver_connection
    if isinstance(held, sqlite3.Connection):
        held.create_function("stem", 1, stem, deterministic=True)


def every_word(engine: Engine) -> Sequence[str]:
    """Return every word of the labels of a database."""
    with engine.connect() as connection:
        return connection.execute(_ALL).scalars().all()


class Lexicon:
    """Answers about words while a connection is open.

    `every` returns all words, and keeps them; `counts` keeps in how many sections each word stands
    that was given out.
    """

    def __init__(self, connection: Connection, every: Callable[[], Sequence[str]]) -> None:
        self._connection = connection
        self._every = every
        self.counts: dict[str, int] = {}

    def has(self, word: str) -> bool:
        """Whether some label has exactly this word."""
        return word in self.counts or bool(self._found(_HAS, {"text": word}))

    def inflected(self, stem: str) -> Sequence[str]:
        """Return the words with a stem."""
        return self._found(_INFLECTED, {"stem": stem})

    def beginning(self, letters: str) -> Sequence[str]:
        """Return the words that begin with these letters, the most frequent first."""
        return self._found(_BEGINNING, {"letters": letters, "last": letters + _LAST})

    def all(self) -> Sequence[str]:
        """Return every word, for a comparison of spellings."""
        return self._every()

    def _found(self, query: Select[tuple[Any, ...]], bounds: Mapping[str, str]) -> Sequence[str]:
        found = {row[0]: row[1] for row in self._connection.execute(query, bounds)}
        self.counts |= found
        return tuple(found)
