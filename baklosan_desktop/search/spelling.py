"""Misspelled words: which known words are nearly the same.

A swap of neighbours counts as one change. Words that the vocabulary knows are left alone, names of
medicines above all: none is ever taken for another. What is two changes away is offered, not
searched.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

from baklosan_desktop.search.query import Correction
from baklosan_desktop.search.vocabulary import Vocabulary

_MOST_OFFERED = 3
_CHANGES = ((6, 2), (5, 1))  # from this length on, so many letters may be wrong
_LONG = 8  # letters of a word that may be a medicine's with two wrong: "lactic" is no "Actiq"
_DISTANCE: Any = OSA.distance  # it takes more than `extract` says that it gives
_OPPOSITES = (("hyper", "hypo"), ("hypo", "hyper"))


def corrections(word: str, vocabulary: Vocabulary, labels: Sequence[str]) -> list[Correction]:
    """Return the words nearest to a misspelled one; none for a known word or a number."""
    changes = next((most for length, most in _CHANGES if len(word) >= length), 0)
    if not changes or vocabulary.is_known(word) or not word.isalpha():
        return []
    return [
        Correction(found, is_safe=distance == 1)
        for found, distance in _nearest(word, [*labels, *vocabulary.words()], changes)
        if not _turns_round(word, found)
        and (distance == 1 or len(word) >= _LONG or not vocabulary.is_medicine(found))
    ]


def _nearest(word: str, known: Iterable[str], changes: int) -> list[tuple[str, int]]:
    """Return the known words with the fewest changes, each with their number."""
    found = extract(word, known, scorer=_DISTANCE, limit=_MOST_OFFERED * 3, score_cutoff=changes)
    nearest = {text: int(distance) for text, distance, _ in found}
    least = min(nearest.values(), default=0)
    return [pair for pair in nearest.items() if pair[1] == least][:_MOST_OFFERED]


def _turns_round(word: str, found: str) -> bool:
    """Whether a correction says the opposite: hypertension is no misspelled hypotension."""
    return any(word.startswith(one) and found.startswith(other) for one, other in _OPPOSITES)
