"""A damaged library is set aside, and a new one holds what is whole of it."""

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from baklosan_desktop.errors import UnwritableUserFile
from baklosan_desktop.labels.library import Unchanged
from baklosan_desktop.store import copies, rescue
from baklosan_desktop.store.library import Library
from baklosan_desktop.store.user_file import UserFile
from tests import packed
from tests.disks import full_disk
from tests.homes import File
from tests.published import a_published, one_section
from tests.store.older import as_of_version
from tests.store.test_library import keep, read

TODAY = date(2026, 11, 27)
OLDER = a_published(edition="2")
LOST = a_published(set_id="2", name="Lost", parts=one_section("Rash is common."))
SPOIL = "UPDATE section SET text = CAST(x'52ff' AS TEXT) WHERE text = 'Rash is common.'"
UNFIND = "DELETE FROM word"


@pytest.fixture
def file(tmp_path: Path) -> UserFile:
    return packed.kept(tmp_path / "own", OLDER, a_published(), LOST)


def spoil(file: UserFile, *changes: str) -> None:
    """Damage the library so that the check has found it."""
    with closing(sqlite3.connect(file.path)) as connection, connection:
        for change in changes:
            connection.execute(change)
    file.path.with_suffix(".doubt").touch()


def reopened(file: UserFile) -> Library:
    return Library.open(file, lambda: TODAY)


def test_all_is_carried_over_where_only_finding_is_damaged(file: UserFile) -> None:
    before = Library.open(file)
    [demoxil, lost] = listed = before.listed()
    texts = [before.arranged(one.id) for one in listed]
    older = before.older(demoxil.id)
    spoil(file, UNFIND)
    after = reopened(file)
    aside = file.path.with_name("library-damaged-2026-11-27-1.sqlite3")
    assert after.notice == (
        f"'{file.path}' was damaged: 3 labels could be carried over. "
        f"The damaged file is kept as '{aside}'."
    )
    assert after.listed() == tuple(listed)
    assert [after.arranged(one.id) for one in listed] == texts
    assert after.older(demoxil.id) == older
    assert after.original(demoxil.id) == before.original(demoxil.id)
    assert [hit.label for hit in read(after).search.search_all("common").hits] == [lost.id]
    assert [one.id for one in after.found("D1")] == [demoxil.id, lost.id]
    assert aside.exists()
    assert file.problems() == []
    File(file.path.parent).assert_sound()
    assert reopened(file).notice == ""


def test_label_that_is_damaged_is_named_and_mended_by_its_file(file: UserFile) -> None:
    spoil(file, SPOIL)
    library = reopened(file)
    assert "2 labels could be carried over; import again: 'Lost'. The damaged" in library.notice
    assert [one.name for one in library.listed()] == ["Demoxil 5 mg"]
    packed.kept(file.path.parent, LOST)
    assert [one.name for one in library.listed()] == ["Demoxil 5 mg", "Lost"]
    assert file.problems() == []


def test_files_are_read_once_more_where_a_label_is_lost(file: UserFile) -> None:
    spoil(file, SPOIL)
    library = reopened(file)
    [demoxil] = library.listed()
    with library.shelving() as shelving:
        assert not shelving.knows(demoxil.sha256)
    assert isinstance(keep(library, a_published())[0], Unchanged)


def test_older_edition_does_not_come_back_in_the_place_of_a_newer_one_that_is_lost(
    file: UserFile,
) -> None:
    spoil(file, "UPDATE label SET edition = '7' WHERE edition = '3' AND name <> 'Lost'")
    library = reopened(file)
    assert "1 label could be carried over; import again: 'Demoxil 5 mg'" in library.notice
    assert [one.name for one in library.listed()] == ["Lost"]


@pytest.mark.parametrize(
    "changes",
    [
        ["UPDATE edition SET label_id = 'nobody' WHERE set_id = '2'"],
        [
            "DELETE FROM digest WHERE label_id = (SELECT label_id FROM edition WHERE set_id = '2')",
            "DELETE FROM original WHERE sha256 = (SELECT sha256 FROM label WHERE name = 'Lost')",
        ],
    ],
    ids=["edition of no label", "neither digests nor file"],
)
def test_what_is_left_of_a_label_does_not_keep_others_from_being_carried_over(
    file: UserFile, changes: Sequence[str]
) -> None:
    spoil(file, *changes)
    assert "2 labels could be carried over; import again: 'Lost'" in reopened(file).notice


def test_nothing_is_believed_where_the_digests_are_gone(file: UserFile) -> None:
    spoil(file, "ALTER TABLE digest RENAME TO another")
    library = reopened(file)
    assert "0 labels could be carried over" in library.notice
    assert library.listed() == ()


def test_label_whose_file_is_damaged_is_read_from_it_anew(file: UserFile) -> None:
    spoil(file, "UPDATE original SET packed = x'00'")
    library = reopened(file)
    assert library.listed() == ()
    assert library.notice.endswith("Import your labels again.")


def test_library_in_which_each_line_had_a_row_is_carried_over(file: UserFile) -> None:
    library = Library.open(file)
    demoxil, _lost = library.listed()
    before = library.arranged(demoxil.id)
    as_of_version(file, 2)
    spoil(file, SPOIL.replace("section", "paragraph"))
    new = file._replace(path=file.path.with_name("new.sqlite3"))
    said = rescue.carry_over(file, new)
    assert said == "2 labels could be carried over; import again: 'Lost'"
    assert Library.open(new).arranged(demoxil.id) == before


def test_many_lost_labels_are_named_in_part(tmp_path: Path) -> None:
    labels = (a_published(set_id=str(at), name=f"No {at}") for at in range(12))
    file = packed.kept(tmp_path / "many", *labels)
    spoil(file, "DELETE FROM digest")
    assert ", 'No 7' and 2 more. The" in reopened(file).notice


def test_torn_pages_cost_what_stands_in_them(file: UserFile) -> None:
    with closing(sqlite3.connect(file.path)) as connection:
        [page] = connection.execute(
            "SELECT rootpage FROM sqlite_schema WHERE name = 'block'"
        ).fetchone()
        [size] = connection.execute("PRAGMA page_size").fetchone()
    with file.path.open("rb+") as stream:
        stream.seek((page - 1) * size)
        stream.write(b"\xff" * size)
    file.path.with_suffix(".doubt").touch()
    assert "0 labels could be carried over; import again: " in reopened(file).notice


def test_damaged_library_stays_where_no_other_can_be_written(file: UserFile) -> None:
    spoil(file, UNFIND)
    before = file.path.read_bytes()
    with full_disk(), pytest.raises(UnwritableUserFile):
        reopened(file)
    assert file.path.read_bytes() == before
    assert "3 labels could be carried over" in reopened(file).notice


def test_damaged_library_stays_until_the_new_one_takes_its_place(file: UserFile) -> None:
    """Whatever ends the program in between, the next start finds what this one found."""
    spoil(file, UNFIND)
    with pytest.raises(UnwritableUserFile):
        copies.recovered(file, TODAY, lambda _damaged, _new: "nothing was written")
    assert "3 labels could be carried over" in reopened(file).notice
