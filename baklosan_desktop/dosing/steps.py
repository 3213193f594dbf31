"""How a dose is raised: both readings of the step, with the days to a target (AMB-06)."""

from collections.abc import Iterator
from typing import NamedTuple

from baklosan_desktop.dosing.doses import Course, Step
from baklosan_desktop.quantities import Mass


def courses(start: Mass, step: Step, intakes: int, target: Mass) -> tuple[Course, Course]:
    """Return the way to a target by reading A, the step added to the day, and B, to each intake.

    Each level is held the full days, so the first increase falls on the day after (AMB-07).
    """
    per_intake = Step(step.amount * intakes, step.days)
    return _course("day", start, step, target), _course("intake", start, per_intake, target)


def whole_steps(start: Mass, step: Mass, maximum: Mass) -> Mass:
    """Return the highest dose that whole steps from the start reach, rounded down (REQ-27)."""
    return start + step * ((maximum - start).ug // step.ug)


class Level(NamedTuple):
    """A dose and the day of treatment from which it is taken."""

    first_day: int
    daily: Mass


def staircase(course: Course) -> Iterator[Level]:
    """Yield every level of a course, the first dose on day 1, the target last."""
    for taken in range(course.increases):
        yield Level(1 + course.step.days * taken, course.start + course.step.amount * taken)
    yield Level(course.first_day, course.target)


def _course(per: str, start: Mass, step: Step, target: Mass) -> Course:
    """Count the increases, the last one partial where the target is no whole number of steps."""
    whole, partial = divmod((target - start).ug, step.amount.ug)
    return Course(per, step, start, target, whole + bool(partial), Mass(partial))
