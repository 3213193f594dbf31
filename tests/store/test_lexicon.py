"""The words of the labels, as the search index parts them."""

from collections.abc import Iterator, Sequence

import pytest
from sqlalchemy import Connection, Engine

from baklosan_desktop.labels.label import Label
from baklosan_desktop.search.words import is_number, stem, texts
from baklosan_desktop.store import lexicon
from baklosan_desktop.store.asking import driver_of
from baklosan_desktop.store.lexicon import Lexicon, every_word


@pytest.fixture
def connection(engine: Engine) -> Iterator[Connection]:
    with engine.connect() as opened:
        yield opened


@pytest.fixture
def held(connection: Connection) -> Lexicon:
    return Lexicon(connection, lambda: ("every", "word"))


def test_every_word_of_the_label_and_its_titles_is_known(held: Lexicon, label: Label) -> None:
    said = [paragraph.text for _, _, paragraph in label.passages()]
    said += [f"{section.title}\n{section.heading or ''}" for section in label.sections]
    for word in texts("\n".join(said)):
        assert is_number(word) or word == "%" or held.has(word)


@pytest.mark.parametrize("word", ["", "baklo", "xyzzy", "Hypotonia", "%", "hypotonia'--"])
def test_what_no_label_says_is_no_word(held: Lexicon, word: str) -> None:
    assert not held.has(word)


def test_inflected_forms_are_found_by_their_stem(held: Lexicon) -> None:
    assert set(held.inflected(stem("doses"))) == {"dose", "doses"}
    assert list(held.inflected("xyzzy")) == []


def test_hz_21_words_that_look_alike_are_not_inflected_forms(held: Lexicon) -> None:
    assert list(held.inflected(stem("hypotonia"))) == ["hypotonia"]
    assert list(held.inflected(stem("hypotension"))) == ["hypotension"]


def test_beginnings_come_most_frequent_first_and_are_limited(held: Lexicon) -> None:
    found = held.beginning("d")
    assert len(found) == 32
    assert all(word.startswith("d") for word in found)
    counts = [held.counts[word] for word in found]
    assert counts == sorted(counts, reverse=True)
    assert counts[0] > counts[-1]


@pytest.mark.parametrize(
    ("letters", "words"),
    [("breastf", {"breastfeeding"}), ("convulsion", {"convulsions"}), ("zz", set()), ("%", set())],
)
def test_beginning_is_letter_by_letter(held: Lexicon, letters: str, words: set[str]) -> None:
    assert set(held.beginning(letters)) == words


def test_words_that_were_given_out_are_counted(held: Lexicon) -> None:
    assert held.counts == {}
    held.has("hypothermia")
    held.has("xyzzy")
    assert held.counts == {"hypothermia": 1}


@pytest.fixture
def asked(connection: Connection) -> Sequence[str]:
    """What SQLite is asked, whoever asks it."""
    statements: list[str] = []
    driver_of(connection).set_trace_callback(statements.append)
    return statements


def test_same_stem_is_asked_for_once(held: Lexicon, asked: Sequence[str]) -> None:
    found = held.inflected("xyzzy"), held.inflected(stem("doses")), held.inflected("xyzzy")
    assert (found[0], found[2]) == ((), ())
    assert len(asked) == 2


def test_words_are_counted_all_at_once_and_none_twice(held: Lexicon, asked: Sequence[str]) -> None:
    held.has("hypothermia")
    for _ in range(2):
        held.count(["hypothermia", "2", "5"])
    assert held.counts.keys() == {"hypothermia", "2", "5"}
    one, all_others = asked
    assert one.endswith("= 'hypothermia'")
    assert all_others.endswith("IN ('2', '5')")


def test_all_words_are_those_it_was_given(held: Lexicon) -> None:
    assert held.all() == ("every", "word")


def test_every_word_is_listed_once(engine: Engine, held: Lexicon) -> None:
    words = every_word(engine)
    assert len(set(words)) == len(words) > 300
    assert all(map(held.has, words))


def test_index_made_anew_is_the_same(writable: Engine) -> None:
    assert every_word(writable) == []
    lexicon.index(writable)
    before = every_word(writable)
    lexicon.index(writable)
    assert every_word(writable) == before != []
