"""Amounts as they are typed: a number with its unit is one thing, however the unit is written."""

from collections.abc import Sequence
from itertools import product, takewhile
from typing import NamedTuple, Self

from baklosan_desktop.search.words import is_number, number_and_unit, texts

_UNITS = tuple(
    texts(same)
    for same in (
        "mg milligram milligrams milligramme milligrammes",
        "µg mcg ug microgram micrograms microgramme microgrammes",
        "g gram grams gramme grammes",
        "kg kilo kilos kilogram kilograms kilogramme kilogrammes",
        "ml millilitre millilitres milliliter milliliters",
        "l litre litres liter liters",
        "h hr hrs hour hours",
        "min mins minute minutes",
        "d day days",
        "wk wks week weeks",
        "month months",
        "y yr yrs yo year years",
        "c celsius",
    )
)
_SAME = {unit: same for same in (*_UNITS, ("%", "percent")) for unit in same}
_LEFT_OUT = {"per", "old"}
_MOST_NUMBERS = 2
_OLDEST, _GROWN_UP, _DIGITS = 120, 18, 3
LONGEST = 5  # words: 1.5 2 mg per kg


def _one(*words: str) -> frozenset[str]:
    return frozenset(words)


def _numbers(first: int, last: int) -> frozenset[str]:
    return frozenset(map(str, range(first, last + 1)))


_YEARS = _one("year", "years")


class Amount(NamedTuple):
    """One number, or the two of a range, and its units: 2.5 mg / kg, 8 years old."""

    numbers: tuple[str, ...]
    units: tuple[str, ...]

    @classmethod
    def of(cls, typed: Sequence[str]) -> Self | None:
        """Read words that are an amount and nothing else.

        >>> Amount.of(["2.5mg", "per", "kg"])
        Amount(numbers=('2.5',), units=('mg', 'kg'))
        """
        parts = [part for word in typed for part in number_and_unit(word) or (word,)]
        numbers = tuple(takewhile(is_number, parts))
        units = tuple(part for part in parts[len(numbers) :] if part not in _LEFT_OUT)
        if not units or not 1 <= len(numbers) <= _MOST_NUMBERS or not _SAME.keys() >= set(units):
            return None
        return cls(numbers, units)

    def spellings(self) -> list[tuple[str, ...]]:
        """Return the units in every way they are written, as they were typed first."""
        ways = product(*(dict.fromkeys((unit, *_SAME[unit])) for unit in self.units))
        return list(ways)

    def age_ranges(self) -> list[tuple[frozenset[str], ...]]:
        """Return how labels word the ranges that hold an age in years; none for anything else.

        Words side by side, each one of several. What is said of children over 10 is not said of
        adults, so that a range without an end is taken for one of grown-ups only from 18 on.
        """
        is_age = self.units[0] in _SAME["years"] and len(self.units) == len(self.numbers) == 1
        if not is_age or not self.numbers[0].isdecimal() or len(self.numbers[0]) > _DIGITS:
            return []
        age = int(self.numbers[0])
        up_to, above = _numbers(0, age), _numbers(age + 1, _OLDEST)
        below = _numbers(_GROWN_UP if age >= _GROWN_UP else 0, age - 1)
        ranges = [
            (_one("from"), up_to, _one("to"), _numbers(age, _OLDEST), _YEARS),
            (_one("between"), up_to, _one("and"), _numbers(age, _OLDEST), _YEARS),
            (_one("under", "below"), above, _YEARS),
            (_one("under", "below"), _one("the"), _one("age"), _one("of"), above),
            (_one("younger", "less"), _one("than"), above, _YEARS),
            (_one("over", "above"), below, _YEARS),
            (_one("over", "above"), _one("the"), _one("age"), _one("of"), below),
            (_one("older", "more"), _one("than"), below, _YEARS),
        ]
        return [forms for forms in ranges if all(forms)]
