import pytest

from baklosan_desktop.labels.facts import Facts, Seriousness
from baklosan_desktop.labels.label import Label
from baklosan_desktop.screens.side_effect_words import advice, matches, passage, plain_words, spoken
from tests.builders import a_citation, a_label, an_effect


def found(facts: Facts, words: str) -> list[str]:
    return [effect.term for effect in facts.side_effects if matches(effect, words)]


@pytest.mark.parametrize(
    ("words", "terms"),
    [
        ("rash", ["rash"]),
        ("RASH", ["rash"]),
        ("  rash ", ["rash"]),
        ("sweat", ["hyperhidrosis"]),
        ("wetting", ["enuresis"]),
        ("sick", ["nausea", "vomiting"]),
        ("depression", ["depression", "respiratory depression"]),
        ("gen", ["hypothermia"]),
        ("senses", ["accommodation paresis", "visual disturbances"]),
        ("no organ", ["increase in spasticity"]),
    ],
)
def test_words_are_found_by_their_beginning_in_term_system_and_plain_words(
    facts: Facts, words: str, terms: list[str]
) -> None:
    assert found(facts, words) == terms


def test_middle_of_a_word_is_not_found(facts: Facts) -> None:
    assert found(facts, "ash") == []


def test_every_word_must_be_found(facts: Facts) -> None:
    assert found(facts, "skin sweat") == ["hyperhidrosis"]
    assert found(facts, "rash sweat") == []


def test_signs_are_taken_literally(facts: Facts) -> None:
    assert found(facts, ".*") == []
    assert found(facts, "(falls") == ["gait disturbance", "ataxia"]


def test_every_effect_shows_the_sentence_that_names_it(facts: Facts, label: Label) -> None:
    for effect in facts.side_effects:
        shown = passage(effect, label)
        assert shown.marks
        assert {shown.sentence[start:end] for start, end in shown.marks} == {effect.term}


def test_passage_can_be_cited_by_place(facts: Facts, label: Label) -> None:
    rash = next(effect for effect in facts.side_effects if effect.term == "rash")
    shown = passage(rash, label)
    assert shown.place == "Side effects ¶8"
    assert (
        shown.sentence == "From the skin and subcutaneous tissue: frequent - hyperhidrosis, rash."
    )


def test_quote_of_two_sentences_shows_the_whole_paragraph() -> None:
    quote = "2 times / day. The maximum"
    effect = an_effect(term="maximum", citations=(a_citation(quote),))
    assert passage(effect, a_label()).sentence == a_label().sections[0].paragraphs[0].text


def test_term_is_not_marked_inside_another_word() -> None:
    effect = an_effect(term="vision", citations=(a_citation("blurred vision", 7),))
    assert len(passage(effect, a_label()).marks) == 1
    inside = an_effect(term="visio", citations=(a_citation("blurred vision", 7),))
    assert passage(inside, a_label()).marks == ()


def test_plain_words_are_left_out_where_they_say_the_same() -> None:
    assert plain_words(an_effect(term="dry mouth", plain="dry mouth")) == ""
    assert plain_words(an_effect(term="rash", plain="skin rash")) == "skin rash"


def test_what_is_ours_is_said_to_be() -> None:
    assert spoken(an_effect(term="rash", plain="rash")) == "rash"
    grave = an_effect(term="coma", plain="deep sleep", seriousness=Seriousness.EMERGENCY)
    assert advice(grave) == "get help now"
    assert spoken(grave) == "coma (editorial: deep sleep; get help now)"
