"""What was typed, as any full-text search can be asked for it.

Phrases cost as much as their words are frequent, so that few are asked: no phrase with a word that
is asked alone, the likeliest inflections, and none that is frequent beside closer words.
"""

from collections.abc import Iterator, Mapping, Sequence
from heapq import nlargest
from itertools import islice, product
from math import prod
from typing import NamedTuple

from baklosan_desktop.labels.hit import Why
from baklosan_desktop.search.query import Slot, Wording
from baklosan_desktop.search.words import index_words, is_number

RANKABLE = 500
COMPARABLE = 10_000
RANGE = 4  # words between a number and its unit: 5-10 mg, 1.5 to 2.5 mg
DISTANCE = 20  # words between those that are likely to stand in one sentence
_MOST_PHRASES = 6
_MOST_FORMS = 3
_MOST_COMPARED = 256

Ranking = Sequence[Mapping[str, int]]
"""Words of each slot by which sections are ranked, and in how many of all each stands."""

Phrase = tuple[str, ...]
"""Words side by side; an empty one stands for what may lie between those around it."""


class Near(NamedTuple):
    """Phrases that all stand near each other."""

    phrases: tuple[Phrase, ...]


class Every(NamedTuple):
    """Alternatives, of each of which one phrase stands somewhere."""

    slots: tuple[tuple[Phrase, ...], ...]


class Expressions:
    """Says what is asked for slots; `counts` tells in how many sections each word of them stands.

    A word that is not counted stands nowhere; one that the index leaves out, anywhere.
    """

    def __init__(self, counts: Mapping[str, int]) -> None:
        self._counts = counts

    def near(self, slots: Sequence[Slot]) -> Near:
        """Ask for the first wordings near each other: these cannot be alternatives."""
        return Near(
            tuple(
                tuple(max(sorted(form), key=self._counted) for form in slot.wordings[0].forms)
                for slot in slots
            )
        )

    def every(self, slots: Sequence[Slot]) -> Every:
        """Ask for all slots, each in any of its wordings."""
        return Every(tuple(tuple(self._phrases(slot)) for slot in slots))

    def ranking(self, asked: Every) -> Ranking:
        """Tell what to rank by: the rarest word of each phrase, and in how many sections it stands.

        How often a phrase stands costs as much as its words are frequent; that of a word is known.
        """
        return [
            {word: self._counts.get(word, 0) for word in map(self._rarest, slot) if word}
            for slot in asked.slots
        ]

    def sections(self, slot: Slot) -> int:
        """Return in how many sections a slot may stand at most."""
        return sum(
            min(sum(map(self._counted, form)) for form in wording.forms if form)
            for wording in slot.wordings
        )

    def _phrases(self, slot: Slot) -> dict[Phrase, None]:
        alone = {word: one.why for one in slot.wordings if one.is_word for word in one.forms[0]}
        phrases: dict[Phrase, None] = {}
        for wording in slot.wordings:
            if wording.is_word:
                phrases |= dict.fromkeys((word,) for word in sorted(wording.forms[0]))
            elif not (self._is_far(wording, slot.typed) and self._has_closer(wording, alone)):
                phrases |= dict.fromkeys(
                    phrase for phrase in self._likely(wording) if alone.keys().isdisjoint(phrase)
                )
        return phrases

    def _is_far(self, wording: Wording, typed: str) -> bool:
        """Whether a wording is another than the typed one, which has no number, and costs much."""
        said = [form for form in wording.forms if form]
        return (
            wording.why.closeness > Why.STEM.closeness
            and min(max(map(self._counted, form)) for form in said) > COMPARABLE
            and not any(map(is_number, typed.split()))
        )

    def _has_closer(self, wording: Wording, alone: Mapping[str, Why]) -> bool:
        """Whether words that are as close as a wording at least are found often enough."""
        farthest = wording.why.closeness
        closer = (word for word, why in alone.items() if why.closeness <= farthest)
        return sum(map(self._counted, closer)) >= RANKABLE

    def _likely(self, wording: Wording) -> Iterator[Phrase]:
        """Yield the likeliest of the phrases that the forms of a wording make."""
        forms = (
            nlargest(_MOST_FORMS, sorted(form), key=self._counted) or [""] for form in wording.forms
        )
        phrases = islice(product(*forms), _MOST_COMPARED)
        yield from nlargest(_MOST_PHRASES, phrases, key=self._likelihood)

    def _likelihood(self, phrase: Phrase) -> int:
        return prod(self._counted(word) for word in phrase if word)

    def _rarest(self, phrase: Phrase) -> str:
        words = (part for word in phrase for part in index_words(word))
        return min(words, key=lambda word: self._counts.get(word, 0), default="")

    def _counted(self, word: str) -> int:
        return min((self._counts.get(part, 0) for part in index_words(word)), default=RANKABLE + 1)
