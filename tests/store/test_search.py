import re
from collections.abc import Sequence
from itertools import groupby, pairwise

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from baklosan_desktop.labels.hit import Found, Hit, HitKind, Why
from baklosan_desktop.labels.label import Label, LabelId
from baklosan_desktop.search.amounts import Amount
from baklosan_desktop.search.query import FILLERS
from baklosan_desktop.search.words import is_number, stem, texts
from baklosan_desktop.store.shelf import Shelf
from tests.builders import DEMO
from tests.store.typed import TYPED

BAKLOSAN = LabelId("baklosan-25mg")
NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


def found(shelf: Shelf, typed: str) -> Found:
    return shelf.search.search(BAKLOSAN, typed)


def search(shelf: Shelf, typed: str) -> tuple[Hit, ...]:
    return found(shelf, typed).hits


def lines(shelf: Shelf, typed: str) -> list[int]:
    return [hit.line for hit in search(shelf, typed)]


def marked(hit: Hit) -> list[str]:
    return [hit.text[start:end] for start, end in hit.marks]


@settings(max_examples=max(1000, settings().max_examples))
@given(TYPED)
@example("\uff9e")
@example("\ufdfa \ud800 \0")
def test_any_text_can_be_typed(shelf: Shelf, typed: str) -> None:
    answer = found(shelf, typed)
    assert found(shelf, typed) == answer
    assert not (answer.hits and answer.unsaid)
    for hit in answer.hits:
        assert all(0 <= start < end <= len(hit.text) for start, end in hit.marks)
        assert all(one[1] <= other[0] for one, other in pairwise(hit.marks))
        numbers = [number.span() for number in NUMBER.finditer(hit.text)]
        for mark in hit.marks:
            assert not any(start < edge < end for edge in mark for start, end in numbers)


@settings(max_examples=500)
@given(TYPED)
def test_req_48_each_hit_is_another_whole_sentence_of_the_label(
    shelf: Shelf, label: Label, typed: str
) -> None:
    hits = search(shelf, typed)
    for hit in hits:
        section = label.section(hit.section)
        (paragraph,) = [one for one in section.paragraphs if one.line == hit.line]
        assert hit.text in paragraph.sentences
        assert hit.label == label.id
    places = [(hit.line, hit.text) for hit in hits]
    assert len(set(places)) == len(places)


@settings(max_examples=1000)
@given(TYPED)
@example("hypotonia")
@example("breastf")
def test_closest_reason_comes_first(shelf: Shelf, typed: str) -> None:
    hits = search(shelf, typed)
    parts = [(bool(lacks), list(own)) for lacks, own in groupby(hits, lambda hit: bool(hit.lacks))]
    assert [lacks for lacks, _ in parts] in ([], [False], [True], [False, True])
    for _, own in parts:
        whys = [list(Why).index(hit.why) for hit in own]
        assert whys == sorted(whys)


@settings(max_examples=500)
@given(TYPED)
def test_what_a_partial_answer_lacks_was_typed_and_is_no_number(shelf: Shelf, typed: str) -> None:
    hits = search(shelf, typed)
    for hit in hits:
        lacked = texts(" ".join(hit.lacks))
        assert set(lacked) <= set(texts(typed))
        assert not any(map(is_number, lacked))
    assert not any(hit.lacks for hit in hits) or sum(not hit.lacks for hit in hits) < 3


def asking(typed: Sequence[str]) -> list[Sequence[str]]:
    """Return the runs of words with one that says nothing: they may ask what they do not say."""
    runs = [typed[at : at + size] for size in (2, 3) for at in range(len(typed) - size + 1)]
    return [run for run in runs if not FILLERS.isdisjoint(run)]


def test_phrase_with_a_filler_asks_for_what_it_means_and_not_for_its_words(shelf: Shelf) -> None:
    hits = search(shelf, "use for")
    assert {hit.section for hit in hits} == {"indications"}
    assert {hit.why for hit in hits} == {Why.SYNONYM}


@given(st.data())
def test_words_of_a_sentence_find_it_and_are_marked(
    shelf: Shelf, label: Label, data: st.DataObject
) -> None:
    _, _, paragraph = data.draw(st.sampled_from(list(label.passages())))
    sentence = data.draw(st.sampled_from(paragraph.sentences))
    said = [word for word in texts(sentence) if word != "%"]
    typed = data.draw(st.lists(st.sampled_from(said), min_size=1, max_size=3))
    assume(not any(map(Amount.of, pairwise(typed))))
    assume(not any(map(shelf.search.vocabulary.meanings, asking(typed))))
    hits = [hit for hit in search(shelf, " ".join(typed)) if hit.text == sentence]
    (hit,) = [hit for hit in hits if hit.line == paragraph.line]
    assert hit.section == label.section_at(paragraph.line).key
    assert (hit.why, hit.lacks) == (Why.EXACT, ())
    found = texts(" ".join(marked(hit)))
    assert all(word in found for word in typed if word not in FILLERS)


@given(st.text("abcdeonrst", min_size=1, max_size=6))
def test_every_exact_or_stem_hit_has_every_word_at_least_as_a_beginning(
    shelf: Shelf, label: Label, typed: str
) -> None:
    for hit in search(shelf, typed):
        if hit.why in {Why.EXACT, Why.STEM} and not hit.lacks:
            section = label.section(hit.section)
            said = texts(f"{hit.text}\n{section.title}\n{section.heading or ''}")
            for word in texts(typed):
                if word not in FILLERS:
                    assert any(s.startswith(word) or stem(s) == stem(word) for s in said)


@pytest.mark.parametrize("typed", ["dose", "con", "a", "convulsion", "an"])
def test_whole_words_come_before_beginnings(shelf: Shelf, typed: str) -> None:
    whys = [hit.why for hit in search(shelf, typed)]
    assert whys
    assert whys == sorted(whys, key=list(Why).index)


def test_dose_is_found_whole_and_as_a_beginning(shelf: Shelf) -> None:
    hits = search(shelf, "dose")
    assert {Why.EXACT, Why.STEM} <= {hit.why for hit in hits}
    assert {mark for hit in hits if hit.why is Why.STEM for mark in marked(hit)} == {"doses"}
    assert {mark for hit in hits if hit.why is Why.EXACT for mark in marked(hit)} >= {"dose"}


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
        ("10 mg", {21}),
        ("2,5 mg", set()),
        ("25mg", {1, 23}),
        ("25 mg", {1, 23}),
        ("mg 25", {23}),
        ("hypothermia xyz", set()),
        ("xyz", set()),
    ],
)
def test_all_words_must_occur_in_the_sentence(shelf: Shelf, typed: str, found: set[int]) -> None:
    hits = search(shelf, typed)
    literal = [hit for hit in hits if hit.why in {Why.EXACT, Why.STEM}]
    assert {hit.line for hit in literal} == found
    assert bool(hits) is bool(found)
    assert not any(hit.lacks for hit in hits)


@pytest.mark.parametrize("typed", ["", " ", '"', "***", "- -", "\0", "_", "°", "\ud800", "' ; --'"])
def test_nothing_but_signs_finds_nothing(shelf: Shelf, typed: str) -> None:
    assert found(shelf, typed) == Found()


def test_operators_are_words_like_any_other(shelf: Shelf) -> None:
    full = [hit.line for hit in search(shelf, "pregnancy AND lactation") if not hit.lacks]
    assert full == [41]
    assert lines(shelf, "pregnancy OR lactose") == lines(shelf, "pregnancy lactose")
    assert lines(shelf, "pregnancy NOT lactation") == lines(shelf, "pregnancy lactation")


def test_no_sql_is_read_from_what_is_typed(shelf: Shelf) -> None:
    assert search(shelf, "' OR 1=1 --'") == search(shelf, "1")
    assert lines(shelf, "1; DROP TABLE section") == []
    assert lines(shelf, "1") == [27, 45]


def test_where_no_sentence_says_everything_it_says_what_it_lacks(shelf: Shelf) -> None:
    hits = search(shelf, "pregnancy lactose")
    assert [(hit.line, hit.lacks) for hit in hits] == [(77, ("pregnancy",))]


@pytest.mark.parametrize("name", ["baclofen", "Baklosan"])
def test_name_of_the_medicine_hides_no_answer(shelf: Shelf, name: str) -> None:
    for typed in ("kidney", "overdose", "liver", "dose"):
        own = lines(shelf, typed)
        assert set(lines(shelf, f"{name} {typed}")) >= set(own)
        assert not any(hit.lacks for hit in search(shelf, f"{name} {typed}"))


def test_sentence_that_has_the_name_too_is_found_once(shelf: Shelf) -> None:
    found = search(shelf, "baclofen breast milk")
    assert found[0].text.startswith("Baclofen crosses")
    assert len({hit.text for hit in found}) == len(found)


@pytest.mark.parametrize(
    ("typed", "unsaid"),
    [
        ("unicorn", ("unicorn",)),
        ("pregnancy unicorn", ("unicorn",)),
        ("dragon unicorn", ("dragon", "unicorn")),
        ("5 mg unicorn", ("unicorn",)),
        ("dose 77", ("77",)),
        ("2,5 mg", ("2,5 mg",)),
    ],
)
def test_word_said_nowhere_is_named_and_nothing_is_found(
    shelf: Shelf, typed: str, unsaid: tuple[str, ...]
) -> None:
    assert found(shelf, typed) == Found((), unsaid, ())


@pytest.mark.parametrize("typed", ["dose 4", "hypothermia 100", "hypothermia 100 mg"])
def test_number_is_never_left_out(shelf: Shelf, typed: str) -> None:
    assert search(shelf, typed) == ()


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


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("manufacturer", "No revision date, manufacturer or composition"),
        ("eGFR", "Chronic renal failure is not defined"),
        ("missed dose", "“Skipping the next reception”: a missed dose"),
    ],
)
def test_notes_on_the_label_are_searched_beside_it(shelf: Shelf, typed: str, title: str) -> None:
    [note] = found(shelf, typed).notes
    assert note.title == title


def test_note_leads_to_the_passage_it_speaks_of(shelf: Shelf, label: Label) -> None:
    for note in found(shelf, "kidney").notes:
        paragraphs = label.section(note.section).paragraphs
        [text] = [one.text for one in paragraphs if one.line == note.line]
        assert note.quote in text


@pytest.mark.parametrize("typed", ["peritoneal", "composition", "score line", "unicorn"])
def test_word_of_a_note_alone_gives_no_hit(shelf: Shelf, typed: str) -> None:
    answer = found(shelf, typed)
    assert answer.hits == ()
    assert bool(answer.unsaid) or typed == "score line"
    assert bool(answer.notes) is (typed != "unicorn")


def test_another_label_is_not_searched(shelf: Shelf) -> None:
    assert shelf.search.search(DEMO, "dose").hits == ()


@pytest.mark.parametrize("typed", ["5 mg", "2 mg", "1.5-2 mg", "3", "0.1"])
def test_a_mark_never_cuts_a_number(shelf: Shelf, typed: str) -> None:
    hits = search(shelf, typed)
    assert hits
    numbers = set(filter(is_number, texts(typed)))
    for hit in hits:
        said = {word for mark in marked(hit) for word in texts(mark) if is_number(word)}
        assert said == numbers


def test_five_milligrams_are_not_found_in_two_and_a_half(shelf: Shelf) -> None:
    assert not any("2.5 mg" in hit.text for hit in search(shelf, "5 mg"))


def test_first_twelve_words_count_and_what_was_left_out_is_said(shelf: Shelf) -> None:
    assert set(lines(shelf, "dose " * 12 + "xyz")) == set(lines(shelf, "dose"))
    assert found(shelf, "dose " * 12 + "xyz 5 mg").dropped == ("xyz", "5 mg")
    assert lines(shelf, "dose " * 11 + "xyz") == []
    assert (
        found(shelf, "what is the dose of this for the one who has to be at the xyz").dropped == ()
    )


@pytest.mark.parametrize(
    ("typed", "marks"),
    [
        ("2.5 mg/kg", {26: ["2.5 mg / kg"]}),
        ("20 mg", {26: ["20", "mg"]}),
        ("30 mg", {26: ["30 mg", "30", "mg"], 20: ["30", "mg"]}),
        ("75 mg", {20: ["75 mg"], 23: ["75 mg"]}),
        ("100 mg", {20: ["100 mg"], 23: ["100 mg"]}),
        ("5 mg", {20: ["5 mg", "5 mg"], 22: ["5 mg"], 21: ["5", "mg"], 25: ["5 mg"]}),
        ("10%", {45: ["10%", "10%"]}),
        ("10 percent", {45: ["10%", "10%"]}),
        ("72h", {30: ["72 hours"]}),
        ("72 h", {30: ["72 hours"]}),
        ("3 days", {20: ["3 days"], 25: ["3 days"]}),
        (
            "3 years",
            {
                26: ["from 3 to 6 years"],
                60: ["3 years"],
                81: ["3 years"],
                106: ["under the age of 12"],
            },
        ),
        ("8 years old", {26: ["from 6 to 10 years"], 106: ["under the age of 12"]}),
        (
            "11-year-old child",
            {
                26: ["children", "children", "over 10 years"],
                106: ["children", "under the age of 12"],
            },
        ),
        ("70 years", {24: ["older than 65 years"]}),
        ("40 years", {}),
        ("4 mg", {}),
        ("72 mg", {}),
        ("1 kg", {}),
    ],
)
def test_amount_is_found_as_a_whole_and_marked_alone(
    shelf: Shelf, typed: str, marks: dict[int, list[str]]
) -> None:
    assert {hit.line: marked(hit) for hit in search(shelf, typed)} == marks


def test_label_that_was_asked_about_before_is_answered_alike(shelf: Shelf) -> None:
    before = search(shelf, "kidney")
    shelf.search.search(DEMO, "kidney")
    assert search(shelf, "kidney") == before
