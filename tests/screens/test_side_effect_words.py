from baklosan_desktop.labels.facts import Facts, Seriousness
from baklosan_desktop.labels.label import Label
from baklosan_desktop.labels.rates import Rate, Role
from baklosan_desktop.screens.side_effect_words import (
    advice,
    detail,
    has_ours,
    passage,
    plain_words,
    spoken,
)
from baklosan_desktop.wording import NBSP
from tests.builders import a_citation, a_label, an_effect


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


def test_percentages_stand_under_the_term_where_there_are_any() -> None:
    rate = Rate("Demoxil", "12", 120_000, role=Role.DRUG)
    rated = an_effect(term="rash", band=None, plain="", rates=(rate,))
    assert detail(rated) == f"12{NBSP}%"
    assert spoken(rated) == f"rash, 12{NBSP}%"
    assert detail(an_effect(term="rash", plain="skin rash")) == "skin rash"
    assert not has_ours(rated)
    assert has_ours(an_effect(term="rash", plain="skin rash"))
