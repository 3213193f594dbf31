"""What must be confirmed before a dose, and what each confirmation holds for."""

from collections.abc import Iterator, Mapping
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from baklosan_desktop.dosing.answer import Answer
from baklosan_desktop.dosing.codes import Code
from baklosan_desktop.dosing.patient import PARKINSON, PREGNANT, Confirmed, Patient
from baklosan_desktop.dosing.rulebook import stated
from baklosan_desktop.quantities import Age, BodyWeight, decimal_text
from baklosan_desktop.screens.dose_form import Field
from baklosan_desktop.wording import measured

_KG_PER_LB = Decimal("0.45359237")
_TENTH = Decimal("0.1")
_ASKED_BY: Mapping[str, Confirmed] = {
    Code.WEIGHT_IMPLAUSIBLE: Confirmed.WEIGHT,
    Code.INCONSISTENT: Confirmed.PREGNANCY,
    Code.ASK_PARKINSON: Confirmed.LEVODOPA_REASON,
}


_BUTTONS = {
    Confirmed.WEIGHT: "The weight is {weight}",
    Confirmed.PREGNANCY: "The patient is pregnant",
    Confirmed.LEVODOPA_REASON: "It is for something else",
}


class Correction(NamedTuple):
    """The other way: fields emptied to be typed anew, or a question whose answer is yes.

    A yes is the safest answer, and stands until another one is given.
    """

    words: str
    fields: tuple[Field, ...] = ()
    question: str = ""


_AGE = Correction("Correct the age", (Field.AGE_YEARS, Field.AGE_MONTHS))
_OTHERWISE: Mapping[Confirmed, tuple[Correction, ...]] = {
    Confirmed.WEIGHT: (Correction("Correct the weight", (Field.WEIGHT,)), _AGE),
    Confirmed.PREGNANCY: (_AGE, Correction("Change the answer", question=PREGNANT)),
    Confirmed.LEVODOPA_REASON: (Correction("It is for Parkinson's disease", question=PARKINSON),),
}


class Confirmation(NamedTuple):
    """A value to confirm; the form takes the statement, which changes with the value."""

    statement: str
    words: str
    check: str
    button: str
    corrections: tuple[Correction, ...]


def confirmable(age: Age, weight: BodyWeight | None) -> Mapping[Confirmed, str]:
    """Return what each confirmation is tied to: another weight or age must be confirmed anew."""
    return {
        Confirmed.WEIGHT: f"{weight} at {age}",
        Confirmed.PREGNANCY: f"Pregnant at {age}",
        Confirmed.LEVODOPA_REASON: "Not for Parkinson's disease",
    }


def confirmations(answer: Answer, patient: Patient) -> Iterator[Confirmation]:
    """Yield what an answer waits for."""
    held = confirmable(patient.age, patient.weight)
    for reason in answer.reasons:
        if what := _ASKED_BY.get(reason.code):
            check = _pounds(patient.weight) if what is Confirmed.WEIGHT else ""
            button = _BUTTONS[what].format(weight=patient.weight)
            words, check, button = map(measured, (reason.words, check, button))
            yield Confirmation(held[what], words, check, button, _OTHERWISE[what])


def _pounds(weight: BodyWeight | None) -> str:
    """Convert for checking only; a weight is never entered in pounds (REQ-01, REQ-07)."""
    pounds = stated(weight).number
    kg = (pounds * _KG_PER_LB).quantize(_TENTH, rounding=ROUND_HALF_UP)
    converted = f"{decimal_text(pounds)} lb is about {decimal_text(kg)} kg"
    return f"Is this in pounds? {converted}, for checking only."
