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
_MOST_NUMBERS = 2
LONGEST = 5  # words: 1.5 2 mg per kg


class Amount(NamedTuple):
    """One number, or the two of a range, and its units: 2.5 mg / kg."""

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
        units = tuple(part for part in parts[len(numbers) :] if part != "per")
        if not units or not 1 <= len(numbers) <= _MOST_NUMBERS or not _SAME.keys() >= set(units):
            return None
        return cls(numbers, units)

    def spellings(self) -> list[tuple[str, ...]]:
        """Return the units in every way they are written, as they were typed first."""
        ways = product(*(dict.fromkeys((unit, *_SAME[unit])) for unit in self.units))
        return list(ways)
