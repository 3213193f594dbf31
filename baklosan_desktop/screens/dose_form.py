"""What is typed and answered on the dose page, and the quantities it says."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from enum import Enum
from types import MappingProxyType
from typing import NamedTuple, TypeVar

from baklosan_desktop.dosing import entry
from baklosan_desktop.dosing.patient import Reply
from baklosan_desktop.quantities import Age, BodyWeight, Mass
from baklosan_desktop.wording import measured

T = TypeVar("T")


class Field(Enum):
    """The fields for numbers; the value is the field's label, its unit in it (REQ-01, REQ-13)."""

    AGE_YEARS = "Age, years"
    AGE_MONTHS = "and months"
    WEIGHT = "Weight, kg"
    CURRENT_DAILY = "Now taking, in total, mg per DAY"
    EGFR = "eGFR, mL per min per 1.73 m²"


class DoseForm(NamedTuple):
    """The patient as typed; a fresh form is a cleared patient. Nothing is preset, nothing stored.

    `replies` holds the answers by question key, `co_medications` the keys of the chosen medicines,
    `confirmed` the statements that were confirmed.
    """

    age_years: str = ""
    age_months: str = ""
    weight: str = ""
    current_daily: str = ""
    egfr: str = ""
    replies: Mapping[str, Reply] = MappingProxyType({})
    co_medications: frozenset[str] = frozenset()
    indication: str | None = None
    confirmed: frozenset[str] = frozenset()

    def replied(self, key: str, reply: Reply | None) -> "DoseForm":
        """Return the form with one question answered, or taken back by None."""
        others = {other: kept for other, kept in self.replies.items() if other != key}
        return self._replace(replies=others if reply is None else {**others, key: reply})

    def confirming(self, statement: str) -> "DoseForm":
        """Return the form with one thing confirmed; it holds while the confirmed values do."""
        return self._replace(confirmed=self.confirmed | {statement})


class Entered(NamedTuple):
    """The quantities of a form, None where a field is empty or refused, and why it is refused."""

    age: Age | None
    weight: BodyWeight | None
    current_daily: Mass | None
    egfr: Decimal | None
    problems: Mapping[Field, str]


def entered(form: DoseForm) -> Entered:
    """Read the fields. Never raises: what cannot be read is a problem of its field."""
    problems: dict[Field, str] = {}

    def value(where: Field, text: str, read: Callable[[str], T]) -> T | None:
        if not text.strip(" "):
            return None
        try:
            return read(text)
        except entry.EntryError as error:
            problems[where] = measured(str(error))
            return None

    years = value(Field.AGE_YEARS, form.age_years, entry.years)
    months = value(Field.AGE_MONTHS, form.age_months, entry.months)
    age = None
    if years is not None and Field.AGE_MONTHS not in problems:
        age = value(Field.AGE_YEARS, form.age_years, lambda _: entry.age(years, months or 0))
    return Entered(
        age,
        value(Field.WEIGHT, form.weight, entry.weight),
        value(Field.CURRENT_DAILY, form.current_daily, entry.daily_dose),
        value(Field.EGFR, form.egfr, entry.egfr),
        problems,
    )
