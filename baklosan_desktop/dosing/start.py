"""The question START: with which dose a patient begins, and how far it may go."""

from collections.abc import Iterator
from dataclasses import replace

from baklosan_desktop.dosing.answer import Answer, Note, Reason, Tablets
from baklosan_desktop.dosing.case import Case, case_of, refused, supported
from baklosan_desktop.dosing.children import group_of, mg_per_kg_high, weight_is_required
from baklosan_desktop.dosing.codes import Code
from baklosan_desktop.dosing.doses import Course, FirstDose
from baklosan_desktop.dosing.explained import first_dose, unused_initial
from baklosan_desktop.dosing.patient import Patient
from baklosan_desktop.dosing.rulebook import Rulebook, stated
from baklosan_desktop.dosing.screening import barred
from baklosan_desktop.dosing.steps import courses, whole_steps
from baklosan_desktop.dosing.tablets import Supply, cannot_supply
from baklosan_desktop.labels.facts import RuleKind


def start(patient: Patient, rules: Rulebook) -> Answer:
    """Answer with the label's first dose, or with what stands before one."""
    return barred(patient, rules) or _first_dose(case_of(patient, rules))


def not_used(patient: Patient, rules: Rulebook) -> Iterator[Reason]:
    """Name the first dose by body weight as not used: it contradicts the other one (AMB-14)."""
    if weight_is_required(patient.age, rules):
        rule = rules.rule(RuleKind.WEIGHT_INITIAL)
        words = unused_initial(patient.age, rules)
        yield Reason(Code.MG_PER_KG_INITIAL_NOT_USED, words, rule.citations)


def _first_dose(case: Case) -> Answer:
    patient, rules, limit = case.patient, case.rules, case.limit
    initial = case.regimen.initial_daily
    raised = (*mg_per_kg_high(limit.maximum, patient, rules), *not_used(patient, rules))
    if refusals := case.starts_above:
        return refused(case, refusals, raised)
    unit = stated(rules.rule(RuleKind.INITIAL, group_of(patient.age)).amount).high
    dose = FirstDose(initial, _courses(case))
    supply = Supply(Tablets.NOT_FOR_THIS_DOSE, (cannot_supply(unit, rules),))
    answer = supported(case, dose, raised, first_dose(case, dose), supply)
    return replace(answer, notes=(*_already_treated(case), *answer.notes))


def _already_treated(case: Case) -> Iterator[Note]:
    """Say that a first dose is none for a patient who takes more already (HZ-13)."""
    current, initial = case.patient.current_daily, case.regimen.initial_daily
    if current is not None and current > initial.high:
        yield Note(
            "TREATED",
            f"This patient takes {current} per day already, and a start is for a first dose. "
            f"Going down to {initial} per day at once would be abrupt.",
        )


def _courses(case: Case) -> tuple[Course, ...]:
    """Return both ways to the top of the usual range, or to the highest dose of whole steps."""
    regimen, limit = case.regimen, case.limit
    if regimen.step is None:
        return ()
    initial = regimen.initial_daily.high
    reachable = whole_steps(initial, regimen.step.amount, limit.maximum)
    target = limit.usual.high if limit.usual else reachable
    if target <= initial:
        return ()
    return courses(initial, regimen.step, stated(regimen.intakes_per_day), target)
