"""What is typed and answered on the dose page, and the quantities it says."""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from enum import Enum
from types import MappingProxyType
from typing import NamedTuple, TypeVar

from baklosan_desktop.dosing import entry
from baklosan_desktop.dosing.patient import Reply
from baklosan_desktop.dosing.stopping import LATEST_DAY
from baklosan_desktop.quantities import Age, BodyWeight, Mass
from baklosan_desktop.wording import measured

T = TypeVar("T")


class Question(Enum):
    """What is asked; the value is its name on the page."""

    START = "Start"
    INCREASE = "Increase"
    CHECK = "Check"
    STOP = "Stop"
    TABLETS = "Tablets"


class Field(Enum):
    """The fields of the page; the value is the field's label, its unit in it (REQ-01, REQ-13)."""

    AGE_YEARS = "Age, years"
    AGE_MONTHS = "and months"
    WEIGHT = "Weight, kg"
    CURRENT_DAILY = "Now taking, in total, mg per DAY"
    EGFR = "eGFR, mL per min per 1.73 m²"
    TARGET = "Target, in total, mg per DAY"
    DAYS_SINCE = "Days since the last increase"
    PRESCRIBED = "Prescribed, in total, mg per DAY"
    PER_INTAKE = "or prescribed per INTAKE, mg"
    TIMES = "times per day"
    TAPER_DAYS = "Stopped within, days"
    DAILY = "Dose, in total, mg per DAY"
    PERIOD = "For how many days"
    KIND = "Prescription"
    FIRST_DAY = "First day"


_WHO = (Field.AGE_YEARS, Field.AGE_MONTHS, Field.WEIGHT)
# The fields of each question, row by row.
ROWS: Mapping[Question, tuple[tuple[Field, ...], ...]] = {
    Question.START: (_WHO, (Field.CURRENT_DAILY,)),
    Question.INCREASE: (_WHO, (Field.CURRENT_DAILY, Field.DAYS_SINCE)),
    Question.CHECK: (
        _WHO,
        (Field.PRESCRIBED, Field.KIND),
        (Field.PER_INTAKE, Field.TIMES),
    ),
    Question.STOP: ((Field.CURRENT_DAILY, Field.FIRST_DAY), (Field.TAPER_DAYS,)),
    Question.TABLETS: ((Field.DAILY, Field.PERIOD),),
}
# What may be typed too, below the questions.
FURTHER: Mapping[Question, tuple[tuple[Field, ...], ...]] = {
    Question.START: ((Field.TARGET, Field.FIRST_DAY), (Field.EGFR,)),
    Question.INCREASE: ((Field.EGFR,),),
    Question.CHECK: ((Field.EGFR,),),
    Question.STOP: (),
    Question.TABLETS: (),
}
# Questions that know a patient are screened; the others read no age, weight or condition.
SCREENED = frozenset({Question.START, Question.INCREASE, Question.CHECK})


class DoseForm(NamedTuple):
    """The patient as typed; a fresh form is a cleared patient. Nothing is preset, nothing stored.

    `first` says whether a prescription is the first one; days are counted from `first_day`.
    `own_steps` are the prescriber's steps of stopping as typed: after how many days, mg per day.
    `has_10_mg` says that scored 10 mg tablets are at hand. `replies` holds the answers by question
    key, `co_medications` the keys of the chosen medicines, `confirmed` what was confirmed.
    """

    age_years: str = ""
    age_months: str = ""
    weight: str = ""
    current_daily: str = ""
    egfr: str = ""
    target: str = ""
    days_since: str = ""
    prescribed: str = ""
    per_intake: str = ""
    times: str = ""
    taper_days: str = ""
    daily: str = ""
    period: str = ""
    first: bool | None = None
    first_day: date | None = None
    own_steps: tuple[tuple[str, str], ...] = ()
    has_10_mg: bool = False
    replies: Mapping[str, Reply] = MappingProxyType({})
    co_medications: frozenset[str] = frozenset()
    indication: str | None = None
    confirmed: frozenset[str] = frozenset()
    question: Question = Question.START

    @property
    def fields(self) -> frozenset[Field]:
        """The fields of the question that is asked."""
        rows = (*ROWS[self.question], *FURTHER[self.question])
        return frozenset(field for row in rows for field in row)

    def replied(self, key: str, reply: Reply | None) -> "DoseForm":
        """Return the form with one question answered, or taken back by None."""
        others = {other: kept for other, kept in self.replies.items() if other != key}
        return self._replace(replies=others if reply is None else {**others, key: reply})

    def confirming(self, statement: str) -> "DoseForm":
        """Return the form with one thing confirmed; it holds while the confirmed values do."""
        return self._replace(confirmed=self.confirmed | {statement})


class Entered(NamedTuple):
    """The quantities of a form, None where a field is empty, refused or not asked for.

    `problems` says why a field is refused.
    """

    age: Age | None
    weight: BodyWeight | None
    current_daily: Mass | None
    egfr: Decimal | None
    target: Mass | None
    days_since: int | None
    prescribed: Mass | None
    taper_days: int | None
    daily: Mass | None
    period: int | None
    first_day: date | None
    problems: Mapping[Field, str]


class _Reading:
    """Reads the fields of one form, and keeps why a field cannot be read."""

    def __init__(self, form: DoseForm) -> None:
        self._form = form
        self._asked = form.fields
        self.problems: dict[Field, str] = {}

    def value(self, field: Field, read: Callable[[str], T]) -> T | None:
        """Read a field that is asked for."""
        text: str = getattr(self._form, field.name.lower())
        if field not in self._asked or not text.strip(" "):
            return None
        try:
            return read(text)
        except entry.EntryError as error:
            self.refuse(field, str(error))
            return None

    def refuse(self, field: Field, sentence: str) -> None:
        self.problems[field] = measured(sentence)

    def age(self) -> Age | None:
        years = self.value(Field.AGE_YEARS, entry.years)
        months = self.value(Field.AGE_MONTHS, entry.months)
        if years is None or Field.AGE_MONTHS in self.problems:
            return None
        return self.value(Field.AGE_YEARS, lambda _: entry.age(years, months or 0))

    def prescribed(self) -> Mass | None:
        """Read a prescription, given for the day or for each intake; both must say the same.

        Half of what is given for each intake is none.
        """
        total = self.value(Field.PRESCRIBED, entry.dose_above_zero)
        each = self.value(Field.PER_INTAKE, entry.dose_above_zero)
        times = self.value(Field.TIMES, entry.intakes)
        if each is None and times is None:
            return total
        if each is None or times is None:
            return None
        summed = each * times
        if total is not None and summed != total:
            sentence = f"{each} × {times} is {summed} per day, not {total}: correct one of them."
            self.refuse(Field.PER_INTAKE, sentence)
            return None
        return summed


def entered(form: DoseForm) -> Entered:
    """Read the fields. Never raises: what cannot be read is a problem of its field."""
    reading = _Reading(form)
    increases = form.question is Question.INCREASE
    return Entered(
        reading.age(),
        reading.value(Field.WEIGHT, entry.weight),
        reading.value(
            Field.CURRENT_DAILY, entry.dose_above_zero if increases else entry.daily_dose
        ),
        reading.value(Field.EGFR, entry.egfr),
        reading.value(Field.TARGET, entry.daily_dose),
        reading.value(Field.DAYS_SINCE, entry.days),
        reading.prescribed(),
        reading.value(Field.TAPER_DAYS, entry.days),
        reading.value(Field.DAILY, entry.dose_above_zero),
        reading.value(Field.PERIOD, entry.days),
        form.first_day if form.first_day and form.first_day <= LATEST_DAY else None,
        reading.problems,
    )
