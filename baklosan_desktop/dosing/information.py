"""The questions that need no patient: a missed dose, overdose, driving, food, the final dose."""

from enum import Enum

from baklosan_desktop.dosing.answer import Answer, Reason, Status
from baklosan_desktop.dosing.codes import Code
from baklosan_desktop.dosing.rulebook import Rulebook
from baklosan_desktop.labels.facts import RuleKind, Topic


class Information(Enum):
    """What is asked; the value is its name in a request."""

    MISSED = "missed"
    OVERDOSE = "overdose"
    DRIVING = "driving"
    FOOD = "food"
    FINAL_DOSE = "final_dose"


_RULES = {
    Information.MISSED: (
        RuleKind.MISSED_DOSE,
        Code.NO_DOUBLE_DOSE,
        "A missed dose is not made up for: never take a double dose.",
    ),
    Information.FOOD: (RuleKind.ROUTE_AND_FOOD, Code.WITH_FOOD, "Taken by mouth, with food."),
    Information.FINAL_DOSE: (
        RuleKind.END_POINT,
        Code.FINAL_DOSE,
        "The final dose lowers muscle tone without too much weakness or loss of movement.",
    ),
}
_STATEMENTS = {
    Information.OVERDOSE: (
        frozenset({Topic.OVERDOSE_SYMPTOM, Topic.OVERDOSE_TREATMENT}),
        Code.EMERGENCY,
        "An overdose is an emergency: call for medical help now.",
    ),
    Information.DRIVING: (
        frozenset({Topic.DRIVING}),
        Code.NO_DRIVING,
        "No driving and no dangerous machines during the treatment.",
    ),
}


def information(asked: Information, rules: Rulebook) -> Answer:
    """Answer with the label's advice and its sentences; it holds no dose."""
    if asked in _RULES:
        kind, code, words = _RULES[asked]
        cited = rules.rule(kind).citations
    else:
        topics, code, words = _STATEMENTS[asked]
        found = (statement for statement in rules.statements if statement.topic in topics)
        cited = tuple(citation for statement in found for citation in statement.citations)
    return Answer(Status.INFO, (Reason(code, words, cited),))
