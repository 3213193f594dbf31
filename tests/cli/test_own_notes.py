from pathlib import Path

import pytest

from baklosan_desktop.assets import database_folder
from baklosan_desktop.cli import own_notes
from baklosan_desktop.errors import UnreadableExport
from baklosan_desktop.files import NotSaved
from baklosan_desktop.labels.own_notes import Kept
from baklosan_desktop.store import desk, desk_file
from baklosan_desktop.store.desk import Desk
from tests.builders import a_bookmark, an_own_note

LABELS = database_folder()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A user's folder with two notes and a bookmark."""
    kept = desk_of(tmp_path / "own")
    kept.merge(Kept((an_own_note(), an_own_note(id="n2", text="Another.")), (a_bookmark(),)))
    return tmp_path / "own"


def desk_of(folder: Path) -> Desk:
    return Desk.open(desk.file(folder, LABELS))


def test_all_notes_are_exported_and_counted(folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "notes.json"
    value, lines = own_notes.export(folder, LABELS, path)
    assert value == {"notes": 2, "bookmarks": 1}
    assert lines == [f"2 notes and 1 bookmark are now in '{path}'."]
    assert desk_file.read(path) == desk_of(folder).all()


def test_export_that_fails_is_refused(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(NotSaved):
        own_notes.export(folder, LABELS, tmp_path / "none" / "notes.json")


def test_what_is_restored_on_another_computer_is_all_there(folder: Path, tmp_path: Path) -> None:
    path, other = tmp_path / "notes.json", tmp_path / "other"
    own_notes.export(folder, LABELS, path)
    value, lines = own_notes.restore(other, LABELS, path)
    assert value == {"notes": 2, "bookmarks": 1}
    assert lines == ["2 notes and 1 bookmark were added. Nothing that was there has changed."]
    assert desk_of(other).all() == desk_of(folder).all()
    assert own_notes.restore(other, LABELS, path)[0] == {"notes": 0, "bookmarks": 0}


def test_file_that_cannot_be_read_makes_no_desk(tmp_path: Path) -> None:
    with pytest.raises(UnreadableExport):
        own_notes.restore(tmp_path / "own", LABELS, tmp_path / "none.json")
    assert not (tmp_path / "own").exists()


def test_what_is_done_with_damaged_notes_says_first_what_became_of_them(
    folder: Path, tmp_path: Path
) -> None:
    path = tmp_path / "notes.json"
    own_notes.export(folder, LABELS, path)
    for do in (own_notes.export, own_notes.restore):
        (folder / desk.DESK).write_bytes(b"no database" * 100)
        _, [said, _] = do(folder, LABELS, path)
        assert "was damaged and is back as it was on" in said
