"""The figures of an answer: what a label states for a patient, and the doses that it supports."""

from datetime import date
from typing import NamedTuple

from baklosan_desktop.quantities import Mass, MassRange


class Step(NamedTuple):
    """How much a dose is raised by, and every how many days."""

    amount: Mass
    days: int


class Course(NamedTuple):
    """The way to a target in one reading of an ambiguous step; each level is held its full days.

    `partial` is the last increase where it is smaller than the others, else 0 mg.
    """

    per: str
    step: Step
    start: Mass
    target: Mass
    increases: int
    partial: Mass

    @property
    def days(self) -> int:
        """How many days pass before the target."""
        return self.step.days * self.increases

    @property
    def first_day(self) -> int:
        """The first day at the target; treatment begins on day 1."""
        return self.days + 1


class UsualRange(NamedTuple):
    """A range of daily doses; the label calls it usual, or at some ages recommended."""

    amount: MassRange
    word: str = "usual"

    @property
    def low(self) -> Mass:
        """The dose at which it begins."""
        return self.amount.low

    @property
    def high(self) -> Mass:
        """The dose at which it ends."""
        return self.amount.high

    @property
    def name(self) -> str:
        """How it is spoken of."""
        return f"{self.word} range"


class Regimen(NamedTuple):
    """What the label states for one patient; None where it states no such figure.

    `step` is the amount that the label gives, whatever it is counted per.
    """

    group: str
    initial_daily: MassRange
    usual: UsualRange | None
    per_intake: Mass | None = None
    intakes_per_day: int | None = None
    step: Step | None = None


class FirstDose(NamedTuple):
    """The dose to begin with, and both ways to a target where there is one."""

    daily: MassRange
    courses: tuple[Course, ...] = ()

    @property
    def highest(self) -> Mass:
        """The highest dose in it."""
        return max([self.daily.high, *(course.target for course in self.courses)])


class NextDose(NamedTuple):
    """The next dose, the step read per day and per intake; None where that passes the ceiling.

    `courses` lead on from it to the ends of the usual range that are still ahead, if there is one.
    """

    current: Mass
    per_day: Mass
    per_intake: Mass | None
    courses: tuple[Course, ...] = ()

    @property
    def highest(self) -> Mass:
        """The highest dose in it."""
        next_doses = filter(None, (self.per_day, self.per_intake))
        return max([*next_doses, *(course.target for course in self.courses)])


class Plan(NamedTuple):
    """Both ways from the first dose to a target."""

    per_day: Course
    per_intake: Course

    @property
    def highest(self) -> Mass:
        """The target."""
        return self.per_day.target


class Prescribed(NamedTuple):
    """A prescribed dose within the label."""

    daily: Mass

    @property
    def highest(self) -> Mass:
        """The dose itself."""
        return self.daily


class TabletDose(NamedTuple):
    """A dose in whole tablets of the label's strength; None where whole ones do not make it."""

    daily: Mass
    tablets: int | None

    @property
    def highest(self) -> Mass:
        """The dose itself."""
        return self.daily


Dose = FirstDose | NextDose | Plan | Prescribed | TabletDose


class Window(NamedTuple):
    """When a treatment that is stopped gradually may end, both days included."""

    starts: date
    ends: date
