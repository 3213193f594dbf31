"""What differs under 18 years (policies "Input", "Doses"; AMB-18)."""

from decimal import ROUND_HALF_UP, Decimal

from baklosan_desktop.dosing.answer import Note, Reason
from baklosan_desktop.dosing.codes import Code
from baklosan_desktop.dosing.patient import Patient
from baklosan_desktop.dosing.rulebook import Rulebook, stated
from baklosan_desktop.labels.facts import RuleKind
from baklosan_desktop.labels.population import Group
from baklosan_desktop.quantities import Age, BodyWeight, Mass, MassRange, decimal_text

# The label never says where childhood ends (AMB-18): the children's rules hold until this birthday.
ADULT_FROM = Age.of(18)
_HUNDREDTH = Decimal("0.01")
_ELSEWHERE = Note(
    "B-13",
    "This label's doses for children are higher than in current EU labels (start about 0.3 mg per "
    "kg per day, raised about weekly; at most 40 mg per day under 8 years and 60 mg per day over 8 "
    "years; tablets not under 33 kg; source: the BfArM core text for oral baclofen in children). "
    "Confirm with the prescriber.",
)
_NOT_WEIGHED = Note("NOT_WEIGHED", "Weight not given: mg per kg of body weight is not checked.")


def is_child(age: Age) -> bool:
    """Whether the children's rules hold."""
    return age < ADULT_FROM


def group_of(age: Age) -> Group:
    """Return whose start and step hold."""
    return Group.CHILDREN if is_child(age) else Group.ADULTS


def weight_is_required(age: Age, rules: Rulebook) -> bool:
    """Whether the maximum goes by weight: from 10 years 1 month to 17 years 11 months."""
    return rules.weight_rule_above < age < ADULT_FROM


def weight_is_prompted(age: Age, rules: Rulebook) -> bool:
    """Whether the weight is asked for but can be left out: from 3 years to 10 years 0 months."""
    return rules.youngest <= age <= rules.weight_rule_above


def notes(patient: Patient) -> tuple[Note, ...]:
    """Return what must stand beside every dose under 18 years (B-13)."""
    if not is_child(patient.age):
        return ()
    return (_ELSEWHERE, _NOT_WEIGHED) if patient.weight is None else (_ELSEWHERE,)


def mg_per_kg(daily: Mass | MassRange, weight: BodyWeight) -> str:
    """Say a daily dose by body weight, to two decimals; "about" where that rounds (REQ-25).

    >>> mg_per_kg(MassRange.read("15 mg"), BodyWeight.kg("22"))
    'about 0.68 mg per kg per day'
    """
    ends = (daily,) if isinstance(daily, Mass) else tuple(dict.fromkeys((daily.low, daily.high)))
    rounded = [
        (end.number / weight.number).quantize(_HUNDREDTH, rounding=ROUND_HALF_UP) for end in ends
    ]
    exact = all(
        by_kg * weight.number == end.number for by_kg, end in zip(rounded, ends, strict=True)
    )
    return f"{'' if exact else 'about '}{' to '.join(map(decimal_text, rounded))} mg per kg per day"


def mg_per_kg_high(judged: Mass, patient: Patient, rules: Rulebook) -> tuple[Reason, ...]:
    """Warn where an age rule gives more per kg than the label allows older children (AMB-22).

    The age rule stands: up to 10 years 0 months the weight limits nothing.
    """
    rule = rules.rule(RuleKind.WEIGHT_MAXIMUM)
    per_kg = stated(rule.amount).high
    if patient.weight is None or patient.age > rules.weight_rule_above:
        return ()
    if judged <= patient.weight.times(per_kg):
        return ()
    by_kg = mg_per_kg(judged, patient.weight)
    words = f"{judged} per day is {by_kg}, above the {per_kg} per kg of the rule over 10 years."
    return (Reason(Code.MG_PER_KG_HIGH, words, rule.citations),)
