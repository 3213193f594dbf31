from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from baklosan_desktop.labels.hit import Hit, HitKind, Why
from baklosan_desktop.labels.label import Label, LabelId
from baklosan_desktop.store.search import words
from baklosan_desktop.store.shelf import Shelf
from tests.builders import DEMO

BAKLOSAN = LabelId("baklosan-25mg")
SYNTAX = ['"', "'", "*", "^", "+", "-", ":", "(", ")", "{", "}", "NEAR(", "AND", "OR", "NOT", "\0",
          "%", "_", ";", "\\", "text:", "é", "№", "dose", "mg", " "]  # fmt: skip
TYPED = st.one_of(st.text(), st.lists(st.sampled_from(SYNTAX)).map("".join))


def search(shelf: Shelf, typed: str) -> tuple[Hit, ...]:
    return shelf.search.search(BAKLOSAN, typed)


def lines(shelf: Shelf, typed: str) -> list[int]:
    return [hit.line for hit in search(shelf, typed)]


def marked(hit: Hit) -> list[str]:
    return [hit.text[start:end] for start, end in hit.marks]


@settings(max_examples=300)
@given(TYPED)
def test_any_text_can_be_typed(shelf: Shelf, typed: str) -> None:
    for hit in search(shelf, typed):
        assert all(0 <= start < end <= len(hit.text) for start, end in hit.marks)
        assert all(one[1] <= other[0] for one, other in pairwise(hit.marks))


@given(st.data())
def test_words_of_a_sentence_find_it_and_are_marked(
    shelf: Shelf, label: Label, data: st.DataObject
) -> None:
    _, _, paragraph = data.draw(st.sampled_from(list(label.passages())))
    sentence = data.draw(st.sampled_from(paragraph.sentences))
    typed = data.draw(st.lists(st.sampled_from(words(sentence)), min_size=1, max_size=3))
    (hit,) = [hit for hit in search(shelf, " ".join(typed)) if hit.text == sentence]
    assert (hit.line, hit.section) == (paragraph.line, label.section_at(paragraph.line).key)
    assert hit.why is Why.EXACT
    for word in typed:
        assert any(mark.startswith(word) or word in mark for mark in marked(hit))


@given(st.text("abcdeonrst ", min_size=1, max_size=6))
def test_every_hit_has_every_word_at_least_as_a_beginning(shelf: Shelf, typed: str) -> None:
    for hit in search(shelf, typed):
        for word in words(typed):
            assert any(mark.casefold().startswith(word) for mark in marked(hit))


@pytest.mark.parametrize("typed", ["dose", "con", "a", "convulsion", "an"])
def test_whole_words_come_before_beginnings(shelf: Shelf, typed: str) -> None:
    whys = [hit.why for hit in search(shelf, typed)]
    assert whys
    assert whys == sorted(whys, key=list(Why).index)


def test_dose_is_found_whole_and_as_a_beginning(shelf: Shelf) -> None:
    hits = search(shelf, "dose")
    assert {hit.why for hit in hits} == {Why.EXACT, Why.STEM}
    assert {mark for hit in hits if hit.why is Why.STEM for mark in marked(hit)} == {"doses"}


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("pregnancy", {41, 78}),
        ("PREGNANCY", {41, 78}),
        ("breastf", {41, 79}),
        ("chronic renal failure", {22, 81, 94}),
        ("failure renal", {22, 81, 94}),
        ("lactose", {77}),
        ("2.5 mg", {26}),
        ("25 ° C", {60}),
        ("GABAB", {10}),
        ("Parkinson's", {73}),
        ("anti-gout", {35}),
        ("№50", {1}),
        ("mono-and", {10}),
        ("5 mg", {20, 21, 22, 25}),
        ("1.5", {26}),
        ("1", {27, 45}),
        ("2 mg / kg", {26}),
        ("10 mg", {21, 26}),
        ("2,5 mg", set()),
        ("25mg", {1}),
        ("hypothermia xyz", set()),
        ("ephedrine", set()),
    ],
)
def test_all_words_must_occur_in_the_sentence(shelf: Shelf, typed: str, found: set[int]) -> None:
    assert set(lines(shelf, typed)) == found


@pytest.mark.parametrize(
    "typed", ["", " ", '"', "***", "- -", "\0", "_", "°", "\ud800", "' OR 1=1 --'"]
)
def test_nothing_but_signs_finds_nothing(shelf: Shelf, typed: str) -> None:
    assert search(shelf, typed) == ()


def test_operators_are_words_like_any_other(shelf: Shelf) -> None:
    assert lines(shelf, "pregnancy OR lactose") == []
    assert set(lines(shelf, "pregnancy AND lactation")) == {41}
    assert lines(shelf, "pregnancy NOT lactation") == []


@pytest.mark.parametrize(
    ("typed", "line", "kind"),
    [
        ("hyperhidrosis", 52, HitKind.SIDE_EFFECT),
        ("maximum daily dose", 20, HitKind.DOSE_RULE),
        ("psychosis", 72, HitKind.CONTRAINDICATION),
        ("levodopa", 37, HitKind.INTERACTION),
        ("atherosclerosis", 81, HitKind.CONTRAINDICATION),
        ("wary", 106, HitKind.CAUTION),
        ("transaminases", 98, HitKind.MONITORING),
        ("prescription", 110, HitKind.PASSAGE),
        ("senses", 51, HitKind.PASSAGE),
    ],
)
def test_hit_says_what_kind_of_sentence_it_is(
    shelf: Shelf, typed: str, line: int, kind: HitKind
) -> None:
    (hit,) = [hit for hit in search(shelf, typed) if hit.line == line]
    assert hit.kind is kind
    assert hit.kinds[-1] is HitKind.PASSAGE


def test_kinds_of_a_sentence_are_listed_most_telling_first(shelf: Shelf) -> None:
    (hit,) = [hit for hit in search(shelf, "hemodialysis") if hit.line == 22]
    assert hit.kinds == (HitKind.DOSE_RULE, HitKind.CONTRAINDICATION, HitKind.PASSAGE)


def test_a_sentence_is_found_once(shelf: Shelf) -> None:
    hits = search(shelf, "frequent")
    assert len({(hit.line, hit.text) for hit in hits}) == len(hits)


def test_another_label_is_not_searched(shelf: Shelf) -> None:
    assert shelf.search.search(DEMO, "dose") == ()


@pytest.mark.parametrize("typed", ["5 mg", "2 mg", "1.5-2 mg", "3", "0.1"])
def test_a_mark_never_cuts_a_number(shelf: Shelf, typed: str) -> None:
    hits = search(shelf, typed)
    assert hits
    numbers = {word for word in words(typed) if word[0].isdecimal()}
    for hit in hits:
        assert {mark for mark in marked(hit) if mark[0].isdecimal()} == numbers


def test_five_milligrams_are_not_found_in_two_and_a_half(shelf: Shelf) -> None:
    assert not any("2.5 mg" in hit.text for hit in search(shelf, "5 mg"))


def test_first_twelve_words_count(shelf: Shelf) -> None:
    assert len(words("word " * 50)) == 12
    assert lines(shelf, "dose " * 12 + "xyz") == lines(shelf, "dose")


def test_underscores_part_words_as_in_the_index() -> None:
    assert words("side_effects") == ("side", "effects")


def test_a_point_between_digits_parts_no_number() -> None:
    assert words("2.5 mg. From 1.5-2mg, end.5") == ("2.5", "mg", "From", "1.5", "2mg", "end", "5")
