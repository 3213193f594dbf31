"""What the label's only strength can supply; never a fraction of a tablet (AMB-10, AMB-11)."""

from typing import NamedTuple

from baklosan_desktop.dosing.answer import (
    Answer,
    Figure,
    Reason,
    Rung,
    Status,
    Tablets,
    graded,
)
from baklosan_desktop.dosing.codes import Code
from baklosan_desktop.dosing.doses import TabletDose
from baklosan_desktop.dosing.rulebook import Rulebook, stated
from baklosan_desktop.labels.facts import RuleKind
from baklosan_desktop.labels.population import Group
from baklosan_desktop.quantities import Mass


class Supply(NamedTuple):
    """How the label's strength serves a dose; `whole` counts the tablets per day, if whole ones."""

    tablets: Tablets
    reasons: tuple[Reason, ...]
    whole: int | None = None


def supply(daily: Mass, rules: Rulebook) -> Supply:
    """Judge a daily dose: the label keeps its strength for a range of doses."""
    rule = rules.rule(RuleKind.STRENGTH)
    strength, kept_for = stated(rule.strength), stated(rule.amount)
    if daily < kept_for.low:
        words = f"The label keeps tablets of {strength} for {kept_for} per day: not for {daily}."
        return Supply(
            Tablets.NOT_FOR_THIS_DOSE, (Reason(Code.NOT_FOR_DOSE, words, rule.citations),)
        )
    count, rest = divmod(daily.ug, strength.ug)
    if rest:
        words = f"{daily} per day cannot be made from whole {strength} tablets."
        return Supply(Tablets.NOT_WHOLE, (Reason(Code.NOT_WHOLE, words, rule.citations),))
    words = f"{daily} per day is {count} whole {strength} tablets."
    whole = Reason(Code.WHOLE, words, rule.citations)
    return Supply(Tablets.WHOLE, (whole, *_uneven(count, strength, rules)), count)


def tablet(daily: Mass, rules: Rulebook) -> Answer:
    """Answer how many whole tablets a dose takes; the question knows no patient."""
    rule, limit = rules.rule(RuleKind.STRENGTH), rules.rule(RuleKind.DAILY_MAXIMUM)
    maximum = stated(limit.amount).high
    if daily > maximum:
        words = (
            f"{daily} per day is above the maximum of {maximum} per day that the label gives for "
            "adults. This question knows no patient: check the prescription."
        )
        refusal = Reason(Code.ABOVE_MAX, words, limit.citations)
        return Answer(Status.REJECT, (refusal,), maximum=maximum)
    found = supply(daily, rules)
    unit = stated(rules.rule(RuleKind.INITIAL, Group.ADULTS).amount).high
    smallest = (cannot_supply(unit, rules),) if daily == unit else ()
    raised = (*smallest, *found.reasons)
    first = found.reasons[0]
    after = None if found.whole is None else f"{found.whole} tablets per day"
    cited, before = rule.citations[0], f"{daily} per day"
    return Answer(
        graded(raised),
        raised,
        dose=TabletDose(daily, found.whole),
        maximum=maximum,
        tablets=found.tablets,
        ladder=(Rung(Figure.TABLETS, rule.id, first.words, cited, before, after, first.mark),),
    )


def cannot_supply(unit: Mass, rules: Rulebook) -> Reason:
    """Say that a unit below one tablet cannot be supplied: no fraction is ever named.

    It cites what the pack holds, not for which doses: it stands beside a stop too (HZ-01).
    """
    strength = rules.rule(RuleKind.STRENGTH).strength
    words = f"This pack cannot supply {unit}: its tablets hold {strength}, to be taken whole."
    return Reason(Code.CANNOT_SUPPLY_5MG, words, rules.noted("AMB-11")[:1])


def _uneven(count: int, strength: Mass, rules: Rulebook) -> tuple[Reason, ...]:
    """Say that the tablets do not divide by the intakes: the prescriber divides the day."""
    first = rules.rule(RuleKind.INITIAL, Group.ADULTS)
    intakes = stated(first.times_per_day)
    if count % intakes == 0:
        return ()
    words = (
        f"{count} tablets of {strength} do not divide by {intakes} intakes: "
        "the day's total stands, the prescriber divides it."
    )
    return (Reason(Code.SPLIT_UNEVEN, words, first.citations),)
