"""What a person types → the side effects that are meant, by the same vocabulary as the search."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from baklosan_desktop.labels.facts import SideEffect
from baklosan_desktop.labels.hit import Understood
from baklosan_desktop.screens.side_effect_matrix import system_key, system_name
from baklosan_desktop.search.matching import Text, match
from baklosan_desktop.search.query import understand
from baklosan_desktop.search.spelling import corrections
from baklosan_desktop.search.vocabulary import Vocabulary
from baklosan_desktop.search.words import Word, stem, words


class Filtered(NamedTuple):
    """The effects that a filter leaves, in the order given.

    `understood` is what was taken in other words than typed, `suggestions` are spellings that may
    have been meant.
    """

    effects: tuple[SideEffect, ...]
    understood: tuple[Understood, ...] = ()
    suggestions: tuple[str, ...] = ()


def filtered(effects: Sequence[SideEffect], typed: str, vocabulary: Vocabulary) -> Filtered:
    """Keep the effects of which term, plain words and organ system say all that was typed."""
    listed = [
        Text.of("", place, effect.term, words(f"{effect.plain}\n{system_name(system_key(effect))}"))
        for place, effect in enumerate(effects)
    ]
    lexicon = _Lexicon(word for text in listed for word in (*text.words, *text.title))
    query = understand(typed, vocabulary, lexicon, corrections)
    found = [hit for hit in match(query, listed).matches if not hit.lacks]
    return Filtered(
        tuple(effects[hit.text.line] for hit in found),
        tuple(dict.fromkeys(one for hit in found for one in hit.understood)),
        query.suggestions,
    )


class _Lexicon:
    """The words that the listed effects consist of."""

    def __init__(self, said: Iterable[Word]) -> None:
        self._words = list(dict.fromkeys(word.text for word in said))

    def has(self, word: str) -> bool:
        return word in self._words

    def inflected(self, stem_of: str) -> Sequence[str]:
        return [word for word in self._words if stem(word) == stem_of]

    def beginning(self, letters: str) -> Sequence[str]:
        return [word for word in self._words if word.startswith(letters)]

    def all(self) -> Sequence[str]:
        return self._words
