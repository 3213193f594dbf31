"""What words mean in labels: patients' words, spellings, abbreviations, members of drug classes.

All of it is editorial and none of it the label's; `resources/vocabulary` holds it.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile
from typing import NamedTuple, Self

from baklosan_desktop.labels.hit import Why
from baklosan_desktop.search.words import lowered, stem, texts, words

_SHORTEST_BEGINNING = 4


class Meaning(NamedTuple):
    """A wording of labels for what was typed; `via` is the class that a medicine belongs to."""

    term: str
    why: Why
    via: str | None = None


class Entry(NamedTuple):
    """What people type, as words without case and accents and as their stems; what it means."""

    typed: str
    stems: str
    term: str
    why: Why
    via: str | None

    @classmethod
    def of(cls, typed: str, meaning: Meaning) -> Self:
        """Take apart what is typed."""
        return cls(" ".join(texts(typed)), stems(texts(typed)), *meaning)

    @property
    def meaning(self) -> Meaning:
        """What it means."""
        return Meaning(self.term, self.why, self.via)


class Sense(NamedTuple):
    """What a word means inside a phrase; an empty phrase stands for all other places.

    `is_other` says that it means something else there, so that its synonyms do not find it.
    """

    word: str
    phrase: str
    name: str
    is_other: bool = False


class Words(NamedTuple):
    """What a vocabulary holds; `medicines` and `known` are words that are spelled right.

    Of the senses of a word, the first whose phrase covers it holds.
    """

    entries: tuple[Entry, ...] = ()
    senses: tuple[Sense, ...] = ()
    medicines: frozenset[str] = frozenset()
    known: frozenset[str] = frozenset()


class Vocabulary:
    """Answers what typed words mean, whatever their inflection."""

    def __init__(self, held: Words) -> None:
        self._by_stems: dict[str, list[Entry]] = {}
        self._by_phrase: dict[str, list[Entry]] = {}
        for entry in held.entries:
            self._by_stems.setdefault(entry.stems, []).append(entry)
            self._by_phrase.setdefault(entry.typed, []).append(entry)
        self._senses: dict[str, list[Sense]] = {}
        for sense in held.senses:
            self._senses.setdefault(sense.word, []).append(sense)
        self._phrases = sorted(self._by_phrase)
        self._held = held
        self.longest = max((phrase.count(" ") + 1 for phrase in self._phrases), default=0)

    def meanings(self, typed: Sequence[str]) -> tuple[Meaning, ...]:
        """Return what these words together mean, closest first; nothing where they are unknown."""
        return _meanings(self._by_stems.get(stems(typed), ()))

    def meanings_beginning(self, typed: Sequence[str]) -> tuple[Meaning, ...]:
        """Return what the phrases mean whose last typed word goes on; it takes four letters.

        A word that is whole is no beginning: "safe" is not "safe from children".
        """
        beginning = " ".join(typed)
        if len(beginning) < _SHORTEST_BEGINNING:
            return ()
        phrases = self._beginning(beginning)
        return _meanings(entry for phrase in phrases for entry in self._by_phrase[phrase])

    def is_medicine(self, word: str) -> bool:
        """Whether a word is the name of a medicine."""
        return word in self._held.medicines

    def is_known(self, word: str) -> bool:
        """Whether a word is spelled right, whatever labels say of it."""
        return self.is_medicine(word) or word in self._held.known or bool(self.meanings([word]))

    def words(self) -> Iterator[str]:
        """Yield the single words that people type."""
        return (phrase for phrase in self._phrases if " " not in phrase)

    def sense(self, text: str, start: int, end: int) -> str | None:
        """Return which sense the first word with several has, of those from start to end."""
        for word in words(text[start:end]):
            first, last = start + word.start, start + word.end
            for sense in self._senses.get(word.text, ()):
                if not sense.phrase or covers(lowered(text), sense.phrase, first, last):
                    return sense.name
        return None

    def other_senses(self, word: str) -> tuple[str, ...]:
        """Return the phrases inside which a word means something else."""
        senses = self._senses.get(word.casefold(), ())
        return tuple(one.phrase for one in senses if one.is_other)

    def _beginning(self, beginning: str) -> Iterator[str]:
        first = bisect_left(self._phrases, beginning)
        going_on = takewhile(lambda phrase: phrase.startswith(beginning), self._phrases[first:])
        return (phrase for phrase in going_on if phrase[len(beginning) :][:1] != " ")


def stems(typed: Sequence[str]) -> str:
    """Return the stems of words, as one text."""
    return " ".join(map(stem, typed))


def _meanings(entries: Iterable[Entry]) -> tuple[Meaning, ...]:
    return tuple(dict.fromkeys(entry.meaning for entry in entries))


def covers(text: str, phrase: str, start: int, end: int) -> bool:
    """Whether a phrase stands in a text so that it holds what is from start to end."""
    at = text.find(phrase)
    while 0 <= at <= start:
        if end <= at + len(phrase):
            return True
        at = text.find(phrase, at + 1)
    return False
