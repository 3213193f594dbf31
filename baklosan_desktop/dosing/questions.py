"""How the label's contraindications are asked, and in which words."""

from typing import NamedTuple

from baklosan_desktop.dosing.patient import HAEMODIALYSIS, RENAL_FAILURE
from baklosan_desktop.labels.facts import Contraindication

# The label says "and"; either alone counts, so each has its question (AMB-02).
_SINGLY = {RENAL_FAILURE: "Chronic renal failure", HAEMODIALYSIS: "Haemodialysis"}


class Asked(NamedTuple):
    """One question; a yes to it means any of the conditions."""

    words: str
    conditions: tuple[str, ...]


def asked(item: Contraindication) -> tuple[Asked, ...]:
    """Return the questions for a contraindication: one, or one per condition if contradicted."""
    if not item.conflict:
        return (Asked(item.question, item.conditions),)
    return tuple(Asked(_SINGLY.get(key, item.question), (key,)) for key in item.conditions)


def named(item: Contraindication, conditions: frozenset[str]) -> str:
    """Name those questions of a contraindication that touch some conditions."""
    words = (each.words for each in asked(item) if not conditions.isdisjoint(each.conditions))
    return ", ".join(words)
