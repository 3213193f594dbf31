from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baklosan_desktop.labels.facts import Facts
from baklosan_desktop.labels.hit import Understood, Why
from baklosan_desktop.screens.side_effect_filter import Filtered, filtered
from baklosan_desktop.search.vocabulary import Vocabulary
from tests.builders import an_effect, some_facts
from tests.search.builders import NOTHING_KNOWN, a_vocabulary, means


@pytest.fixture
def left(facts: Facts, vocabulary: Vocabulary) -> Callable[[str], Filtered]:
    """What a filter leaves of the bundled label's effects."""
    return lambda typed: filtered(facts.side_effects, typed, vocabulary)


def terms(found: Filtered) -> list[str]:
    return [effect.term for effect in found.effects]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("rash", ["rash"]),
        ("RASH", ["rash"]),
        ("  rash ", ["rash"]),
        ("wetting", ["enuresis"]),
        ("depression", ["depression", "respiratory depression"]),
        ("gen", ["hypothermia"]),
        ("senses", ["accommodation paresis", "visual disturbances"]),
        ("no organ", ["increase in spasticity"]),
    ],
)
def test_words_are_found_in_term_system_and_plain_words(
    left: Callable[[str], Filtered], typed: str, expected: list[str]
) -> None:
    assert terms(left(typed)) == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("can't sleep", ["insomnia"]),
        ("sweating", ["hyperhidrosis"]),
        ("feeling sick", ["nausea"]),
        ("pee a lot", ["polyuria"]),
        ("impotence", ["erectile dysfunction"]),
        ("muscle pain", ["myalgia"]),
    ],
)
def test_patients_words_lead_to_the_term_of_the_label(
    left: Callable[[str], Filtered], typed: str, expected: list[str]
) -> None:
    assert terms(left(typed)) == expected


def test_part_of_what_was_typed_is_understood_by_itself(left: Callable[[str], Filtered]) -> None:
    found = left("skin sweat")
    assert terms(found) == ["hyperhidrosis"]
    assert found.understood == (Understood("sweat", "hyperhidrosis", Why.SYNONYM),)


def test_misspelled_word_is_read_as_the_word_that_is_meant(
    left: Callable[[str], Filtered],
) -> None:
    found = left("insomina")
    assert terms(found) == ["insomnia"]
    assert found.understood == (Understood("insomina", "insomnia", Why.SPELLING),)


def test_spelling_that_may_be_meant_is_suggested_and_not_searched() -> None:
    found = filtered([an_effect(term="hyperhidrosis")], "hiperhydrosis", NOTHING_KNOWN)
    assert found == Filtered((), (), ("hyperhidrosis",))


def test_hz_21_low_muscle_tone_is_never_taken_for_low_blood_pressure(
    left: Callable[[str], Filtered],
) -> None:
    assert terms(left("hypotonia")) == []
    assert terms(left("hypotension")) == ["arterial hypotension"]


def test_sad_is_no_trouble_with_breathing(left: Callable[[str], Filtered]) -> None:
    assert terms(left("sad")) == ["depression"]


def test_middle_of_a_word_is_not_found(left: Callable[[str], Filtered]) -> None:
    assert terms(left("ash")) == []


def test_every_word_must_be_found(left: Callable[[str], Filtered]) -> None:
    assert terms(left("rash sweat")) == []


def test_inflected_word_is_found() -> None:
    fall = an_effect(term="falls", plain="falling over")
    assert filtered([fall], "fall", NOTHING_KNOWN).effects == (fall,)
    assert filtered([fall], "fallen", NOTHING_KNOWN).effects == ()


def test_signs_alone_find_nothing(left: Callable[[str], Filtered]) -> None:
    assert left(".*") == Filtered(())
    assert terms(left("(falls")) == ["gait disturbance", "ataxia"]


def test_term_that_two_effects_share_finds_both() -> None:
    two = [an_effect(), an_effect(id="AE-2", band="rare")]
    known = a_vocabulary(means("foggy", "blurred vision"))
    found = filtered(two, "foggy", known)
    assert found.effects == tuple(two)
    assert found.understood == (Understood("foggy", "blurred vision", Why.SYNONYM),)


def test_every_term_finds_its_effect(facts: Facts, vocabulary: Vocabulary) -> None:
    for effect in facts.side_effects:
        assert effect in filtered(facts.side_effects, effect.term, vocabulary).effects


@given(st.text())
def test_filter_never_adds_or_reorders(typed: str) -> None:
    every = some_facts().side_effects
    found = filtered(every, typed, NOTHING_KNOWN).effects
    assert found == tuple(effect for effect in every if effect in found)
