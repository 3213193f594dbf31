import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from baklosan_desktop.search.query import Correction
from baklosan_desktop.search.spelling import corrections
from tests.search.builders import NOTHING_KNOWN, a_vocabulary, means

LABELS = ["kidney", "depression", "hypotension", "hypotonia", "epilepsy", "ethanol", "baclofen"]
HELD = a_vocabulary(
    means("hypertension", "antihypertensive"),
    means("high blood pressure", "antihypertensive"),
    means("sweating", "hyperhidrosis"),
    medicines=["baclofen", "betaxolol", "atenolol"],
    known=["methanol"],
)


def corrected(word: str) -> list[str]:
    return [one.word for one in corrections(word, HELD, LABELS)]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("kidny", "kidney"),
        ("kindey", "kidney"),
        ("kidneyy", "kidney"),
        ("kidnay", "kidney"),
        ("depresion", "depression"),
        ("epilpsy", "epilepsy"),
        ("swaeting", "sweating"),
        ("hypertention", "hypertension"),
        ("baclofin", "baclofen"),
    ],
)
def test_one_wrong_letter_or_two_swapped_ones_are_mended(typed: str, meant: str) -> None:
    assert corrections(typed, HELD, LABELS) == [Correction(meant, is_safe=True)]


@pytest.mark.parametrize(
    ("typed", "meant"), [("depresin", "depression"), ("sweetinn", "sweating"), ("kidnxx", "kidney")]
)
def test_two_wrong_letters_of_a_long_word_are_only_offered(typed: str, meant: str) -> None:
    assert corrections(typed, HELD, LABELS) == [Correction(meant, is_safe=False)]


def test_medicine_is_not_even_offered_for_a_short_word_with_two_wrong_letters() -> None:
    held = a_vocabulary(medicines=["actiq", "baclofen"])
    assert corrections("lactic", held, ["actiq"]) == []
    assert corrections("aktiq", held, ["actiq"]) == [Correction("actiq", is_safe=True)]
    assert corrections("baglofin", held, ["baclofen"]) == [Correction("baclofen", is_safe=False)]


@pytest.mark.parametrize("typed", ["kdny", "kidn", "kixny", "kidxxx", "depxxxion", "xyzzyxyz"])
def test_what_is_too_far_away_stays(typed: str) -> None:
    assert corrections(typed, HELD, LABELS) == []


@pytest.mark.parametrize("typed", ["kidney5", "5kidny", "12345678"])
def test_numbers_are_never_corrected(typed: str) -> None:
    assert corrections(typed, HELD, [*LABELS, "12345679", "kidney55"]) == []


@pytest.mark.parametrize("typed", ["methanol", "atenolol", "hypertension", "sweating"])
def test_req_47_known_word_is_never_corrected(typed: str) -> None:
    near = f"{typed[:-1]}x"
    assert corrections(typed, HELD, [near, *LABELS]) == []
    assert Correction(near, is_safe=True) in corrections(typed, NOTHING_KNOWN, [near])


@pytest.mark.parametrize(
    ("typed", "opposite"),
    [
        ("hypertonia", "hypotonia"),
        ("hypertension", "hypotension"),
        ("hypotensive", "hypertensive"),
        ("hypoglycemia", "hyperglycemia"),
    ],
)
def test_hz_21_a_word_is_never_turned_round(typed: str, opposite: str) -> None:
    assert corrections(typed, NOTHING_KNOWN, [opposite]) == []


def test_nearest_words_alone_are_offered_and_at_most_three() -> None:
    near = ["sedationa", "sedationb", "sedationc", "sedationd", "sedationef"]
    found = corrections("sedation", NOTHING_KNOWN, near)
    assert len(found) == 3
    assert {one.word for one in found} < set(near[:4])


def test_words_farther_away_than_the_nearest_are_not_offered() -> None:
    found = corrections("depresion", NOTHING_KNOWN, ["depressions", "depression", "repression"])
    assert found == [Correction("depression", is_safe=True)]


def test_word_of_labels_that_people_type_too_is_offered_once() -> None:
    assert corrections("sweatin", HELD, ["sweating"]) == [Correction("sweating", is_safe=True)]


def test_phrases_are_no_corrections() -> None:
    assert "high blood pressure" not in corrected("highbloodpressure")


@settings(max_examples=500)
@given(st.text("abcdefghijklmnopqrstuvwxyz", max_size=12), st.sampled_from([*LABELS, "atenolol"]))
def test_every_correction_is_near_and_known(typed: str, beside: str) -> None:
    for word in (typed, beside[:-1] + typed[:1]):
        found = corrections(word, HELD, LABELS)
        assert len(found) <= 3
        for one in found:
            distance = OSA.distance(word, one.word)
            assert 1 <= distance <= (2 if len(word) >= 6 else 1) or word in LABELS
            assert one.is_safe is (distance == 1)
            assert one.word in {*LABELS, *HELD.words()}
        assert not (found and HELD.is_known(word))
