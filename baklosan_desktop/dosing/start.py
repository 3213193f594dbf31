"""The question START: with which dose a patient begins, and how far it may go."""

from collections.abc import Iterator

from baklosan_desktop.dosing.answer import (
    Answer,
    Code,
    Reason,
    Regimen,
    Status,
    Tablets,
    graded,
)
from baklosan_desktop.dosing.ceiling import Ceiling, above, ceiling
from baklosan_desktop.dosing.children import group_of, mg_per_kg_high, notes, weight_is_required
from baklosan_desktop.dosing.explained import ladder
from baklosan_desktop.dosing.findings import findings, if_treated, taper_days
from baklosan_desktop.dosing.patient import Patient
from baklosan_desktop.dosing.rulebook import Rulebook, stated
from baklosan_desktop.dosing.screening import barred
from baklosan_desktop.dosing.steps import readings, whole_steps
from baklosan_desktop.dosing.tablets import cannot_supply
from baklosan_desktop.labels.facts import RuleKind
from baklosan_desktop.quantities import MassRange


def start(patient: Patient, rules: Rulebook) -> Answer:
    """Answer with the label's first dose, or with what stands before one."""
    return barred(patient, rules) or _first_dose(patient, rules)


def _first_dose(patient: Patient, rules: Rulebook) -> Answer:
    limit, initial = ceiling(patient, rules), _initial(patient, rules)
    found = (*findings(patient, rules), *limit.raised, *_warnings(patient, limit, rules))
    if initial.high > limit.maximum:
        return _refused(patient, initial, limit, found, rules)
    unit = stated(rules.rule(RuleKind.INITIAL, group_of(patient.age)).amount).high
    raised = (*found, cannot_supply(unit, rules))
    regimen = _regimen(patient, initial, limit, rules)
    return Answer(
        graded(raised),
        raised,
        regimen,
        limit.maximum,
        tablets=Tablets.NOT_FOR_THIS_DOSE,
        ladder=ladder(patient, regimen, limit, rules),
        notes=notes(patient.age),
    )


def _refused(
    patient: Patient,
    initial: MassRange,
    limit: Ceiling,
    found: tuple[Reason, ...],
    rules: Rulebook,
) -> Answer:
    """Refuse a first dose above the ceiling: nothing is ever clamped (REQ-19)."""
    refusal = above(f"The first dose of {initial} per day", limit, patient.age, rules)
    return Answer(
        Status.REJECT,
        (refusal, *found, *if_treated(patient, rules)),
        maximum=limit.maximum,
        taper_days=taper_days(rules) if patient.treated else None,
        ladder=limit.rungs,
    )


def _initial(patient: Patient, rules: Rulebook) -> MassRange:
    """Return the first day's total: reduced with increased sensitivity (policies "Doses")."""
    if patient.increased_sensitivity:
        return stated(rules.rule(RuleKind.REDUCED_INITIAL).amount)
    rule = rules.rule(RuleKind.INITIAL, group_of(patient.age))
    return stated(rule.amount) * stated(rule.times_per_day)


def _regimen(patient: Patient, initial: MassRange, limit: Ceiling, rules: Rulebook) -> Regimen:
    """Return the figures; with increased sensitivity no schedule, for none is stated (AMB-26)."""
    if patient.increased_sensitivity:
        return Regimen(limit.group, initial, limit.usual)
    group = group_of(patient.age)
    first, raising = rules.rule(RuleKind.INITIAL, group), rules.rule(RuleKind.TITRATION, group)
    intakes, step = stated(first.times_per_day), stated(raising.amount).high
    days = stated(raising.every_days)
    reachable = whole_steps(initial.high, step, limit.maximum)
    target = limit.usual.high if limit.usual else reachable
    return Regimen(
        limit.group,
        initial,
        limit.usual,
        stated(first.amount).high,
        intakes,
        step,
        days,
        readings(initial.high, step, intakes, days, target),
    )


def _warnings(patient: Patient, limit: Ceiling, rules: Rulebook) -> Iterator[Reason]:
    yield from mg_per_kg_high(limit.maximum, patient, rules)
    if weight_is_required(patient.age, rules):
        rule = rules.rule(RuleKind.WEIGHT_INITIAL)
        words = "The initial dose by body weight is not used: it contradicts the other one."
        yield Reason(Code.MG_PER_KG_INITIAL_NOT_USED, words, rule.citations)
    if patient.increased_sensitivity:
        reduced = rules.rule(RuleKind.REDUCED_INITIAL)
        words = f"Reacts strongly to medicines: {reduced.amount} per day in total to begin with."
        yield Reason(Code.INCREASED_SENSITIVITY, words, reduced.citations)
        words = "The dose is raised more slowly; the label gives no interval, the prescriber does."
        slower = rules.rule(RuleKind.SLOWER_TITRATION).citations
        yield Reason(Code.SLOWER_TITRATION, words, slower)
