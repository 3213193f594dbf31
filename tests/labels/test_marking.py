from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baklosan_desktop.labels import marking
from baklosan_desktop.labels.marking import (
    Mark,
    Span,
    Stretch,
    coded,
    common,
    marked,
    newer_text,
    older_text,
    sentences,
    words,
)

SIGNS = {Mark.KEPT: "{}", Mark.REMOVED: "[{}]", Mark.ADDED: "<{}>"}
WORDS = st.lists(
    st.sampled_from(["10", "100", "1.0", "mg", "not", ".", "|", "Take", " ", "  ", "\n", "用", "½"])
)
TEXTS = st.one_of(st.text(), WORDS.map("".join), WORDS.map(" ".join))


def written(older: str, newer: str) -> str:
    return "".join(SIGNS[mark].format(text) for mark, text in marked(older, newer))


@given(TEXTS, TEXTS)
def test_what_is_kept_and_added_is_the_newer_text_and_kept_and_removed_the_older(
    older: str, newer: str
) -> None:
    spans = marked(older, newer)
    assert older_text(spans) == older
    assert newer_text(spans) == newer


@given(TEXTS, TEXTS)
def test_nothing_is_marked_only_where_nothing_changed(older: str, newer: str) -> None:
    is_marked = any(mark is not Mark.KEPT for mark, _ in marked(older, newer))
    assert is_marked == (older != newer)


@given(TEXTS, TEXTS)
def test_spans_hold_text_and_neighbours_differ(older: str, newer: str) -> None:
    spans = marked(older, newer)
    assert all(span.text for span in spans if older or newer)
    assert all(one.mark is not other.mark for one, other in pairwise(spans))


@given(TEXTS, TEXTS)
def test_sentences_part_a_text_and_lose_nothing(older: str, newer: str) -> None:
    spans = [span for own in sentences(marked(older, newer)) for span in own]
    assert older_text(spans) == older
    assert newer_text(spans) == newer


@pytest.mark.parametrize(
    ("older", "newer", "shown"),
    [
        ("Take 10 mg.", "Take 100 mg.", "Take [10]<100> mg."),
        ("1.0 mg", "10 mg", "[1.0]<10> mg"),
        ("1,000 IU", "1.000 IU", "[1,000]<1.000> IU"),
        ("10mg", "10g", "10[mg]<g>"),
        ("vitamin B12", "vitamin B6", "vitamin B[12]<6>"),
        ("below -5", "below 5", "below [-5]<5>"),
        ("(-5)", "(−5)", "([-5]<−5>)"),
        ("10-20 mg", "10-30 mg", "10-[20]<30> mg"),
        ("Do not take it.", "Do take it.", "Do[ not] take it."),
        ("Take it.", "Take it whole.", "Take it< whole>."),
        ("a b", "a  b", "a[ ]<  >b"),
        ("a", "a ", "a< >"),
        ("不可服用", "可服用", "[不]可服用"),
        ("10\u00a0mg", "10 mg", "10[\u00a0]< >mg"),
        ("", "new", "<new>"),
        ("same", "same", "same"),
    ],
)
def test_words_numbers_and_blanks_are_marked(older: str, newer: str, shown: str) -> None:
    assert written(older, newer) == shown


def test_words_in_common_by_chance_do_not_cut_a_new_sentence_into_pieces() -> None:
    shown = written("Heart or liver disease", "Renal impairment or any severe infection")
    assert shown == "[Heart or liver disease]<Renal impairment or any severe infection>"


def test_cells_of_a_row_are_marked_one_by_one() -> None:
    assert written("Rash | 3 | 4", "Rash | 5 | 7") == "Rash | [3]<5> | [4]<7>"


def test_text_too_long_to_hold_word_against_word_is_replaced_as_a_whole(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(marking, "_MOST_PAIRS", 8)
    assert common("aa", "aab") == [Stretch(0, 0, 2)]
    assert common("aaa", "aaa") == []
    assert written("Take 10 mg", "Take 20 mg") == "[Take 10 mg]<Take 20 mg>"


def test_texts_beyond_all_letters_share_the_last_and_are_not_held_against_each_other(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(marking, "maxunicode", 2)
    assert coded("abcde", "ea") == ["\0\1\2\2\2", "\2\0"]
    assert common("a", "a") == [Stretch(0, 0, 1)]
    assert common("ab", "a") == []


def test_words_are_numbers_signs_and_letters() -> None:
    assert words("≥ 2.5mg/kg_(用法)") == ["≥", "2.5", "mg", "/", "kg", "_", "(", "用", "法", ")"]


def said(older: str, newer: str) -> list[str]:
    return [
        "".join(SIGNS[mark].format(text) for mark, text in spans)
        for spans in sentences(marked(older, newer))
    ]


@pytest.mark.parametrize(
    ("older", "newer", "shown"),
    [
        ("One. Two 5. Three.", "One. Two 6. Three.", ["One.", " Two [5]<6>.", " Three."]),
        ("One. Three.", "One. Two is new. Three.", ["One.", "< Two is new.>", " Three."]),
        ("Take e.g. 5 mg.", "Take e.g. 6 mg.", ["Take e.g. [5]<6> mg."]),
        ("Take approx. five.", "Take approx. six.", ["Take approx. [five]<six>."]),
        ("Was so. End.", "Is now. End.", ["[Was so]<Is now>.", " End."]),
        (
            "Ask. Old it is! End.",
            "Ask. New is this? End.",
            ["Ask.", " [Old it is!]<New is this?>", " End."],
        ),
        ("A and. B it is.", "A and B it is.", ["A and[.] B it is."]),
    ],
)
def test_sentence_ends_where_it_does_in_both_editions(
    older: str, newer: str, shown: list[str]
) -> None:
    assert said(older, newer) == shown


def test_no_text_has_one_empty_sentence() -> None:
    assert sentences([]) == ((),)
    assert sentences([Span(Mark.KEPT, "One")]) == ((Span(Mark.KEPT, "One"),),)
