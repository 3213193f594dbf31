"""PostgreSQL's full-text index of sections, and the words that the program counts for it."""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import chain
from typing import NamedTuple, Self

from sqlalchemy import Connection, text

from baklosan_desktop.search.words import indexed, stem
from baklosan_desktop.store.dialects.base import Page
from baklosan_desktop.store.dialects.postgresql_copying import copy
from baklosan_desktop.store.dialects.postgresql_words import BREAK, clipped, in_a_row, lexeme

_LARGEST = 1_000_000  # bytes of all words of a section; the index refuses a little more
_LIKELY_SMALL = 200_000  # letters that cannot be so many bytes
_SECTION_SEARCH = "section_search", ("id", "words", "length", "found")
_TAKEN_OUT = text("DELETE FROM section_search WHERE id = ANY (:ids)")
_LOST = text("""
DELETE FROM section_search WHERE id NOT IN (
    SELECT section.id FROM section JOIN edition ON edition.label_id = section.label_id
    WHERE edition.replaced_by IS NULL
) RETURNING words, length""")
_SEARCHED = text("UPDATE searched SET sections = sections + :sections, words = words + :words")
_COUNTED = text("""
UPDATE word SET sections = word.sections + given.sections
FROM unnest(CAST(:words AS text[]), CAST(:counts AS integer[])) AS given (text, sections)
WHERE word.text = given.text RETURNING word.text""")
_WORD = "word", ("text", "stem", "sections")
_FORGOTTEN = text("""
DELETE FROM word
USING unnest(CAST(:words AS text[]), CAST(:counts AS integer[])) AS given (text, sections)
WHERE word.text = given.text AND word.sections <= given.sections""")
_DISCOUNTED = text("""
UPDATE word SET sections = word.sections - given.sections
FROM unnest(CAST(:words AS text[]), CAST(:counts AS integer[])) AS given (text, sections)
WHERE word.text = given.text""")


def prepare(_connection: Connection) -> None:
    """Nothing has to be made ready."""


class _Parted(NamedTuple):
    """A section as its words."""

    number: int
    title: list[str]
    text: list[str]
    marks: list[str]

    @classmethod
    def of(cls, page: Page) -> Self:
        """Part a section into its words."""
        number, title, text_, marks = page
        return cls(number, _words(title), _words(text_), marks.split())

    @property
    def words(self) -> set[str]:
        """All words that are counted."""
        return {*self.title, *self.text}

    @property
    def lexemes(self) -> set[str]:
        """All words that it is found by."""
        return {*self.words, *self.marks}

    @property
    def length(self) -> int:
        """How many words it has, with its marks."""
        return len(self.title) + len(self.text) + len(self.marks)

    @property
    def row(self) -> tuple[int, str, int, str]:
        """What the index has of it."""
        words = f"{in_a_row(self.title)}{BREAK}{in_a_row(self.text)}"
        return self.number, words, self.length, " ".join(map(lexeme, self.lexemes))


def is_too_large(page: Page) -> bool:
    """Whether the index refuses a section, for all its different words."""
    _, title, text_, _ = page
    return len(title) + len(text_) > _LIKELY_SMALL and (
        sum(len(one.encode()) for one in _Parted.of(page).lexemes) > _LARGEST
    )


def add(connection: Connection, pages: Sequence[Page]) -> None:
    """Put pages that were written into the index, and count their words."""
    parted = [_Parted.of(page) for page in pages]
    copy(connection, *_SECTION_SEARCH, [one.row for one in parted])
    given = _counted(one.words for one in parted)
    known = set(connection.execute(_COUNTED, given).scalars())
    new = [
        (word, stem(word), count)
        for word, count in zip(given["words"], given["counts"], strict=True)
        if word not in known
    ]
    copy(connection, *_WORD, new)
    _add_up(connection, len(parted), sum(one.length for one in parted))


def take_out(connection: Connection, pages: Sequence[Page]) -> None:
    """Take pages out of the index, with the words that no others have."""
    parted = [_Parted.of(page) for page in pages]
    connection.execute(_TAKEN_OUT, {"ids": [one.number for one in parted]})
    _discount(connection, [one.words for one in parted], [one.length for one in parted])


def mend(connection: Connection) -> None:
    """Take out what is of no newest edition any more, by the words that the index has of it."""
    lost = connection.execute(_LOST).all()
    _discount(connection, [{*one.words.split()} for one in lost], [one.length for one in lost])


def _discount(connection: Connection, sections: Sequence[set[str]], lengths: Sequence[int]) -> None:
    """Count the words of some sections no longer."""
    given = _counted(sections)
    connection.execute(_FORGOTTEN, given)
    connection.execute(_DISCOUNTED, given)
    _add_up(connection, -len(sections), -sum(lengths))


def _words(text_: str) -> list[str]:
    return [clipped(word) for word in indexed(text_)]


def _counted(sections: Iterable[set[str]]) -> dict[str, list[str] | list[int]]:
    """Return in how many of these sections each word stands, in the order of the words."""
    found = Counter(chain.from_iterable(sections))
    words = sorted(found)
    return {"words": words, "counts": [found[word] for word in words]}


def _add_up(connection: Connection, sections: int, words: int) -> None:
    connection.execute(_SEARCHED, {"sections": sections, "words": words})
