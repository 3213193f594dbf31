"""Search over every label of a database: few sections are looked at, the likely ones."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from sqlalchemy import Engine

from baklosan_desktop.labels.facts import NO_FACTS
from baklosan_desktop.labels.hit import Found
from baklosan_desktop.labels.label import LabelId, Paragraph
from baklosan_desktop.search.spelling import corrections
from baklosan_desktop.search.vocabulary import Words
from baklosan_desktop.store import candidates, database, lexicon, vocabulary, writer
from baklosan_desktop.store.search import SearchRepository
from tests.builders import a_label, a_section
from tests.store.typed import TYPED

LABELS = 40
FILLER = f"Take the medicine in the morning. {'And then some. ' * 10}Keep the pack closed."


def text_of(number: int) -> str:
    planted = " A cold morning follows the closed pack at once." if number == 30 else ""
    rare = " Store at 2.5 degrees." if number == 35 else ""
    return f"{FILLER}{planted}{rare}"


@pytest.fixture(scope="module")
def many(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[SearchRepository]:
    """Forty labels that say nearly the same, the last with a telling title."""
    path = tmp_path_factory.mktemp("many") / "many.sqlite3"
    engine = database.create(path, built / "schema")
    for number in range(LABELS):
        title = "Morning use" if number == LABELS - 1 else "Dosage and administration"
        section = a_section(title=title, paragraphs=(Paragraph(2, text_of(number)),))
        label = a_label(id=LabelId(f"label-{number:02}"), sections=(section,))
        writer.write(engine, label, NO_FACTS)
    lexicon.index(engine)
    vocabulary.write(engine, Words())
    yield SearchRepository(engine)
    engine.dispose()


def labels(found: Found) -> list[str]:
    return [hit.label for hit in found.hits]


def test_at_most_twenty_sentences_are_found(many: SearchRepository) -> None:
    hits = many.search_all("medicine").hits
    assert len(hits) == 20
    assert {hit.text for hit in hits} == {"Take the medicine in the morning."}


@pytest.mark.parametrize("rankable", [0, 1000])
def test_words_of_one_sentence_are_found_among_many(
    many: SearchRepository, monkeypatch: pytest.MonkeyPatch, rankable: int
) -> None:
    monkeypatch.setattr(candidates, "RANKABLE", rankable)
    assert labels(many.search_all("morning closed pack"))[0] == "label-30"
    assert labels(many.search_all("cold")) == ["label-30"]


def test_title_that_says_it_comes_before_the_first_of_many(
    many: SearchRepository, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(candidates, "RANKABLE", 0)
    assert "label-39" in labels(many.search_all("morning use"))


def test_number_is_found_whole(many: SearchRepository) -> None:
    (hit,) = many.search_all("2.5 degrees").hits
    assert (hit.label, [hit.text[start:end] for start, end in hit.marks]) == (
        "label-35",
        ["2.5", "degrees"],
    )
    assert many.search_all("5 degrees").hits == ()


def test_section_that_only_its_title_answers_shows_its_first_sentence(
    many: SearchRepository,
) -> None:
    hits = many.search_all("administration").hits
    assert {(hit.text, hit.marks) for hit in hits} == {("Take the medicine in the morning.", ())}


def test_what_no_label_says_is_named(many: SearchRepository) -> None:
    assert many.search_all("medicine unicorn") == Found((), ("unicorn",), ())


def test_nothing_typed_finds_nothing(many: SearchRepository) -> None:
    assert many.search_all(" * ") == Found()


@settings(max_examples=max(200, settings().max_examples))
@given(TYPED)
@example("\uff9e")
@example("\ufdfa \ud800 \0")
def test_any_text_can_be_searched_in_every_label(many: SearchRepository, typed: str) -> None:
    for hit in many.search_all(typed).hits:
        assert all(0 <= start < end <= len(hit.text) for start, end in hit.marks)


@pytest.mark.parametrize("typed", ["hyperhidrosis", "sweating", "kidny", "renal failure", "25 mg"])
def test_a_single_label_answers_as_if_it_were_asked_alone(engine: Engine, typed: str) -> None:
    source = SearchRepository(engine, corrections)
    alone = source.search(LabelId("baklosan-25mg"), typed).hits
    every = source.search_all(typed).hits
    assert every
    assert {(hit.line, hit.text, hit.why, hit.kinds) for hit in every} <= {
        (hit.line, hit.text, hit.why, hit.kinds) for hit in alone
    }
