"""Percentages of real US labels as a person read them, as digests: no word of a label is here.

A row of `answers/rates.tsv` is a file, where the percentage stands, and a digest: in a `table` of
"term|arm|percentage", in a `sentence` of "term|percentage" alone, since a sentence names its arm
in many ways. What two careful readers could see differently is `doubtful` and counts for nothing.
"""

from collections import Counter
from collections.abc import Container, Iterable
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from baklosan_desktop.labels.facts import SideEffect
from baklosan_desktop.labels.rates import Rate

FILE = Path(__file__).parent / "answers" / "rates.tsv"
TABLE, SENTENCE, DOUBTFUL = "table", "sentence", "doubtful"
_DIGITS = 12
_SIGNS = "<>≤≥."


class Stated(NamedTuple):
    """A percentage of a label: where it stands, and the digest of what it says."""

    place: str
    digest: str


class Score(NamedTuple):
    """How many percentages are right, of those that were read and of those that there are."""

    right: int
    read: int
    there: int

    def plus(self, other: "Score") -> "Score":
        """Return both together."""
        return Score(*map(sum, zip(self, other, strict=True)))


def digest(*texts: str) -> str:
    """Return the digest of some texts, however they are written."""
    plain = "|".join(
        "".join(sign for sign in text.casefold() if sign.isalnum() or sign in _SIGNS)
        for text in texts
    )
    return sha256(plain.encode()).hexdigest()[:_DIGITS]


def stated_in(effects: Iterable[SideEffect], there: Container[Stated]) -> Counter[Stated]:
    """Return what was read; of whom it was read may be part of the arm."""
    return Counter(_stated(effect, rate, there) for effect in effects for rate in effect.rates)


def _stated(effect: SideEffect, rate: Rate, there: Container[Stated]) -> Stated:
    if not rate.source:
        return Stated(SENTENCE, digest(effect.term, rate.stated))
    arm = rate.arm + (effect.context or "")
    of_whom = Stated(TABLE, digest(effect.term, arm, rate.stated))
    return (
        of_whom if of_whom in there else Stated(TABLE, digest(effect.term, rate.arm, rate.stated))
    )


def score(read: Counter[Stated], there: Counter[Stated], doubtful: Counter[Stated]) -> Score:
    """Compare as multisets; what is doubtful is neither right nor wrong."""
    right = read & there
    wrong = (read - there) - doubtful
    return Score(right.total(), right.total() + wrong.total(), there.total())


def load() -> dict[str, Counter[Stated]]:
    """Return the answers, file by file."""
    answers: dict[str, Counter[Stated]] = {}
    for line in FILE.read_text("utf-8").splitlines():
        file, place, code = line.split("\t")
        answers.setdefault(file, Counter())[Stated(place, code)] += 1
    return answers
