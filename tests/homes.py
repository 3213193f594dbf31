"""Where a library of the tests is kept: a file, or a server."""

import sqlite3
from collections import Counter
from contextlib import closing
from pathlib import Path
from typing import Any, Protocol

from sqlalchemy import create_engine
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool

from baklosan_desktop.assets import database_folder
from baklosan_desktop.search.words import indexed, stem
from baklosan_desktop.store import library as libraries
from baklosan_desktop.store.library import Library

REFUSALS = (sqlite3.Error, DBAPIError)
EMPTIED = ("label", "original", "looked_at", "word", "section_search", "label_search")


class Home(Protocol):
    """A place for one library, which can be looked into."""

    def open(self) -> Library:
        """Open the library once more."""

    @property
    def place(self) -> str:
        """Where `opened` finds it."""

    def ask(self, query: str) -> list[Any]:
        """Ask the database itself, or tell it something."""

    def assert_sound(self) -> None:
        """Nothing is torn, the index holds what is searched and no more, words are counted."""


class File:
    """A file in a folder."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / libraries.LIBRARY
        self.place = str(folder)

    def open(self) -> Library:
        return opened(self.place)

    def ask(self, query: str) -> list[Any]:
        with closing(sqlite3.connect(self.path)) as connection:
            return connection.execute(query).fetchall()

    def assert_sound(self) -> None:
        with closing(sqlite3.connect(self.path)) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
            connection.execute(
                "INSERT INTO section_search (section_search, rank) VALUES ('integrity-check', 1)"
            )
            connection.execute(
                "CREATE VIRTUAL TABLE temp.section_word "
                "USING fts5vocab (main, section_search, instance)"
            )
            counted = "SELECT text, sections FROM word ORDER BY text"
            there = (
                "SELECT term, count(DISTINCT doc) FROM section_word WHERE col <> 'marks' "
                "GROUP BY term ORDER BY term"
            )
            assert connection.execute(counted).fetchall() == connection.execute(there).fetchall()


class OnServer:
    """A database of a server, emptied."""

    def __init__(self, address: str) -> None:
        self.place = address
        self._engine = create_engine(address, poolclass=NullPool)
        self._opened: list[Library] = []
        self.open()
        for table in EMPTIED:
            self.ask(f"DELETE FROM {table}")  # noqa: S608 - names of tables
        self.ask("UPDATE searched SET sections = 0, words = 0")

    def open(self) -> Library:
        self._opened.append(opened(self.place))
        return self._opened[-1]

    def ask(self, query: str) -> list[Any]:
        as_it_is = {"no_parameters": True}
        with self._engine.begin() as connection:
            answer = connection.exec_driver_sql(query, execution_options=as_it_is)
            return [tuple(row) for row in answer] if answer.returns_rows else []

    def assert_sound(self) -> None:
        pages = self.ask("SELECT id, title, text, marks FROM page WHERE replaced_by IS NULL")
        held = {number: rest for number, *rest in self.ask("SELECT * FROM section_search")}
        assert held.keys() == {number for number, *_ in pages}
        words: Counter[str] = Counter()
        length = 0
        for number, title, text, marks in pages:
            own = [*indexed(title), *indexed(text)]
            assert held[number][0].split() == own
            assert held[number][1] == len(own) + len(marks.split())
            length += held[number][1]
            words.update({*own})
        assert self.ask("SELECT sections, words FROM searched") == [(len(pages), length)]
        counted = self.ask("SELECT text, stem, sections FROM word ORDER BY text")
        assert counted == [(word, stem(word), words[word]) for word in sorted(words)]

    def close(self) -> None:
        for one in self._opened:
            one.close()


def opened(place: str) -> Library:
    """The library in a folder, or at the address of a server."""
    if "://" in place:
        return Library.served(libraries.server(place, database_folder(), is_read_only=False))
    return Library.open(libraries.file(Path(place), database_folder()))
