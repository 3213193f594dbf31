"""What was typed → what to look for: slots, each with all the wordings that answer it.

A query has up to two readings: phrases that the vocabulary knows taken together ("muscle pain" is
myalgia), and every word on its own. A sentence needs one of them.
"""

from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from itertools import accumulate, chain
from typing import NamedTuple, Protocol

from baklosan_desktop.labels.hit import Why
from baklosan_desktop.search.amounts import LONGEST, Amount
from baklosan_desktop.search.vocabulary import Meaning, Vocabulary
from baklosan_desktop.search.words import index_words, is_number, number_and_unit, stem, texts

MOST_WORDS = 12
OF_RANGE = frozenset[str]()  # the form of what stands between a number and its unit: 5-10 mg
_MOST_READ = 200
_AGES = "ages within a range"
_RANGES = ((), (OF_RANGE,), (OF_RANGE, OF_RANGE))
_SHORTEST = 4  # of the words that may be the beginning of others though they mean something
FILLERS = frozenset(
    texts(
        """a about also an and any are as at be by can cause causes could did do does for from give
        given had happen happens has have having how i if in into is it its may me much my need no
        not of on or patient patients please really safe safely should so tell that the their then
        there these this to too was what when where whether which while who why will with without
        woman women would you your"""
    )
)


class Lexicon(Protocol):
    """The words that labels consist of."""

    def has(self, word: str) -> bool:
        """Whether some label has exactly this word."""

    def inflected(self, stem: str) -> Sequence[str]:
        """Return the words with a stem."""

    def beginning(self, letters: str) -> Sequence[str]:
        """Return the words that begin with these letters, the most frequent first."""

    def all(self) -> Sequence[str]:
        """Return every word, for a comparison of spellings."""


class Correction(NamedTuple):
    """A word that may have been meant; only a safe one is searched without being asked."""

    word: str
    is_safe: bool


Corrections = Callable[[str, Vocabulary, Sequence[str]], Sequence[Correction]]


def no_corrections(_word: str, _known: Vocabulary, _labels: Sequence[str]) -> tuple[()]:
    """Take every word as it was typed."""
    return ()


class Wording(NamedTuple):
    """Words that stand side by side in a text, each in one of several forms.

    The form `OF_RANGE` stands for any number, or "to". `says` is what the typed words are called in
    a label, or the class that they belong to. Inside one of the phrases `but_in` the words mean
    something else: "sad" is no respiratory depression.
    """

    forms: tuple[frozenset[str], ...]
    why: Why
    says: str
    but_in: tuple[str, ...] = ()

    @property
    def is_word(self) -> bool:
        """Whether it is one word, in any of its forms."""
        return len(self.forms) == 1


class Slot(NamedTuple):
    """One thing that was typed, and how labels may word it, the closest first."""

    typed: str
    wordings: tuple[Wording, ...]


class Query(NamedTuple):
    """What to look for; `suggestions` are spellings that may have been meant.

    `dropped` is what was typed beyond what is looked for.
    """

    readings: tuple[tuple[Slot, ...], ...] = ()
    suggestions: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()

    @property
    def unknown(self) -> tuple[str, ...]:
        """What no label says in any way, in the reading that leaves least unsaid."""
        unsaid = [[s.typed for s in slots if not s.wordings] for slots in self.readings]
        least: list[str] = min(unsaid, key=len, default=[])
        return tuple(least)

    @property
    def words(self) -> frozenset[str]:
        """All words by which it is looked for, as a full-text index parts them."""
        wordings = (one for slots in self.answerable for slot in slots for one in slot.wordings)
        words = chain.from_iterable(form for wording in wordings for form in wording.forms)
        return frozenset(part for word in words for part in index_words(word))

    def beside(self, names: Container[str]) -> "Query":
        """Leave out names of the medicine that all of a label is about, beside something else."""
        others = (
            tuple(s for s in slots if s.typed not in names) or slots for slots in self.readings
        )
        return self._replace(readings=tuple(others))

    @property
    def answerable(self) -> tuple[tuple[Slot, ...], ...]:
        """The readings of which every part may be said by some label."""
        return tuple(slots for slots in self.readings if all(slot.wordings for slot in slots))


def understand(
    typed: str, vocabulary: Vocabulary, lexicon: Lexicon, corrections: Corrections = no_corrections
) -> Query:
    """Return what was typed as slots: the first twelve of its words that say something."""
    words = texts(typed)
    query = _Reader(words[:_MOST_READ], vocabulary, lexicon, corrections).query()
    return query._replace(dropped=query.dropped + words[_MOST_READ:])


class _Reader:
    def __init__(
        self,
        typed: tuple[str, ...],
        vocabulary: Vocabulary,
        lexicon: Lexicon,
        corrections: Corrections,
    ) -> None:
        self._typed = typed
        self._vocabulary = vocabulary
        self._lexicon = lexicon
        self._corrections = corrections
        self._suggestions: list[str] = []

    def query(self) -> Query:
        spans = self._telling(self._phrases())
        ends = accumulate(end - start for start, end in spans)
        together = [span for span, words in zip(spans, ends, strict=True) if words <= MOST_WORDS]
        apart = [one for span in together for one in self._parted(*span)]
        readings = [self._slots(together)]
        suggested = tuple(dict.fromkeys(self._suggestions))
        if apart != together and all(slot.wordings for slot in readings[0] if " " in slot.typed):
            readings.append(self._slots(apart))  # "heart attack" is not searched as "heart"
        return Query(
            tuple(filter(None, readings)),
            suggested,
            tuple(" ".join(self._typed[start:end]) for start, end in spans[len(together) :]),
        )

    def _slots(self, spans: Iterable[tuple[int, int]]) -> tuple[Slot, ...]:
        return tuple(self._slot(*span) for span in spans)

    def _parted(self, start: int, end: int) -> list[tuple[int, int]]:
        """Return the words of a phrase one by one, unless that says less: 5 mg, how often."""
        typed = self._typed[start:end]
        has_filler = not FILLERS.isdisjoint(typed)
        if Amount.of(typed) or (has_filler and self._vocabulary.meanings(typed)):
            return [(start, end)]
        return [(at, at + 1) for at in range(start, end)]

    def _phrases(self) -> Iterator[tuple[int, int]]:
        """Yield where the words stand that belong together, the longest phrases first."""
        at = 0
        while at < len(self._typed):
            longest = min(len(self._typed), at + max(LONGEST, self._vocabulary.longest))
            ends = [end for end in range(longest, at + 1, -1) if self._is_phrase(at, end)]
            end = ends[0] if ends else at + 1
            yield at, end
            at = end

    def _is_phrase(self, start: int, end: int) -> bool:
        typed = self._typed[start:end]
        return bool(
            Amount.of(typed)
            or self._vocabulary.meanings(typed)
            or (end == len(self._typed) and self._vocabulary.meanings_beginning(typed))
            or (end == start + 2 and self._is_word("".join(typed)))
        )

    def _is_word(self, word: str) -> bool:
        return self._lexicon.has(word) or bool(self._vocabulary.meanings([word]))

    def _telling(self, all_spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
        """Leave out words such as "the", unless there are no others."""
        spans = list(all_spans)
        telling = [
            (start, end)
            for start, end in spans
            if end > start + 1 or self._typed[start] not in FILLERS
        ]
        return telling or spans

    def _slot(self, start: int, end: int) -> Slot:
        typed = self._typed[start:end]
        literal = list(self._literal(typed))
        goes_on = end == len(self._typed) and not literal
        wordings = [*literal, *self._meant(typed, goes_on=goes_on)]
        if not wordings and len(typed) == 1:
            wordings = [*self._respelled(typed[0])]
        best: dict[tuple[frozenset[str], ...], Wording] = {}
        for wording in _closest_first(wordings):
            best.setdefault(wording.forms, wording)
        return Slot(" ".join(typed), tuple(best.values()))

    def _literal(self, typed: Sequence[str]) -> Iterator[Wording]:
        if amount := Amount.of(typed):
            yield from self._amount(amount)
            return
        if len(typed) > 1:
            yield from self._wordings(typed, Why.EXACT, " ".join(typed))
            if self._is_word(together := "".join(typed)):
                yield from self._literal([together])
            return
        [word] = typed
        if self._lexicon.has(word) or is_number(word):
            yield Wording((frozenset({word}),), Why.EXACT, word)
        if parted := number_and_unit(word):
            yield Wording(tuple(frozenset({part}) for part in parted), Why.EXACT, word)
        if not is_number(word):
            for other in self._lexicon.inflected(stem(word)):
                yield Wording((frozenset({other}),), Why.STEM, other)
            is_said_short = len(word) < _SHORTEST and bool(self._vocabulary.meanings([word]))
            longer = () if is_said_short else self._lexicon.beginning(word)
            if others := frozenset(longer) - {word}:
                yield Wording((others,), Why.STEM, word)

    def _amount(self, amount: Amount) -> Iterator[Wording]:
        """Yield an amount as labels write it: 25 mg, 25mg, and within 20-25 mg or 25 to 30 mg."""
        numbers = [frozenset({number}) for number in amount.numbers]
        for spelling in amount.spellings():
            units = [frozenset({unit}) for unit in spelling]
            is_typed = spelling == amount.units
            why = Why.EXACT if is_typed else Why.SYNONYM
            says = " ".join((*amount.numbers, *spelling))
            for between in _RANGES[: 1 if len(numbers) > 1 else None]:
                yield Wording((*numbers, *between, *units), why, says)
            joined = frozenset({f"{amount.numbers[-1]}{spelling[0]}"})
            yield Wording((*numbers[:-1], joined, *units[1:]), why, says)
        for forms in amount.age_ranges():
            yield Wording(forms, Why.CLASS, _AGES)

    def _meant(self, typed: Sequence[str], *, goes_on: bool = False) -> Iterator[Wording]:
        """Yield what words mean, or what may be meant where a phrase still goes on."""
        meanings = self._vocabulary.meanings(typed)
        if not meanings and goes_on:
            meanings = self._vocabulary.meanings_beginning(typed)
        for meaning in meanings:
            yield from self._of(meaning)

    def _of(self, meaning: Meaning) -> Iterator[Wording]:
        says, but_in = meaning.via or meaning.term, self._vocabulary.other_senses(meaning.term)
        for wording in self._wordings(texts(meaning.term), meaning.why, says):
            yield wording._replace(but_in=but_in)

    def _wordings(self, words: Sequence[str], why: Why, says: str) -> Iterator[Wording]:
        """Yield the words side by side, as they are or inflected, if labels have all of them."""
        forms = tuple(self._forms(word) for word in words)
        if all(forms):
            yield Wording(forms, why, says)

    def _forms(self, word: str) -> frozenset[str]:
        if is_number(word):
            return frozenset({word})
        own = {word} if self._lexicon.has(word) else set()
        return frozenset(own | set(self._lexicon.inflected(stem(word))))

    def _respelled(self, word: str) -> Iterator[Wording]:
        """Yield what words mean that are spelled nearly so, and remember them as suggestions."""
        for correction in self._corrections(word, self._vocabulary, self._lexicon.all()):
            self._suggestions.append(correction.word)
            if correction.is_safe:
                right = [correction.word]
                for wording in (*self._literal(right), *self._meant(right)):
                    yield wording._replace(why=Why.SPELLING, says=correction.word)


def _closest_first(wordings: Iterable[Wording]) -> list[Wording]:
    return sorted(wordings, key=lambda wording: wording.why.closeness)
