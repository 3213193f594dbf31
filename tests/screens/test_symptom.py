from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baklosan_desktop.labels.facts import Contraindication, Facts, Statement, Topic
from baklosan_desktop.labels.label import Label
from baklosan_desktop.screens.symptom import (
    MENTIONED,
    KnownLabel,
    Role,
    SymptomView,
    symptom_in_context,
)
from tests.builders import a_citation, a_label, some_facts


def known(label: Label, facts: Facts) -> KnownLabel:
    return KnownLabel(
        label,
        facts.side_effects,
        facts.statements,
        facts.contraindications,
        facts.cautions,
        facts.interactions,
    )


@pytest.fixture(scope="module")
def source(label: Label, facts: Facts) -> KnownLabel:
    return known(label, facts)


def roles(view: SymptomView) -> list[tuple[str, int]]:
    return [(role.name, role.line) for role in view.roles]


def test_confusion_is_overdose_sign_interaction_and_side_effect(source: KnownLabel) -> None:
    view = symptom_in_context("confusion", source)
    assert (view.title, view.summary) == ("“confusion” in this label", "“confusion” in 3 places")
    assert roles(view) == [("Overdose sign", 30), ("Interaction", 37), ("Side effect", 46)]
    assert [role.detail for role in view.roles] == [
        "confusion",
        "with levodopa and carbidopa",
        "confusion, frequent, nervous system",
    ]


def test_amb_66_depression_of_mood_and_of_breathing_are_told_apart(source: KnownLabel) -> None:
    details = [role.detail for role in symptom_in_context("depression", source).roles]
    assert details == [
        "depression of the respiratory center",
        "depression, frequent, nervous system",
        "respiratory depression, frequent, respiratory system",
        "respiratory depression - mechanical ventilation",
    ]


def test_amb_28_clonus_is_no_indication(source: KnownLabel) -> None:
    found = roles(symptom_in_context("convulsions", source))
    assert found == [("Contraindication", 75), (MENTIONED, 10)]


def test_contradicted_contraindication_says_so_and_caution_is_none(source: KnownLabel) -> None:
    view = symptom_in_context("renal failure", source)
    assert roles(view) == [("Contraindication", 94), ("Caution", 81), (MENTIONED, 22)]
    assert view.roles[0].detail == "the label contradicts itself"


def test_effect_without_a_band_has_its_note(source: KnownLabel) -> None:
    [role, _] = symptom_in_context("spasticity", source).roles
    assert role.detail == "increase in spasticity, isolated cases"


@pytest.mark.parametrize("typed", ["Hallucination", "hallucinations,", "  hallucinations "])
def test_inflection_case_and_stops_do_not_matter(source: KnownLabel, typed: str) -> None:
    assert roles(symptom_in_context(typed, source)) == [("Interaction", 37), ("Side effect", 46)]


def test_words_of_a_phrase_stand_one_after_the_other(source: KnownLabel) -> None:
    assert roles(symptom_in_context("dry mouth", source)) == [("Side effect", 46)]
    assert symptom_in_context("mouth dry", source).roles == ()


def test_word_that_the_label_lacks_is_said_so(source: KnownLabel) -> None:
    view = symptom_in_context("aspirin", source)
    assert view == SymptomView(
        "aspirin", "This label does not say “aspirin”. Search it with Ctrl+K."
    )


@pytest.mark.parametrize("typed", ["", " ", "…", "-"])
def test_nothing_chosen_asks_for_a_word(source: KnownLabel, typed: str) -> None:
    assert symptom_in_context(typed, source) == SymptomView(
        "", "Choose a word of the text, or find one with Ctrl+F."
    )


@pytest.mark.parametrize("topic", Topic)
def test_every_topic_is_a_role(topic: Topic) -> None:
    gout = Statement("S", topic, "gout", (a_citation("Do not use in gout.", 3),))
    facts = some_facts(statements=(gout,), contraindications=(), interactions=())
    [role] = symptom_in_context("gout", known(a_label(), facts)).roles
    assert role.name.casefold() in {topic.value, "overdose sign"}


def test_same_sentence_is_one_role_however_many_facts_quote_it() -> None:
    [forbidden] = some_facts().contraindications
    twice = (forbidden, replace(forbidden, id="CI_OTHER"))
    facts = some_facts(contraindications=twice, statements=(), interactions=())
    assert symptom_in_context("gout", known(a_label(), facts)).roles == (
        Role(
            "Contraindication",
            "",
            "Do not use in gout.",
            "Dosage and administration ¶2",
            3,
        ),
    )


def test_contraindication_is_shown_with_every_sentence_that_says_the_word() -> None:
    cited = (a_citation("Do not use in gout.", 3), a_citation("rare - glare", 7))
    forbidden = Contraindication("CI", "Gout", ("gout",), conflict=False, citations=cited)
    facts = some_facts(contraindications=(forbidden,), statements=(), interactions=())
    assert roles(symptom_in_context("gout", known(a_label(), facts))) == [("Contraindication", 3)]


def test_every_side_effect_has_its_role(source: KnownLabel) -> None:
    for effect in source.side_effects:
        view = symptom_in_context(effect.term, source)
        assert ("Side effect", effect.citations[0].line) in roles(view)


@given(st.text())
def test_any_text_can_be_chosen(source: KnownLabel, word: str) -> None:
    symptom_in_context(word, source)


@given(st.data())
def test_every_role_quotes_the_label(source: KnownLabel, data: st.DataObject) -> None:
    _, _, paragraph = data.draw(st.sampled_from(list(source.label.passages())))
    word = data.draw(st.sampled_from(paragraph.text.split()))
    lines = {p.line: p.text for _, _, p in source.label.passages()}
    for role in symptom_in_context(word, source).roles:
        assert role.quote in lines[role.line]
