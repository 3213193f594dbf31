"""Which notes on a label answer what was typed: the words themselves, and only those that tell.

Notes are prose of ours. What labels call the typed words is not looked for in them, nor what every
note speaks of: labels, sentences, readings.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple, Self

from baklosan_desktop.labels.label import Paragraph
from baklosan_desktop.search.matching import Match, Text, match
from baklosan_desktop.search.query import FILLERS, understand
from baklosan_desktop.search.vocabulary import Vocabulary, Words
from baklosan_desktop.search.words import stem as stem_of
from baklosan_desktop.search.words import texts

_PROSE = frozenset(
    texts(
        """above all alone ask asks below beside both call calls case cases copies copy either else
        ends exactly figure first follow follows found further hold holds itself keep label labels
        leave likely list lists longer mean means most name names nearly neither never nobody none
        nor number once one only other others out over part passage passages place possible
        probably question questions range read reading readings say says sentence sentences
        separate several some stand stands state stated states term terms text texts than them they
        three two under until used usually very want whatever whole why within word words"""
    )
)
_MOST = 5
_SHORTEST_BEGINNING, _SHORTEST_STEM = 4, 3
_NOTHING = Vocabulary(Words())


class Note(NamedTuple):
    """A note on a label, at the passage that it speaks of."""

    title: str
    sentences: tuple[Text, ...]
    quote: str

    @classmethod
    def of(cls, title: str, gloss: str, section: str, line: int, quote: str) -> Self:
        """Take a note apart into its title and its sentences."""
        sentences = (title, *Paragraph(line, gloss).sentences)
        return cls(title, tuple(Text.of(section, line, one, ()) for one in sentences), quote)


class Notes:
    """The notes on one label; also the lexicon of their words."""

    def __init__(self, notes: Sequence[Note]) -> None:
        self._note_of = {text: note for note in notes for text in note.sentences}
        self._words = sorted({word.text for text in self._note_of for word in text.words})

    def find(self, typed: str) -> list[tuple[Note, Match]]:
        """Return the notes that say every telling word, each once, the closest first."""
        telling = [w for w in texts(typed) if w not in FILLERS | _PROSE]
        query = understand(" ".join(telling), _NOTHING, self)
        found = match(query, tuple(self._note_of)).matches
        best: dict[str, tuple[Note, Match]] = {}
        for one in sorted(_whole(found), key=lambda one: (one.closeness, *one.order)):
            note = self._note_of[one.text]
            best.setdefault(note.title, (note, one))
        return list(best.values())[:_MOST]

    def has(self, word: str) -> bool:
        """Whether some note has exactly this word."""
        return word in self._words

    def inflected(self, stem: str) -> Sequence[str]:
        """Return the words with a stem; only those that begin like it, as stemming takes long."""
        near = self._beginning(stem[:_SHORTEST_STEM])
        return [word for word in near if stem_of(word) == stem]

    def beginning(self, letters: str) -> Sequence[str]:
        """Return the words that begin with these letters; a few letters begin too many."""
        if len(letters) < _SHORTEST_BEGINNING:
            return ()
        return self._beginning(letters)

    def all(self) -> Sequence[str]:
        """Return every word."""
        return self._words

    def _beginning(self, letters: str) -> list[str]:
        return [word for word in self._words if word.startswith(letters)]


def _whole(found: Iterable[Match]) -> Iterable[Match]:
    return (one for one in found if not one.lacks)
