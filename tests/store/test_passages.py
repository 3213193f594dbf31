"""Sections that were found are found again without being read, as long as they are the same."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import NoReturn

import pytest
from sqlalchemy import Connection

from baklosan_desktop.search.spelling import corrections
from baklosan_desktop.store import candidates, passages, section_digests
from baklosan_desktop.store.asking import driver_of
from baklosan_desktop.store.library import Library
from baklosan_desktop.store.search import SearchRepository
from baklosan_desktop.store.user_file import UserFile
from tests import packed
from tests.published import a_published, one_section
from tests.store.test_library import no_meanings, read

ONE = a_published(parts=one_section("Rash is rare."))
NEWER = a_published(edition="4", parts=one_section("Rash is very rare."))
OTHER = a_published(set_id="2", name="Other", parts=one_section("Rash is common."))


@pytest.fixture
def file(tmp_path: Path) -> UserFile:
    return packed.kept(tmp_path / "own", ONE, OTHER)


@pytest.fixture
def search(file: UserFile) -> SearchRepository:
    return read(Library.open(file)).search


def change(file: UserFile, statement: str) -> None:
    with closing(sqlite3.connect(file.path)) as connection, connection:
        assert connection.execute(statement).rowcount == 2


def test_what_was_whole_is_believed_while_its_digest_is_the_same(
    file: UserFile, search: SearchRepository
) -> None:
    before = search.search_all("rash")
    assert {hit.text for hit in before.hits} == {"Rash is rare.", "Rash is common."}
    change(file, "UPDATE section SET text = 'Rash is safe.'")
    assert search.search_all("rash") == before
    change(file, "UPDATE digest SET digest = zeroblob(16) WHERE position = 0")
    assert search.search_all("rash").hits == ()
    assert len(search.search_all("rash").damaged) == 2


def test_what_is_kept_stands_in_its_place_among_the_others(
    file: UserFile, search: SearchRepository
) -> None:
    assert len(search.search_all("common").hits) == 1
    anew = read(Library.open(file)).search
    assert search.search_all("rash") == anew.search_all("rash")


def test_newer_edition_is_found_in_place_of_the_kept_one(
    file: UserFile, search: SearchRepository
) -> None:
    assert len(search.search_all("rash").hits) == 2
    packed.kept(file.path.parent, NEWER)
    found = {hit.text for hit in search.search_all("rash").hits}
    assert found == {"Rash is very rare.", "Rash is common."}


def test_newer_edition_of_the_label_that_was_searched_is_searched(
    file: UserFile, search: SearchRepository
) -> None:
    label = next(hit.label for hit in search.search_all("rare").hits)
    assert [hit.text for hit in search.search(label, "rash").hits] == ["Rash is rare."]
    packed.kept(file.path.parent, NEWER)
    assert [hit.text for hit in search.search(label, "rash").hits] == ["Rash is very rare."]


def test_same_text_in_the_place_of_a_label_that_was_removed_is_told_of_the_other_one(
    file: UserFile, search: SearchRepository
) -> None:
    [removed] = search.search_all("common").hits
    library = Library.open(file)
    with library.shelving() as shelving:
        shelving.remove(removed.label)
    packed.kept(file.path.parent, replace(OTHER, set_id="3"))
    [found] = search.search_all("common").hits
    assert found.text == removed.text
    assert found.label in {one.id for one in library.listed()} - {removed.label}


def test_label_with_several_damaged_sections_is_told_once(tmp_path: Path) -> None:
    parts = (*one_section("Rash is rare."), *one_section("Rash is common."))
    file = packed.kept(tmp_path / "two", a_published(parts=parts))
    change(file, "UPDATE section SET text = 'Rash is safe.'")
    assert len(read(Library.open(file)).search.search_all("rash").damaged) == 1


def test_few_are_kept(
    file: UserFile, search: SearchRepository, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(passages, "_MOST_KEPT", 1)
    assert len(search.search_all("rash").hits) == 2
    change(file, "UPDATE section SET text = 'Rash is safe.'")
    assert len(search.search_all("common").hits) == 1
    assert search.search_all("rare").hits == ()


def test_words_of_a_label_that_came_later_are_offered_for_misspelled_ones(file: UserFile) -> None:
    search = Library.open(file).shelf(no_meanings, corrections).search
    assert search.search_all("urticariaa").suggestions == ()
    packed.kept(file.path.parent, a_published(set_id="3", parts=one_section("Urticaria is rare.")))
    assert search.search_all("urticariaa").suggestions != ()


def test_what_was_found_before_is_asked_for_nothing_but_its_ids(
    file: UserFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(candidates, "RANKABLE", 0)  # two are as many as too many to be ranked
    engine, asked = file.asked_often(), list[str]()
    search = SearchRepository(engine, meanings=no_meanings)
    with engine.connect() as connection:
        driver_of(connection).set_trace_callback(asked.append)
    first = search.search_all("rash")
    assert sum("section.title" in one for one in asked) == 2
    assert sum("digest.digest" in one for one in asked) == 1
    asked.clear()
    assert search.search_all("rash") == first
    assert any("section_search" in one for one in asked)
    assert not any("section.title" in one or "digest.digest" in one for one in asked)
    engine.dispose()


def test_question_that_failed_leaves_nothing_in_mind(
    search: SearchRepository, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(_connection: Connection, _text: type) -> NoReturn:
        raise TimeoutError

    with monkeypatch.context() as patched:
        patched.setattr(section_digests, "asking", fails)
        with pytest.raises(TimeoutError):
            search.search_all("rash")
    found = search.search_all("rash")
    assert (len(found.hits), found.damaged) == (2, ())


@pytest.mark.parametrize(
    ("name", "typed", "hits"), [("5 % Demoxil", "rash 5", 0), ("—", "rash", 1)]
)
def test_number_or_nothing_at_the_beginning_of_a_name_is_no_name(
    tmp_path: Path, name: str, typed: str, hits: int
) -> None:
    library = Library.open(
        packed.kept(tmp_path, a_published(name=name, parts=one_section("Rash is rare.")))
    )
    [listed] = library.listed()
    assert len(read(library).search.search(listed.id, typed).hits) == hits
