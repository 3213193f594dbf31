from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baklosan_desktop.extraction.side_effects import ReadEffect, side_effects
from baklosan_desktop.labels.facts import Facts
from baklosan_desktop.labels.label import Label, Paragraph
from tests.builders import a_section

BANDS = ("very frequent", "frequent", "infrequent", "rare", "very rare")
TERMS = st.lists(
    st.text("abcdefghij ", min_size=3).map(str.strip).filter(bool), min_size=1, max_size=4
)


def read(*lines: str, bands: Sequence[str] = BANDS) -> tuple[ReadEffect, ...]:
    paragraphs = tuple(Paragraph(number, line) for number, line in enumerate(lines, 1))
    return side_effects(a_section(paragraphs=paragraphs), bands)


def test_grammar_reads_exactly_the_side_effects_a_person_has_read(
    label: Label, facts: Facts
) -> None:
    words = [band.word for band in facts.bands]
    assert side_effects(label.section("side_effects"), words) == tuple(
        ReadEffect(e.term, e.system, e.band, e.note, e.citations[0].line)
        for e in facts.side_effects
    )


def test_other_sections_list_no_side_effects(label: Label) -> None:
    found = [s.key for s in label.sections if side_effects(s, BANDS)]
    assert found == ["side_effects"]


@pytest.mark.parametrize(
    ("opening", "system"),
    [
        ("On the part of the senses", "senses"),
        ("Since the cardiovascular system", "cardiovascular system"),
        ("From the skin and subcutaneous tissue", "skin and subcutaneous tissue"),
        ("Reproductive system", "reproductive system"),
        ("General disorders", "general disorders"),
    ],
)
def test_system_is_named_without_its_opening_words(opening: str, system: str) -> None:
    assert read(f"{opening}: rare - glare.") == (ReadEffect("glare", system, "rare", None, 1),)


def test_missing_dash_is_read_over() -> None:
    assert [e.band for e in read("Senses: frequent glare, blur; rare - tears.")] == [
        "frequent",
        "frequent",
        "rare",
    ]


@pytest.mark.parametrize("band", BANDS)
def test_band_is_not_mistaken_for_the_shorter_one_within_it(band: str) -> None:
    assert [(e.band, e.term) for e in read(f"Senses: {band} - glare.")] == [(band, "glare")]
    assert [(e.band, e.term) for e in read(f"Senses: {band} glare.")] == [(band, "glare")]


def test_line_number_is_that_of_the_text() -> None:
    assert [e.line for e in read("Nothing here.", "Senses: rare - glare.")] == [2]


def test_two_sentences_of_a_line_are_both_read() -> None:
    found = read("Senses: rare - glare. Skin: frequent - rash.")
    assert [(e.term, e.system) for e in found] == [("glare", "senses"), ("rash", "skin")]


@pytest.mark.parametrize(
    ("sentence", "term"),
    [
        ("In isolated cases, an increase in spasticity was observed.", "increase in spasticity"),
        ("In isolated cases, a rash was observed, which passed.", "rash"),
    ],
)
def test_isolated_cases_have_a_note_in_place_of_a_band(sentence: str, term: str) -> None:
    assert read(sentence) == (ReadEffect(term, None, None, "isolated cases", 1),)


@pytest.mark.parametrize(
    "sentence",
    [
        "Depending on the incidence, these are distinguished: rare - less than 0.1%.",
        "The drug is well tolerated.",
        "Senses: often - glare.",
        "Senses: rare",
        "",
    ],
)
def test_sentence_that_lists_nothing_gives_nothing(sentence: str) -> None:
    assert read(sentence) == ()


@given(st.lists(st.tuples(st.sampled_from(BANDS), TERMS), min_size=1, max_size=5))
def test_whatever_is_listed_is_read_back(lists: list[tuple[str, list[str]]]) -> None:
    text = "; ".join(f"{band} - {', '.join(terms)}" for band, terms in lists)
    found = [(e.band, e.term) for e in read(f"On the part of the senses: {text}.")]
    assert found == [(band, term) for band, terms in lists for term in terms]


@given(st.text())
def test_any_text_can_be_read(text: str) -> None:
    assert all(effect.line == 1 for effect in read(text))
