"""The question CHECK: whether a prescription is within the label."""

from collections.abc import Iterator
from dataclasses import replace

from baklosan_desktop.dosing.answer import Answer, Reason
from baklosan_desktop.dosing.case import Case, case_of, judged, refused, supported
from baklosan_desktop.dosing.children import group_of
from baklosan_desktop.dosing.codes import Code
from baklosan_desktop.dosing.doses import Prescribed
from baklosan_desktop.dosing.explained import prescription
from baklosan_desktop.dosing.patient import RENAL, Patient
from baklosan_desktop.dosing.rulebook import Rulebook, stated
from baklosan_desktop.dosing.screening import barred
from baklosan_desktop.dosing.start import not_used
from baklosan_desktop.dosing.tablets import supply
from baklosan_desktop.labels.facts import DoseRule, RuleKind
from baklosan_desktop.quantities import Mass


def check(patient: Patient, prescribed: Mass, *, first: bool, rules: Rulebook) -> Answer:
    """Judge a prescribed daily dose; `first` says that the treatment begins with it."""
    patient = patient if first else replace(patient, continued=True)
    if answer := barred(patient, rules):
        excess = tuple(_above_renal(patient, prescribed, rules)) if answer.is_stop else ()
        return replace(answer, raised=(*answer.raised, *excess))
    return _judged(case_of(patient, rules), prescribed, first=first)


def _judged(case: Case, prescribed: Mass, *, first: bool) -> Answer:
    beside = (
        *judged(prescribed, case),
        *(_first_warnings(case, prescribed) if first else ()),
    )
    ladder = prescription(case, prescribed, first=first)
    if refusals := tuple(_refusals(case, prescribed, first=first)):
        return refused(case, refusals, beside, ladder)
    dose = Prescribed(prescribed)
    return supported(case, dose, beside, ladder, supply(prescribed, case.rules))


def _above_renal(patient: Patient, prescribed: Mass, rules: Rulebook) -> Iterator[Reason]:
    """Say that even the label's only figure in kidney failure is passed (AMB-03)."""
    rule = rules.rule(RuleKind.RENAL_DOSE)
    most = stated(rule.amount).high
    if patient.has & RENAL and prescribed > most:
        words = f"The prescription is above {most} per DAY in total, the label's only figure."
        yield Reason(Code.ABOVE_RENAL, words, rule.citations)


def _refusals(case: Case, prescribed: Mass, *, first: bool) -> Iterator[Reason]:
    if prescribed > case.limit.maximum:
        yield case.above(f"The prescribed {prescribed} per day is above")
    initial = case.regimen.initial_daily
    if first and prescribed > initial.high:
        words = (
            f"The prescribed {prescribed} per day is above the label's initial dose "
            f"of {initial} per day."
        )
        yield Reason(Code.ABOVE_INITIAL, words, _initial_rule(case).citations)


def _first_warnings(case: Case, prescribed: Mass) -> Iterator[Reason]:
    yield from not_used(case.patient, case.rules)
    initial = case.regimen.initial_daily.high
    if prescribed < initial and not case.patient.increased_sensitivity:
        words = f"{prescribed} per day is below the label's initial dose of {initial} per day."
        yield Reason(Code.BELOW_INITIAL, words, _initial_rule(case).citations)


def _initial_rule(case: Case) -> DoseRule:
    if case.patient.increased_sensitivity:
        return case.rules.rule(RuleKind.REDUCED_INITIAL)
    return case.rules.rule(RuleKind.INITIAL, group_of(case.patient.age))
