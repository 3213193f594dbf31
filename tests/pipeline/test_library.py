import os
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from baklosan_desktop.assets import database_folder
from baklosan_desktop.errors import LabelError, UnwritableUserFile
from baklosan_desktop.importers.base import ImportRefused, NotALabel, Source, Unreadable
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
from baklosan_desktop.pipeline import library as importing
from baklosan_desktop.pipeline.library import imported, size
from baklosan_desktop.store import library as libraries
from baklosan_desktop.store.library import Library
from tests.published import a_published, one_section, read_demo, written


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library.open(libraries.file(tmp_path / "own", database_folder()))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "labels"
    made.mkdir()
    return made


def run(library: Library, *paths: Path) -> list[Event]:
    with library.shelving() as shelving:
        return list(imported(paths, shelving, read_demo))


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


def test_pipe_is_left_alone(library: Library, folder: Path) -> None:
    os.mkfifo(folder / "pipe")
    assert kinds(run(library, folder)) == ["Refused"]


def test_huge_file_is_refused_unread(
    library: Library, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importing, "MOST_BYTES", 10)
    (folder / "1").write_bytes(written(one("x")))
    [_, refused] = run(library, folder)
    assert isinstance(refused, Refused)
    assert refused.reason.endswith("is larger than 1 GB.")


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
    assert kinds(told) == ["Opened", "Added", "Opened", "Refused"]


def test_run_can_be_left_at_any_moment(library: Library, folder: Path) -> None:
    (folder / "1").write_bytes(written(one("x"), one("y"), one("z")))
    with library.shelving() as shelving:
        events = imported([folder], shelving, read_demo)
        assert kinds([next(events)]) == ["Opened"]
        assert library.listed() == ()
        assert kinds([next(events)]) == ["Added"]
        del events
    assert [label.name for label in library.listed()] == ["x", "y", "z"]
    assert kinds(run(library, folder)) == ["Opened", "Unchanged"]


@pytest.mark.parametrize("limit", ["MOST_LABELS", "_MOST_HELD"])
def test_labels_are_kept_some_at_a_time(
    library: Library, folder: Path, monkeypatch: pytest.MonkeyPatch, limit: str
) -> None:
    monkeypatch.setattr(importing, limit, 2)
    for name in "abc":
        (folder / name).write_bytes(written(one(name)))
    at_once = {"MOST_LABELS": ["a", "b"], "_MOST_HELD": ["a"]}[limit]
    with library.shelving() as shelving:
        events = imported([folder], shelving, read_demo)
        assert kinds([next(events), next(events)]) == ["Opened", "Added"]
        assert [label.name for label in library.listed()] == at_once
        assert kinds(list(events)) == ["Opened", "Added"] * 2
    assert len(library.listed()) == 3


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
    assert first.startswith(str(path))
    assert first.endswith("a.txt")
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
    names = [event.path.rpartition(": ")[2] for event in opened]
    assert names == [str(plain), str(archive), "a", "b", str(last)]
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
