"""The questions TITRATE and PLAN: the next dose, and the way to a target."""

from collections.abc import Iterator

from baklosan_desktop.dosing.answer import Answer, Reason
from baklosan_desktop.dosing.case import Case, case_of, judged, refused, supported
from baklosan_desktop.dosing.children import group_of, mg_per_kg_high
from baklosan_desktop.dosing.codes import Code
from baklosan_desktop.dosing.doses import Course, NextDose, Plan, Step
from baklosan_desktop.dosing.explained import (
    next_dose,
    refused_step,
    way_to_target,
    without_schedule,
)
from baklosan_desktop.dosing.patient import Patient
from baklosan_desktop.dosing.rulebook import Rulebook, stated
from baklosan_desktop.dosing.screening import barred
from baklosan_desktop.dosing.steps import courses
from baklosan_desktop.dosing.tablets import supply
from baklosan_desktop.labels.facts import RuleKind
from baklosan_desktop.quantities import Mass


def titrate(patient: Patient, days_since_last: int, rules: Rulebook) -> Answer:
    """Answer with the next dose after the patient's current one, in both readings of the step."""
    current = stated(patient.current_daily)
    return barred(patient, rules) or _raised(case_of(patient, rules), current, days_since_last)


def plan(patient: Patient, target: Mass, rules: Rulebook) -> Answer:
    """Answer with both ways from the label's first dose to a target."""
    return barred(patient, rules) or _planned(case_of(patient, rules), target)


def _raised(case: Case, current: Mass, days_since_last: int) -> Answer:
    """Add the step to the current dose as it is; nothing is rounded."""
    label = _label_step(case)
    after = current + label.amount
    refusals = (*_passed(case, after), *_too_early(case, label, days_since_last))
    if refusals:
        passed = after > case.limit.maximum
        ladder = refused_step(case, current, label) if passed else ()
        return refused(case, refusals, ladder=ladder)
    if case.regimen.step is None:
        return supported(case, None, (), case.limit.rungs)
    per_intake = current + label.amount * stated(case.regimen.intakes_per_day)
    within = per_intake if per_intake <= case.limit.maximum else None
    dose = NextDose(current, after, within, tuple(_leading_on(case, after, within)))
    ladder = next_dose(case, dose)
    return supported(case, dose, tuple(judged(after, case)), ladder, supply(after, case.rules))


def _leading_on(case: Case, per_day: Mass, per_intake: Mass | None) -> Iterator[Course]:
    """Yield the ways from the next dose to both ends of the usual range (REQ-30, AMB-08).

    No days lead to an end that gives a child more per kg than the rule of older children (AMB-22).
    """
    step, intakes = stated(case.regimen.step), stated(case.regimen.intakes_per_day)
    usual = case.regimen.usual
    for end in (usual.low, usual.high) if usual else ():
        if mg_per_kg_high(end, case.patient, case.rules):
            continue
        if per_day < end:
            yield courses(per_day, step, intakes, end)[0]
        if per_intake and per_intake < end:
            yield courses(per_intake, step, intakes, end)[1]


def _label_step(case: Case) -> Step:
    """Return the step of the label, which bounds a patient with increased sensitivity too."""
    rule = case.rules.rule(RuleKind.TITRATION, group_of(case.patient.age))
    return Step(stated(rule.amount).high, stated(rule.every_days))


def _passed(case: Case, after: Mass) -> tuple[Reason, ...]:
    if after <= case.limit.maximum:
        return ()
    return (case.above(f"A further step, to {after} per day, would pass"),)


def _too_early(case: Case, step: Step, days_since_last: int) -> tuple[Reason, ...]:
    """Count full days at the current dose (AMB-07)."""
    if days_since_last >= step.days:
        return ()
    rule = case.rules.rule(RuleKind.TITRATION, group_of(case.patient.age))
    words = (
        f"Too early: each dose is held {step.days} full days, "
        f"and the last increase was {_days_ago(days_since_last)}."
    )
    return (Reason(Code.TOO_EARLY, words, rule.citations),)


def _days_ago(days: int) -> str:
    return "today" if days == 0 else f"{days} day{'' if days == 1 else 's'} ago"


def _planned(case: Case, target: Mass) -> Answer:
    if target > case.limit.maximum:
        refusal = case.above(f"The target of {target} per day is above")
        return refused(case, (refusal,), tuple(judged(target, case)))
    regimen = case.regimen
    if regimen.step is None:
        return _begun(case)
    first = regimen.initial_daily.high
    if target < first or target.ug % regimen.step.amount.ug:
        return refused(case, (_off_the_steps(case, target),), tuple(judged(target, case)))
    dose = Plan(*courses(first, regimen.step, stated(regimen.intakes_per_day), target))
    ladder = way_to_target(case, dose)
    return supported(case, dose, tuple(judged(target, case)), ladder, supply(target, case.rules))


def _begun(case: Case) -> Answer:
    """Give the first dose alone: with increased sensitivity the label states no way from it."""
    if refusals := case.starts_above:
        return refused(case, refusals)
    return supported(case, None, (), without_schedule(case))


def _off_the_steps(case: Case, target: Mass) -> Reason:
    """Say which targets the label's steps reach; none is chosen for the prescriber."""
    regimen = case.regimen
    step, first = stated(regimen.step).amount, regimen.initial_daily.high
    words = (
        f"The label starts at {first} per day and moves in steps of {step}: "
        f"{target} per day cannot be reached."
    )
    rules = (
        case.rules.rule(RuleKind.INITIAL, group_of(case.patient.age)),
        case.rules.rule(RuleKind.TITRATION, group_of(case.patient.age)),
    )
    return Reason(Code.DOSE_STEP, words, tuple(c for rule in rules for c in rule.citations))
