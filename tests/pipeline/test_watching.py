import os
from pathlib import Path

import pytest

from baklosan_desktop.errors import UnwritableUserFile, WatchedFolderGone
from baklosan_desktop.labels.importing import FileState
from baklosan_desktop.pipeline.watching import Files, Look, WatchedFolder

NOTHING = Look({}, is_changing=False)
WAIT = Look({}, is_changing=True)


@pytest.fixture
def watched(tmp_path: Path) -> WatchedFolder:
    """A folder with one file."""
    folder = tmp_path / "labels"
    folder.mkdir()
    (folder / "a").write_bytes(b"1")
    return WatchedFolder(folder)


def test_file_is_new_once_two_looks_find_it_the_same(watched: WatchedFolder) -> None:
    assert watched.look() == WAIT
    found = (watched.path / "a").stat()
    new = {watched.path / "a": FileState(1, found.st_mtime_ns)}
    assert watched.look() == Look(new, is_changing=False)
    assert watched.look() == NOTHING


def test_file_that_is_being_written_is_left_until_it_is_whole(watched: WatchedFolder) -> None:
    watched.look()
    (watched.path / "a").write_bytes(b"12")
    assert watched.look() == WAIT
    assert [*watched.look().new] == [watched.path / "a"]


def test_file_that_changed_since_is_new_again(watched: WatchedFolder) -> None:
    watched.look()
    watched.look()
    os.utime(watched.path / "a", (1, 1))
    assert watched.look() == WAIT
    assert [*watched.look().new] == [watched.path / "a"]


def test_files_in_folders_are_found_and_told_by_name(watched: WatchedFolder) -> None:
    (watched.path / "deeper").mkdir()
    for name in ("deeper/c", "b"):
        (watched.path / name).write_bytes(b"1")
    watched.look()
    new = [path.relative_to(watched.path).as_posix() for path in watched.look().new]
    assert new == ["a", "b", "deeper/c"]


def test_file_that_is_gone_does_no_harm(watched: WatchedFolder) -> None:
    watched.look()
    (watched.path / "a").unlink()
    assert watched.look() == NOTHING


def test_link_to_nothing_is_no_file(watched: WatchedFolder) -> None:
    (watched.path / "b").symlink_to(watched.path / "nothing")
    watched.look()
    assert [*watched.look().new] == [watched.path / "a"]


def test_folder_that_vanished_is_named_and_found_when_it_is_back(watched: WatchedFolder) -> None:
    elsewhere = watched.path.with_name("elsewhere")
    watched.path.rename(elsewhere)
    with pytest.raises(WatchedFolderGone, match=f"'{watched.path}' is not there"):
        watched.look()
    elsewhere.rename(watched.path)
    watched.look()
    assert [*watched.look().new] == [watched.path / "a"]


def test_file_that_is_known_is_new_when_it_has_changed_only(watched: WatchedFolder) -> None:
    watched.look()
    known = watched.look().new
    again = WatchedFolder(watched.path, lambda: known)
    assert again.look() == NOTHING
    (watched.path / "a").write_bytes(b"12")
    assert again.look() == WAIT
    assert [*again.look().new] == [watched.path / "a"]


def test_what_is_known_is_asked_for_again_where_nobody_could_say(tmp_path: Path) -> None:
    answers = iter([UnwritableUserFile("It is locked."), None])

    def known() -> Files:
        if problem := next(answers):
            raise problem
        return {}

    folder = WatchedFolder(tmp_path, known)
    with pytest.raises(UnwritableUserFile):
        folder.look()
    assert folder.look() == NOTHING
    assert folder.look() == NOTHING


def test_nothing_in_the_folder_is_touched(watched: WatchedFolder) -> None:
    before = (watched.path / "a").stat()
    watched.look()
    watched.look()
    assert [path.name for path in watched.path.iterdir()] == ["a"]
    assert (watched.path / "a").stat().st_mtime_ns == before.st_mtime_ns
