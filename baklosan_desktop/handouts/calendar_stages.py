"""The doses of a calendar in words and drawings, for a patient: no fraction but a half in words."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

from baklosan_desktop.dosing.dispensing import HALVES, Portion, Strength
from baklosan_desktop.labels.label import Label
from baklosan_desktop.screens.calendar import Intake, Stage
from baklosan_desktop.screens.handout import HandoutForm, Paper, TextSize
from baklosan_desktop.wording import (
    amount,
    counted,
    day_and_month,
    full_date,
    measured,
    unbroken,
    weekday,
)


class Drawn(NamedTuple):
    """One drawing of the body: its name, and what it stands for."""

    name: str
    words: str


class Time(NamedTuple):
    """One intake: when, how much, its tablets in words and drawings, how many boxes to tick."""

    when: str
    dose: str
    tablets: str
    drawings: tuple[Drawn, ...]
    boxes: int


class DayText(NamedTuple):
    """A day in words."""

    weekday: str
    date: str


class StageText(NamedTuple):
    """A dose in words; `times` is empty where nothing is taken any more."""

    title: str
    times: tuple[Time, ...]
    days: tuple[DayText, ...]


def stage_texts(stages: Iterable[Stage]) -> tuple[StageText, ...]:
    """Write the doses, each with all its days."""
    return tuple(
        StageText(
            _title(stage),
            tuple(map(_time, stage.intakes)),
            day_texts(stage.first, stage.days),
        )
        for stage in stages
    )


def day_texts(first: date, days: int) -> tuple[DayText, ...]:
    """Write so many days from the first one on."""
    every = (first + timedelta(days=passed) for passed in range(days))
    return tuple(DayText(weekday(day), day_and_month(day)) for day in every)


def legend(stages: Iterable[Stage]) -> tuple[Drawn, ...]:
    """Return each drawing that the stages need, once."""
    intakes = (intake for stage in stages for intake in stage.intakes)
    return tuple(dict.fromkeys(drawn for intake in intakes for drawn in _drawings(intake)))


def others(stages: Iterable[Stage], label: Label) -> tuple[str, ...]:
    """Return the strengths of tablets that are not the label's, each once (HZ-03)."""
    portions = (p for stage in stages for intake in stage.intakes for p in intake.tablets)
    found = dict.fromkeys(str(portion.strength.amount) for portion in portions)
    return tuple(unbroken(strength) for strength in found if strength != label.strength)


def unmade(stages: Iterable[Stage]) -> tuple[str, ...]:
    """Return the doses that the tablets at hand do not make, smallest first, each once."""
    intakes = (intake for stage in stages for intake in stage.intakes)
    return tuple(
        amount(dose) for dose in sorted({each.dose for each in intakes if not each.tablets})
    )


def is_stacked(form: HandoutForm) -> bool:
    """Whether the paper is too narrow for a column for each intake."""
    return form.paper is Paper.A5 and form.text_size is TextSize.LARGE


def _title(stage: Stage) -> str:
    begins = full_date(stage.first)
    if not stage.intakes:
        return f"From {begins} on: no more tablets"
    return f"From {begins}: {amount(stage.daily)} a day in total"


def _time(intake: Intake) -> Time:
    tablets = " and ".join(map(_words, intake.tablets))
    return Time(intake.when, amount(intake.dose), tablets, tuple(_drawings(intake)), intake.times)


def _words(portion: Portion) -> str:
    whole, half = divmod(portion.halves, HALVES)
    of = unbroken(f"of {portion.strength.amount}")
    if not whole:
        return f"half a tablet {of}"
    number = f"{whole} and a half tablets" if half else counted(whole, "tablet")
    return measured(f"{number} {of}")


def _drawings(intake: Intake) -> Iterator[Drawn]:
    for portion in intake.tablets:
        whole, half = divmod(portion.halves, HALVES)
        yield from [_drawn(portion.strength, HALVES)] * whole
        yield from [_drawn(portion.strength, 1)] * half


def _drawn(strength: Strength, halves: int) -> Drawn:
    name = "half" if halves == 1 else "scored" if strength.scored else "tablet"
    return Drawn(name, _words(Portion(strength, halves)))
