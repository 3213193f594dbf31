import pytest
from hypothesis import given
from hypothesis import strategies as st

from baklosan_desktop.labels.directions import (
    apart,
    isolated,
    isolated_if_leftwards,
    place_apart,
    place_meant,
    place_shown,
    verbatim,
)

LETTERS = st.text("قرص 250 mg/ml.,-<é%", max_size=40)


def drawn(text: str) -> str:
    """Write the marks so that they can be seen."""
    return text.replace("\u2066", "[").replace("\u2069", "]")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("قرص 250 mg مرتين", "قرص [250 mg] مرتين"),
        ("قرص 250\N{NO-BREAK SPACE}mg", "قرص [250\N{NO-BREAK SPACE}mg]"),
        ("250 mg", "[250 mg]"),
        ("من 10-20 يوم", "من [10-20] يوم"),
        ("2.5 mg/kg/day.", "[2.5 mg/kg/day]."),
        ("Arabox 5 mg/ml قرص", "[Arabox 5 mg/ml] قرص"),
        ("أقل من < 5% في", "أقل من [< 5%] في"),
        ("بين 2-8 °C في", "بين [2-8 °C] في"),
        ("קפסולה 100 µg", "קפסולה [100 µg]"),
        ("قرص 3 مرات", "قرص 3 مرات"),
        ("قرص Arabox مرات", "قرص Arabox مرات"),
        ("", ""),
    ],
)
def test_amounts_are_set_apart_from_what_is_read_leftwards(text: str, shown: str) -> None:
    assert drawn(isolated(text)) == shown


@pytest.mark.parametrize("text", ["250 mg of Demoxil", "10–20 mg", ""])
def test_text_that_is_read_rightwards_stays_as_it_is(text: str) -> None:
    assert isolated_if_leftwards(text) == text


def test_text_that_is_read_leftwards_is_known_by_its_letters() -> None:
    assert drawn(isolated_if_leftwards("قرص 250 mg")) == "قرص [250 mg]"


@given(LETTERS)
def test_isolated_text_is_the_label_s_once_the_marks_are_taken_out(text: str) -> None:
    assert verbatim(isolated(text)) == text


@given(LETTERS)
def test_every_letter_is_found_again(text: str) -> None:
    shown = isolated(text)
    for place in range(len(text)):
        there = place_shown(text, place)
        assert verbatim(shown[there:]) == text[place:]
        assert place_meant(text, there) == place
    assert place_meant(text, len(shown)) == len(text)


@pytest.mark.parametrize("text", ["قرص 250 mg مرتين", "250 mg"])
def test_every_letter_is_found_again_in_what_is_set_apart(text: str) -> None:
    for place in range(len(text)):
        assert verbatim(apart(text)[place_apart(text, place) :]) == text[place:]
