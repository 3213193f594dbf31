"""A user's labels and those of packs, read as one: the user's own count."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from baklosan_desktop.assets import database_folder
from baklosan_desktop.errors import UnknownLabel
from baklosan_desktop.labels.label import LabelId
from baklosan_desktop.store import installed
from baklosan_desktop.store.collection import Collection, beside
from baklosan_desktop.store.library import Library
from baklosan_desktop.store.shelf import Shelf
from tests import packed
from tests.published import a_published, one_section

OURS = a_published(parts=one_section("Grapefruit is ours."))
THEIRS = a_published(parts=one_section("Grapefruit is theirs."))
ALPHA = a_published(set_id="set-2", name="Alpha", parts=one_section("Grapefruit in a pack."))


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A user with a label that a pack has too, in another edition of its own."""
    own = tmp_path / "own"
    packed.kept(own, OURS)
    packed.installed(own, THEIRS, ALPHA)
    return own


@pytest.fixture
def collection(own: Path) -> Collection:
    file = packed.kept(own)
    return Collection.open(Library.open(file), installed.packs(own), database_folder())


def ids(collection: Collection) -> dict[str, LabelId]:
    return {one.name: one.id for one in collection.listed()}


def test_all_labels_are_listed_once_by_name_with_their_pack(collection: Collection) -> None:
    listed = [(one.name, one.label_pack, one.packed_on) for one in collection.listed()]
    assert listed == [("Alpha", "county", packed.MADE), ("Demoxil 5 mg", "", None)]
    assert [pack.name for pack in collection.packs] == ["county"]
    assert collection.notice == ""


def test_label_is_found_named_and_told_of_wherever_it_is(collection: Collection) -> None:
    alpha, demoxil = ids(collection).values()
    assert [one.name for one in collection.found("alpha")] == ["Alpha"]
    assert len(collection.found("", limit=1)) == 1
    assert {one.label_pack for one in collection.named([alpha, demoxil])} == {"", "county"}
    assert collection.original(alpha).path == "demo.xml"
    assert collection.arranged(alpha).label.name == "Alpha"
    assert collection.older(demoxil) == ()
    assert collection.remarks(alpha) == ("It is called Danish, but it is English.",)
    assert collection.remarks(LabelId("nowhere")) == ()


def test_own_edition_of_a_label_is_the_one_that_is_opened(
    collection: Collection, shelf: Shelf
) -> None:
    shelves = collection.shelves(lambda: shelf.search.vocabulary)
    for name, pack, text in (("Demoxil 5 mg", "", "ours"), ("Alpha", "county", "in a pack")):
        opened = collection.opened(ids(collection)[name], shelves)
        assert opened.listed
        assert opened.listed.label_pack == pack
        [section] = opened.label.sections
        assert section.paragraphs[-1].text == f"Grapefruit {'is ' * (pack == '')}{text}."
        assert collection.arranged(opened.label.id).placed == opened.placed


def test_search_answers_for_each_label_from_one_place(collection: Collection, shelf: Shelf) -> None:
    found = collection.shelves(lambda: shelf.search.vocabulary).search_all("grapefruit")
    assert sorted(hit.text for hit in found.hits) == [
        "Grapefruit in a pack.",
        "Grapefruit is ours.",
    ]


def test_label_that_is_nowhere_is_refused(collection: Collection, shelf: Shelf) -> None:
    nowhere = LabelId("nowhere")
    assert not collection.has(nowhere)
    with pytest.raises(UnknownLabel):
        collection.arranged(nowhere)
    with pytest.raises(UnknownLabel):
        collection.shelves(lambda: shelf.search.vocabulary).of(nowhere)


def test_damaged_pack_is_named_and_the_rest_is_read(own: Path) -> None:
    [(folder, manifest)] = installed.packs(own)
    installed.labels_of(folder, manifest).write_bytes(b"")
    collection = Collection.open(
        Library.open(packed.kept(own)), installed.packs(own), database_folder()
    )
    assert [one.name for one in collection.listed()] == ["Demoxil 5 mg"]
    assert collection.notice.startswith("The labels of 'county' cannot be used. Install the pack")


def test_pack_is_read_anew_only_when_it_was_installed_again(own: Path) -> None:
    collect, library = beside(own, database_folder()), Library.open(packed.kept(own))
    first = collect(library)
    assert collect(library) is first
    [(folder, manifest)] = installed.packs(own)
    for damaged in (lambda file: file.write_bytes(b""), Path.unlink):
        damaged(installed.labels_of(folder, manifest))
        assert "cannot be used" in collect(library).notice
        packed.installed(own, THEIRS, ALPHA)
        assert collect(library).notice == ""
        assert "Alpha" in ids(collect(library))


def test_own_label_is_not_called_damaged_because_that_of_a_pack_is(
    own: Path, collection: Collection, shelf: Shelf
) -> None:
    [(folder, manifest)] = installed.packs(own)
    labels = installed.labels_of(folder, manifest)
    labels.chmod(0o600)
    with closing(sqlite3.connect(labels)) as connection, connection:
        changed = "UPDATE section SET text = 'Grapefruit is safe.'"
        assert connection.execute(changed).rowcount == 2
    found = collection.shelves(lambda: shelf.search.vocabulary).search_all("grapefruit")
    assert [hit.text for hit in found.hits] == ["Grapefruit is ours."]
    assert found.damaged == (ids(collection)["Alpha"],)


def test_nothing_anywhere_answers_nothing(tmp_path: Path, shelf: Shelf) -> None:
    collection = Collection.open(None, (), database_folder())
    assert collection.listed() == ()
    assert collection.shelves(lambda: shelf.search.vocabulary).search_all("dry").hits == ()
    assert list(tmp_path.iterdir()) == []
