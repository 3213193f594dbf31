"""A quick look at a section: which of its sentences are worth a comparison with a query."""

from collections.abc import Sequence
from itertools import groupby, takewhile
from typing import NamedTuple, Self

from baklosan_desktop.labels.label import Paragraph
from baklosan_desktop.search.query import Query, Slot
from baklosan_desktop.search.words import index_word, index_words, plain

_MOST_SENTENCES = 2


class _Sought(NamedTuple):
    """The words that the wordings of a slot begin with, and what those alike begin with."""

    words: frozenset[str]
    beginnings: tuple[str, ...]

    @classmethod
    def of(cls, slot: Slot) -> Self:
        """Part words as the index does: 2.5 begins with 2."""
        firsts = (word for wording in slot.wordings for word in wording.forms[0])
        words = frozenset(index_words(word)[0] for word in firsts)
        alike = groupby(sorted(words), lambda word: word[0])
        return cls(words, tuple(_beginning(list(own)) for _, own in alike))

    def is_in(self, lower: str) -> bool:
        """Whether a plain text has one of the words, not only inside others.

        Most texts have not even a beginning and cost no more.
        """
        for beginning in self.beginnings:
            at = lower.find(beginning)
            while at >= 0:
                if index_word(lower, at) in self.words:
                    return True
                at = lower.find(beginning, at + 1)
        return False


class Passages:
    """The paragraphs of a section, plain; each is taken apart when that is needed.

    They are no objects of their own: hundreds of sections are kept, and looked through for garbage.
    """

    def __init__(self, paragraphs: Sequence[Paragraph]) -> None:
        self._lines = tuple([line for line, _ in paragraphs])
        self._texts = tuple([text for _, text in paragraphs])
        self._apart: dict[int, tuple[tuple[str, str], ...]] = {}
        self.plain = tuple(map(plain, self._texts))

    def line(self, at: int) -> int:
        """Return the line of a paragraph by its place here."""
        return self._lines[at]

    def sentences(self, at: int) -> tuple[tuple[str, str], ...]:
        """Return the sentences of a paragraph in order, each also plain."""
        if at not in self._apart:
            whole = Paragraph(self.line(at), self._texts[at])
            self._apart[at] = tuple([(text, plain(text)) for text in whole.sentences])
        return self._apart[at]


class Glance:
    """Looks for what a query seeks, in any of its readings, without taking a text apart."""

    def __init__(self, query: Query) -> None:
        self._sought = {_Sought.of(slot) for slots in query.answerable for slot in slots}

    def says(self, text: str) -> int:
        """Return how many of the slots a text says, with a word of each at least."""
        return self._slots(plain(text))

    def telling(self, passages: Passages) -> list[Paragraph]:
        """Return the two sentences that say most; of equal ones the first.

        Nobody looks on once both say everything. Where none says anything nothing is returned.
        """
        best: list[tuple[int, Paragraph]] = []
        least = 0
        for at, lower in enumerate(passages.plain):
            if self._slots(lower) > least:
                best = _two_of([*best, *self._said(passages, at, least)])
                least = best[-1][0] if len(best) == _MOST_SENTENCES else 0
                if least == len(self._sought):
                    break
        return [sentence for _, sentence in best]

    def _said(self, passages: Passages, at: int, least: int) -> list[tuple[int, Paragraph]]:
        """Return the sentences of a paragraph that say more than so many slots, and how many."""
        line = passages.line(at)
        said = ((self._slots(lower), text) for text, lower in passages.sentences(at))
        return [(slots, Paragraph(line, text)) for slots, text in said if slots > least]

    def _slots(self, lower: str) -> int:
        return sum([one.is_in(lower) for one in self._sought])


def _beginning(words: list[str]) -> str:
    """Return how all of some sorted words begin."""
    letters = zip(words[0], words[-1], strict=False)
    return "".join(one for one, _ in takewhile(lambda pair: pair[0] == pair[1], letters))


def _two_of(said: list[tuple[int, Paragraph]]) -> list[tuple[int, Paragraph]]:
    return sorted(said, key=lambda one: -one[0])[:_MOST_SENTENCES]
