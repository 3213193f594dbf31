from baklosan_desktop.dosing.patient import Patient
from baklosan_desktop.dosing.start import start
from baklosan_desktop.screens.dose_confirmations import Confirmation, confirmable, confirmations
from baklosan_desktop.screens.dose_form import Field
from baklosan_desktop.wording import NBSP
from tests.dosing.builders import a_patient, the_rulebook


def _asked(patient: Patient) -> list[Confirmation]:
    return list(confirmations(start(patient, the_rulebook()), patient))


def test_hz_07_an_implausible_weight_is_repeated_and_converted_for_checking() -> None:
    (asked,) = _asked(a_patient(years=5, kg="60"))
    assert asked.words.replace(NBSP, " ").startswith("60 kg at 5 years is outside")
    assert asked.check.replace(NBSP, " ") == (
        "Is this in pounds? 60 lb is about 27.2 kg, for checking only."
    )
    assert asked.button.replace(NBSP, " ") == "The weight is 60 kg"


def _ways_back(patient: Patient) -> list[tuple[str, tuple[Field, ...], str]]:
    (asked,) = _asked(patient)
    return [(each.words, each.fields, each.question) for each in asked.corrections]


AGE = ("Correct the age", (Field.AGE_YEARS, Field.AGE_MONTHS), "")


def test_hz_07_an_implausible_weight_or_its_age_can_be_corrected() -> None:
    weight = ("Correct the weight", (Field.WEIGHT,), "")
    assert _ways_back(a_patient(years=5, kg="60")) == [weight, AGE]


def test_pregnancy_at_8_years_can_be_corrected() -> None:
    pregnancy = ("Change the answer", (), "pregnant")
    assert _ways_back(a_patient("pregnant", years=8, kg="25")) == [AGE, pregnancy]


def test_hz_16_levodopa_can_be_for_parkinsons_disease() -> None:
    patient = a_patient(co_medications=frozenset({"levodopa"}))
    assert _ways_back(patient) == [("It is for Parkinson's disease", (), "parkinson")]
    asked = {key for item in the_rulebook().contraindications for key in item.conditions}
    assert {"parkinson", "pregnant"} <= asked


def test_another_weight_or_age_is_another_confirmation() -> None:
    patients = (a_patient(years=5, kg="60"), a_patient(years=5, kg="61"))
    older = a_patient(years=5, months=1, kg="60")
    held = {tuple(confirmable(p.age, p.weight).values()) for p in (*patients, older)}
    assert len(held) == 3


def test_pregnancy_at_8_years_is_to_be_confirmed() -> None:
    (asked,) = _asked(a_patient("pregnant", years=8, kg="25"))
    assert (asked.statement, asked.button) == ("Pregnant at 8 years", "The patient is pregnant")
    assert asked.check == ""


def test_the_reason_for_levodopa_is_to_be_confirmed() -> None:
    (asked,) = _asked(a_patient(co_medications=frozenset({"levodopa"})))
    assert asked.words.startswith("Levodopa or carbidopa: what is it for?")
    assert asked.statement == "Not for Parkinson's disease"
    assert asked.button == "It is for something else"


def test_nothing_is_to_be_confirmed_for_a_plain_adult() -> None:
    assert _asked(a_patient()) == []
