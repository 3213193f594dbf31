"""Side effects of real labels as a person read them, kept as digests: no word of a label is here.

A row of `answers/*.tsv` is a file, a digest of "system|band|term" and one of "band|term", both
without blanks, signs and capitals, in the label's order.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from baklosan_desktop.extraction import band_words
from baklosan_desktop.extraction.found import Reading
from baklosan_desktop.labels.facts import SideEffect

FOLDER = Path(__file__).parent / "answers"
UNKNOWN = "not known"
_DIGITS = 12


class Answer(NamedTuple):
    """The digests of one side effect."""

    with_system: str
    of_term: str


class Score(NamedTuple):
    """How many effects are right, of those that were read and of those that there are."""

    right: int
    read: int
    there: int

    @property
    def precision(self) -> float:
        """The share of what was read that is right."""
        return self.right / self.read if self.read else 1.0

    @property
    def recall(self) -> float:
        """The share of what is there that was read."""
        return self.right / self.there if self.there else 1.0

    def plus(self, other: "Score") -> "Score":
        """Return both together."""
        return Score(*map(sum, zip(self, other, strict=True)))


def answer(system: str, band: str, term: str) -> Answer:
    """Return the digests of an effect, however its words are written."""
    return Answer(_digest(system, band, term), _digest(band, term))


def answers_of(reading: Reading, language: str) -> list[Answer]:
    """Return the digests of what was read."""
    bands = {band.word: band.normalised.word for band in reading.bands}
    return [
        answer(effect.system or "", _band(effect, bands, language), effect.term)
        for effect in reading.effects
    ]


def score(read: Iterable[Answer], there: Iterable[Answer], *, with_system: bool) -> Score:
    """Compare as multisets: what is read twice is right once if it is there once."""
    found, expected = (
        Counter(one.with_system if with_system else one.of_term for one in each)
        for each in (read, there)
    )
    return Score((found & expected).total(), found.total(), expected.total())


def load(name: str) -> dict[str, Sequence[Answer]]:
    """Return the answers of a collection, file by file."""
    answers: dict[str, list[Answer]] = {}
    for line in (FOLDER / f"{name}.tsv").read_text("utf-8").splitlines():
        file, *digests = line.split("\t")
        answers.setdefault(file, []).append(Answer(*digests))
    return {**answers}


def _band(effect: SideEffect, bands: dict[str, str], language: str) -> str:
    if effect.band:
        return bands.get(effect.band, effect.band)
    note = effect.note or ""
    is_unknown = any(word.band is None for word in band_words.words(note, language))
    return UNKNOWN if is_unknown else note


def _digest(*words: str) -> str:
    plain = "|".join("".join(filter(str.isalnum, word.casefold())) for word in words)
    return sha256(plain.encode()).hexdigest()[:_DIGITS]
