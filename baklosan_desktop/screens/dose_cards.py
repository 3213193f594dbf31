"""The four cards of a dose: start, step, usual, maximum."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from baklosan_desktop.dosing.answer import Answer, Figure, Mark
from baklosan_desktop.dosing.children import is_child, mg_per_kg, mg_per_kg_high
from baklosan_desktop.dosing.division import divided
from baklosan_desktop.dosing.doses import Course, NextDose, Regimen
from baklosan_desktop.dosing.patient import Patient
from baklosan_desktop.dosing.rulebook import stated
from baklosan_desktop.dosing.steps import whole_steps
from baklosan_desktop.labels.facts import RuleKind
from baklosan_desktop.labels.label import Label
from baklosan_desktop.quantities import Mass, MassRange, decimal_text
from baklosan_desktop.screens.dose_asked import Reference
from baklosan_desktop.screens.dose_quotes import quotes
from baklosan_desktop.screens.label import QuoteView
from baklosan_desktop.wording import amount, counted, measured

_NOT_STATED = "not stated"
_PER_DAY, _NO_RANGE = "per day", "no usual range at this age"


class Card(NamedTuple):
    """One figure: a large number, a small addition beside it, lines below, and its sentences."""

    title: str
    number: str
    beside: str
    lines: tuple[str, ...]
    quotes: tuple[QuoteView, ...]


def cards(answer: Answer, patient: Patient, label: Label) -> tuple[Card, ...]:
    """Return the cards; start and step only where the answer was worked out with them.

    A figure that the label does not state says so.
    """
    dose = stated(answer.regimen)

    def card(figure: Figure, number: str, lines: Iterable[str], beside: str = "") -> Card:
        cited = (rung.citation for rung in answer.ladder if rung.figure is figure)
        words = tuple(map(measured, lines))
        return Card(_title(figure, dose), number, beside, words, quotes(label, cited))

    maximum = stated(answer.maximum)
    first = amount(dose.per_intake or dose.initial_daily)
    times = f"\N{MULTIPLICATION SIGN} {dose.intakes_per_day}" if dose.intakes_per_day else ""
    step = f"+ {amount(dose.step.amount)}" if dose.step else _NOT_STATED
    usual = amount(dose.usual.amount) if dose.usual else _NOT_STATED
    most = _maximum_lines(dose, maximum, patient)
    every = {
        Figure.START: card(Figure.START, first, _start_lines(dose, patient), times),
        Figure.STEP: card(Figure.STEP, step, _step_lines(dose)),
        Figure.USUAL: card(Figure.USUAL, usual, [_PER_DAY if dose.usual else _NO_RANGE]),
        Figure.MAXIMUM: card(Figure.MAXIMUM, amount(maximum), most),
    }
    used = {rung.figure for rung in answer.ladder} | {Figure.USUAL, Figure.MAXIMUM}
    return tuple(drawn for figure, drawn in every.items() if figure in used)


def _title(figure: Figure, dose: Regimen) -> str:
    """Name a card; the range as the label speaks of it, usual or recommended."""
    usual = dose.usual if figure is Figure.USUAL else None
    return (usual.word if usual else figure.value).capitalize()


def _start_lines(dose: Regimen, patient: Patient) -> Iterator[str]:
    if dose.per_intake:
        yield f"{dose.intakes_per_day} times per day, with food"
        yield f"{dose.initial_daily} per day in total"
    else:
        yield "per day in total, with food"
        yield "how to divide it is not stated"
    yield from _by_weight(dose.initial_daily, patient)


def _step_lines(dose: Regimen) -> Iterator[str]:
    if dose.step:
        yield f"every {dose.step.days} days, not sooner"
        yield "per day or per intake: not stated"
    else:
        yield "more slowly; the prescriber sets it"


def readings(answer: Answer, patient: Patient, book: Reference) -> tuple[Card, ...]:
    """Return the next dose in both readings of the step, to stand side by side (REQ-30)."""
    if not isinstance(answer.dose, NextDose):
        return ()
    intakes = stated(stated(answer.regimen).intakes_per_day)
    unit = stated(answer.step).amount
    step = [rung.citation for rung in answer.ladder if rung.figure is Figure.STEP]
    usual = [rung.citation for rung in answer.ladder if rung.figure is Figure.USUAL]
    heavy = book.rules.rule(RuleKind.WEIGHT_MAXIMUM)
    ahead, regimen = answer.dose.courses, stated(answer.regimen)

    def card(title: str, per: str, daily: Mass | None) -> Card:
        if daily is None:
            words = ("would pass the maximum",)
            return Card(title, "not given", "", words, quotes(book.label, step))
        cited, lines = step, ["per day in total"]
        if parts := divided(daily, intakes, unit):
            split = " + ".join(decimal_text(part.number) for part in parts)
            lines.append(f"{split} mg, {Mark.EDITORIAL.value}")
        days = [_days_to(course, regimen) for course in ahead if course.per == per]
        if ranged := [*_in_range(daily, regimen), *days]:
            cited, lines = [*cited, *usual], [*lines, *ranged]
        if mg_per_kg_high(daily, patient, book.rules):
            cited = [*cited, *heavy.citations]
            lines.append(f"above {heavy.amount} per kg, {Mark.EDITORIAL.value}")
        return Card(
            title, amount(daily), "", tuple(map(measured, lines)), quotes(book.label, cited)
        )

    return (
        card("Step read per day, default", "day", answer.dose.per_day),
        card("Step read per intake", "intake", answer.dose.per_intake),
    )


def _in_range(daily: Mass, regimen: Regimen) -> Iterator[str]:
    if regimen.usual and regimen.usual.low <= daily:
        where = "in" if daily <= regimen.usual.high else "above"
        yield f"{where} the {regimen.usual.name}, {Mark.EDITORIAL.value}"


def _days_to(course: Course, regimen: Regimen) -> str:
    usual = stated(regimen.usual)
    end = "begins" if course.target == usual.low else "ends"
    return (
        f"{usual.name} {end} at {course.target} per day: {counted(course.days, 'day')} "
        f"after this dose begins, {Mark.EDITORIAL.value}"
    )


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
