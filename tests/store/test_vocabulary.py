"""The vocabulary comes back from the database as it was written."""

from pathlib import Path

import pytest
from sqlalchemy import Engine

from baklosan_desktop.assets import vocabulary_folder
from baklosan_desktop.labels.hit import Why
from baklosan_desktop.pipeline import vocabulary as word_files
from baklosan_desktop.search.vocabulary import Entry, Meaning, Sense, Vocabulary, Words
from baklosan_desktop.store import database, vocabulary

WORDS = Words(
    (
        Entry.of("Muscle pains", Meaning("myalgia", Why.SYNONYM)),
        Entry.of("muscle pains", Meaning("muscular pain", Why.SYNONYM)),
        Entry.of("Elavil", Meaning("tricyclic antidepressants", Why.CLASS, "tricyclics")),
    ),
    (
        Sense("depression", "respiratory depression", "weak breathing", is_other=True),
        Sense("depression", "", "low mood", is_other=False),
    ),
    medicines=frozenset({"elavil", "aspirin"}),
    known=frozenset({"methanol"}),
)


@pytest.fixture
def empty(built: Path, tmp_path: Path) -> Engine:
    return database.create(tmp_path / "new.sqlite3", built / "schema")


@pytest.fixture
def held(empty: Engine) -> Vocabulary:
    vocabulary.write(empty, WORDS)
    return vocabulary.read(empty)


def test_meanings_come_back_in_their_order(held: Vocabulary) -> None:
    assert [one.term for one in held.meanings(["muscle", "pain"])] == ["myalgia", "muscular pain"]
    assert held.meanings(["elavil"]) == (WORDS.entries[2].meaning,)
    assert held.longest == 2


def test_senses_come_back_in_their_order(held: Vocabulary) -> None:
    text = "Depression and respiratory depression"
    assert held.sense(text, 0, 10) == "low mood"
    assert held.sense(text, 27, 37) == "weak breathing"
    assert held.other_senses("depression") == ("respiratory depression",)


def test_medicines_and_known_words_come_back_apart(held: Vocabulary) -> None:
    asked = ("elavil", "aspirin", "methanol", "ethanol")
    assert [held.is_medicine(word) for word in asked] == [True, True, False, False]
    assert [held.is_known(word) for word in asked] == [True, True, True, False]


def test_word_that_is_a_medicine_and_known_is_a_medicine(empty: Engine) -> None:
    vocabulary.write(empty, Words(medicines=frozenset({"aspirin"}), known=frozenset({"aspirin"})))
    assert vocabulary.read(empty).is_medicine("aspirin")


def test_nothing_comes_back_as_nothing(empty: Engine) -> None:
    vocabulary.write(empty, Words())
    held = vocabulary.read(empty)
    assert (held.meanings(["muscle"]), held.longest, held.is_known("aspirin")) == ((), 0, False)


def test_vocabulary_of_the_program_comes_back_whole(engine: Engine) -> None:
    written, held = word_files.read(vocabulary_folder()), vocabulary.read(engine)
    for entry in written.entries:
        assert entry.meaning in held.meanings(entry.typed.split())
    assert all(map(held.is_medicine, written.medicines))
    assert all(map(held.is_known, written.known))
    for sense in written.senses:
        assert not sense.is_other or sense.phrase in held.other_senses(sense.word)
