"""The dosing calendar: an answer of the dose page, and what is ticked of it → doses day by day."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import NamedTuple

from baklosan_desktop.dosing import entry
from baklosan_desktop.dosing.answer import Answer, Status
from baklosan_desktop.dosing.doses import (
    Course,
    FirstDose,
    NextDose,
    Plan,
    Prescribed,
    Step,
    TabletDose,
)
from baklosan_desktop.dosing.rulebook import stated
from baklosan_desktop.dosing.steps import Level, staircase
from baklosan_desktop.labels.facts import RuleKind
from baklosan_desktop.quantities import Mass, MassRange
from baklosan_desktop.screens.calendar import (
    Dosed,
    NoCalendar,
    NotAnswered,
    Stage,
    lines,
    reason,
    stage,
)
from baklosan_desktop.screens.dose_headline import headline
from baklosan_desktop.wording import amount, measured

MOST_DAYS = 100
_EMPTY_DAYS = 14
_WAYS = ("Step read per day, default", "Step read per intake")
_NEXT = ("Next dose, step read per day, default", "Next dose, step read per intake")
_CITED = (
    RuleKind.ROUTE_AND_FOOD,
    RuleKind.MISSED_DOSE,
    RuleKind.END_POINT,
    RuleKind.WITHDRAWAL,
)


class WrongDays(NoCalendar):
    """A number of days that no calendar can have."""

    advice = f"Type 1 to {MOST_DAYS}, or leave it empty."


class Ticked(NamedTuple):
    """What of an answer is to be printed; at first nothing. `days` as typed, all where empty."""

    course: Course | None = None
    days: str = ""


class Tick(NamedTuple):
    """Doses that can be ticked: a title, a line on what they are."""

    title: str
    summary: str
    course: Course
    is_ticked: bool


class DosingCalendar(NamedTuple):
    """Doses from the first day on. Without stages it has lines to write on, for so many days."""

    first: date
    days: int
    stages: tuple[Stage, ...]
    lines: tuple[int, ...]

    @property
    def last(self) -> date:
        """The last day on the paper."""
        return self.first + timedelta(days=self.days - 1)


class Choices(NamedTuple):
    """What the page says of the answer that the doses come from, and what of it can be ticked."""

    origin: str
    ticks: tuple[Tick, ...] = ()
    takes_days: bool = False


def dosing_choices(dosed: Dosed | None, ticked: Ticked) -> Choices:
    """Offer the courses of the answer; nothing where there is none to print."""
    offered = ways(dosed.answer) if dosed else ()
    if dosed is None or not offered:
        return Choices("Doses come from the dose page.")
    ticks = tuple(
        Tick(title, _summary(course), course, course == ticked.course) for title, course in offered
    )
    said = f"From the dose page: {headline(dosed.answer)}."
    if not any(tick.is_ticked for tick in ticks):
        said += " No dose is ticked: the paper has lines to write on."
    return Choices(said, ticks, takes_days=True)


def dosing_calendar(dosed: Dosed | None, ticked: Ticked) -> DosingCalendar:
    """Lay out what is ticked; NoCalendar says why not."""
    if dosed is None:
        raise NotAnswered("The dose page holds no answer yet.")
    offered = ways(dosed.answer)
    if not offered:
        raise _unfit(dosed.answer)
    if dosed.first_day is None:
        raise NotAnswered("The first day is not chosen.")
    course = next((way for _, way in offered if way == ticked.course), None)
    days = _days(ticked.days, course)
    cited = lines(dosed, *_CITED)
    if course is None:
        return DosingCalendar(dosed.first_day, days, (), cited)
    return DosingCalendar(
        dosed.first_day, days, tuple(_stages(course, days, dosed.first_day, dosed)), cited
    )


def courses_by_reading(answer: Answer) -> Sequence[Course]:
    """Return the courses of an answer, the step read per day first."""
    return [course for _, course in ways(answer)]


def _unfit(answer: Answer) -> NoCalendar:
    if isinstance(answer.dose, TabletDose):
        return NotAnswered("The question on tablets knows no patient: no calendar is made from it.")
    if answer.window:
        return NotAnswered("The dose page answers a question on stopping.")
    if answer.status in {Status.OK, Status.OK_WITH_WARNINGS}:
        return NoCalendar("The label gives no schedule for this patient: the prescriber sets it.")
    return NoCalendar(reason(answer))


def ways(answer: Answer) -> tuple[tuple[str, Course], ...]:
    """Return the courses of an answer; a dose that is not raised is one without increases."""
    match answer.dose:
        case Plan(per_day, per_intake) | FirstDose(_, (per_day, per_intake)):
            return tuple(zip(_WAYS, (per_day, per_intake), strict=True))
        case FirstDose(daily, _) if stated(answer.regimen).per_intake:
            return (("First dose", _level(daily.high)),)
        case NextDose(_, per_day, None):
            return ((_NEXT[0], _level(per_day)),)
        case NextDose(_, per_day, Mass() as per_intake):
            return ((_NEXT[0], _level(per_day)), (_NEXT[1], _level(per_intake)))
        case Prescribed(daily):
            return (("The prescribed dose", _level(daily)),)
        case _:
            return ()


def _summary(course: Course) -> str:
    if not course.increases:
        return measured(f"{course.target} per day, not raised")
    way = MassRange(course.start, course.target)
    return f"{amount(way)} per day, reached on day {course.first_day}"


def _level(daily: Mass) -> Course:
    return Course("day", Step(Mass(0), 0), daily, daily, 0, Mass(0))


def _days(typed: str, course: Course | None) -> int:
    """Read how many days to print; the whole course where nothing is typed."""
    if not typed.strip(" "):
        raised = course is not None and course.increases
        return course.days + course.step.days if course and raised else _EMPTY_DAYS
    try:
        days = entry.days(typed)
    except entry.EntryError as error:
        raise WrongDays(f"Days to print: {error}") from error
    if not 1 <= days <= MOST_DAYS:
        raise WrongDays(f"A calendar has 1 to {MOST_DAYS} days.")
    return days


def _stages(course: Course, days: int, first: date, dosed: Dosed) -> Iterator[Stage]:
    levels = [level for level in staircase(course) if level.first_day <= days]
    for level, following in pairwise([*levels, Level(days + 1, Mass(0))]):
        begins = first + timedelta(days=level.first_day - 1)
        yield stage(begins, following.first_day - level.first_day, level.daily, dosed)
