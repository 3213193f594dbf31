import pytest
from hypothesis import given
from hypothesis import strategies as st

from baklosan_desktop.extraction.terms import is_list, item, one_term, sentences, terms, unwrapped


def said(text: str, language: str = "en") -> list[str]:
    return [one.term for one in terms(text, language)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("gout, rash; cough", ["gout", "rash", "cough"]),
        ("gout (toe, knee), rash [red; hot]", ["gout (toe, knee)", "rash [red; hot]"]),
        ("gout\nrash", ["gout", "rash"]),
        ("gout, and rash.", ["gout", "rash"]),
        ("gout and rash", ["gout and rash"]),
        ("gout², rash*, cough1, hives (red)³", ["gout", "rash", "cough", "hives (red)"]),
        ("gout1) rash", ["gout rash"]),
        ("lack of vitamin B12, CO2", ["lack of vitamin B12", "CO2"]),
        ("gout (see section 4.4), rash (4,5 %)", ["gout", "rash"]),
        ("1,5 mg too much", ["1,5 mg too much"]),
        ("gout, -, n/a, , rash", ["gout", "rash"]),
        ("shock, including gout, rash", ["shock, including gout", "rash"]),
        (
            "harm such as gout, rash, hives and cough, fever",
            ["harm such as gout, rash, hives and cough", "fever"],
        ),
        ("harm such as gout and rash, fever", ["harm such as gout and rash", "fever"]),
        ("harm such as gout, fever", ["harm such as gout", "fever"]),
        ("gout; this may hurt", ["gout; this may hurt"]),
        ("gout. Rash. These may hurt. Tell your doctor.", ["gout", "Rash"]),
        ("Serious: gout, rash", ["gout", "rash"]),
        ("The following were seen: gout, rash", ["gout", "rash"]),
        ("((gout, rash", ["((gout, rash"]),
        ("gout)) , rash", ["gout))", "rash"]),
        ("1 2 3", []),
        ("x" * 400, []),
    ],
)
def test_list_is_parted_into_its_effects(text: str, found: list[str]) -> None:
    assert said(text) == found


def test_quote_is_verbatim_where_the_term_is_tidied() -> None:
    (found,) = terms("gout* (see section 4.4).", "en")
    assert (found.term, found.quote) == ("gout", "gout* (see section 4.4).")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("pain in hands, feet or legs. See a doctor.", ["pain in hands, feet or legs"]),
        ("gout; rash", ["gout", "rash"]),
        ("pain; this may be a sign of gout", ["pain; this may be a sign of gout"]),
        ("gout Reporting of side effects Talk to us", ["gout"]),
        ("Serious: gout", ["gout"]),
        ("", []),
    ],
)
def test_item_is_its_first_sentence(text: str, found: list[str]) -> None:
    assert [one.term for one in item(text, "en")] == found


def test_lines_that_only_go_on_are_joined() -> None:
    assert unwrapped("Pain (in\nthe toe)") == ["Pain (in the toe)"]
    assert unwrapped("Pain\nin the toe\nGout") == ["Pain in the toe", "Gout"]
    assert unwrapped("pain,\ngout and\nrash") == ["pain, gout and rash"]
    assert unwrapped("gout\n(rare)") == ["gout (rare)"]
    assert unwrapped("gout\nrash") == ["gout", "rash"]


def test_list_has_short_parts() -> None:
    assert is_list("gout, rash in the face", "en", 4)
    assert not is_list("gout, rash in the face", "en", 3)


def test_words_without_a_letter_are_no_term() -> None:
    assert one_term("12 %") is None


@given(st.text(st.sampled_from("aR1 .,;()\n*²")), st.sampled_from(["en", "es", "zh"]))
def test_any_text_is_parted_into_pieces_of_it(text: str, language: str) -> None:
    for one in (*terms(text, language), *item(text, language)):
        assert one.quote in text
    assert "".join("".join(unwrapped(text)).split()) == "".join(text.split())
    assert all(part in text for part in sentences(text))


def test_mark_of_a_footnote_parts_effects_where_a_comma_was_lost() -> None:
    found = terms("active hepatitis B1) gout1), skin1) reaction, step 1) rash", "en")
    assert [one.term for one in found] == [
        "active hepatitis B",
        "gout",
        "skin reaction",
        "step 1) rash",
    ]
