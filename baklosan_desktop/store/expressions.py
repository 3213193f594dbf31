"""What was typed, as SQLite's full-text search reads it.

Phrases cost as much as their words are frequent, so that few are asked: no phrase with a word that
is asked alone, the likeliest inflections, and none that is frequent beside closer words.
"""

from collections.abc import Iterator, Mapping, Sequence
from heapq import nlargest
from itertools import islice, product
from math import prod

from baklosan_desktop.labels.hit import CLOSENESS, Why
from baklosan_desktop.search.query import Slot, Wording
from baklosan_desktop.search.words import index_words, is_number

RANKABLE = 500
COMPARABLE = 10_000
_MOST_PHRASES = 6
_MOST_FORMS = 3
_MOST_COMPARED = 256
_RANGE = 4  # words between a number and its unit: 5-10 mg, 1.5 to 2.5 mg
_DISTANCE = 20  # words between those that are likely to stand in one sentence

Phrase = tuple[str, ...]


class Expressions:
    """Writes slots as expressions; `counts` tells in how many sections each of their words stands.

    A word that is not counted stands nowhere; one that the index leaves out, anywhere.
    """

    def __init__(self, counts: Mapping[str, int]) -> None:
        self._counts = counts

    def near(self, slots: Sequence[Slot]) -> str:
        """Ask for the first wordings near each other: these cannot be alternatives."""
        closest = [
            tuple(max(sorted(form), key=self._counted) for form in slot.wordings[0].forms)
            for slot in slots
        ]
        return f"NEAR({' '.join(map(_side_by_side, closest))}, {_DISTANCE})"

    def every(self, slots: Sequence[Slot]) -> str:
        """Ask for all slots, each in any of its wordings."""
        return " AND ".join(f"({' OR '.join(map(_quoted, self._phrases(slot)))})" for slot in slots)

    def sections(self, slot: Slot) -> int:
        """Return in how many sections a slot may stand at most."""
        return sum(
            min(sum(map(self._counted, form)) for form in wording.forms if form)
            for wording in slot.wordings
        )

    def _phrases(self, slot: Slot) -> dict[Phrase, None]:
        alone = {word for one in slot.wordings if len(one.forms) == 1 for word in one.forms[0]}
        phrases: dict[Phrase, None] = {}
        found = 0
        for wording in slot.wordings:
            if len(wording.forms) == 1:
                phrases |= dict.fromkeys((word,) for word in sorted(wording.forms[0]))
                found += sum(map(self._counted, wording.forms[0]))
            elif found < RANKABLE or not self._is_far(wording):
                phrases |= dict.fromkeys(
                    phrase for phrase in self._likely(wording) if alone.isdisjoint(phrase)
                )
        return phrases

    def _is_far(self, wording: Wording) -> bool:
        """Whether a wording is another than the typed one, without a number, and costs much."""
        said = [form for form in wording.forms if form]
        return (
            CLOSENESS[wording.why] > CLOSENESS[Why.STEM]
            and min(max(map(self._counted, form)) for form in said) > COMPARABLE
            and not any(is_number(word) for form in said for word in form)
        )

    def _likely(self, wording: Wording) -> Iterator[Phrase]:
        """Yield the likeliest of the phrases that the forms of a wording make."""
        forms = (
            nlargest(_MOST_FORMS, sorted(form), key=self._counted) or [""] for form in wording.forms
        )
        phrases = islice(product(*forms), _MOST_COMPARED)
        yield from nlargest(_MOST_PHRASES, phrases, key=self._likelihood)

    def _likelihood(self, phrase: Phrase) -> int:
        return prod(self._counted(word) for word in phrase if word)

    def _counted(self, word: str) -> int:
        return min((self._counts.get(part, 0) for part in index_words(word)), default=RANKABLE + 1)


def _quoted(words: Phrase) -> str:
    """Return a phrase; an empty word stands for what may lie between."""
    phrase = _side_by_side(tuple(word or '" "' for word in words))
    return phrase if all(words) else f"NEAR({phrase}, {_RANGE})"


def _side_by_side(words: Phrase) -> str:
    return f'"{" ".join(words)}"'
