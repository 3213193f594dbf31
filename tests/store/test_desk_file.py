import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baklosan_desktop.errors import UnreadableExport
from baklosan_desktop.files import NotSaved
from baklosan_desktop.labels.own_notes import Kept, tidied
from baklosan_desktop.store import desk_file
from tests.builders import a_bookmark, an_own_note

KEPT = Kept((an_own_note(), an_own_note(id="n2", text="Größe 𝄞\nline 2")), (a_bookmark(),))
NO_FILE = "is no file of notes and bookmarks"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "notes.json"


def changed(path: Path, **changes: Any) -> None:
    desk_file.write(path, KEPT)
    path.write_text(json.dumps(json.loads(path.read_text(encoding="utf-8")) | changes))


def test_what_is_written_is_read_again(path: Path) -> None:
    desk_file.write(path, KEPT)
    assert desk_file.read(path) == KEPT
    assert [one.name for one in path.parent.iterdir()] == ["notes.json"]


@given(typed=st.text(alphabet=st.characters(), min_size=1).filter(tidied))
def test_any_text_is_read_again(tmp_path_factory: pytest.TempPathFactory, typed: str) -> None:
    path = tmp_path_factory.getbasetemp() / "any.json"
    kept = Kept((an_own_note(text=tidied(typed)),))
    desk_file.write(path, kept)
    assert desk_file.read(path) == kept


def test_file_says_what_it_is(path: Path) -> None:
    desk_file.write(path, KEPT)
    content = json.loads(path.read_text(encoding="utf-8"))
    assert content["format"] == "Baklosan Desktop notes"
    assert content["version"] == 1
    assert content["notes"][0] == {
        "id": "n1",
        "label": "demo",
        "edition": "1",
        "section": "dosage",
        "text": "Ask the wholesaler for 10 mg tablets.",
        "written": "2026-03-04T09:05:30+00:00",
    }
    assert content["bookmarks"] == [{"label": "demo", "section": "dosage"}]


def test_export_that_fails_leaves_the_old_file_and_no_part_of_a_new_one(path: Path) -> None:
    path.mkdir()
    with pytest.raises(NotSaved, match=r"notes\.json' could not be saved"):
        desk_file.write(path, KEPT)
    assert [one.name for one in path.parent.iterdir()] == ["notes.json"]


def test_export_into_no_folder_is_said_so(path: Path) -> None:
    with pytest.raises(NotSaved, match="could not be saved"):
        desk_file.write(path / "deeper" / "notes.json", KEPT)


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"\xff\xfe", b"[]", b"7", b"{}", b'{"format": "other"}', b"[" * 100_000],
    ids=lambda content: content[:10],
)
def test_another_file_is_refused(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    with pytest.raises(UnreadableExport, match=NO_FILE):
        desk_file.read(path)


def test_missing_file_is_refused(path: Path) -> None:
    with pytest.raises(UnreadableExport, match="cannot be read"):
        desk_file.read(path)


def test_huge_file_is_refused_unread(path: Path) -> None:
    with path.open("wb") as stream:
        stream.truncate(60_000_000)
    with pytest.raises(UnreadableExport, match="too large"):
        desk_file.read(path)


def test_file_of_another_version_is_refused(path: Path) -> None:
    changed(path, version=2)
    with pytest.raises(UnreadableExport, match="of another version"):
        desk_file.read(path)


@pytest.mark.parametrize("changes", [{"notes": None}, {"bookmarks": {}}])
def test_file_without_lists_is_refused(path: Path, changes: dict[str, Any]) -> None:
    changed(path, **changes)
    with pytest.raises(UnreadableExport, match="has no list of notes, or none of bookmarks"):
        desk_file.read(path)


NOTE = {
    "id": "n1",
    "label": "demo",
    "edition": "1",
    "section": "dosage",
    "text": "x",
    "written": "2026-03-04T09:05:30+00:00",
}


@pytest.mark.parametrize(
    "note",
    [
        "x",
        {key: value for key, value in NOTE.items() if key != "text"},
        NOTE | {"text": 7},
        NOTE | {"text": ""},
        NOTE | {"text": "x" * 4001},
        NOTE | {"text": "\ud800"},
        NOTE | {"written": "yesterday"},
        NOTE | {"written": "2026-03-04T09:05:30"},
    ],
    ids=str,
)
def test_note_that_is_not_as_it_should_be_is_named_by_its_number(path: Path, note: object) -> None:
    changed(path, notes=[NOTE, note])
    with pytest.raises(UnreadableExport, match=r"notes\.json': note 2 is not as it should be"):
        desk_file.read(path)


@pytest.mark.parametrize("bookmark", [None, {"label": "demo"}, {"label": "", "section": "x"}])
def test_bookmark_that_is_not_as_it_should_be_is_named_too(path: Path, bookmark: object) -> None:
    changed(path, bookmarks=[bookmark])
    with pytest.raises(UnreadableExport, match="bookmark 1 is not as it should be"):
        desk_file.read(path)


@given(
    json_value=st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
        max_leaves=5,
    )
)
def test_no_json_raises_anything_else(
    tmp_path_factory: pytest.TempPathFactory, json_value: object
) -> None:
    path = tmp_path_factory.getbasetemp() / "json.json"
    for lists in ({"notes": [json_value]}, {"bookmarks": [json_value]}):
        changed(path, **lists)
        with pytest.raises(UnreadableExport):
            desk_file.read(path)
