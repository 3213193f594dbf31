"""A way to a dose, day by day: what the plot and the table show."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from typing import NamedTuple

from baklosan_desktop.dosing.answer import Answer
from baklosan_desktop.dosing.division import divided
from baklosan_desktop.dosing.doses import Course, FirstDose, Plan
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
    aim: str
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
    days = _Days(stated(regimen.intakes_per_day), unit, first_day)
    per_day = _way(WAYS[0], courses[0], days, tuple(staircase(courses[1])))
    per_intake = _way(WAYS[1], courses[1], days)
    usual = regimen.usual
    return PlanView(
        ways=(per_day, per_intake),
        usual=(usual.low.number, usual.high.number) if usual else None,
        usual_words=f"{usual.word} {amount(usual.amount)} per day" if usual else "",
        maximum=maximum.number,
        maximum_words=f"maximum {amount(maximum)} per day",
        aim=measured(_aim(courses[0], answer)),
        note=measured(
            f"Divided in {unit} units, the rest to the evening, then midday (editorial). "
            "How the label divides higher doses is not stated."
        ),
    )


def _aim(course: Course, answer: Answer) -> str:
    """Say that the effect ends the raising, and why the way is drawn as far as it is."""
    usual = stated(answer.regimen).usual
    drawn = "the highest dose of whole steps; no usual range is stated at this age"
    if isinstance(answer.dose, Plan):
        drawn = "the target"
    elif usual:
        drawn = f"the top of the {usual.name}"
    return (
        f"Raised only until the effect is reached. Drawn up to {course.target} per day, {drawn} "
        "(editorial)."
    )


class _Days(NamedTuple):
    """How days are divided and dated."""

    intakes: int
    unit: Mass
    first: date | None


def _way(title: str, course: Course, days: _Days, beside: tuple[Level, ...] = ()) -> WayView:
    levels = tuple(staircase(course))
    return WayView(
        title=title,
        summary=measured(_summary(course)),
        steps=tuple(_steps(levels, beside)),
        rows=tuple(_row(level, days) for level in levels),
    )


def _summary(course: Course) -> str:
    if not course.increases:
        return f"{course.target} per day from day {course.first_day} on, no increase"
    added = f"+ {amount(course.step.amount)} per day every {course.step.days} days"
    return f"{added}: {course.target} per day on day {course.first_day}"


def _steps(levels: tuple[Level, ...], beside: tuple[Level, ...]) -> Iterator[StepView]:
    """Say each level in words, with the dose of the other reading on its first day."""
    for index, level in enumerate(levels):
        following = levels[index + 1].first_day if index + 1 < len(levels) else None
        last = following - 1 if following else None
        days = f"day {level.first_day} to {last}" if last else f"from day {level.first_day} on"
        words = f"{days}: {amount(level.daily)} per day in total"
        if other := [one.daily for one in beside if one.first_day <= level.first_day]:
            words += f"; read per intake {amount(other[-1])} per day"
        yield StepView(level.first_day, last, level.daily.number, measured(words))


def _row(level: Level, days: _Days) -> tuple[str, ...]:
    day = days.first + timedelta(days=level.first_day - 1) if days.first else None
    return (
        str(level.first_day),
        short_date(day) if day else _NO_DIVISION,
        *_intakes(level.daily, days),
        decimal_text(level.daily.number),
    )


def _intakes(daily: Mass, days: _Days) -> tuple[str, ...]:
    parts = divided(daily, days.intakes, days.unit) or ()
    texts = [decimal_text(part.number) for part in parts]
    return tuple(texts) if len(texts) == len(INTAKES) else (_NO_DIVISION,) * len(INTAKES)
