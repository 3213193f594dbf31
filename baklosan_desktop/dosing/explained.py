"""How a dose was worked out, rule by rule, for each question."""

from collections.abc import Iterator

from baklosan_desktop.dosing.answer import Figure, Mark, Rung
from baklosan_desktop.dosing.case import Case
from baklosan_desktop.dosing.children import (
    ADULT_FROM,
    group_of,
    is_child,
    mg_per_kg,
    mg_per_kg_high,
    weight_is_required,
)
from baklosan_desktop.dosing.doses import Course, FirstDose, NextDose, Plan, Step
from baklosan_desktop.dosing.rulebook import Rulebook, stated
from baklosan_desktop.dosing.steps import whole_steps
from baklosan_desktop.labels.facts import DoseRule, RuleKind
from baklosan_desktop.quantities import Age, Mass, MassRange


def first_dose(case: Case, dose: FirstDose) -> tuple[Rung, ...]:
    """Explain a first dose, from the patient to the tablets."""
    return (
        _group(case),
        *_start(case),
        *case.limit.rungs,
        *_in_whole_steps(case),
        *(_course(case, course) for course in dose.courses),
        *_older(case),
        _tablets(case),
    )


def next_dose(case: Case, dose: NextDose) -> tuple[Rung, ...]:
    """Explain a further step."""
    rule, step = _raising(case), stated(case.regimen.step)
    intakes = stated(case.regimen.intakes_per_day)

    def rung(per: str, added: str, after: Mass | None) -> Rung:
        total = f"{after} per day" if after else "would pass the maximum: not given"
        says = f"{step.amount} read as per {per}: {dose.current} + {added} per day, {total}."
        return Rung(
            Figure.STEP, rule.id, says, rule.citations[0], f"{dose.current} per day", total, _OURS
        )

    return (
        _group(case),
        rung("day", str(step.amount), dose.per_day),
        rung("intake", f"{step.amount} × {intakes}", dose.per_intake),
        *(_leading_on(case, course) for course in dose.courses),
        *_heavy(case, dose),
        *_not_weighed(case, dose),
        *_older(case),
        *case.limit.rungs,
        *_by_weight(case, dose.per_day, rule),
        _tablets(case),
    )


def way_to_target(case: Case, dose: Plan) -> tuple[Rung, ...]:
    """Explain both ways to a target."""
    return (
        _group(case),
        *_start(case),
        *_courses(case, dose),
        *_older(case),
        *case.limit.rungs,
        *(_by_weight(case, dose.per_day.target, _raising(case)) if dose.per_day.increases else ()),
        _tablets(case),
    )


def prescription(case: Case, prescribed: Mass, *, first: bool) -> tuple[Rung, ...]:
    """Explain what a prescription is held against."""
    limit = _limiting(case)
    below = "within" if prescribed <= case.limit.maximum else "above"
    says = f"The prescribed {prescribed} per day is {below} {case.limit.maximum} per day."
    return (
        _group(case),
        *(_start(case) if first else ()),
        *case.limit.rungs,
        Rung(Figure.MAXIMUM, limit.rule, says, limit.citation, mark=Mark.DERIVED),
        *_by_weight(case, prescribed, case.rules.rule(RuleKind.WEIGHT_MAXIMUM)),
        _tablets(case),
    )


def refused_step(case: Case, current: Mass, step: Step) -> tuple[Rung, ...]:
    """Explain a step that is not given."""
    rule, after = _raising(case), current + step.amount
    says = f"{current} + {step.amount} = {after} per day."
    before = f"{current} per day"
    rung = Rung(Figure.STEP, rule.id, says, rule.citations[0], before, None, Mark.DERIVED)
    return (_group(case), rung, *case.limit.rungs, *_high_already(case, current))


def without_schedule(case: Case) -> tuple[Rung, ...]:
    """Explain the first dose of a patient for whom the label gives no schedule."""
    return (_group(case), *_start(case), *case.limit.rungs)


def unused_initial(age: Age, rules: Rulebook) -> str:
    """Say which of the label's two initial doses is not used, and why (AMB-14)."""
    other, first = rules.rule(RuleKind.WEIGHT_INITIAL), rules.rule(RuleKind.INITIAL, group_of(age))
    return (
        f"The label's other initial dose, {other.amount} per kg, is not used: "
        f"it contradicts {first.amount} {first.times_per_day} times per day."
    )


_OURS = Mark.EDITORIAL


def _group(case: Case) -> Rung:
    """Name the group, and that the label's own heading of it is lost (AMB-12, AMB-18)."""
    age = case.patient.age
    rule = case.rules.rule(RuleKind.INITIAL, group_of(age))
    says = f"Age {age}: {case.regimen.group}; adulthood is taken to begin at {ADULT_FROM}."
    if rule.population.assumed:
        says += " Whom start and step are for is assumed from their position."
    return Rung(Figure.GROUP, rule.id, says, rule.citations[0], mark=_OURS)


def _start(case: Case) -> Iterator[Rung]:
    regimen, rule = case.regimen, _first_rule(case)
    total = f"{regimen.initial_daily} per day"
    says = f"With increased sensitivity: {total} in total; intakes are not stated."
    if regimen.per_intake:
        times = f"{regimen.intakes_per_day} times per day"
        says = f"{regimen.per_intake}, {times}, is {total} in total."
    yield Rung(Figure.START, rule.id, says, rule.citations[0], after=total)
    food = case.rules.rule(RuleKind.ROUTE_AND_FOOD)
    yield Rung(Figure.START, food.id, "Taken by mouth, with food.", food.citations[0])
    if weight_is_required(case.patient.age, case.rules):
        unused = case.rules.rule(RuleKind.WEIGHT_INITIAL)
        says = unused_initial(case.patient.age, case.rules)
        yield Rung(Figure.ASIDE, unused.id, says, unused.citations[0], total, total, _OURS)
    yield from _by_weight(case, regimen.initial_daily, rule, Figure.START)
    if case.patient.increased_sensitivity:
        slower = case.rules.rule(RuleKind.SLOWER_TITRATION)
        says = "Raised more slowly; the label gives no interval."
        yield Rung(Figure.STEP, slower.id, says, slower.citations[0])


def _limiting(case: Case) -> Rung:
    """Return the rung whose figure is the maximum: of several rules the lower one limits."""
    maximum = f"{case.limit.maximum} per day"
    return stated(next((rung for rung in case.limit.rungs if rung.after == maximum), None))


def _first_rule(case: Case) -> DoseRule:
    if case.patient.increased_sensitivity:
        return case.rules.rule(RuleKind.REDUCED_INITIAL)
    return case.rules.rule(RuleKind.INITIAL, group_of(case.patient.age))


def _raising(case: Case) -> DoseRule:
    return case.rules.rule(RuleKind.TITRATION, group_of(case.patient.age))


def _by_weight(
    case: Case, daily: Mass | MassRange, rule: DoseRule, figure: Figure = Figure.ASIDE
) -> Iterator[Rung]:
    """Give mg per kg per day under 18 years, where the weight is known (REQ-25)."""
    weight = case.patient.weight
    if is_child(case.patient.age) and weight is not None:
        by_kg = mg_per_kg(daily, weight)
        before, says = f"{daily} per day", f"{daily} per day ÷ {weight} = {by_kg}."
        yield Rung(figure, rule.id, says, rule.citations[0], before, by_kg, Mark.DERIVED)


def _in_whole_steps(case: Case) -> Iterator[Rung]:
    """Give the practical figure below an uneven maximum, rounded down and said so (REQ-27)."""
    regimen, maximum = case.regimen, case.limit.maximum
    if regimen.step is None:
        return
    step = regimen.step.amount
    reachable = whole_steps(regimen.initial_daily.high, step, maximum)
    if reachable < maximum:
        rule = case.limit.rungs[-1]
        says = f"In steps of {step} that is {reachable} per day, rounded down."
        before, after = f"{maximum} per day", f"{reachable} per day"
        yield Rung(Figure.MAXIMUM, rule.rule, says, rule.citation, before, after, _OURS)


def _courses(case: Case, dose: Plan) -> tuple[Rung, ...]:
    """Explain both ways; one step is enough where no way leads from the first dose."""
    if dose.per_day.increases:
        return tuple(_course(case, course) for course in dose)
    rule, total = _first_rule(case), f"{dose.per_day.target} per day"
    says = f"The target of {total} is the first dose: no increase."
    return (Rung(Figure.STEP, rule.id, says, rule.citations[0], total, total, Mark.DERIVED),)


def _course(case: Case, course: Course) -> Rung:
    rule, step = _raising(case), stated(case.regimen.step)
    says = (
        f"{step.amount} every {step.days} days, read as per {course.per}: "
        f"{course.target} per day after {course.days} days, on day {course.first_day}."
    )
    says += _partial(course)
    before, after = f"{course.start} per day", f"{course.target} per day"
    return Rung(Figure.STEP, rule.id, says, rule.citations[0], before, after, _OURS)


def _leading_on(case: Case, course: Course) -> Rung:
    """Explain the days to an end of the usual range; they are no advice to go there (AMB-08)."""
    rule, usual = _raising(case), stated(case.limit.usual)
    end = "begins" if course.target == usual.low else "ends"
    says = (
        f"From {course.start} per day, {course.step.amount} per day more every "
        f"{course.step.days} days (the step read as per {course.per}): {course.target} per day, "
        f"where the {usual.name} {end}, after {course.days} days at the earliest."
    )
    says += _partial(course)
    before, after = f"{course.start} per day", f"{course.target} per day"
    also = tuple(rung.citation for rung in case.limit.rungs if rung.figure is Figure.USUAL)
    return Rung(Figure.STEP, rule.id, says, rule.citations[0], before, after, _OURS, also)


def _partial(course: Course) -> str:
    """Say that the last increase is smaller than the others, where it is."""
    return f" The last increase is {course.partial} only." if course.partial > Mass(0) else ""


def _heavy(case: Case, dose: NextDose) -> Iterator[Rung]:
    """Say of doses shown beside the next one that older children are not given as much (AMB-22).

    The next dose itself is judged, and warned of, with the answer.
    """
    usual = case.limit.usual
    shown = {dose.per_intake: ""} if dose.per_intake else {}
    for end in (usual.low, usual.high) if usual else ():
        if end > dose.per_day:
            shown.setdefault(end, " No days to it are counted.")
    rule = case.rules.rule(RuleKind.WEIGHT_MAXIMUM)
    for daily, remark in shown.items():
        for reason in mg_per_kg_high(daily, case.patient, case.rules):
            says = f"{reason.words}{remark}"
            yield Rung(Figure.ASIDE, rule.id, says, rule.citations[0], mark=_OURS)


def _high_already(case: Case, current: Mass) -> Iterator[Rung]:
    """Say of a dose now taken that older children are not given as much (AMB-22)."""
    rule = case.rules.rule(RuleKind.WEIGHT_MAXIMUM)
    for reason in mg_per_kg_high(current, case.patient, case.rules):
        says = f"The dose now taken: {reason.words}"
        yield Rung(Figure.ASIDE, rule.id, says, rule.citations[0], mark=_OURS)


def _not_weighed(case: Case, dose: NextDose) -> Iterator[Rung]:
    """Say that days are counted to doses that nobody can hold against a child's weight (AMB-22)."""
    if dose.courses and is_child(case.patient.age) and case.patient.weight is None:
        rule = case.rules.rule(RuleKind.WEIGHT_MAXIMUM)
        says = "Weight not given: the doses that days are counted to are not checked per kg either."
        yield Rung(Figure.ASIDE, rule.id, says, rule.citations[0], mark=_OURS)


def _older(case: Case) -> Iterator[Rung]:
    older = case.rules.rule(RuleKind.OLDER_CAUTION)
    if case.patient.age >= stated(older.population.from_age):
        says = f"From {older.population.from_age}: raised with caution; no lower dose is stated."
        yield Rung(Figure.STEP, older.id, says, older.citations[0], mark=_OURS)


def _tablets(case: Case) -> Rung:
    rule = case.rules.rule(RuleKind.STRENGTH)
    says = f"The label keeps tablets of {rule.strength} for {rule.amount} per day."
    return Rung(Figure.TABLETS, rule.id, says, rule.citations[0], mark=_OURS)
