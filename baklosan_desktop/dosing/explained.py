"""How a first dose was worked out, rule by rule."""

from collections.abc import Iterator

from baklosan_desktop.dosing.answer import Figure, Mark, Regimen, Rung
from baklosan_desktop.dosing.ceiling import Ceiling
from baklosan_desktop.dosing.children import (
    ADULT_FROM,
    group_of,
    is_child,
    mg_per_kg,
    weight_is_required,
)
from baklosan_desktop.dosing.patient import Patient
from baklosan_desktop.dosing.rulebook import Rulebook, stated
from baklosan_desktop.dosing.steps import whole_steps
from baklosan_desktop.labels.facts import DoseRule, RuleKind


def ladder(patient: Patient, regimen: Regimen, limit: Ceiling, rules: Rulebook) -> tuple[Rung, ...]:
    """Return the steps from the patient to the figures, in the order in which they were taken."""
    return (
        _group(patient, regimen, rules),
        *_start(patient, regimen, rules),
        *limit.rungs,
        *_in_whole_steps(regimen, limit),
        *_steps(patient, regimen, rules),
        _tablets(rules),
    )


def _group(patient: Patient, regimen: Regimen, rules: Rulebook) -> Rung:
    """Name the group, and that the label's own heading of it is lost (AMB-12, AMB-18)."""
    rule = rules.rule(RuleKind.INITIAL, group_of(patient.age))
    says = f"Age {patient.age}: {regimen.group}; adulthood is taken to begin at {ADULT_FROM}."
    if rule.population.assumed:
        says += " Whom start and step are for is assumed from their position."
    return Rung(Figure.GROUP, rule.id, says, rule.citations[0], mark=Mark.EDITORIAL)


def _start(patient: Patient, regimen: Regimen, rules: Rulebook) -> Iterator[Rung]:
    rule, total = _first_rule(patient, rules), f"{regimen.initial_daily} per day"
    says = f"With increased sensitivity: {total} in total; intakes are not stated."
    if regimen.per_intake:
        times = f"{regimen.intakes_per_day} times per day"
        says = f"{regimen.per_intake}, {times}, is {total} in total."
    yield Rung(Figure.START, rule.id, says, rule.citations[0], after=total)
    food = rules.rule(RuleKind.ROUTE_AND_FOOD)
    yield Rung(Figure.START, food.id, "Taken by mouth, with food.", food.citations[0])
    if weight_is_required(patient.age, rules):
        unused = rules.rule(RuleKind.WEIGHT_INITIAL)
        says = "The initial dose by body weight is not used: it contradicts the one above."
        cited = unused.citations[0]
        yield Rung(Figure.START, unused.id, says, cited, total, total, Mark.EDITORIAL)
    if is_child(patient.age) and patient.weight is not None:
        by_kg = mg_per_kg(regimen.initial_daily, patient.weight)
        says = f"{total} ÷ {patient.weight} = {by_kg}."
        yield Rung(Figure.START, rule.id, says, rule.citations[0], total, by_kg, Mark.DERIVED)


def _first_rule(patient: Patient, rules: Rulebook) -> DoseRule:
    if patient.increased_sensitivity:
        return rules.rule(RuleKind.REDUCED_INITIAL)
    return rules.rule(RuleKind.INITIAL, group_of(patient.age))


def _in_whole_steps(regimen: Regimen, limit: Ceiling) -> Iterator[Rung]:
    """Give the practical figure below an uneven maximum, rounded down and said so (REQ-27)."""
    if regimen.step is None:
        return
    reachable = whole_steps(regimen.initial_daily.high, regimen.step, limit.maximum)
    if reachable < limit.maximum:
        rule = limit.rungs[-1]
        says = f"In steps of {regimen.step} that is {reachable} per day, rounded down."
        before, after = f"{limit.maximum} per day", f"{reachable} per day"
        yield Rung(Figure.MAXIMUM, rule.rule, says, rule.citation, before, after, Mark.EDITORIAL)


def _steps(patient: Patient, regimen: Regimen, rules: Rulebook) -> Iterator[Rung]:
    rule = rules.rule(RuleKind.TITRATION, group_of(patient.age))
    total, cited = f"{regimen.initial_daily} per day", rule.citations[0]
    for reading in regimen.readings:
        says = (
            f"{regimen.step} every {regimen.step_days} days, read as per {reading.per}: "
            f"{reading.target} per day after {reading.days} days, on day {reading.days + 1}."
        )
        after = f"{reading.target} per day"
        yield Rung(Figure.STEP, rule.id, says, cited, total, after, Mark.EDITORIAL)
    older = rules.rule(RuleKind.OLDER_CAUTION)
    if patient.age >= stated(older.population.from_age):
        says = f"From {older.population.from_age}: raised with caution; no lower dose is stated."
        yield Rung(Figure.STEP, older.id, says, older.citations[0], mark=Mark.EDITORIAL)


def _tablets(rules: Rulebook) -> Rung:
    rule = rules.rule(RuleKind.STRENGTH)
    says = f"The label keeps tablets of {rule.strength} for {rule.amount} per day."
    return Rung(Figure.TABLETS, rule.id, says, rule.citations[0])
