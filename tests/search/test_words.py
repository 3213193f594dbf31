import sys
import unicodedata
from concurrent.futures import ThreadPoolExecutor
from importlib import import_module
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from baklosan_desktop.search.words import (
    folded,
    index_words,
    indexed,
    is_number,
    number_and_unit,
    plain,
    stem,
    texts,
    words,
)

ASCII = st.text(st.characters(max_codepoint=127))


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("", ()),
        (' "*" - №°_', ()),
        ("Breast-FEEDING", ("breast", "feeding")),
        ("side_effects", ("side", "effects")),
        ("Parkinson's", ("parkinson", "s")),
        ("Ménière", ("meniere",)),
        ("2.5 mg. From 1.5-2mg, end.5", ("2.5", "mg", "from", "1.5", "2mg", "end", "5")),
        ("2,5 mg / kg", ("2,5", "mg", "kg")),
        ("1.000.000", ("1.000.000",)),
        ("30-75 mg/day", ("30", "75", "mg", "day")),
        ("\ud800text\0", ("text",)),
    ],
)
def test_text_is_parted_into_words(text: str, parts: tuple[str, ...]) -> None:
    assert texts(text) == parts


@settings(max_examples=1000)
@given(st.text())
@example("\uff9e")
@example("\ufdfa \ufe70 \u037a")
@example("İstanbul ß ﬁ ½ ²")
def test_every_word_stands_where_it_says(text: str) -> None:
    parted = words(text)
    for word in parted:
        assert word.text == folded(text[word.start : word.end])
        assert word.text
        assert not any(letter.isspace() for letter in word.text)
    assert all(one.end <= other.start for one, other in pairwise(parted))
    rest = [text[one.end : other.start] for one, other in pairwise(parted)]
    assert not any(letter.isalnum() for part in rest for letter in part)


@given(ASCII)
def test_one_foreign_letter_changes_nothing_about_the_other_words(text: str) -> None:
    assert texts(f"{text} é") == (*texts(text), "e")


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    once = texts(text)
    assert [folded(word) for word in once] == list(once)


@pytest.mark.parametrize("accents", ["\uff9e", "\uff9f"])
def test_word_of_accents_alone_is_kept(accents: str) -> None:
    assert texts(accents) == (accents,)


@pytest.mark.parametrize(
    "forms",
    [
        ("convulsion", "convulsions"),
        ("drive", "drives", "driving"),
        ("kidney", "kidneys"),
        ("contraindicated", "contraindicate"),
    ],
)
def test_inflected_forms_share_their_stem(forms: tuple[str, ...]) -> None:
    assert len({stem(form) for form in forms}) == 1


def test_hz_21_words_that_look_alike_do_not_share_a_stem() -> None:
    alike = ["hypotonia", "hypotension", "hypertonia", "hypertension"]
    assert len({stem(word) for word in alike}) == len(alike)


@given(st.from_regex(r"[a-z]{4,20}", fullmatch=True))
def test_stems_are_the_same_whatever_computes_them(word: str) -> None:
    in_python = import_module("snowballstemmer.english_stemmer").EnglishStemmer()
    assert stem(word) == in_python.stemWord(word)


def test_threads_that_stem_at_once_do_not_mix_up_their_words() -> None:
    endings = ("ion", "ions", "ional", "ations", "ingly", "ables", "nesses")
    known = [f"{word}{ending}" for word in ("convuls", "hypotens", "relax") for ending in endings]
    right = {word: stem.__wrapped__(word) for word in known}
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        with ThreadPoolExecutor(8) as pool:
            stemmed = list(pool.map(stem.__wrapped__, known * 20))
    finally:
        sys.setswitchinterval(before)
    assert stemmed == [right[word] for word in known * 20]


@pytest.mark.parametrize("short", ["aed", "ms", "ibs", "gas"])
def test_abbreviations_have_no_endings(short: str) -> None:
    assert stem(short) == short


@pytest.mark.parametrize(
    ("word", "number"),
    [("5", True), ("2.5", True), ("25mg", True), ("٣", True), ("b12", False), ("½", False)],
)
def test_word_that_begins_with_a_digit_is_a_number(word: str, number: object) -> None:
    assert is_number(word) is number


@pytest.mark.parametrize(
    ("word", "parted"),
    [
        ("25mg", ("25", "mg")),
        ("2.5mg", ("2.5", "mg")),
        ("1,000ml", ("1,000", "ml")),
        ("25", None),
        ("mg", None),
        ("b12", None),
        ("25mg5", None),
    ],
)
def test_unit_is_parted_from_its_number(word: str, parted: tuple[str, str] | None) -> None:
    assert number_and_unit(word) == parted


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ""),
        ("One, TWO", "one, two"),
        ("Ménière – 5\u00a0µg ² ﬁve", "meniere – 5 μg 2 five"),
        ("e\u0301te\u0301", "ete"),
        ("ΟΔΟΣ ß", "οδοσ ss"),
    ],
)
def test_plain_text_has_every_word_folded_and_all_its_signs(text: str, expected: str) -> None:
    assert plain(text) == expected


@given(st.text())
def test_every_word_of_a_text_stands_in_its_plain_text(text: str) -> None:
    said = (word for word in texts(text) if not any(map(unicodedata.combining, word)))
    lower = "".join(plain(text).split())
    assert all(word in lower for word in said)


@given(st.text())
@example("2.5mg/kg, 10% ½ Ménière® №3 ﬁve İ \ufdfa")
def test_index_has_the_words_of_a_text_without_their_points(text: str) -> None:
    assert indexed(text) == [part for word in texts(text) for part in index_words(word)]
