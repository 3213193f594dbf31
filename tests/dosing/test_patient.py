import pytest

from baklosan_desktop.dosing.entry import EntryError
from baklosan_desktop.dosing.patient import Patient
from baklosan_desktop.quantities import Age, BodyWeight, Mass
from tests.dosing.builders import a_patient


def test_a_patient_of_121_years_cannot_be_built() -> None:
    with pytest.raises(EntryError, match="0 to 120 years"):
        Patient(Age.of(121))


def test_a_weight_that_no_patient_has_cannot_be_built() -> None:
    with pytest.raises(EntryError, match="2 kg to 300 kg"):
        Patient(Age.of(40), BodyWeight.kg("1"))


def test_an_egfr_that_no_patient_has_cannot_be_built() -> None:
    with pytest.raises(EntryError, match="0 to 200"):
        a_patient(egfr=201)


def test_a_patient_is_treated_above_zero() -> None:
    assert a_patient(current_daily=Mass(1)).treated
    assert not a_patient(current_daily=Mass(0)).treated
    assert not a_patient().treated


def test_any_of_several_conditions_counts() -> None:
    patient = a_patient("duodenal_ulcer_past")
    assert patient.has_any(("gastric_ulcer_past", "duodenal_ulcer_past"))
    assert not patient.has_any(("gastric_ulcer_past",))
