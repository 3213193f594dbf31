import gc
import json
import os
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from baklosan_desktop.assets import database_folder
from baklosan_desktop.errors import LabelError, UnwritableUserFile
from baklosan_desktop.importers.base import (
    SAFE,
    ImportRefused,
    Limits,
    NotALabel,
    Source,
    Unreadable,
)
from baklosan_desktop.importers.reading import read_labels
from baklosan_desktop.labels.library import (
    Added,
    Event,
    Offered,
    Opened,
    Outcome,
    Refused,
    Replaced,
    Unchanged,
)
from baklosan_desktop.labels.published import PublishedLabel
from baklosan_desktop.pipeline import library as pipeline
from baklosan_desktop.pipeline.library import Read, imported, size
from baklosan_desktop.store import library as libraries
from baklosan_desktop.store.library import Library
from tests.disks import full_disk
from tests.published import a_published, one_section, read_demo, written


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library.open(libraries.file(tmp_path / "own", database_folder()))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "labels"
    made.mkdir()
    return made


def run(
    library: Library, *paths: Path, read: Read = read_demo, limits: Limits = SAFE
) -> list[Event]:
    with library.shelving() as shelving:
        return list(imported(paths, shelving, read, limits))


def one(name: str, edition: str = "1", text: str = "Take one.") -> PublishedLabel:
    return a_published(set_id=name, name=name, edition=edition, parts=one_section(text))


def kinds(events: list[Event]) -> list[str]:
    return [type(event).__name__ for event in events]


def test_every_file_of_a_folder_is_read_in_the_order_of_the_names(
    library: Library, folder: Path
) -> None:
    (folder / "deeper").mkdir()
    for name in ("b", "deeper/c", "a"):
        (folder / name).write_bytes(written(one(name[-1])))
    events = run(library, folder)
    assert [event.path for event in events] == [
        str(folder / name) for name in ("a", "a", "b", "b", "deeper/c", "deeper/c")
    ]
    assert kinds(events) == ["Opened", "Added"] * 3
    assert [label.name for label in library.listed()] == ["a", "b", "c"]


def test_bad_file_stops_no_other_and_what_it_held_before_is_kept(
    library: Library, folder: Path
) -> None:
    (folder / "1").write_bytes(b"<html>")
    (folder / "2").write_bytes(written(one("x"), one("y"), bad=True))
    (folder / "3").write_bytes(written(one("z")))
    first, bad = str(folder / "1"), str(folder / "2")
    assert [event for event in run(library, folder) if isinstance(event, Refused)] == [
        Refused(
            first,
            f"'{first}' is not imported: it is a label in no known format.",
            NotALabel.advice,
        ),
        Refused(f"{bad}!3", f"'{bad}' is not imported: line 4 is broken.", Unreadable.advice),
    ]
    assert [label.name for label in library.listed()] == ["x", "y", "z"]


def test_file_with_a_fault_is_read_anew_when_it_comes_again(library: Library, folder: Path) -> None:
    (folder / "1").write_bytes(written(one("x"), bad=True))
    run(library, folder)
    assert kinds(run(library, folder)) == ["Opened", "Unchanged", "Refused"]


def test_same_file_again_is_not_even_read(library: Library, folder: Path) -> None:
    (folder / "1").write_bytes(written(one("x"), one("y")))
    run(library, folder)
    (folder / "1").rename(folder / "2")
    assert run(library, folder) == [Opened(str(folder / "2")), Unchanged(str(folder / "2"))]


def test_second_label_of_a_file_has_a_path_of_its_own(library: Library, folder: Path) -> None:
    path = folder / "both"
    path.write_bytes(written(one("x"), one("y")))
    _, first, second = run(library, path)
    assert (first.path, second.path) == (str(path), f"{path}!2")


def test_labels_of_a_file_that_share_an_id_are_both_kept(library: Library, folder: Path) -> None:
    path = folder / "both"
    path.write_bytes(written(one("x"), one("x", text="For patients.")))
    assert kinds(run(library, path)) == ["Opened", "Added", "Added"]
    path.write_bytes(written(one("x", "2"), one("x", "2", "For patients.")))
    assert kinds(run(library, path)) == ["Opened", "Replaced", "Replaced"]
    assert len(library.listed()) == 2


def test_newer_edition_tells_which_it_replaced(library: Library, folder: Path) -> None:
    path = folder / "x"
    path.write_bytes(written(one("x")))
    [_, added] = run(library, path)
    assert isinstance(added, Added)
    path.write_bytes(written(one("x", "2")))
    assert run(library, path)[1:] == [Replaced(str(path), added.id, "1")]


def test_path_to_nothing_and_an_empty_folder_are_named(library: Library, folder: Path) -> None:
    missing = folder / "nothing"
    told = [event for event in run(library, folder, missing) if isinstance(event, Refused)]
    assert [event.reason for event in told] == [
        f"The folder is empty: '{folder}'.",
        f"There is no file or folder: '{missing}'.",
    ]


def test_what_is_no_file_is_left_alone_and_told_of(library: Library, folder: Path) -> None:
    os.mkfifo(folder / "pipe")
    (folder / "loop").symlink_to(folder / "loop")
    (folder / "nothing").symlink_to(folder / "gone")
    (folder / "zeros").symlink_to("/dev/zero")
    (folder / "itself").symlink_to(folder)
    (folder / "x").write_bytes(written(one("x")))
    told = run(library, folder)
    assert kinds(told) == [*["Refused"] * 3, "Opened", "Added", "Refused"]
    assert [Path(event.path).name for event in told] == [
        *("loop", "nothing", "pipe"),
        *("x", "x"),
        "zeros",
    ]
    assert isinstance(told[0], Refused)
    assert told[0].reason.endswith(
        "loop' is no file that can be read: it is a pipe, a device, or gone."
    )
    assert kinds(run(library, folder / "pipe")) == ["Refused"]


def test_path_longer_than_any_can_be_is_named(library: Library) -> None:
    assert kinds(run(library, Path("a" * 5_000))) == ["Refused"]


def test_files_in_a_folder_that_cannot_be_written_are_read(library: Library, folder: Path) -> None:
    (folder / "x").write_bytes(written(one("x")))
    (folder / "x").chmod(0o400)
    folder.chmod(0o500)
    assert kinds(run(library, folder)) == ["Opened", "Added"]
    folder.chmod(0o700)


def test_full_disk_ends_the_run_and_what_was_kept_stays(
    library: Library, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pipeline, "MOST_LABELS", 1)
    for name in "ab":
        (folder / name).write_bytes(written(one(name, text="Take one. " * 20_000)))
    with library.shelving() as shelving:
        events = imported([folder], shelving, read_demo)
        assert kinds([next(events), next(events), next(events)]) == ["Opened", "Added", "Opened"]
        with full_disk(), pytest.raises(UnwritableUserFile):
            next(events)
    assert [label.name for label in library.listed()] == ["a"]
    assert kinds(run(library, folder)) == ["Opened", "Unchanged", "Opened", "Added"]


def test_bulk_file_that_vanishes_is_named(library: Library, folder: Path) -> None:
    path = folder / "bulk.json"
    path.write_bytes(an_answer(*"ab", more="is long. " * 99))
    with library.shelving() as shelving:
        events = imported([path], shelving, read_labels, BULK)
        assert kinds([next(events)]) == ["Opened"]
        path.unlink()
        [refused] = events
    assert isinstance(refused, Refused)
    assert refused.reason in {
        f"'{path}' cannot be read.",
        f"'{path}' is not imported: it cannot be read to its end.",
    }


def test_huge_file_is_refused_unread(library: Library, folder: Path) -> None:
    (folder / "1").write_bytes(written(one("x")))
    [_, refused] = run(library, folder, limits=Limits(bulk=10))
    assert isinstance(refused, Refused)
    assert refused.reason.endswith("is larger than 0 GB.")


BULK = Limits(size=1000)


def an_answer(*names: str, more: str = "") -> bytes:
    entries = [{"set_id": name, "version": "1", "warnings": [f"{name} {more}"]} for name in names]
    return json.dumps({"meta": {"a": 1}, "results": entries}, indent=1).encode()


def originals(library: Library) -> dict[str, bytes]:
    return {one.name: library.original(one.id).content for one in library.listed()}


def test_original_of_a_label_in_bulk_is_its_own_piece_of_the_file(
    library: Library, folder: Path
) -> None:
    path = folder / "bulk.json"
    path.write_bytes(whole := an_answer(*"abc", more="is long. " * 99))
    told = run(library, path, read=read_labels, limits=BULK)
    assert [(type(event).__name__, event.path) for event in told] == [
        ("Opened", str(path)),
        ("Added", str(path)),
        ("Added", f"{path}!2"),
        ("Added", f"{path}!3"),
    ]
    for name, piece in originals(library).items():
        assert piece in whole
        assert json.loads(piece)["set_id"] == name
    again = run(library, path, read=read_labels, limits=BULK)
    assert kinds(again) == ["Opened", *["Unchanged"] * 3]


def test_piece_of_a_bulk_file_can_be_imported_as_a_file(library: Library, folder: Path) -> None:
    (folder / "bulk.json").write_bytes(an_answer(*"ab", more="is long. " * 99))
    run(library, folder, read=read_labels, limits=BULK)
    kept = originals(library)["b"]
    with library.shelving() as shelving:
        for label in library.listed():
            shelving.remove(label.id)
    (folder / "bulk.json").write_bytes(kept)
    run(library, folder, read=read_labels)
    assert [label.name for label in library.listed()] == ["b"]


def test_bad_entry_of_a_bulk_file_is_named_and_the_next_is_read(
    library: Library, folder: Path
) -> None:
    path = folder / "bulk.json"
    path.write_bytes(
        an_answer(*"abc", more="is long. " * 99).replace(b'"warnings"', b'"other"', 1)[:-9]
    )
    _, bad, *good, torn = run(library, path, read=read_labels, limits=BULK)
    assert isinstance(bad, Refused)
    assert "it has no field of a drug label" in bad.reason
    assert kinds(good) == ["Added"]
    assert isinstance(torn, Refused)
    assert (torn.path, torn.reason) == (
        f"{path}!3",
        f"'{path}' is not imported at entry 3: it is no JSON (Expecting ',' delimiter).",
    )


@pytest.mark.parametrize(
    "begin", [b'<document xmlns="urn:hl7-org:v3">', b'{"resourceType": "Bundle"', b"# Demo\n"]
)
def test_other_large_file_is_refused(library: Library, folder: Path, begin: bytes) -> None:
    (folder / "1").write_bytes(begin + b" " * 2000)
    [_, refused] = run(library, folder, read=read_labels, limits=BULK)
    assert isinstance(refused, Refused)
    assert refused.reason.endswith("it is larger than 20 MB.")


def test_large_answer_in_an_archive_is_read_from_there(library: Library, folder: Path) -> None:
    path = folder / "bulk.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.json", an_answer(*"abc", more="is long. " * 99))
        archive.writestr("b.txt", "# Demo\n" + " " * 2000)
    told = run(library, path, read=read_labels, limits=BULK)
    assert kinds(told) == ["Opened", "Opened", *["Added"] * 3, "Opened", "Refused"]
    assert [event.path for event in told[2:4]] == [f"{path}!a.json", f"{path}!a.json!2"]


class Unwell:
    """A shelf that fails."""

    def __init__(self, error: Exception) -> None:
        self._error = error

    def knows(self, sha256: str) -> bool:
        return not sha256

    def keep_all(self, _offered: Sequence[Offered]) -> Sequence[Outcome | LabelError]:
        raise self._error


def test_label_that_cannot_be_kept_is_refused_and_the_others_are_kept(
    library: Library, folder: Path
) -> None:
    path = folder / "1"
    path.write_bytes(written(one("x"), one("y"), one("z")))

    def reading(source: Source) -> Iterator[PublishedLabel]:
        for label in read_demo(source):
            yield replace(label, holder="\ud800") if label.name == "y" else label

    with library.shelving() as shelving:
        told = list(imported([folder], shelving, reading))
    assert kinds(told) == ["Opened", "Added", "Refused", "Added"]
    reason = "The label holds half a character, which no text can."
    assert told[2] == Refused(f"{path}!2", reason, ImportRefused.advice)
    assert [label.name for label in library.listed()] == ["x", "z"]


def test_library_that_cannot_be_written_ends_the_run(folder: Path) -> None:
    (folder / "1").write_bytes(written(one("x"), one("y")))
    events = imported([folder], Unwell(UnwritableUserFile("The disk is full.")), read_demo)
    assert kinds([next(events)]) == ["Opened"]
    with pytest.raises(UnwritableUserFile, match="The disk is full"):
        next(events)


def test_file_that_vanishes_is_named(library: Library, folder: Path) -> None:
    for name in ("1", "2"):
        (folder / name).write_bytes(written(one(name)))
    with library.shelving() as shelving:
        events = imported([folder], shelving, read_demo)
        told = [next(events)]
        (folder / "2").unlink()
        told += events
    assert kinds(told) == ["Opened", "Added", "Refused"]


def test_run_can_be_left_at_any_moment(library: Library, folder: Path) -> None:
    (folder / "1").write_bytes(written(one("x"), one("y"), one("z")))
    with library.shelving() as shelving:
        events = imported([folder], shelving, read_demo)
        assert kinds([next(events)]) == ["Opened"]
        assert library.listed() == ()
        assert kinds([next(events)]) == ["Added"]
        del events
    assert [label.name for label in library.listed()] == ["x"]
    assert kinds(run(library, folder)) == ["Opened", "Unchanged", "Added", "Added"]


@pytest.mark.parametrize("limit", ["MOST_LABELS", "_MOST_HELD"])
def test_labels_are_kept_some_at_a_time(
    library: Library, folder: Path, monkeypatch: pytest.MonkeyPatch, limit: str
) -> None:
    monkeypatch.setattr(pipeline, limit, 2)
    for name in "abcde":
        (folder / name).write_bytes(written(one(name)))
    with library.shelving() as shelving:
        events = imported([folder], shelving, read_demo)
        kept = [len(library.listed()) for event in events if isinstance(event, Added)]
    assert kept == {"MOST_LABELS": [1, 3, 3, 5, 5], "_MOST_HELD": [1, 2, 3, 4, 5]}[limit]


def test_first_label_is_told_of_before_the_next_is_read(library: Library, folder: Path) -> None:
    for name in "abcdefgh":
        (folder / name).write_bytes(written(one(name)))
    read: list[str] = []

    def reading(source: Source) -> Iterator[PublishedLabel]:
        read.append(source.name[-1])
        yield from read_demo(source)

    with library.shelving() as shelving:
        events = imported([folder], shelving, reading)
        seen = [len(read) for event in events if isinstance(event, Added)]
    assert seen == [1, 3, 3, 7, 7, 7, 7, 8]


def test_file_that_comes_twice_is_kept_once(library: Library, folder: Path) -> None:
    for name in "ab":
        (folder / name).write_bytes(written(one("x")))
    assert kinds(run(library, folder)) == ["Opened", "Added", "Opened", "Unchanged"]


def test_nothing_is_read_before_it_is_asked_for(library: Library, folder: Path) -> None:
    (folder / "1").write_bytes(written(one("x")))
    read: list[str] = []

    def reading(source: Source) -> Iterator[PublishedLabel]:
        for label in read_demo(source):
            read.append(label.name)
            yield label

    with library.shelving() as shelving:
        events = imported([folder], shelving, reading)
        next(events)
        assert read == []
        next(events)
        assert read == ["x"]


def test_labels_in_an_archive_are_imported_one_by_one(library: Library, folder: Path) -> None:
    path = folder / "labels.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.txt", written(one("x"), one("y")))
        archive.writestr("b.txt", "no label")
    told = run(library, path)
    assert kinds(told) == ["Opened", "Opened", "Added", "Added", "Opened", "Refused"]
    first, second = (event.path for event in told[2:4])
    assert first == f"{path}!a.txt"
    assert second == f"{first}!2"
    again = ["Opened", "Opened", "Unchanged", "Opened", "Refused"]
    assert kinds(run(library, path)) == again


def test_each_file_tells_how_much_was_read_before_it(library: Library, folder: Path) -> None:
    plain, archive, last = (folder / name for name in ("1", "2.zip", "3"))
    for path in (plain, last):
        path.write_bytes(written(one(path.name)))
    with zipfile.ZipFile(archive, "w") as packed:
        for name in ("a", "b"):
            packed.writestr(name, written(one(name)))
    opened = [event for event in run(library, folder) if isinstance(event, Opened)]
    names = [event.path for event in opened]
    inner = [f"{archive}!a", f"{archive}!b"]
    assert names == [str(plain), str(archive), *inner, str(last)]
    first, second, *inside, third = (event.before for event in opened)
    before, until = plain.stat().st_size, plain.stat().st_size + archive.stat().st_size
    assert (first, second, third) == (0, before, until)
    assert before < inside[0] < inside[1] < until


def test_size_is_that_of_all_files(folder: Path) -> None:
    (folder / "deeper").mkdir()
    for name, content in (("a", b"12"), ("deeper/b", b"345")):
        (folder / name).write_bytes(content)
    assert size([folder, folder / "a", folder / "nothing"], lambda: False) == 7


def test_size_is_not_known_where_counting_takes_too_long(folder: Path) -> None:
    (folder / "a").write_bytes(b"12")
    assert size([folder], lambda: True) is None


def test_archive_that_cannot_be_opened_is_refused(library: Library, folder: Path) -> None:
    (folder / "bad.zip").write_bytes(b"PK\x03\x04 and no more")
    _, refused = run(library, folder)
    assert isinstance(refused, Refused)
    assert "bad.zip" in refused.reason


def test_cycles_are_looked_for_as_before_once_an_import_ends_or_is_left(
    library: Library, folder: Path
) -> None:
    (folder / "1").write_bytes(written(one("x")))
    before = gc.get_threshold()
    with library.shelving() as shelving:
        events = imported([folder], shelving, read_demo)
        next(events)
        assert gc.get_threshold() > before
        del events
        assert gc.get_threshold() == before
        assert list(imported([folder], shelving, read_demo))
    assert gc.get_threshold() == before
