import pytest
from hypothesis import given
from hypothesis import strategies as st

from baklosan_desktop.extraction.found import Reading
from baklosan_desktop.labels.bands import Band, Ours
from baklosan_desktop.labels.facts import SideEffect
from baklosan_desktop.labels.published import Block, Cell, Items, Table
from baklosan_desktop.labels.rates import Role
from tests.extraction.texts import Written, a_part, read_from
from tests.extraction.trial_texts import HEAD, a_study
from tests.published import BLOCKS

RASH = a_study(HEAD, "3x1:Skin", "Rash|12|3", caption="Table 1. Reactions")


def effects(*pieces: Written) -> tuple[SideEffect, ...]:
    return read_from(*pieces).effects


def why(reading: Reading) -> list[tuple[int, str]]:
    return [(one.citation.line, one.why) for one in reading.unread]


def test_row_of_a_table_is_an_effect_with_its_percentages() -> None:
    (effect,) = effects(RASH)
    assert (effect.term, effect.system, effect.band, effect.note) == ("Rash", "Skin", None, None)
    assert [rate.stated for rate in effect.rates] == ["12", "3"]
    assert effect.context is None


def test_effect_cites_its_line_word_by_word() -> None:
    (effect,) = effects("Reactions:", RASH)
    (citation,) = effect.citations
    assert (citation.section, citation.line, citation.quote) == ("side_effects", 6, "Rash | 12 | 3")


def test_reaction_of_several_studies_is_one_effect_with_the_rates_of_each() -> None:
    again = a_study(HEAD, "rash|14|3", caption="Table 2. Other reactions")
    (effect,) = effects(RASH, again, "Adverse reactions: rash (15%).")
    assert [(rate.source, rate.stated) for rate in effect.rates] == [
        ("Table 1. Reactions", "12"),
        ("Table 1. Reactions", "3"),
        ("Table 2. Other reactions", "14"),
        ("Table 2. Other reactions", "3"),
        ("", "15%"),
    ]
    assert [citation.line for citation in effect.citations] == [5, 8, 9]


def test_tables_without_a_title_are_told_apart() -> None:
    (effect,) = effects(a_study(HEAD, "Rash|12|3"), a_study(HEAD, "Rash|4|1"))
    assert list(dict.fromkeys(rate.source for rate in effect.rates)) == [
        "Untitled table 1",
        "Untitled table 2",
    ]


def test_reaction_of_some_people_is_an_effect_of_its_own() -> None:
    table = a_study("|Demoxil %|Placebo %", "Men only||", "Pain|3|1", "Women only||", "Pain|5|4")
    assert [effect.context for effect in effects(table)] == ["Men only", "Women only"]


def test_system_is_spelled_in_one_way() -> None:
    table = a_study(HEAD, "3x1:Skin and Tissue", "Rash|3|1", "3x1:Skin andtissue", "Gout|4|1")
    assert {effect.system for effect in effects(table)} == {"Skin and Tissue"}


def test_percentages_come_to_bands_that_are_ours() -> None:
    first, second = read_from(RASH, a_study(HEAD, "Gout|4|1", "Pain|20|1")).bands
    assert (first.word, first.normalised, first.ours) == (
        "very common (derived)",
        Band.VERY_COMMON,
        Ours.DERIVED,
    )
    assert second.word == "common (derived)"


def test_percentages_that_come_to_no_band_have_none() -> None:
    reading = read_from(a_study("|Warfarin|Aspirin", "Rash|3%|1%"))
    assert len(reading.effects) == 1
    assert reading.bands == ()


def test_title_above_a_table_is_read_with_it() -> None:
    table = a_study("|Demoxil|Placebo", "Rash|3|1")
    reading = read_from("Table 1. Reactions (% of patients) in ≥ 2%", table)
    assert [effect.term for effect in reading.effects] == ["Rash"]
    assert reading.unread == ()


def test_paragraph_above_a_table_is_no_title() -> None:
    reading = read_from(
        "Reactions (% of patients) of one study", a_study("|Demoxil|Placebo", "Rash|3|1")
    )
    assert reading.effects == ()


def test_caption_of_a_table_goes_before_a_line_above_it() -> None:
    reading = read_from("Table 1 had 3 %.", RASH)
    assert why(reading) == [(2, "It gives percentages that are not read.")]


def test_table_that_is_not_read_is_told_once_with_its_reason() -> None:
    table = a_study("|Demoxil|Placebo", "Rash|3|1", "Gout|4|2")
    assert why(read_from(table)) == [(3, "The table does not say what its numbers count.")]


def test_row_that_is_not_read_is_told_beside_the_others() -> None:
    reading = read_from(a_study(HEAD, "Rash|3|1", "Gout Pain|4 3|2 1"))
    assert [effect.term for effect in reading.effects] == ["Rash"]
    assert why(reading) == [(4, "A number of the row is not understood.")]


def test_list_goes_on_where_the_sentence_before_it_spoke_of_reactions() -> None:
    listed = Items(("rash (3%)", "gout (4%)"))
    assert [effect.term for effect in effects("Adverse reactions were:", listed)] == [
        "rash",
        "gout",
    ]


def test_list_after_a_sentence_on_those_who_stopped_is_not_read() -> None:
    reading = read_from("Adverse reactions leading to discontinuation were:", Items(("rash (3%)",)))
    assert reading.effects == ()
    assert why(reading) == [(3, "It gives percentages that are not read.")]


@pytest.mark.parametrize(("title", "count"), [("6.1 Adverse reactions", 1), ("6.2 Studies", 0)])
def test_heading_says_whether_its_text_speaks_of_reactions(title: str, count: int) -> None:
    found = effects("Adverse reactions occur.", a_part(title, "Heart: faints (3%)"))
    assert len(found) == count


def test_cells_of_a_table_without_figures_are_read_as_sentences() -> None:
    listed = a_study("Incidence above 1%|Incidence below 1%", "headache (11.7%) dizziness|fits")
    (effect,) = effects("Adverse reactions of the capsules:", listed)
    assert (effect.term, effect.rates[0].stated) == ("headache", "11.7%")


def test_line_of_which_a_part_is_read_is_told_as_well() -> None:
    reading = read_from("Adverse reactions: rash (3%). Of all adverse reactions 5% were mild.")
    assert [effect.term for effect in reading.effects] == ["rash"]
    assert [one.citation.line for one in reading.unread] == [2]


def test_other_language_is_left_to_others() -> None:
    assert read_from(RASH, language="es").effects == ()


@given(st.lists(BLOCKS, max_size=4))
def test_any_section_has_an_answer(blocks: list[Block]) -> None:
    for effect in read_from("Adverse reactions: rash (3%)", *blocks).effects:
        assert effect.rates or effect.band or effect.note


def test_table_of_enormous_spans_has_an_answer() -> None:
    head = (Cell("Reaction", 10**9, 10**9), Cell("Demoxil %", 10**9))
    rows = ((Cell("Rash", 10**6, 10**6), Cell("3", 10**8, 10**8)),) * 100
    assert read_from("Adverse reactions:", Table((head, *rows))).effects == ()


COMBINED = "The safety of Demoxil in combination with starch was studied for adverse reactions."
ALONE = "Patients receiving Demoxil had adverse reactions."


@pytest.mark.parametrize(
    ("before", "role"),
    [
        (COMBINED, Role.UNCLEAR),
        (ALONE, Role.DRUG),
        (f"{COMBINED} {ALONE}", Role.DRUG),
        (f"{COMBINED} Patients receiving starch had adverse reactions.", Role.UNCLEAR),
    ],
)
def test_reaction_below_a_combination_is_not_told_to_be_of_the_drug_alone(
    before: str, role: Role
) -> None:
    (effect,) = effects(before, "Other adverse reactions include rash (5%).")
    assert [rate.role for rate in effect.rates] == [role]


def test_sentence_that_says_who_took_what_is_read_by_itself() -> None:
    said = "Other adverse reactions in patients receiving Demoxil include rash (5%)."
    (effect,) = effects(COMBINED, said)
    assert [rate.role for rate in effect.rates] == [Role.DRUG]


def test_control_below_a_combination_is_still_a_control() -> None:
    (effect,) = effects(COMBINED, "Other adverse reactions were rash (5% vs 3% placebo).")
    assert [rate.role for rate in effect.rates] == [Role.UNCLEAR, Role.CONTROL]


def test_heading_ends_what_is_said_of_a_combination() -> None:
    part = a_part("Adverse reactions to Demoxil", "They include rash (5%).")
    (effect,) = effects(COMBINED, part)
    assert [rate.role for rate in effect.rates] == [Role.DRUG]
