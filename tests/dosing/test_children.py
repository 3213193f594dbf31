import pytest

from baklosan_desktop.dosing.children import (
    group_of,
    is_child,
    mg_per_kg,
    mg_per_kg_high,
    notes,
    weight_is_prompted,
    weight_is_required,
)
from baklosan_desktop.dosing.codes import Code
from baklosan_desktop.dosing.patient import Patient
from baklosan_desktop.labels.population import Group
from baklosan_desktop.quantities import Age, BodyWeight, Mass, MassRange
from tests.dosing.builders import a_patient, the_rulebook


def test_childhood_ends_on_the_18th_birthday() -> None:
    assert is_child(Age.of(17, 11))
    assert not is_child(Age.of(18))
    assert [group_of(Age.of(years)) for years in (17, 18)] == [Group.CHILDREN, Group.ADULTS]


@pytest.mark.parametrize(
    ("age", "required", "prompted"),
    [
        (Age.of(2, 11), False, False),
        (Age.of(3), False, True),
        (Age.of(10), False, True),
        (Age.of(10, 1), True, False),
        (Age.of(17, 11), True, False),
        (Age.of(18), False, False),
    ],
)
def test_weight_is_needed_where_the_maximum_goes_by_it(
    age: Age, *, required: bool, prompted: bool
) -> None:
    assert weight_is_required(age, the_rulebook()) is required
    assert weight_is_prompted(age, the_rulebook()) is prompted


def test_every_dose_under_18_carries_the_note() -> None:
    (note,) = notes(a_patient(years=17, months=11, kg="50"))
    assert note.id == "B-13"
    assert "higher than in current EU labels" in note.text
    assert notes(a_patient(years=18)) == ()


def test_hz_05_weight_that_is_missing_is_said_beside_a_childs_dose() -> None:
    assert [note.id for note in notes(a_patient(years=8, kg=None))] == ["B-13", "NOT_WEIGHED"]
    assert notes(a_patient(years=18, kg=None)) == ()


@pytest.mark.parametrize(
    ("daily", "kg", "words"),
    [
        ("15 mg", "30", "0.5 mg per kg per day"),
        ("15 mg", "15", "1 mg per kg per day"),
        ("15 mg", "22", "about 0.68 mg per kg per day"),
        ("5 mg to 10 mg", "20", "0.25 to 0.5 mg per kg per day"),
        ("5 mg to 10 mg", "45", "about 0.11 to 0.22 mg per kg per day"),
        ("5 mg", "200", "about 0.03 mg per kg per day"),
    ],
)
def test_dose_by_weight_says_where_it_rounds(daily: str, kg: str, words: str) -> None:
    assert mg_per_kg(MassRange.read(daily), BodyWeight.kg(kg)) == words


@pytest.mark.parametrize("patient", [a_patient(years=7, kg="20"), a_patient(years=10, kg="20")])
def test_age_rule_above_the_weight_rule_is_warned_of(patient: Patient) -> None:
    (reason,) = mg_per_kg_high(Mass.mg("60"), patient, the_rulebook())
    assert reason.code == Code.MG_PER_KG_HIGH
    assert reason.words.startswith("60 mg per day is 3 mg per kg per day, above the 2.5 mg per kg")


@pytest.mark.parametrize(
    "patient",
    [
        a_patient(years=7, kg="24"),
        a_patient(years=7, kg=None),
        a_patient(years=10, months=1, kg="20"),
    ],
    ids=["exactly 2.5 mg per kg", "weight not known", "over 10 years"],
)
def test_no_warning_by_weight(patient: Patient) -> None:
    assert mg_per_kg_high(Mass.mg("60"), patient, the_rulebook()) == ()
