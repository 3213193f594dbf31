"""A catalogue of made-up labels, as large as a country's.

A label has 39 sections of about 1,500 characters: sentences from a pool, of words that are as
unevenly frequent as those of real labels, and numbers. One label in twenty has a planted
sentence that stands nowhere else. Equal arguments give equal catalogues.
"""

import random
import sqlite3
from bisect import bisect
from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path

from sqlalchemy import Engine

from baklosan_desktop.assets import database_folder, vocabulary_folder
from baklosan_desktop.pipeline import vocabulary as word_files
from baklosan_desktop.search.words import texts
from baklosan_desktop.store import database, lexicon, vocabulary

SECTIONS = 39
_SENTENCES = 11
_WORDS = 60_000
_POOL = 60_000
_PLANTED_EVERY = 20
_COMMON = texts(
    "the of and to in patients with or dose is be for a treatment may not should by as at clinical "
    "mg studies adverse reactions use drug risk effects plasma daily tablets increased administered"
)
_SYLLABLES = texts("ba co da fe gi lo ma ne or pa qui ra so ti ul vo xe ya zol pram stat cillin")


class Catalogue:
    """The words and sentences that labels are made of."""

    def __init__(self, seed: int = 1) -> None:
        self._random = random.Random(seed)  # noqa: S311 - made-up text, no secret
        self.words = [*_COMMON, *dict.fromkeys(self._word() for _ in range(_WORDS))]
        self._weights = list(accumulate(1 / (rank + 2.7) for rank in range(len(self.words))))
        self._pool = [self._sentence() for _ in range(_POOL)]

    def labels(self, count: int) -> Iterator[tuple[str, list[str], str]]:
        """Yield names, texts of the sections, and what finds the planted sentence, if any."""
        for number in range(count):
            name = f"{self._word()}{self._word()}"
            parts = [self._section() for _ in range(SECTIONS)]
            asked = ""
            if number % _PLANTED_EVERY == 0:
                asked = " ".join(self._random.sample(self.words[300:5000], 3))
                first, second, third = asked.split()
                parts[7] += f" Report {first} that follows {second} after any {third} at once."
            yield name, parts, asked

    def _section(self) -> str:
        start = self._random.randrange(_POOL - _SENTENCES)
        own = self._random.choice(self._pool)
        return " ".join((*self._pool[start : start + _SENTENCES], own))

    def _word(self) -> str:
        return "".join(self._random.choices(_SYLLABLES, k=self._random.randint(2, 4)))

    def _sentence(self) -> str:
        words = [self._any_word() for _ in range(self._random.randint(12, 24))]
        return f"{' '.join(words).capitalize()} {self._random.randint(1, 500)} mg."

    def _any_word(self) -> str:
        return self.words[bisect(self._weights, self._random.random() * self._weights[-1])]


def write(path: Path, labels: int) -> tuple[Engine, list[tuple[str, str]]]:
    """Write a database with so many labels; return it with what was planted: query and label."""
    engine = database.create(path, database_folder() / "schema")
    planted: list[tuple[str, str]] = []
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA synchronous = OFF")
    with connection:
        for number, (name, parts, asked) in enumerate(Catalogue().labels(labels)):
            own = f"label-{number}"
            planted += [(asked, own)] if asked else []
            _insert(connection, own, name, parts)
    connection.close()
    lexicon.index(engine)
    vocabulary.write(engine, word_files.read(vocabulary_folder()))
    return engine, planted


def _insert(connection: sqlite3.Connection, own: str, name: str, parts: list[str]) -> None:
    connection.execute(
        "INSERT INTO label VALUES (?, ?, '', '', '', 'en', '1', 'made up', NULL, NULL, ?)",
        (own, name, "0" * 64),
    )
    keys = [f"section_{chr(97 + at // 26)}{chr(97 + at % 26)}" for at in range(len(parts))]
    connection.executemany(
        "INSERT INTO section (label_id, position, key, kind, title, first_line, last_line) "
        "VALUES (?, ?, ?, 'OTHER', ?, ?, ?)",
        [(own, at, key, f"{name} {key}", at + 1, at + 1) for at, key in enumerate(keys)],
    )
    connection.executemany(
        "INSERT INTO paragraph VALUES (?, ?, ?, ?)",
        [(own, at + 1, key, text) for at, (key, text) in enumerate(zip(keys, parts, strict=True))],
    )
