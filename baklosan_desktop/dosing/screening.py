"""What bars a dose: the policies' order of decisions, one gate each."""

from collections.abc import Iterator
from decimal import Decimal

from baklosan_desktop.dosing.answer import Answer, Reason, Status
from baklosan_desktop.dosing.children import ADULT_FROM, weight_is_required
from baklosan_desktop.dosing.codes import Code
from baklosan_desktop.dosing.findings import findings
from baklosan_desktop.dosing.patient import (
    LEVODOPA,
    PREGNANT,
    RENAL_FAILURE,
    Confirmed,
    Patient,
)
from baklosan_desktop.dosing.plausibility import (
    CHILDBEARING_FROM,
    is_plausible,
    plausible_weights,
)
from baklosan_desktop.dosing.questions import named
from baklosan_desktop.dosing.rulebook import Rulebook
from baklosan_desktop.dosing.stops import hard_stop, no_label_dose, present, renal_conflict
from baklosan_desktop.labels.facts import RuleKind
from baklosan_desktop.quantities import Age, decimal_text

# Below this eGFR, in mL per min per 1.73 m², "no renal failure" is asked again (AMB-04, editorial).
_LOW_EGFR = Decimal(30)


def barred(patient: Patient, rules: Rulebook) -> Answer | None:
    """Return the first answer that stands before any dose; None where a dose may follow."""
    gates = (
        _pregnancy_against_age,
        _contraindicated,
        _renal_conflict,
        _weight_missing,
        _weight_implausible,
        _too_young,
        _open_questions,
    )
    return next((answer for gate in gates if (answer := gate(patient, rules))), None)


def _pregnancy_against_age(patient: Patient, _rules: Rulebook) -> Answer | None:
    if PREGNANT not in patient.has or patient.age >= CHILDBEARING_FROM:
        return None
    if Confirmed.PREGNANCY in patient.confirmed:
        return None
    words = f"Pregnant is answered yes at {patient.age}."
    return Answer(Status.CONFIRM_INPUT, (Reason(Code.INCONSISTENT, words),))


def _contraindicated(patient: Patient, rules: Rulebook) -> Answer | None:
    clear = [item for item in present(patient, rules) if not item.conflict]
    return hard_stop(patient, rules) if clear else None


def _renal_conflict(patient: Patient, rules: Rulebook) -> Answer | None:
    return renal_conflict(patient, rules) if present(patient, rules) else None


def _weight_missing(patient: Patient, rules: Rulebook) -> Answer | None:
    if patient.weight is not None or not weight_is_required(patient.age, rules):
        return None
    youngest, oldest = Age(rules.weight_rule_above.months + 1), Age(ADULT_FROM.months - 1)
    words = f"The weight is needed from {youngest} to {oldest}: the maximum goes by body weight."
    cited = rules.rule(RuleKind.WEIGHT_MAXIMUM).citations
    return Answer(Status.INPUT_ERROR, (Reason(Code.WEIGHT_REQUIRED, words, cited),))


def _weight_implausible(patient: Patient, _rules: Rulebook) -> Answer | None:
    if patient.weight is None or is_plausible(patient.weight, patient.age):
        return None
    if Confirmed.WEIGHT in patient.confirmed:
        return None
    lightest, heaviest = plausible_weights(patient.age)
    expected = f"{decimal_text(lightest.number)} to {heaviest}"
    words = f"{patient.weight} at {patient.age} is outside the expected {expected}."
    return Answer(Status.CONFIRM_INPUT, (Reason(Code.WEIGHT_IMPLAUSIBLE, words),))


def _too_young(patient: Patient, rules: Rulebook) -> Answer | None:
    return no_label_dose(patient, rules) if patient.age < rules.youngest else None


def _open_questions(patient: Patient, rules: Rulebook) -> Answer | None:
    missing = (
        *_unanswered(patient, rules),
        *_egfr_mismatch(patient),
        *_ask_parkinson(patient, rules),
    )
    if not missing:
        return None
    beside = findings(patient, rules, bars=True)
    return Answer(Status.NEEDS_MORE_INFORMATION, (*missing, *beside))


def _unanswered(patient: Patient, rules: Rulebook) -> Iterator[Reason]:
    for item in rules.contraindications:
        if names := named(item, patient.unknown):
            yield Reason(Code.UNANSWERED, f"Not known: {names}.", item.citations)


def _egfr_mismatch(patient: Patient) -> Iterator[Reason]:
    """Ask again; an eGFR is no rule of the label (AMB-04)."""
    if RENAL_FAILURE in patient.unknown or patient.egfr is None or patient.egfr >= _LOW_EGFR:
        return
    words = (
        f"An eGFR of {decimal_text(patient.egfr)} mL per min per 1.73 m² "
        "does not fit the answer no to chronic renal failure: clarify."
    )
    yield Reason(Code.EGFR_MISMATCH, words)


def _ask_parkinson(patient: Patient, rules: Rulebook) -> Iterator[Reason]:
    """Ask what levodopa is for; it may be Parkinson's disease (AMB-31)."""
    if LEVODOPA.isdisjoint(patient.co_medications):
        return
    if Confirmed.LEVODOPA_REASON not in patient.confirmed:
        words = "Levodopa or carbidopa: what is it for? Parkinson's disease is a contraindication."
        yield Reason(Code.ASK_PARKINSON, words, rules.noted("AMB-31"))
