import pytest
from hypothesis import given

from baklosan_desktop.dosing.answer import Mark
from baklosan_desktop.dosing.ceiling import above, ceiling
from baklosan_desktop.dosing.codes import Code
from baklosan_desktop.quantities import Age, BodyWeight, Mass
from tests.dosing.builders import a_patient, the_rulebook
from tests.dosing.strategies import ages, weights

MG_100 = Mass.mg("100")

BANDS = [
    ((3, 0), "15", "30 mg", "20 to 30 mg"),
    ((6, 0), "20", "30 mg", "20 to 30 mg"),
    ((6, 1), "20", "60 mg", "30 to 60 mg"),
    ((10, 0), "30", "60 mg", "30 to 60 mg"),
    ((10, 1), "22", "55 mg", "None"),
    ((10, 11), "24", "60 mg", "None"),
    ((10, 11), "30", "60 mg", "None"),
    ((11, 0), "30", "75 mg", "None"),
    ((12, 0), "39.9", "99.75 mg", "None"),
    ((12, 0), "40", "100 mg", "None"),
    ((17, 11), "70", "100 mg", "None"),
    ((18, 0), "20", "100 mg", "30 to 75 mg"),
]


@pytest.mark.parametrize(("age", "kg", "maximum", "usual"), BANDS)
def test_age_and_weight_set_the_ceiling(
    age: tuple[int, int], kg: str, maximum: str, usual: str
) -> None:
    limit = ceiling(a_patient(years=age[0], months=age[1], kg=kg), the_rulebook())
    assert (str(limit.maximum), str(limit.usual and limit.usual.amount)) == (maximum, usual)


@pytest.mark.parametrize(
    ("years", "months", "edge"),
    [
        (5, 11, False),
        (6, 0, True),
        (6, 1, False),
        (9, 11, False),
        (10, 0, True),
        (10, 1, True),
        (10, 11, True),
        (11, 0, False),
        (18, 0, False),
    ],
)
def test_ages_that_two_rules_fit_are_named(years: int, months: int, *, edge: bool) -> None:
    limit = ceiling(a_patient(years=years, months=months, kg="30"), the_rulebook())
    assert [reason.code for reason in limit.raised] == [Code.AGE_BAND_EDGE] * edge


def test_both_bands_are_named_on_the_birthday() -> None:
    (edge,) = ceiling(a_patient(years=6, kg="20"), the_rulebook()).raised
    assert "20 to 30 mg per day, or 30 to 60 mg per day. The younger band holds" in edge.words
    (edge,) = ceiling(a_patient(years=10, kg="20"), the_rulebook()).raised
    assert "30 to 60 mg per day, or 2.5 mg per kg per day. The younger band holds" in edge.words


def test_the_cap_is_named_only_where_it_rules() -> None:
    capped = ceiling(a_patient(years=12, kg="40.1"), the_rulebook())
    assert [reason.code for reason in capped.raised] == [Code.WEIGHT_RULE_CAPPED]
    assert "By weight 100.25 mg per day" in capped.raised[0].words
    assert ceiling(a_patient(years=12, kg="40"), the_rulebook()).raised == ()


def test_the_formula_stands_with_its_numbers() -> None:
    formula, lower = ceiling(a_patient(years=10, months=6, kg="22"), the_rulebook()).rungs
    assert formula.says == "2.5 mg per kg \N{MULTIPLICATION SIGN} 22 kg = 55 mg per day."
    assert formula.mark is Mark.DERIVED
    assert lower.says == "The lower of 55 mg and 60 mg per day limits."
    assert (lower.rule, lower.before, lower.after) == ("DOSE-16", "55 mg per day", "55 mg per day")


def test_groups_are_named() -> None:
    groups = [
        ceiling(a_patient(years=years, kg="30"), the_rulebook()).group for years in (5, 8, 12, 40)
    ]
    assert groups == [
        "children from 3 years to 6 years",
        "children from 6 years to 10 years",
        "children over 10 years",
        "adults",
    ]


@pytest.mark.parametrize(
    ("years", "months", "code"),
    [
        (10, 0, Code.ABOVE_RANGE),
        (10, 11, Code.ABOVE_RANGE),
        (11, 0, Code.ABOVE_MAX),
        (40, 0, Code.ABOVE_MAX),
    ],
)
def test_what_passes_the_ceiling_is_named_by_age(years: int, months: int, code: Code) -> None:
    patient = a_patient(years=years, months=months, kg="20")
    limit = ceiling(patient, the_rulebook())
    reason = above("A further step would pass", limit, patient.age, the_rulebook())
    assert reason.code == code
    most = f"the maximum of {limit.maximum} per day"
    if (years, months) == (10, 0):
        most = "60 mg per day, the upper end of the recommended range"
    assert reason.words == f"A further step would pass {most}."


@given(ages(36), weights())
def test_hz_06_and_12_no_ceiling_is_above_100_mg(age: Age, weight: BodyWeight) -> None:
    patient = a_patient(years=0, months=age.months, kg=str(weight.number))
    assert ceiling(patient, the_rulebook()).maximum <= MG_100


@given(ages(121, 215), weights())
def test_hz_06_over_10_years_no_ceiling_is_above_the_weight_rule(
    age: Age, weight: BodyWeight
) -> None:
    patient = a_patient(years=0, months=age.months, kg=str(weight.number))
    assert ceiling(patient, the_rulebook()).maximum <= weight.times(Mass.mg("2.5"))
