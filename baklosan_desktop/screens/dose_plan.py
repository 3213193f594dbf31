"""A way to a dose, day by day: what the plot and the table show."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from typing import NamedTuple

from baklosan_desktop.dosing.answer import Answer
from baklosan_desktop.dosing.division import divided
from baklosan_desktop.dosing.doses import Course, FirstDose, Plan, Regimen
from baklosan_desktop.dosing.rulebook import Rulebook, stated
from baklosan_desktop.dosing.steps import Level, staircase
from baklosan_desktop.labels.facts import RuleKind
from baklosan_desktop.labels.population import Group
from baklosan_desktop.quantities import Mass, decimal_text
from baklosan_desktop.wording import amount, measured, short_date

WAYS = ("Read per day, default", "Read per intake")
INTAKES = ("Morning", "Midday", "Evening")
_NO_DIVISION = "–"


class StepView(NamedTuple):
    """One level: the days it is held, the dose, both in words too."""

    first_day: int
    last_day: int | None
    mg: Decimal
    words: str


class WayView(NamedTuple):
    """One reading of the step, from the first dose to the target."""

    title: str
    summary: str
    steps: tuple[StepView, ...]
    rows: tuple[tuple[str, ...], ...]


class PlanView(NamedTuple):
    """Both readings, the default one first; `usual` is the range, `maximum` the limit, in mg."""

    ways: tuple[WayView, WayView]
    usual: tuple[Decimal, Decimal] | None
    usual_words: str
    maximum: Decimal
    maximum_words: str
    note: str


def plan_view(answer: Answer, first_day: date | None, rules: Rulebook) -> PlanView | None:
    """Lay both ways of an answer out by days; None where it holds no way."""
    match answer.dose:
        case FirstDose(_, (per_day, per_intake)) | Plan(per_day, per_intake):
            return _both((per_day, per_intake), answer, first_day, rules)
        case _:
            return None


def _both(
    courses: tuple[Course, Course], answer: Answer, first_day: date | None, rules: Rulebook
) -> PlanView:
    regimen, maximum = stated(answer.regimen), stated(answer.maximum)
    unit = stated(rules.rule(RuleKind.TITRATION, Group.ADULTS).amount).high
    per_day, per_intake = (
        _way(title, course, regimen, unit, first_day)
        for title, course in zip(WAYS, courses, strict=True)
    )
    usual = regimen.usual
    return PlanView(
        ways=(per_day, per_intake),
        usual=(usual.low.number, usual.high.number) if usual else None,
        usual_words=f"usual {amount(usual)} per day" if usual else "",
        maximum=maximum.number,
        maximum_words=f"maximum {amount(maximum)} per day",
        note=measured(
            f"Divided in {unit} units, the rest to the evening, then midday (editorial). "
            "How the label divides higher doses is not stated."
        ),
    )


def _way(
    title: str, course: Course, regimen: Regimen, unit: Mass, first_day: date | None
) -> WayView:
    levels = tuple(staircase(course))
    added = f"+ {amount(course.step.amount)} per day"
    return WayView(
        title=title,
        summary=measured(
            f"{added} every {course.step.days} days: {course.target} per day "
            f"on day {course.first_day}"
        ),
        steps=tuple(_steps(levels)),
        rows=tuple(_row(level, regimen, unit, first_day) for level in levels),
    )


def _steps(levels: tuple[Level, ...]) -> Iterator[StepView]:
    for index, level in enumerate(levels):
        following = levels[index + 1].first_day if index + 1 < len(levels) else None
        last = following - 1 if following else None
        days = f"day {level.first_day} to {last}" if last else f"from day {level.first_day} on"
        words = f"{days}: {amount(level.daily)} per day in total"
        yield StepView(level.first_day, last, level.daily.number, measured(words))


def _row(level: Level, regimen: Regimen, unit: Mass, first_day: date | None) -> tuple[str, ...]:
    day = first_day + timedelta(days=level.first_day - 1) if first_day else None
    return (
        str(level.first_day),
        short_date(day) if day else _NO_DIVISION,
        *_intakes(level.daily, stated(regimen.intakes_per_day), unit),
        decimal_text(level.daily.number),
    )


def _intakes(daily: Mass, intakes: int, unit: Mass) -> tuple[str, ...]:
    parts = divided(daily, intakes, unit) or ()
    texts = [decimal_text(part.number) for part in parts]
    return tuple(texts) if len(texts) == len(INTAKES) else (_NO_DIVISION,) * len(INTAKES)
