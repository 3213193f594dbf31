"""The words that the labels of a database consist of."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Engine, Select, bindparam, select

from baklosan_desktop.store import dialects
from baklosan_desktop.store.asking import rows
from baklosan_desktop.store.dialects import sqlite_index
from baklosan_desktop.store.dialects.base import Page
from baklosan_desktop.store.schema import WORD

_MOST_BEGINNING = 32
_LAST = "\U0010ffff"

_HAS = select(WORD.c.text, WORD.c.sections).where(WORD.c.text == bindparam("text"))
_THESE = select(WORD.c.text, WORD.c.sections).where(
    WORD.c.text.in_(bindparam("words", expanding=True))
)
_INFLECTED = (
    select(WORD.c.text, WORD.c.sections)
    .where(WORD.c.stem == bindparam("stem"))
    .order_by(WORD.c.text)
)
_BEGINNING = (
    select(WORD.c.text, WORD.c.sections)
    .where(WORD.c.text.between(bindparam("letters"), bindparam("last")))
    .order_by(WORD.c.sections.desc(), WORD.c.text)
    .limit(_MOST_BEGINNING)
)
_ALL = select(WORD.c.text).order_by(WORD.c.text)


def index(engine: Engine) -> None:
    """Make the search index of a file and its words anew from the labels in it."""
    with engine.begin() as connection:
        sqlite_index.teach_stems(connection)
        for statement in (
            "INSERT INTO section_search (section_search) VALUES ('rebuild')",
            "DELETE FROM word",
            "INSERT INTO word SELECT term, stem(term), doc FROM section_word",
        ):
            connection.exec_driver_sql(statement)


def prepare(connection: Connection) -> None:
    """Make a connection ready to add pages to the index, and to take them out."""
    dialects.of(connection).pages.prepare(connection)


def add(connection: Connection, pages: Sequence[Page]) -> None:
    """Put pages that were written into the index, and count their words."""
    if pages:
        dialects.of(connection).pages.add(connection, pages)


def take_out(connection: Connection, pages: Sequence[Page]) -> None:
    """Take pages out of the index, with the words that no others have."""
    if pages:
        dialects.of(connection).pages.take_out(connection, pages)


def merge(connection: Connection, *, is_first: bool) -> bool:
    """Put parts of the index of a file together for a moment; return whether any were left."""
    return sqlite_index.merge(connection, is_first=is_first)


def mend(connection: Connection) -> None:
    """Make right what labels are found by, once `prepare` was called.

    Of labels that are gone it cannot be told from their texts, which were damaged.
    """
    dialects.of(connection).pages.mend(connection)


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
        self._inflected: dict[str, Sequence[str]] = {}

    def has(self, word: str) -> bool:
        """Whether some label has exactly this word."""
        return word in self.counts or bool(self._found(_HAS, {"text": word}))

    def inflected(self, stem: str) -> Sequence[str]:
        """Return the words with a stem."""
        if stem not in self._inflected:  # of a phrase the same stems are asked again and again
            self._inflected[stem] = self._found(_INFLECTED, {"stem": stem})
        return self._inflected[stem]

    def beginning(self, letters: str) -> Sequence[str]:
        """Return the words that begin with these letters, the most frequent first."""
        return self._found(_BEGINNING, {"letters": letters, "last": letters + _LAST})

    def count(self, words: Iterable[str]) -> None:
        """Count these words as well, all at once."""
        if unknown := sorted(set(words) - self.counts.keys()):
            for text, sections in self._connection.execute(_THESE, {"words": unknown}):
                self.counts[text] = sections

    def all(self) -> Sequence[str]:
        """Return every word, for a comparison of spellings."""
        return self._every()

    def _found(self, query: Select[tuple[Any, ...]], bounds: Mapping[str, object]) -> Sequence[str]:
        found = dict(rows(self._connection, query, bounds))
        self.counts |= found
        return tuple(found)
