"""The stopping calendar: the label's window, and the prescriber's own steps, if they are right."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise
from typing import NamedTuple

from baklosan_desktop.dosing.answer import Status
from baklosan_desktop.dosing.codes import Code
from baklosan_desktop.dosing.doses import Window
from baklosan_desktop.dosing.own_steps import OwnStep, end, faults
from baklosan_desktop.dosing.rulebook import stated
from baklosan_desktop.labels.facts import RuleKind
from baklosan_desktop.quantities import Mass
from baklosan_desktop.screens.calendar import (
    Dosed,
    NoCalendar,
    NotAnswered,
    Stage,
    lines,
    reason,
    stage,
)
from baklosan_desktop.screens.dose_taper import Verdict
from baklosan_desktop.screens.dosing_calendar import Choices
from baklosan_desktop.wording import long_date, measured

_CITED = (RuleKind.ROUTE_AND_FOOD, RuleKind.MISSED_DOSE, RuleKind.WITHDRAWAL)


class WrongSteps(NoCalendar):
    """The prescriber's steps, with what is wrong with each."""

    advice = "Ask the prescriber."


class StoppingCalendar(NamedTuple):
    """When the treatment may end, and the doses until then; without stages, lines to write on.

    `is_longer` says that it ends later than the label says, on the prescriber's word.
    """

    first: date
    window: Window
    stages: tuple[Stage, ...]
    is_longer: bool
    lines: tuple[int, ...]


def stopping_choices(dosed: Dosed | None) -> Choices:
    """Say where the steps come from."""
    if dosed is None or dosed.answer.window is None:
        return Choices("Dates and steps come from the dose page, question Stop.")
    if not dosed.steps and not dosed.unread:
        return Choices(
            "From the dose page: the window. No steps are typed there: lines to write on."
        )
    return Choices("From the dose page: the window and the prescriber’s own steps.")


def stopping_calendar(dosed: Dosed | None) -> StoppingCalendar:
    """Lay out the window and the steps; NoCalendar says why not."""
    if dosed is None:
        raise NotAnswered("The dose page holds no answer yet to the question Stop.")
    answer = dosed.answer
    if Code.URGENT in answer.codes or (answer.window and answer.status is Status.REJECT):
        raise NoCalendar(reason(answer))
    if answer.window is None or dosed.first_day is None:
        raise NotAnswered("The dose page answers another question than Stop.")
    if wrong := [*dosed.unread, *_wrong(dosed)]:
        raise WrongSteps(measured(f"The steps have to be corrected. {' '.join(wrong)}"))
    steps = dosed.steps
    ending, last = end(steps), stated(answer.taper_days)[1]
    is_longer = Code.TAPER_LONGER in answer.codes or (ending is not None and ending.day > last)
    stages = tuple(_stages(stated(ending), dosed)) if steps else ()
    return StoppingCalendar(
        dosed.first_day, answer.window, stages, is_longer, lines(dosed, *_CITED)
    )


def _wrong(dosed: Dosed) -> Iterator[str]:
    """Yield what has to be corrected, step by step."""
    if dosed.steps and dosed.current is None:
        yield Verdict.UNHELD.value
        return
    if not dosed.steps or dosed.unread:
        return
    current, first = stated(dosed.current), stated(dosed.first_day)
    for index, fault in faults(current, dosed.steps, dosed.at_hand, dosed.rules, dosed.length):
        if fault.is_wrong:
            day, daily = dosed.steps[index]
            begins = long_date(first + timedelta(days=day))
            yield f"{daily} per day from {begins} {fault.value}."


def _stages(ending: OwnStep, dosed: Dosed) -> Iterator[Stage]:
    """Yield the dose now taken, then each step until the one that ends the treatment."""
    first = stated(dosed.first_day)
    steps = [step for step in dosed.steps if step.day <= ending.day]
    now = OwnStep(0, stated(dosed.current))
    for step, following in pairwise([now, *steps]):
        if following.day > step.day:
            begins = first + timedelta(days=step.day)
            yield stage(begins, following.day - step.day, step.daily, dosed)
    yield stage(first + timedelta(days=ending.day), 1, Mass(0), dosed)
