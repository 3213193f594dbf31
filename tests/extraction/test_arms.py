import pytest
from hypothesis import given
from hypothesis import strategies as st

from baklosan_desktop.extraction.arms import Arm, arm, heading, unit_of, with_roles
from baklosan_desktop.extraction.own_names import OwnNames
from baklosan_desktop.extraction.percentages import Unit
from baklosan_desktop.labels.rates import Role

OWN = OwnNames((("demoxine",), ("demoxil",)), is_combination=False)
BOTH = OwnNames((("demoxine", "starchol"), ("duodemox",)), is_combination=True)


def roles(*names: str, own: OwnNames = OWN, meanings: dict[str, str] | None = None) -> list[Role]:
    found = with_roles([Arm(name) for name in names], own, meanings or {})
    return [one.role for one in found]


@pytest.mark.parametrize(
    ("text", "name", "people"),
    [
        ("Demoxil 5 mg (N=1,030) n (%)", "Demoxil 5 mg", 1_030),
        ("% Placebo N = 411", "Placebo", 411),
        ("Placebo (vehicle) N = 876", "Placebo (vehicle)", 876),
        ("Patients Treated with Demoxil n=24 (%)", "Patients Treated with Demoxil", 24),
        ("Demoxil* (n =5)", "Demoxil", 5),
        ("(Demoxil)", "Demoxil", None),
        ("All Grades (%) b", "", None),
        ("Percent of Patients Reporting Event", "", None),
        ("% of patients with adverse events", "", None),
    ],
)
def test_heading_is_taken_apart(text: str, name: str, people: int | None) -> None:
    assert heading(text)[:2] == (name, people)


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("n (%)", Unit.COUNT_AND_PERCENT),
        ("No. (%) of patients", Unit.COUNT_AND_PERCENT),
        ("Number (%) of Subjects", Unit.COUNT_AND_PERCENT),
        ("% (n)", Unit.PERCENT_AND_COUNT),
        ("%", Unit.PERCENT),
        ("(% of patients)", Unit.PERCENT),
        ("Percentage of Patients Reporting Reaction", Unit.PERCENT),
        ("Adverse Events (%) Occurring in ≥ 2%", Unit.PERCENT),
        ("n", Unit.COUNT),
        ("Number of events", Unit.COUNT),
        ("Reactions in ≥ 5% of patients", Unit.UNSTATED),
        ("Most common (>5.0 Percent)", Unit.UNSTATED),
        ("Reactions", Unit.UNSTATED),
    ],
)
def test_unit_is_what_numbers_count_and_never_a_limit(text: str, unit: Unit) -> None:
    assert unit_of(text)[0] is unit


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("All Grades (%)", ""),
        ("Grades 1-4 (%)", ""),
        ("Any grade", ""),
        ("Grades 3-4 (%)", "Grades 3-4"),
        ("Grade 3 to 5 %", "Grade 3 to 5"),
        ("At Least Grade 2", "At Least Grade 2"),
        ("Severe", "Severe"),
    ],
)
def test_heading_tells_a_part_of_the_reactions_from_all(text: str, part: str) -> None:
    assert heading(text).part == part


@pytest.mark.parametrize(
    "text", ["p-value", "Hazard ratio", "HR (95% CI)", "n (%/year)", "A vs. B"]
)
def test_column_that_compares_arms_or_counts_time_has_no_rates(text: str) -> None:
    assert not heading(text).is_rate
    assert not arm([heading("Demoxil"), heading(text)], [False, False]).is_rate


def test_headings_over_a_column_are_joined_and_the_lowest_numbers_count() -> None:
    over = [heading("Study 1 (n=900)"), heading("Demoxil (n=90) %"), heading("Grade 3")]
    assert arm(over, [False, False, False]) == Arm(
        "Study 1, Demoxil", 90, Unit.PERCENT, "Grade 3", Role.UNCLEAR
    )


def test_heading_over_all_arms_names_none_of_them() -> None:
    assert arm([heading("All doses"), heading("Demoxil")], [True, False]).name == "Demoxil"


def test_heading_over_all_arms_names_the_one_that_no_other_does() -> None:
    assert arm([heading("Demoxil (n=9)"), heading("All grades (%)")], [True, False]) == Arm(
        "Demoxil", 9, Unit.PERCENT, "", Role.UNCLEAR
    )


def test_arm_is_printed_with_its_part() -> None:
    assert Arm("Demoxil", part="Grades 3-4").printed == "Demoxil, Grades 3-4"


def test_drug_is_known_by_name_and_a_placebo_by_its_own() -> None:
    assert roles("Placebo", "Demoxil 5 mg") == [Role.CONTROL, Role.DRUG]


def test_placebo_with_what_all_take_is_a_control() -> None:
    assert roles("Demoxil + aspirin", "Placebo + aspirin") == [Role.MIXED, Role.CONTROL]


def test_dose_alone_is_of_the_label_drug() -> None:
    assert roles("5 mg", "10 mg/day", "Any dose", "Placebo") == [Role.DRUG] * 3 + [Role.CONTROL]


def test_other_name_beside_the_drug_is_a_control() -> None:
    assert roles("Demoxine 5 mg", "Warfarin") == [Role.DRUG, Role.CONTROL]


def test_what_alone_stands_beside_a_placebo_is_the_drug() -> None:
    assert roles("Brandoxil", "Placebo") == [Role.DRUG, Role.CONTROL]


def test_combination_alone_beside_a_placebo_is_not_told() -> None:
    assert roles("Brandoxil and warfarin", "Placebo") == [Role.UNCLEAR, Role.CONTROL]


def test_of_several_other_names_none_is_guessed_to_be_the_drug() -> None:
    assert roles("Brandoxil", "Warfarin", "Placebo") == [Role.UNCLEAR, Role.UNCLEAR, Role.CONTROL]


def test_other_names_without_a_placebo_are_not_told() -> None:
    assert roles("Brandoxil", "Warfarin") == [Role.UNCLEAR, Role.UNCLEAR]


def test_part_of_a_combination_is_not_the_drug() -> None:
    assert roles("Demoxine/starchol", "Starchol", own=BOTH) == [Role.DRUG, Role.CONTROL]
    assert roles("Demoxine", "Placebo", own=BOTH) == [Role.UNCLEAR, Role.CONTROL]


def test_combination_with_the_drug_is_not_the_drug() -> None:
    assert roles("Demoxil and warfarin", "Demoxil 5 mg", "Warfarin") == [
        Role.MIXED,
        Role.DRUG,
        Role.CONTROL,
    ]


def test_other_name_beside_a_combination_with_the_drug_is_a_control() -> None:
    assert roles("Demoxil with chemotherapy", "Chemotherapy") == [Role.MIXED, Role.CONTROL]


def test_part_of_the_reactions_is_of_no_arm() -> None:
    severe = [Arm("Demoxil", part="Grade 3"), Arm("Placebo", part="Grade 3")]
    assert [one.role for one in with_roles(severe, OWN, {})] == [Role.UNCLEAR, Role.UNCLEAR]


def test_arm_without_a_name_is_not_told() -> None:
    assert roles("", "Placebo") == [Role.UNCLEAR, Role.CONTROL]


def test_abbreviation_that_the_table_explains_is_spelled_out() -> None:
    assert roles("DMX", "WFN", meanings={"DMX": "Demoxine 5 mg", "WFN": "warfarin"}) == [
        Role.DRUG,
        Role.CONTROL,
    ]


@given(st.lists(st.text(max_size=60), max_size=6))
def test_any_headings_have_an_answer(texts: list[str]) -> None:
    found = [arm([heading(text)], [False]) for text in texts]
    assert len(with_roles(found, OWN, {})) == len(texts)
