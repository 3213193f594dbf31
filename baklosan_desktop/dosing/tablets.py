"""What the label's only strength can supply."""

from baklosan_desktop.dosing.answer import Code, Reason
from baklosan_desktop.dosing.rulebook import Rulebook
from baklosan_desktop.labels.facts import RuleKind
from baklosan_desktop.quantities import Mass


def cannot_supply(unit: Mass, rules: Rulebook) -> Reason:
    """Say that a unit below one tablet cannot be supplied: no fraction is ever named (AMB-11)."""
    rule = rules.rule(RuleKind.STRENGTH)
    words = f"This pack cannot supply {unit}: its tablets hold {rule.strength}, to be taken whole."
    return Reason(Code.CANNOT_SUPPLY_5MG, words, rule.citations)
