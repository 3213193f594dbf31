"""A patient whom nothing bars: what limits a dose, what the label states, what is said beside."""

from collections.abc import Iterator
from typing import NamedTuple

from baklosan_desktop.dosing.answer import Answer, Figure, Reason, Rung, Status, graded
from baklosan_desktop.dosing.ceiling import Ceiling, above, ceiling
from baklosan_desktop.dosing.children import group_of, mg_per_kg_high, notes
from baklosan_desktop.dosing.codes import Code
from baklosan_desktop.dosing.doses import Dose, Regimen, Step
from baklosan_desktop.dosing.findings import findings, if_treated, taper_days
from baklosan_desktop.dosing.patient import Patient
from baklosan_desktop.dosing.rulebook import Rulebook, stated
from baklosan_desktop.dosing.tablets import Supply
from baklosan_desktop.labels.facts import RuleKind
from baklosan_desktop.quantities import Mass


class Case(NamedTuple):
    """What every question about a dose asks of a patient and a label."""

    patient: Patient
    rules: Rulebook
    limit: Ceiling
    regimen: Regimen

    @property
    def starts_above(self) -> tuple[Reason, ...]:
        """Say so where even the first dose would pass the ceiling."""
        initial = self.regimen.initial_daily
        if initial.high <= self.limit.maximum:
            return ()
        return (self.above(f"The first dose of {initial} per day would pass"),)

    def above(self, what: str) -> Reason:
        """Say what is above the ceiling."""
        return above(what, self.limit, self.patient.age, self.rules)


def case_of(patient: Patient, rules: Rulebook) -> Case:
    """Put together what is known of a patient whom nothing bars."""
    limit = ceiling(patient, rules)
    return Case(patient, rules, limit, _regimen(patient, limit, rules))


def supported(
    case: Case,
    dose: Dose | None,
    raised: tuple[Reason, ...],
    ladder: tuple[Rung, ...],
    supply: Supply | None = None,
) -> Answer:
    """Answer with a dose that the label supports, or with None where it states no schedule.

    Without one, a first dose above the ceiling is not held either.
    """
    first = case.regimen.initial_daily.high
    advice = supply.reasons if supply else ()
    held = case.regimen if dose or first <= case.limit.maximum else None
    every = (*found(case, bars=held is None), *raised, *advice)
    return Answer(
        graded(every),
        every,
        held,
        dose,
        case.regimen.step,
        case.limit.maximum,
        tablets=supply.tablets if supply else None,
        ladder=ladder,
        notes=notes(case.patient) if dose else (),
    )


def refused(
    case: Case,
    refusals: tuple[Reason, ...],
    raised: tuple[Reason, ...] = (),
    ladder: tuple[Rung, ...] = (),
) -> Answer:
    """Refuse what is outside the label: nothing is ever clamped (REQ-19)."""
    patient, rules = case.patient, case.rules
    is_above = any(reason.code in {Code.ABOVE_MAX, Code.ABOVE_RANGE} for reason in refusals)
    parting = if_treated(patient, rules) if is_above else ()
    return Answer(
        Status.REJECT,
        (*refusals, *found(case, bars=False), *raised, *parting),
        step=case.regimen.step,
        maximum=case.limit.maximum,
        taper_days=taper_days(rules) if parting else None,
        ladder=tuple(r for r in ladder or case.limit.rungs if r.figure not in _OF_A_DOSE),
    )


# What would stand beside a refusal as if it were a dose.
_OF_A_DOSE = {Figure.USUAL, Figure.TABLETS}


def found(case: Case, *, bars: bool) -> tuple[Reason, ...]:
    """Return what is said of this patient beside an answer; `bars`: one that shows no dose."""
    return (
        *findings(case.patient, case.rules, bars=bars),
        *case.limit.raised,
        *_sensitivity(case.patient, case.rules),
    )


def judged(dose: Mass, case: Case) -> Iterator[Reason]:
    """Warn of a judged dose above the usual range, or high for the body weight."""
    usual = case.rules.rule(RuleKind.USUAL_RANGE)
    often = stated(usual.amount).high
    if dose > often:
        words = (
            f"{dose} per day is above {often} per day, the top of the usual range "
            "that the label gives for adults."
        )
        yield Reason(Code.ABOVE_USUAL_RANGE, words, usual.citations)
    yield from mg_per_kg_high(dose, case.patient, case.rules)


def _regimen(patient: Patient, limit: Ceiling, rules: Rulebook) -> Regimen:
    """Return the label's figures; with increased sensitivity no schedule is stated (AMB-26)."""
    if patient.increased_sensitivity:
        reduced = stated(rules.rule(RuleKind.REDUCED_INITIAL).amount)
        return Regimen(limit.group, reduced, limit.usual)
    group = group_of(patient.age)
    first, raising = rules.rule(RuleKind.INITIAL, group), rules.rule(RuleKind.TITRATION, group)
    intakes = stated(first.times_per_day)
    each = stated(first.amount)
    step = Step(stated(raising.amount).high, stated(raising.every_days))
    return Regimen(limit.group, each * intakes, limit.usual, each.high, intakes, step)


def _sensitivity(patient: Patient, rules: Rulebook) -> Iterator[Reason]:
    if patient.increased_sensitivity:
        reduced = rules.rule(RuleKind.REDUCED_INITIAL)
        first = f"the label begins with {reduced.amount} per day in total"
        words = f"Reacts strongly to medicines: {first}."
        yield Reason(Code.INCREASED_SENSITIVITY, words, reduced.citations)
        words = "The dose is raised more slowly; the label gives no interval, the prescriber does."
        slower = rules.rule(RuleKind.SLOWER_TITRATION).citations
        yield Reason(Code.SLOWER_TITRATION, words, slower)
