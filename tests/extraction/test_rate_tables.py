import pytest

from baklosan_desktop.extraction.own_names import OwnNames
from baklosan_desktop.extraction.rate_tables import RatedEffect, UnreadRow, rated
from baklosan_desktop.labels.rates import Role
from tests.extraction.trial_texts import HEAD, OWN, a_layout

NO_UNIT = "The table does not say what its numbers count."


def read(
    *rows: str, caption: str = "", notes: tuple[str, ...] = (), own: OwnNames = OWN
) -> tuple[RatedEffect | UnreadRow, ...]:
    return rated(a_layout(*rows, caption=caption, notes=notes), own)


def shown(*rows: str, caption: str = "") -> list[str]:
    """What is read, a line for each row: "context/system: term | arm people stated"."""
    return [_shown(one) for one in read(*rows, caption=caption)]


def _shown(one: RatedEffect | UnreadRow) -> str:
    if isinstance(one, UnreadRow):
        return one.why
    rates = (f"{rate.arm} {rate.people} {rate.stated}" for rate in one.rates)
    return " | ".join([f"{one.context}/{one.system}: {one.term}", *rates])


def test_row_has_the_percentage_of_every_arm() -> None:
    (found,) = read(HEAD, "Rash|3|<1", caption="Table 1. Reactions")
    assert isinstance(found, RatedEffect)
    drug, placebo = found.rates
    assert (drug.arm, drug.ppm, drug.people, drug.role) == ("Demoxil", 30_000, 200, Role.DRUG)
    assert (placebo.arm, placebo.upper_ppm, placebo.role) == ("Placebo", 10_000, Role.CONTROL)
    assert {drug.source, placebo.source} == {"Table 1. Reactions"}
    assert found.line == 4


@pytest.mark.parametrize(
    ("caption", "head", "cells"),
    [
        ("", "Reaction|Demoxil|Placebo", "3%|1%"),
        ("", "Reaction|Demoxil %|Placebo %", "3|1"),
        ("", "Reaction|Demoxil n (%)|Placebo n (%)", "6 (3)|1 (1)"),
        ("Reactions (% of patients)", "Reaction|Demoxil|Placebo", "3|1"),
        ("Percentage of patients with reactions", "|Demoxil|Placebo", "3|1"),
        ("", "Percent of patients with:|Demoxil|Placebo", "3|1"),
        ("", "Reaction|2x1:Percent of patients", "3|1"),
    ],
)
def test_unit_is_said_by_caption_heading_or_cell(caption: str, head: str, cells: str) -> None:
    below = ("|Demoxil|Placebo",) if "2x1" in head else ()
    (found,) = read(head, *below, f"Rash|{cells}", caption=caption)
    assert isinstance(found, RatedEffect)
    assert [rate.ppm for rate in found.rates] == [30_000, 10_000]


@pytest.mark.parametrize(
    ("caption", "head"),
    [
        ("Reactions", "Reaction|Demoxil|Placebo"),
        ("Reactions in ≥ 5% of patients", "Reaction|Demoxil|Placebo"),
        ("Most common (>5.0 Percent)", "Reaction|Demoxil|Placebo"),
        ("Number of events", "Reaction|Demoxil|Placebo"),
    ],
)
def test_numbers_that_nothing_explains_are_told_and_not_read(caption: str, head: str) -> None:
    assert read(head, "Rash|3|1", "Gout|4|2", caption=caption) == (UnreadRow(4, NO_UNIT),)


def test_counts_without_a_percentage_are_not_read() -> None:
    assert shown("Reaction|Demoxil n|Placebo n", "Rash|3|1") == [
        "A number of the row is not understood."
    ]


def test_unit_said_once_under_the_arms_holds_for_all() -> None:
    found = shown("Reaction|Demoxil n=9|Placebo n=8", "|% of patients|", "Rash|3|1")
    assert found == ["/: Rash | Demoxil 9 3 | Placebo 8 1"]


def test_bare_0_among_percentages_is_nobody() -> None:
    assert shown("Reaction|Demoxil|Placebo", "Rash|3%|0") == [
        "/: Rash | Demoxil None 3% | Placebo None 0"
    ]


def test_dash_is_no_rate() -> None:
    assert shown(HEAD, "Rash|3|\N{EM DASH}") == ["/: Rash | Demoxil 200 3"]


def test_row_with_a_number_that_is_not_understood_is_not_read_at_all() -> None:
    assert shown(HEAD, "Rash|3|1", "Gout Cough|4 2|1 1") == [
        "/: Rash | Demoxil 200 3 | Placebo 100 1",
        "A number of the row is not understood.",
    ]


def test_number_above_100_is_no_percentage() -> None:
    assert shown(HEAD, "Rash|300|1", "Gout|3|1")[0] == "A number of the row is not understood."


def test_organ_systems_hold_until_the_next() -> None:
    assert shown(HEAD, "3x1:Skin", "Rash|3|1", "Nervous system disorders:||", "Tremor|4|2") == [
        "/Skin: Rash | Demoxil 200 3 | Placebo 100 1",
        "/Nervous system disorders: Tremor | Demoxil 200 4 | Placebo 100 2",
    ]


def test_sum_of_an_organ_system_is_no_reaction() -> None:
    assert shown(HEAD, "Gastrointestinal|26|24", "Nausea|3|1") == [
        "/Gastrointestinal: Nausea | Demoxil 200 3 | Placebo 100 1"
    ]


def test_system_in_a_column_of_its_own_holds_while_that_is_blank() -> None:
    head = "System|Reaction|Demoxil %|Placebo %"
    assert shown(head, "Skin|Rash|3|1", "|Itching|2|1", "Eyes|Tears|5|4") == [
        "/Skin: Rash | Demoxil None 3 | Placebo None 1",
        "/Skin: Itching | Demoxil None 2 | Placebo None 1",
        "/Eyes: Tears | Demoxil None 5 | Placebo None 4",
    ]


def test_row_that_only_the_first_column_names_is_named_by_it() -> None:
    head = "System|Reaction|Demoxil %|Placebo %"
    found = shown(head, "Skin|Rash|3|1", "Falls||2|1")
    assert found[1] == "/Falls: Falls | Demoxil None 2 | Placebo None 1"


def test_system_before_each_reaction_in_the_same_cell_is_parted_from_it() -> None:
    assert shown(HEAD, "Gastrointestinal Nausea|3|1", "Nervous System Dizziness|4|2") == [
        "/Gastrointestinal: Nausea | Demoxil 200 3 | Placebo 100 1",
        "/Nervous System: Dizziness | Demoxil 200 4 | Placebo 100 2",
    ]


def test_system_is_parted_also_where_other_rows_are_not_read() -> None:
    assert shown(HEAD, "Gastrointestinal Nausea|3|1", "Skin Rash Itching|4 3|2 1")[0] == (
        "/Gastrointestinal: Nausea | Demoxil 200 3 | Placebo 100 1"
    )


def test_reaction_that_begins_like_a_system_is_left_whole_beside_others() -> None:
    assert shown(HEAD, "Eye Irritation|3|1", "Rash|4|2")[0].startswith("/: Eye Irritation")


@pytest.mark.parametrize(
    "term",
    [
        "Any adverse reaction",
        "Total",
        "Patients with at least one event",
        "Discontinuation due to rash",
        "Serious adverse reactions",
        "Symptoms of any severity",
        "Deaths",
        "Requiring transfusion",
    ],
)
def test_sum_is_no_reaction(term: str) -> None:
    assert shown(HEAD, f"{term}|30|10", "Rash|3|1") == ["/: Rash | Demoxil 200 3 | Placebo 100 1"]


def test_table_of_sums_alone_names_no_reactions() -> None:
    assert read(HEAD, "Any reaction|30|10") == (UnreadRow(3, "Its rows name no reactions."),)


@pytest.mark.parametrize("name", ["5 g/dL drop", "<65", "-"])
def test_row_without_a_name_is_not_read(name: str) -> None:
    assert shown(HEAD, "Rash|3|1", f"{name}|4|2")[1] == "The row names no reaction."


def test_mark_of_a_footnote_is_no_part_of_a_name() -> None:
    assert shown(HEAD, "Pyrexia 1|3|1", "Diabetes type 2|4|2", "Rash^a|5|3") == [
        "/: Pyrexia | Demoxil 200 3 | Placebo 100 1",
        "/: Diabetes type 2 | Demoxil 200 4 | Placebo 100 2",
        "/: Rash | Demoxil 200 5 | Placebo 100 3",
    ]


def test_what_a_table_names_twice_is_part_of_something_that_is_lost() -> None:
    assert shown(HEAD, "Major bleeding|3|1", "Fatal|2|1", "Minor bleeding|5|4", "Fatal|1|0") == [
        "/: Major bleeding | Demoxil 200 3 | Placebo 100 1",
        "The table names it twice.",
        "/: Minor bleeding | Demoxil 200 5 | Placebo 100 4",
        "The table names it twice.",
    ]


@pytest.mark.parametrize(
    ("caption", "why"),
    [
        ("Reactions leading to discontinuation (%)", "people who stopped the drug"),
        ("Patients (%) who withdrew", "people who stopped the drug"),
        ("Mean change in blood pressure (%)", "measurements, not people"),
        ("Shift of creatinine (%)", "how laboratory values shifted"),
        ("Events per 100 patient-years (%)", "rates per time"),
    ],
)
def test_table_of_something_else_is_told_with_its_reason(caption: str, why: str) -> None:
    (found,) = read(HEAD, "Rash|3|1", "Gout|4|2", caption=caption)
    assert isinstance(found, UnreadRow)
    assert why in found.why


def test_rows_of_ages_are_no_reactions() -> None:
    assert shown("Age of patients|5 mg %|10 mg %", "Under 65|3|1") == [
        "Its rows name no reactions."
    ]


def test_rates_per_year_are_no_shares_of_people() -> None:
    (found,) = shown("|2x1:Demoxil n (%/year)|2x1:Placebo n (%/year)", "Rash|6|(3)|1|(1)")
    assert found == "Its numbers are rates per time, not shares of people."


def test_column_without_a_heading_is_not_guessed_at() -> None:
    assert shown("Reaction|Demoxil %", "Rash|3|1") == ["One of its columns has no heading."]


def test_column_that_compares_the_arms_is_left_out() -> None:
    found = shown("Reaction|Demoxil %|Placebo %|p-value", "Rash|3|1|0.04")
    assert found == ["/: Rash | Demoxil None 3 | Placebo None 1"]


def test_laboratory_value_needs_a_direction_to_be_a_reaction() -> None:
    assert shown(
        "Laboratory test|Demoxil %|Placebo %", "ALT increased|3|1", "Hemoglobin|4|2", "Anemia|5|3"
    ) == [
        "laboratory/: ALT increased | Demoxil None 3 | Placebo None 1",
        "The row does not say which way the value went.",
        "laboratory/: Anemia | Demoxil None 5 | Placebo None 3",
    ]


def test_part_of_the_reactions_stays_apart_from_all() -> None:
    (found,) = read(
        "1x2:Reaction|2x1:Demoxil n=131|2x1:Placebo n=132",
        "All Grades (%)|Grades 3-4 (%)|All Grades (%)|Grades 3-4 (%)",
        "Rash|41|7|31|3",
    )
    assert isinstance(found, RatedEffect)
    assert [(rate.arm, rate.role, rate.people) for rate in found.rates] == [
        ("Demoxil", Role.DRUG, 131),
        ("Demoxil, Grades 3-4", Role.UNCLEAR, 131),
        ("Placebo", Role.CONTROL, 132),
        ("Placebo, Grades 3-4", Role.UNCLEAR, 132),
    ]


def test_table_that_is_of_a_part_of_the_reactions_tells_no_band() -> None:
    (found,) = read(HEAD, "Rash|3|1", caption="Reactions of moderate or severe intensity")
    assert isinstance(found, RatedEffect)
    assert {rate.role for rate in found.rates} == {Role.UNCLEAR}
    assert found.rates[0].arm == "Demoxil, moderate or severe intensity"


def test_heading_of_a_lone_arm_is_its_name_though_it_covers_all() -> None:
    assert shown("|2x1:Demoxil (n=49)", "|All Grades (%)|Grade 3 (%)", "Rash|53|8") == [
        "/: Rash | Demoxil 49 53 | Demoxil, Grade 3 49 8"
    ]


def test_heading_that_stands_once_over_all_arms_names_none() -> None:
    head = ("|All Doses Twice Daily||", "|Demoxil 3 mg %|Demoxil 6 mg %|Warfarin %")
    assert shown(*head, "Rash|3|4|5") == [
        "/: Rash | Demoxil 3 mg None 3 | Demoxil 6 mg None 4 | Warfarin None 5"
    ]


def test_row_that_counts_people_tells_them_for_each_arm() -> None:
    assert shown("|Demoxil|Placebo", "n (males)|425 (%)|194 (%)", "Impotence|3|1") == [
        "Males/: Impotence | Demoxil 425 3 | Placebo 194 1"
    ]


def test_row_that_counts_all_people_tells_them_for_the_rows_below() -> None:
    head = "Reaction|Demoxil %|Placebo %"
    found = shown(head, "Rash|3|1", "No. of patients|50|40", "Gout|4|2")
    assert found[1] == "/: Gout | Demoxil 50 4 | Placebo 40 2"


def test_headings_further_down_say_of_whom_the_next_rows_are() -> None:
    assert shown(
        "|Demoxil|Placebo",
        "Men only|(N=407)|(N=383)",
        "Impotence|12%|1%",
        "Women only|(N=737)|(N=636)",
        "Anorgasmia|3%|2%",
        "Pain|2%|1%",
    ) == [
        "Men only/: Impotence | Demoxil 407 12% | Placebo 383 1%",
        "Women only/: Anorgasmia | Demoxil 737 3% | Placebo 636 2%",
        "Women only/: Pain | Demoxil 737 2% | Placebo 636 1%",
    ]


def test_heading_over_all_arms_says_of_whom_they_are() -> None:
    assert shown(
        "|Demoxil|Placebo",
        "|2x1:In Males Only",
        "Impotence|12%|1%",
        "|2x1:In Females Only",
        "Anorgasmia|3%|2%",
    ) == [
        "In Males Only/: Impotence | Demoxil None 12% | Placebo None 1%",
        "In Females Only/: Anorgasmia | Demoxil None 3% | Placebo None 2%",
    ]


def test_headings_further_down_name_other_arms() -> None:
    found = shown(
        HEAD, "Rash|3|1", "Reaction|Demoxil 9 mg n (%)|Warfarin n (%)", "Gout|4 (2)|2 (1)"
    )
    assert found[1] == "/: Gout | Demoxil 9 mg 200 2 | Warfarin 100 1"


def test_study_that_a_row_names_is_kept_with_its_reactions() -> None:
    assert shown(
        HEAD, "Hip Surgery Study||", "Bleeding|3|1", "Knee Surgery Study||", "Bleeding|4|2"
    ) == [
        "Hip Surgery Study/: Bleeding | Demoxil 200 3 | Placebo 100 1",
        "Knee Surgery Study/: Bleeding | Demoxil 200 4 | Placebo 100 2",
    ]


def test_rest_of_a_row_above_and_notes_are_no_systems() -> None:
    note = "* Reactions that were reported by more people on the drug than on placebo in each study"
    assert shown(HEAD, "Dryness|3|1", "(dry mouth, dry eyes)||", note + "||", "Rash|4|2")[1] == (
        "/: Rash | Demoxil 200 4 | Placebo 100 2"
    )


def test_abbreviated_arms_are_known_by_the_note_that_explains_them() -> None:
    (found,) = read("|DMX %|WFN %", "Rash|3|1", notes=("DMX = Demoxil 5 mg; WFN = warfarin",))
    assert isinstance(found, RatedEffect)
    assert [rate.role for rate in found.rates] == [Role.DRUG, Role.CONTROL]


def test_row_with_other_columns_than_the_headings_is_not_read() -> None:
    assert shown(HEAD, "Rash|3|1", "Gout|4") == [
        "/: Rash | Demoxil 200 3 | Placebo 100 1",
        "The row does not have the columns of its headings.",
    ]


def test_headings_that_are_one_column_off_are_not_believed() -> None:
    assert shown("Demoxil %|Placebo %", "Rash|3|1") == ["One of its columns has no heading."]
