"""A small vocabulary, and the words of a few sentences, for tests that need no database."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from baklosan_desktop.labels.hit import Why
from baklosan_desktop.search.matching import Match, Matches, Text, match
from baklosan_desktop.search.query import Query, understand
from baklosan_desktop.search.spelling import corrections
from baklosan_desktop.search.vocabulary import Entry, Meaning, Sense, Vocabulary, Words
from baklosan_desktop.search.words import folded, stem, words

_INDEXED = re.compile(r"[^\W_]+")


class FakeLexicon:
    """The words of some texts, parted as the index parts them: 2.5 is a 2 and a 5."""

    def __init__(self, *texts: str) -> None:
        said = (folded(word) for text in texts for word in _INDEXED.findall(text))
        self._words = [word for word, _ in Counter(said).most_common()]

    def has(self, word: str) -> bool:
        return word in self._words

    def inflected(self, stem_of: str) -> Sequence[str]:
        return [word for word in self._words if stem(word) == stem_of]

    def beginning(self, letters: str) -> Sequence[str]:
        return [word for word in self._words if word.startswith(letters)]

    def all(self) -> Sequence[str]:
        return self._words


def means(typed: str, *terms: str) -> list[Entry]:
    return [Entry.of(typed, Meaning(term, Why.SYNONYM)) for term in terms]


def belongs(typed: str, term: str, via: str) -> list[Entry]:
    return [Entry.of(typed, Meaning(term, Why.CLASS, via))]


def a_vocabulary(
    *entries: Iterable[Entry],
    senses: Iterable[Sense] = (),
    medicines: Iterable[str] = (),
    known: Iterable[str] = (),
) -> Vocabulary:
    held = tuple(entry for some in entries for entry in some)
    return Vocabulary(Words(held, tuple(senses), frozenset(medicines), frozenset(known)))


NOTHING_KNOWN = a_vocabulary()


def the_query(typed: str, *texts: str, vocabulary: Vocabulary = NOTHING_KNOWN) -> Query:
    return understand(typed, vocabulary, FakeLexicon(*texts), corrections)


def ask(
    typed: str, *sentences: str, vocabulary: Vocabulary = NOTHING_KNOWN, title: str = ""
) -> Matches:
    """Look for what is typed in sentences that stand, from line 1 on, under one title."""
    texts = [
        Text.of("dosage", line, text, words(title) if title else ())
        for line, text in enumerate(sentences, 1)
    ]
    return match(the_query(typed, title, *sentences, vocabulary=vocabulary), texts)


def lines(found: Matches) -> list[int]:
    return [one.text.line for one in found.matches]


def marked(found: Match) -> list[str]:
    return [found.text.text[start:end] for start, end in found.marks]
