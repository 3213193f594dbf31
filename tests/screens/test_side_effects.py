from collections.abc import Sequence
from functools import partial
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baklosan_desktop.labels.bands import Band, BandDefinition, Ours
from baklosan_desktop.labels.facts import Facts, SideEffect
from baklosan_desktop.labels.label import LabelId
from baklosan_desktop.screens.side_effect_matrix import NO_SYSTEM, Order, band_key
from baklosan_desktop.screens.side_effect_people import Figures
from baklosan_desktop.screens.side_effects import (
    Grouping,
    Remembered,
    SideEffectForm,
    SideEffectView,
    effects,
    present,
)
from baklosan_desktop.search.vocabulary import Vocabulary
from baklosan_desktop.store.shelf import Shelf
from baklosan_desktop.wording import NBSP
from tests.builders import DEMO, a_citation, some_facts
from tests.fakes import FakeSideEffects

BAKLOSAN = LabelId("baklosan-25mg")
ALL = SideEffectForm(BAKLOSAN)
asked = partial(SideEffectForm, BAKLOSAN)


@pytest.fixture
def baklosan(facts: Facts, vocabulary: Vocabulary) -> FakeSideEffects:
    return FakeSideEffects(facts, vocabulary)


def shown(source: FakeSideEffects, form: SideEffectForm = ALL) -> SideEffectView:
    return present(form, source)


def terms(found: Sequence[SideEffect]) -> list[str]:
    return [effect.term for effect in found]


def listed(source: FakeSideEffects, form: SideEffectForm = ALL) -> list[str]:
    return terms(shown(source, form).selection.effects)


def headings(source: FakeSideEffects, form: SideEffectForm = ALL) -> list[str]:
    groups = shown(source, form).selection.groups
    return [group.heading.replace(NBSP, " ") for group in groups]


def test_bands_that_are_not_the_label_s_are_said_to_be_ours() -> None:
    ours = [
        BandDefinition(word, Band.COMMON, None, None, a_citation(), ours=kind)
        for word, kind in (("frequent", Ours.AGREED), ("common (derived)", Ours.DERIVED))
    ]
    note = shown(FakeSideEffects(some_facts(bands=tuple(ours)))).note
    assert note.startswith("A word of which no definition was read has its agreed meaning (edit")
    assert "the highest one tells the band (derived)." in note
    assert "as this label defines them" not in note


def test_source_is_asked_for_the_label_of_the_form() -> None:
    source = FakeSideEffects(some_facts())
    present(SideEffectForm(DEMO), source)
    effects(SideEffectForm(DEMO), source)
    assert set(source.asked) == {DEMO}


def test_all_effects_are_listed_until_something_is_chosen(baklosan: FakeSideEffects) -> None:
    view = shown(baklosan)
    assert view.summary == "42 effects · 10 organ systems · 5 frequency bands"
    assert view.total == "All 42 effects"
    assert view.selection.title == "All organ systems"
    assert view.selection.total == "42 effects"
    assert len(view.selection.effects) == 42


def test_label_without_a_missing_system_counts_all_of_them() -> None:
    view = present(SideEffectForm(DEMO), FakeSideEffects(some_facts()))
    assert view.summary == "2 effects · 1 organ system · 2 frequency bands"


def test_label_without_side_effects_says_so() -> None:
    view = present(SideEffectForm(DEMO), FakeSideEffects(some_facts(side_effects=())))
    assert view.total == "All 0 effects"
    assert view.selection.problem == "No side effect is listed."


def test_chosen_cell_lists_its_effects_in_label_order(baklosan: FakeSideEffects) -> None:
    selection = shown(baklosan, asked(system="nervous system", band="frequent")).selection
    assert selection.title == "Nervous system"
    assert selection.total == "15 effects"
    assert selection.column
    assert selection.column.word == "Frequent"
    assert terms(selection.effects)[:3] == ["dizziness", "weakness", "fatigue"]
    assert terms(selection.effects)[-1] == "dry mouth"


def test_chosen_cell_needs_no_heading(baklosan: FakeSideEffects) -> None:
    assert headings(baklosan, asked(system="nervous system", band="frequent")) == [""]


def test_chosen_row_lists_a_system_band_by_band(baklosan: FakeSideEffects) -> None:
    assert shown(baklosan, asked(system="gastrointestinal tract")).selection.total == "8 effects"
    assert headings(baklosan, asked(system="gastrointestinal tract")) == [
        "Very frequent, over 10 %",
        "Frequent, 1 to 10 %",
        "Rare, 0.01 to 0.1 %",
    ]


def test_chosen_column_lists_a_band_system_by_system(baklosan: FakeSideEffects) -> None:
    assert shown(baklosan, asked(band="rare")).selection.title == "All organ systems"
    assert headings(baklosan, asked(band="rare")) == [
        "Nervous system",
        "Gastrointestinal tract",
        "Kidneys and urinary system",
        "Reproductive system",
    ]


def test_what_has_neither_band_nor_system_can_be_chosen(baklosan: FakeSideEffects) -> None:
    expected = ["increase in spasticity"]
    assert listed(baklosan, asked(system=NO_SYSTEM)) == expected
    assert listed(baklosan, asked(band="isolated cases")) == expected
    assert listed(baklosan, asked(system=NO_SYSTEM, band="isolated cases")) == expected


def test_frequency_always_stands_as_word_and_range(baklosan: FakeSideEffects) -> None:
    for heading in headings(baklosan):
        assert heading.endswith(("%", "Isolated cases, not a band"))


def test_list_grouped_by_system_keeps_systems_together(baklosan: FakeSideEffects) -> None:
    assert headings(baklosan)[:4] == [
        "Nervous system · Very frequent, over 10 %",
        "Nervous system · Frequent, 1 to 10 %",
        "Nervous system · Rare, 0.01 to 0.1 %",
        "Cardiovascular system · Frequent, 1 to 10 %",
    ]


def test_list_grouped_by_band_begins_with_the_most_frequent(baklosan: FakeSideEffects) -> None:
    assert headings(baklosan, asked(grouping=Grouping.BAND))[:3] == [
        "Very frequent, over 10 % · Nervous system",
        "Very frequent, over 10 % · Gastrointestinal tract",
        "Frequent, 1 to 10 % · Nervous system",
    ]


def test_agreed_order_reorders_matrix_and_list(baklosan: FakeSideEffects) -> None:
    view = shown(baklosan, asked(order=Order.AGREED))
    assert [row.name for row in view.matrix.rows][:3] == [
        "Nervous system",
        "Senses",
        "Cardiovascular system",
    ]
    assert view.selection.groups[3].heading.startswith("Senses")


def test_agreed_order_is_said_to_be_ours(baklosan: FakeSideEffects) -> None:
    sentence = "Organ systems in the internationally agreed order (editorial)."
    assert shown(baklosan, asked(order=Order.AGREED)).note.endswith(sentence)
    assert sentence not in shown(baklosan).note


@pytest.mark.parametrize(("grouping", "order"), list(product(Grouping, Order)))
def test_totals_never_change_with_grouping_and_order(
    baklosan: FakeSideEffects, grouping: Grouping, order: Order
) -> None:
    view = shown(baklosan, asked(grouping=grouping, order=order))
    assert view.matrix.total == 42
    assert view.total == "All 42 effects"
    assert sorted(terms(view.selection.effects)) == sorted(listed(baklosan))


def test_filter_counts_anew_and_says_so(baklosan: FakeSideEffects) -> None:
    view = shown(baklosan, asked(words="sleep"))
    assert view.summary == "4 of 42 effects · filter “sleep”"
    assert view.total == "4 of 42 effects"
    assert view.matrix.rows[0].counts == (2, 2, 0, 0, 0, 0)
    assert len(view.matrix.rows) == 11


def test_filter_of_blanks_is_none(baklosan: FakeSideEffects) -> None:
    assert shown(baklosan, asked(words="  ")) == shown(baklosan)


def test_long_filter_is_shortened_where_it_is_said(baklosan: FakeSideEffects) -> None:
    view = shown(baklosan, asked(words="x" * 5000))
    assert view.summary == f"0 of 42 effects · filter “{'x' * 29}…”"


def test_no_match_names_the_filter(baklosan: FakeSideEffects) -> None:
    selection = shown(baklosan, asked(words="hiccup")).selection
    assert selection.problem == (
        "No side effect matches “hiccup”. Clear the filter to see all, or search the whole label."
    )
    assert selection.effects == ()
    assert selection.total == "0 effects"


def test_no_match_names_band_and_system_too(baklosan: FakeSideEffects) -> None:
    selection = shown(baklosan, asked(words="rash", system="senses", band="rare")).selection
    assert selection.problem == (
        "No side effect matches “rash” under Senses, rare. "
        "Clear the filter to see all, or search the whole label."
    )


def test_no_match_asks_whether_another_spelling_is_meant(baklosan: FakeSideEffects) -> None:
    problem = shown(baklosan, asked(words="hiperhydrosis")).selection.problem
    assert "Did you mean “hyperhidrosis”?" in problem


def test_filter_says_in_what_other_words_it_was_understood(baklosan: FakeSideEffects) -> None:
    selection = shown(baklosan, asked(words="can't sleep")).selection
    assert selection.understood == "“can't sleep”: this label says “insomnia”."
    assert selection.filter == "“can't sleep”"
    assert shown(baklosan).selection.understood == ""
    assert shown(baklosan).selection.filter == ""


def test_vocabulary_is_not_read_until_something_is_filtered(facts: Facts) -> None:
    source = FakeSideEffects(facts)
    present(ALL, source)
    assert source.vocabularies == 0
    present(asked(words="rash"), source)
    assert source.vocabularies == 1


def test_label_is_read_once_however_often_it_is_asked_about(facts: Facts) -> None:
    source = FakeSideEffects(facts)
    remembered = Remembered(source)
    assert present(ALL, remembered) == present(ALL, remembered) == present(ALL, source)
    assert source.asked == [BAKLOSAN] * 4
    present(asked(words="rash"), remembered)
    assert (len(source.asked), source.vocabularies) == (4, 1)


def test_chosen_band_is_drawn_as_people(baklosan: FakeSideEffects) -> None:
    people = shown(baklosan, asked(band="rare")).people
    assert people
    assert people.figures == Figures(1, 10, 10_000)


def test_chosen_cell_is_drawn_as_its_band_is(baklosan: FakeSideEffects) -> None:
    form = asked(system="nervous system", band="frequent")
    assert shown(baklosan, form).people == shown(baklosan, asked(band="frequent")).people


@pytest.mark.parametrize(
    "form",
    [ALL, asked(system="senses"), asked(band="infrequent"), asked(words="rash", band="rare")],
    ids=["all", "system", "empty band", "nothing left"],
)
def test_nobody_is_drawn_where_no_effect_of_one_band_is_listed(
    baklosan: FakeSideEffects, form: SideEffectForm
) -> None:
    assert shown(baklosan, form).people is None


def test_group_knows_its_band(baklosan: FakeSideEffects) -> None:
    for group in shown(baklosan).selection.groups:
        assert {band_key(effect) for effect in group.effects} == {group.column.key}


def test_empty_cell_says_that_nothing_is_listed(baklosan: FakeSideEffects) -> None:
    selection = shown(baklosan, asked(system="senses", band="infrequent")).selection
    assert selection.problem == "No side effect is listed under Senses, infrequent."


def test_list_with_effects_has_no_problem(baklosan: FakeSideEffects) -> None:
    assert shown(baklosan).selection.problem == ""


def test_band_without_effects_is_explained(baklosan: FakeSideEffects) -> None:
    assert shown(baklosan).note == (
        "Bands as this label defines them. “Infrequent”: the label defines the band and lists "
        "nothing in it. A dot means none listed, not none possible."
    )


def test_dots_of_a_filtered_matrix_are_explained_differently(baklosan: FakeSideEffects) -> None:
    note = shown(baklosan, asked(words="rash")).note
    assert note.endswith("A dot means none that matches the filter.")
    assert note.count("lists nothing in it") == 1


def test_command_line_may_use_beginnings_of_keys(baklosan: FakeSideEffects) -> None:
    form = asked(system="kidneys", band="isolated")
    assert effects(form, baklosan) == ()
    assert len(effects(asked(system="kidneys"), baklosan)) == 4
    isolated = effects(asked(band="isolated"), baklosan)
    assert [(e.term, e.system, e.band, e.note) for e in isolated] == [
        ("increase in spasticity", None, None, "isolated cases")
    ]


@pytest.mark.parametrize(("band", "count"), [("rare", 7), ("frequent", 30), ("very rare", 1)])
def test_whole_band_is_not_taken_for_the_beginning_of_another(
    baklosan: FakeSideEffects, band: str, count: int
) -> None:
    assert len(effects(asked(band=band), baklosan)) == count


def test_unknown_band_or_system_finds_nothing(baklosan: FakeSideEffects) -> None:
    assert effects(asked(band="often"), baklosan) == ()
    assert shown(baklosan, asked(system="teeth")).selection.problem == (
        "No side effect is listed under Teeth."
    )


def test_effects_of_the_command_line_are_all_42_in_label_order(
    baklosan: FakeSideEffects, facts: Facts
) -> None:
    assert effects(ALL, baklosan) == facts.side_effects


def test_repository_and_fake_answer_alike(baklosan: FakeSideEffects, shelf: Shelf) -> None:
    form = asked(words="can't sleep")
    assert present(form, shelf.side_effects) == present(form, baklosan)


@given(st.text(), st.none() | st.text(), st.none() | st.text())
def test_anything_may_be_typed(words: str, system: str | None, band: str | None) -> None:
    source = FakeSideEffects(some_facts())
    view = present(SideEffectForm(DEMO, words, system, band), source)
    assert view.selection.effects == effects(SideEffectForm(DEMO, words, system, band), source)
    assert bool(view.selection.problem) != bool(view.selection.effects)
