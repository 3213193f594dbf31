"""The four cards of a dose: start, step, usual, maximum."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from baklosan_desktop.dosing.answer import Answer, Figure, Mark
from baklosan_desktop.dosing.children import is_child, mg_per_kg
from baklosan_desktop.dosing.doses import FirstDose, Regimen
from baklosan_desktop.dosing.patient import Patient
from baklosan_desktop.dosing.rulebook import stated
from baklosan_desktop.dosing.steps import whole_steps
from baklosan_desktop.labels.label import Label
from baklosan_desktop.quantities import Mass, MassRange
from baklosan_desktop.screens.dose_quotes import quotes
from baklosan_desktop.screens.label import QuoteView
from baklosan_desktop.wording import amount, measured

_NOT_STATED = "not stated"


class Card(NamedTuple):
    """One figure: a large number, a small addition beside it, lines below, and its sentences."""

    title: str
    number: str
    beside: str
    lines: tuple[str, ...]
    quotes: tuple[QuoteView, ...]


def cards(answer: Answer, dose: Regimen, patient: Patient, label: Label) -> tuple[Card, ...]:
    """Return the cards; a figure that the label does not state says so."""

    def card(figure: Figure, number: str, lines: Iterable[str], beside: str = "") -> Card:
        cited = (rung.citation for rung in answer.ladder if rung.figure is figure)
        words = tuple(map(measured, lines))
        return Card(figure.value.capitalize(), number, beside, words, quotes(label, cited))

    maximum = stated(answer.maximum)
    first = amount(dose.per_intake or dose.initial_daily)
    times = f"\N{MULTIPLICATION SIGN} {dose.intakes_per_day}" if dose.intakes_per_day else ""
    step = f"+ {amount(dose.step.amount)}" if dose.step else _NOT_STATED
    usual = amount(dose.usual) if dose.usual else _NOT_STATED
    return (
        card(Figure.START, first, _start_lines(dose, patient), times),
        card(Figure.STEP, step, _step_lines(answer, dose)),
        card(Figure.USUAL, usual, ["per day" if dose.usual else "no usual range at this age"]),
        card(Figure.MAXIMUM, amount(maximum), _maximum_lines(dose, maximum, patient)),
    )


def _start_lines(dose: Regimen, patient: Patient) -> Iterator[str]:
    if dose.per_intake:
        yield f"{dose.intakes_per_day} times per day, with food"
        yield f"{dose.initial_daily} per day in total"
    else:
        yield "per day in total, with food"
        yield "how to divide it is not stated"
    yield from _by_weight(dose.initial_daily, patient)


def _step_lines(answer: Answer, dose: Regimen) -> Iterator[str]:
    if dose.step:
        yield f"every {dose.step.days} days"
        for course in answer.dose.courses if isinstance(answer.dose, FirstDose) else ():
            reached = f"{course.target} per day after {course.days} days"
            yield f"read per {course.per}, + {course.step.amount} per day: {reached}"
    else:
        yield "more slowly; the prescriber sets it"


def _maximum_lines(dose: Regimen, maximum: Mass, patient: Patient) -> Iterator[str]:
    yield "per day"
    if dose.step:
        reachable = whole_steps(dose.initial_daily.high, dose.step.amount, maximum)
        if reachable < maximum:
            yield f"in whole steps {reachable}, rounded down, {Mark.EDITORIAL.value}"
    yield from _by_weight(maximum, patient)


def _by_weight(daily: Mass | MassRange, patient: Patient) -> Iterator[str]:
    if is_child(patient.age) and patient.weight:
        yield f"{mg_per_kg(daily, patient.weight)}, {Mark.DERIVED.value}"
