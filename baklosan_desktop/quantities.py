"""Exact amounts: mass in micrograms, body weight in decagrams, age in months. Never float."""

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Self

from baklosan_desktop.errors import QuantityError

_NUMBER = re.compile(r"(?:0|[1-9][0-9]{0,5})(?:\.[0-9]{1,3})?", re.ASCII)
_MASS = re.compile(rf"({_NUMBER.pattern}) mg", re.ASCII)
_AGE = re.compile(r"(0|[1-9][0-9]{0,2}) years", re.ASCII)
_MONTHS_PER_YEAR = 12
_UG_PER_MG = 1000
_DAG_PER_KG = 100


def decimal_text(value: Decimal) -> str:
    """Write a number for people: no exponent, no trailing zeros, a leading zero.

    >>> decimal_text(Decimal("5.0")), decimal_text(Decimal(".50")), decimal_text(Decimal("100"))
    ('5', '0.5', '100')
    """
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


@dataclass(frozen=True, order=True, slots=True)
class Mass:
    """An amount of drug substance, exact to the microgram.

    >>> print(Mass.mg("2.5") * 3)
    7.5 mg
    """

    ug: int

    def __post_init__(self) -> None:
        if self.ug < 0:
            raise QuantityError(f"An amount cannot be negative: {self.ug} ug.")

    @classmethod
    def mg(cls, number: str) -> Self:
        """Read milligrams; QuantityError for anything but a plain decimal number."""
        if not _NUMBER.fullmatch(number):
            raise QuantityError(f"Not a number of milligrams: '{number}'.")
        return cls(int(Decimal(number) * _UG_PER_MG))

    @classmethod
    def read(cls, text: str) -> Self:
        """Read an amount with its unit.

        >>> Mass.read("5 mg")
        Mass(ug=5000)
        """
        if not (match := _MASS.fullmatch(text)):
            raise QuantityError(f"Not an amount in mg: '{text}'.")
        return cls.mg(match[1])

    @property
    def number(self) -> Decimal:
        """The amount in milligrams."""
        return Decimal(self.ug) / _UG_PER_MG

    def __add__(self, other: "Mass") -> "Mass":
        return Mass(self.ug + other.ug)

    def __sub__(self, other: "Mass") -> "Mass":
        return Mass(self.ug - other.ug)

    def __mul__(self, times: int) -> "Mass":
        return Mass(self.ug * times)

    def __str__(self) -> str:
        return f"{decimal_text(self.number)} mg"


@dataclass(frozen=True, slots=True)
class MassRange:
    """From one amount to another, both included; a single amount is a range of one.

    >>> print(MassRange.read("30 mg to 75 mg"), MassRange.read("5 mg"), sep=" | ")
    30 to 75 mg | 5 mg
    """

    low: Mass
    high: Mass

    def __post_init__(self) -> None:
        if self.low > self.high:
            raise QuantityError(f"The range runs backwards: {self.low} to {self.high}.")

    @classmethod
    def read(cls, text: str) -> Self:
        """Read "5 mg" or "5 mg to 10 mg"."""
        low, to, high = text.partition(" to ")
        return cls(Mass.read(low), Mass.read(high if to else low))

    def __mul__(self, times: int) -> "MassRange":
        return MassRange(self.low * times, self.high * times)

    def __str__(self) -> str:
        if self.low == self.high:
            return str(self.low)
        return f"{decimal_text(self.low.number)} to {self.high}"


@dataclass(frozen=True, order=True, slots=True)
class BodyWeight:
    """A body weight, exact to the decagram (two decimals of a kilogram).

    >>> print(BodyWeight.kg("39.9"))
    39.9 kg
    """

    dag: int

    def __post_init__(self) -> None:
        if self.dag < 0:
            raise QuantityError(f"A weight cannot be negative: {self.dag} dag.")

    @classmethod
    def kg(cls, number: str) -> Self:
        """Read kilograms; QuantityError for anything but a plain number with two decimals."""
        if not re.fullmatch(r"(?:0|[1-9][0-9]{0,2})(?:\.[0-9]{1,2})?", number, re.ASCII):
            raise QuantityError(f"Not a weight in kilograms: '{number}'.")
        return cls(int(Decimal(number) * _DAG_PER_KG))

    @property
    def number(self) -> Decimal:
        """The weight in kilograms."""
        return Decimal(self.dag) / _DAG_PER_KG

    def times(self, per_kg: Mass) -> Mass:
        """Multiply an amount per kilogram, exactly; QuantityError where it is no whole microgram.

        >>> print(BodyWeight.kg("39.9").times(Mass.mg("2.5")))
        99.75 mg
        """
        ug, rest = divmod(self.dag * per_kg.ug, _DAG_PER_KG)
        if rest:
            raise QuantityError(f"{per_kg} per kg at {self} is not exact to the microgram.")
        return Mass(ug)

    def __str__(self) -> str:
        return f"{decimal_text(self.number)} kg"


@dataclass(frozen=True, order=True, slots=True)
class Age:
    """An age in completed months.

    >>> print(Age.of(6), Age.of(10, 5), sep=" | ")
    6 years | 10 years 5 months
    """

    months: int

    def __post_init__(self) -> None:
        if self.months < 0:
            raise QuantityError(f"An age cannot be negative: {self.months} months.")

    @classmethod
    def of(cls, years: int, months: int = 0) -> Self:
        """Add up years and months."""
        return cls(years * _MONTHS_PER_YEAR + months)

    @classmethod
    def read(cls, text: str) -> Self:
        """Read an age as labels give it.

        >>> Age.read("3 years")
        Age(months=36)
        """
        if not (match := _AGE.fullmatch(text)):
            raise QuantityError(f"Not an age in years: '{text}'.")
        return cls.of(int(match[1]))

    def __str__(self) -> str:
        years, months = divmod(self.months, _MONTHS_PER_YEAR)
        parts = [_counted(years, "year")] if years or not months else []
        return " ".join([*parts, _counted(months, "month")] if months else parts)


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
