"""Typed numbers → quantities. Refused, never repaired (REQ-02 to REQ-06, policies "Input")."""

import re
from decimal import Decimal

from baklosan_desktop.dosing.codes import Code
from baklosan_desktop.errors import BaklosanError
from baklosan_desktop.quantities import Age, BodyWeight, Mass

_NUMBER = re.compile(r"(?:0|[1-9][0-9]{0,2})(?:\.[0-9]{1,2})?", re.ASCII)
_WHOLE = re.compile(r"0|[1-9][0-9]{0,2}", re.ASCII)
_MONTHS = 11
OLDEST = Age.of(120)
LIGHTEST, HEAVIEST = BodyWeight.kg("2"), BodyWeight.kg("300")
HIGHEST_EGFR = Decimal(200)
MOST_INTAKES = 24


class EntryError(BaklosanError):
    """A typed number that cannot be used; `code` says why."""

    def __init__(self, code: Code, sentence: str) -> None:
        super().__init__(sentence)
        self.code = code


def number(text: str) -> Decimal:
    """Read a plain decimal number: at most three digits, a point, two digits."""
    trimmed = text.strip(" ")
    if "," in trimmed:
        raise EntryError(Code.NUMBER_FORMAT, "Use a point, not a comma, such as 2.5.")
    if not _NUMBER.fullmatch(trimmed):
        sentence = "Type a plain number without unit, with at most two digits after a point."
        raise EntryError(Code.NUMBER_FORMAT, sentence)
    return Decimal(trimmed)


def weight(text: str) -> BodyWeight:
    """Read a body weight in kilograms."""
    value = BodyWeight.kg(str(number(text)))
    check_weight(value)
    return value


def years(text: str) -> int:
    """Read the whole years of an age."""
    if not text.strip(" "):
        raise EntryError(Code.AGE_MISSING, "Type the age in years.")
    value = _whole(text)
    check_age(Age.of(value))
    return value


def months(text: str) -> int:
    """Read the months beyond the whole years; none typed are none."""
    value = _whole(text) if text.strip(" ") else 0
    if value > _MONTHS:
        raise EntryError(Code.MONTHS_RANGE, f"Months are 0 to {_MONTHS}; add the rest as years.")
    return value


def age(whole_years: int, further_months: int) -> Age:
    """Add up an age; 120 years 1 month is too old."""
    value = Age.of(whole_years, further_months)
    check_age(value)
    return value


def days(text: str) -> int:
    """Read a number of whole days."""
    return _whole(text)


def daily_dose(text: str) -> Mass:
    """Read a dose in mg per day, in total."""
    return Mass.mg(str(number(text)))


def dose_above_zero(text: str) -> Mass:
    """Read a dose in mg that somebody takes or is to take."""
    dose = daily_dose(text)
    if dose == Mass(0):
        raise EntryError(Code.NUMBER_FORMAT, "A dose is more than 0 mg.")
    return dose


def intakes(text: str) -> int:
    """Read how many times per day a dose is taken."""
    times = _whole(text)
    if not 1 <= times <= MOST_INTAKES:
        raise EntryError(Code.NUMBER_FORMAT, f"A dose is taken 1 to {MOST_INTAKES} times per day.")
    return times


def egfr(text: str) -> Decimal:
    """Read an eGFR in mL per min per 1.73 m²."""
    value = number(text)
    check_egfr(value)
    return value


def check_age(age: Age) -> None:
    """Refuse an age above 120 years."""
    if age > OLDEST:
        raise EntryError(Code.AGE_RANGE, f"The age must be 0 to {OLDEST}.")


def check_weight(value: BodyWeight) -> None:
    """Refuse a weight that no patient has."""
    if not LIGHTEST <= value <= HEAVIEST:
        raise EntryError(Code.WEIGHT_RANGE, f"The weight must be {LIGHTEST} to {HEAVIEST}.")


def check_egfr(value: Decimal) -> None:
    """Refuse an eGFR that no patient has."""
    if not 0 <= value <= HIGHEST_EGFR:
        raise EntryError(Code.NUMBER_FORMAT, f"The eGFR must be 0 to {HIGHEST_EGFR}.")


def _whole(text: str) -> int:
    trimmed = text.strip(" ")
    if not _WHOLE.fullmatch(trimmed):
        raise EntryError(Code.NUMBER_FORMAT, "Type a whole number, digits only.")
    return int(trimmed)
