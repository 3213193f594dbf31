import pytest

from baklosan_desktop.labels.rates import Rate, Role
from baklosan_desktop.screens.side_effect_rates import in_short, lines, most_telling, share, value
from baklosan_desktop.wording import NBSP


def taken(stated: str, percent: int, source: str = "Table 1", arm: str = "Demoxil") -> Rate:
    return Rate(arm, stated, percent * 10_000, None, None, 1_200, Role.DRUG, source)


def placebo(stated: str, percent: int, source: str = "Table 1") -> Rate:
    return Rate("Placebo", stated, percent * 10_000, None, None, 300, Role.CONTROL, source)


def short(*rates: Rate) -> str:
    return in_short(rates).replace(NBSP, " ")


def said(*rates: Rate) -> list[str]:
    return [line.replace(NBSP, " ") for line in lines(rates)]


@pytest.mark.parametrize(
    ("stated", "shown"),
    [("12", "12 %"), ("8.2%", "8.2 %"), ("<1", "< 1 %"), ("≥ 2 %", "≥ 2 %"), ("4-8%", "4-8 %")],
)
def test_share_is_written_as_the_label_does_with_one_percent_sign(stated: str, shown: str) -> None:
    assert share(Rate("", stated, 0)).replace(NBSP, " ") == shown


def test_effect_without_percentages_says_none() -> None:
    assert (in_short(()), lines(())) == ("", ())


def test_share_on_the_drug_stands_before_that_of_the_control() -> None:
    assert short(placebo("3", 3), taken("12", 12)) == "12 % (Placebo 3 %)"


def test_placebo_goes_before_other_controls() -> None:
    active = Rate("Warfarin", "9", 90_000, role=Role.CONTROL, source="Table 1")
    assert short(taken("12", 12), active, placebo("3", 3)) == "12 % (Placebo 3 %)"
    assert short(taken("12", 12), active) == "12 % (Warfarin 9 %)"


def test_share_without_a_control_stands_alone() -> None:
    assert short(taken("12", 12)) == "12 %"


def test_doses_of_the_drug_are_said_from_the_lowest_to_the_highest_share() -> None:
    found = short(taken("8", 8), taken("5", 5), taken("6", 6), placebo("3", 3))
    assert found == "5 % to 8 % (Placebo 3 %)"


def test_doses_with_the_same_share_are_said_once() -> None:
    assert short(taken("5", 5, arm="5 mg"), taken("5", 5, arm="10 mg")) == "5 %"


def test_of_several_studies_the_highest_is_said_to_be_that() -> None:
    found = short(
        taken("5", 5), placebo("1", 1), taken("9", 9, "Table 2"), placebo("4", 4, "Table 2")
    )
    assert found == "9 % (Placebo 4 %), highest of 2 studies"


def test_study_of_the_drug_goes_before_one_of_which_the_arms_are_not_told() -> None:
    other = Rate("Warfarin", "40", 400_000, source="Table 2")
    assert short(other, taken("5", 5)) == "5 %, highest of 2 studies"


def test_arm_that_is_not_told_is_named_as_printed() -> None:
    warfarin = Rate("Warfarin", "62", 620_000)
    assert short(warfarin, Rate("Aspirin", "51", 510_000)) == "62 % (Warfarin)"


def test_combination_is_named_with_its_control() -> None:
    mixed = Rate("Demoxil + aspirin", "14", 140_000, role=Role.MIXED, source="Table 1")
    assert short(mixed) == "14 % (Demoxil + aspirin)"
    assert short(mixed, placebo("3", 3)) == "14 % (Demoxil + aspirin; Placebo 3 %)"


def test_study_of_the_drug_goes_before_one_of_a_combination() -> None:
    mixed = Rate("Demoxil + aspirin", "44", 440_000, role=Role.MIXED, source="Table 2")
    assert short(mixed, taken("5", 5), placebo("3", 3)).startswith("5 % (Placebo 3 %), highest")


def test_share_without_an_arm_names_none() -> None:
    assert short(Rate("", "5%", 50_000)) == "5 %"


def test_every_arm_is_said_with_its_people_under_the_title_of_its_study() -> None:
    assert said(taken("12", 12), placebo("3", 3), Rate("", "15%", 150_000)) == [
        "Table 1",
        "Demoxil (N = 1,200): 12 %",
        "Placebo (N = 300): 3 %",
        "15 %",
    ]


def test_arm_whose_people_are_not_counted_is_said_without_them() -> None:
    assert said(Rate("Demoxil", "12", 120_000)) == ["Demoxil: 12 %"]


def test_program_is_told_everything_of_a_percentage() -> None:
    assert value(taken("12", 12)) == {
        "arm": "Demoxil",
        "percent": "12 %",
        "people": 1_200,
        "role": "the label's drug",
        "study": "Table 1",
    }
    assert value(Rate("", "<1%", upper_ppm=10_000))["study"] is None


def test_studies_with_the_most_on_the_drug_are_said_first_and_the_rest_is_counted() -> None:
    rates = [taken(f"{one}", one, f"Table {one}") for one in (2, 9, 4, 7)]
    assert [line.replace(NBSP, " ") for line in most_telling(rates)] == [
        "Table 9",
        "Demoxil (N = 1,200): 9 %",
        "Table 7",
        "Demoxil (N = 1,200): 7 %",
        "2 more studies, in the saved table.",
    ]
    assert most_telling(rates[:2])[-1].endswith("%")
