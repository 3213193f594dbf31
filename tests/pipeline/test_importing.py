import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from baklosan_desktop.errors import UnwritableUserFile
from baklosan_desktop.labels.importing import Ended, Run
from baklosan_desktop.labels.library import Refused
from baklosan_desktop.pipeline import importing, library
from baklosan_desktop.pipeline.importing import Import
from tests.fakes import FakeShelving
from tests.other_language import speak_polish
from tests.published import a_published, one_section, read_demo, written

LONGEST = 10


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three good files with a bad one between them."""
    for name in ("1", "3", "4"):
        label = a_published(set_id=name, name=name, parts=one_section("Take one."))
        (tmp_path / name).write_bytes(written(label))
    (tmp_path / "2").write_bytes(b"nothing")
    return tmp_path


class Telling:
    """Remembers what it is told; does something when so many labels are there."""

    def __init__(self) -> None:
        self.told: list[Run] = []
        self.all = threading.Event()

    def __call__(self, run: Run) -> None:
        self.told.append(run)
        if run.labels == 3:
            self.all.set()


def an_import(folder: Path, shelving: FakeShelving) -> Import:
    return Import([folder], shelving.opened, read_demo)


@pytest.fixture
def singly(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep one label at a time."""
    monkeypatch.setattr(library, "MOST_LABELS", 1)


@pytest.fixture
def every(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tell of every event."""
    monkeypatch.setattr(importing, "BETWEEN", 0.0)


def test_import_keeps_labels_and_names_what_was_left_out(folder: Path) -> None:
    shelving = FakeShelving()
    ended = an_import(folder, shelving).run(Telling())
    assert [label.name for label in shelving.kept] == ["1", "3", "4"]
    assert ended.run.added == 3
    [refused] = ended.left_out
    assert isinstance(refused, Refused)
    assert refused.path == str(folder / "2")
    assert (ended.problem, ended.is_cancelled) == ("", False)


@pytest.mark.usefixtures("every", "singly")
def test_import_tells_how_far_it_is(folder: Path) -> None:
    telling = Telling()
    an_import(folder, FakeShelving()).run(telling)
    whole = sum(path.stat().st_size for path in folder.iterdir())
    assert {run.size for run in telling.told} == {whole}
    read = [run.read for run in telling.told]
    assert read == sorted(read)
    assert 0 < read[-1] < whole
    assert [run.labels for run in telling.told if run.path == str(folder / "3")] == [1, 2]
    assert all(run.seconds >= 0 for run in telling.told)


def test_refusal_is_told_in_the_language_of_the_interface_from_another_thread(
    folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    speak_polish(
        tmp_path_factory.mktemp("language"),
        {
            "'{name}' is not imported: {reason}.": "Nie: '{name}', {reason}.",
            "it is a picture (PNG)": "to obraz",
            "Import the label itself: an SPL, an ePI, an openFDA answer or a text with headings.": (
                "Inny plik!"
            ),
        },
    )
    (folder / "2").write_bytes(b"\x89PNG")
    an_own = Import([folder / "2"], FakeShelving().opened)
    ended: list[Ended] = []
    thread = threading.Thread(target=lambda: ended.append(an_own.run(Telling())))
    thread.start()
    thread.join(LONGEST)
    [refused] = ended[0].left_out
    assert isinstance(refused, Refused)
    assert refused.reason == f"Nie: '{folder / '2'}', to obraz."
    assert refused.advice == "Inny plik!"


def test_import_tells_of_few_events_when_they_are_many(folder: Path) -> None:
    telling = Telling()
    an_import(folder, FakeShelving()).run(telling)
    assert len(telling.told) < 8


def test_shelf_is_opened_and_used_in_the_thread_of_the_run(folder: Path) -> None:
    shelving = FakeShelving()
    one = an_import(folder, shelving)
    thread = threading.Thread(target=one.run, args=[Telling()])
    thread.start()
    thread.join(LONGEST)
    assert shelving.threads == {thread.ident}
    assert len(shelving.kept) == 3


@pytest.mark.usefixtures("every", "singly")
def test_cancelled_import_keeps_what_it_told(folder: Path) -> None:
    shelving = FakeShelving()
    one = an_import(folder, shelving)
    ended = one.run(lambda run: one.cancel() if run.labels else None)
    assert [label.name for label in shelving.kept] == ["1"]
    assert ended.is_cancelled
    assert ended.run.added == 1


@pytest.mark.usefixtures("every")
def test_cancelled_import_tells_of_all_that_were_kept_at_once(folder: Path) -> None:
    shelving = FakeShelving()
    one = an_import(folder, shelving)
    ended = one.run(lambda run: one.cancel() if run.labels > 1 else None)
    assert ended.run.added == len(shelving.kept) == 3


def test_import_that_was_cancelled_before_it_began_keeps_nothing(folder: Path) -> None:
    shelving = FakeShelving()
    one = an_import(folder, shelving)
    one.cancel()
    one.pause()
    assert one.run(Telling()).is_cancelled
    assert shelving.kept == []


@pytest.mark.usefixtures("every", "singly")
def test_paused_import_waits_and_goes_on_when_it_is_resumed(folder: Path) -> None:
    shelving, telling = FakeShelving(), Telling()
    one = an_import(folder, shelving)
    waits = threading.Event()

    def tell(run: Run) -> None:
        telling(run)
        if run.labels == 1 and not waits.is_set():
            one.pause()
            waits.set()

    ended: list[Ended] = []
    thread = threading.Thread(target=lambda: ended.append(one.run(tell)))
    thread.start()
    assert waits.wait(LONGEST)
    assert not telling.all.wait(0.05)
    assert len(shelving.kept) == 1
    one.resume()
    thread.join(LONGEST)
    assert [one.run.added for one in ended] == [3]
    assert ended[0].run.seconds >= 0


@pytest.mark.usefixtures("singly")
def test_library_that_cannot_go_on_is_a_problem_and_what_was_kept_is_told(folder: Path) -> None:
    shelving = FakeShelving(refusal=UnwritableUserFile("The disk is full."), after=1)
    ended = an_import(folder, shelving).run(Telling())
    assert ended.problem.startswith("The disk is full. Free space on the disk")
    assert ended.run.added == 1


def test_import_tidies_up_in_the_end_and_nothing_is_left_out_when_it_is_cancelled_then(
    folder: Path,
) -> None:
    shelving, tidied = FakeShelving(), list[int]()
    own = an_import(folder, shelving)
    shelving.tidied = tidied.append
    assert own.run(Telling()).run.added == 3
    assert tidied == [3, 3, 3]

    def cancel(labels: int) -> None:
        tidied.append(labels)
        own.cancel()

    shelving.tidied = cancel
    ended = own.run(Telling())
    assert tidied[3:] == [6]
    assert (ended.run.added, ended.problem, ended.is_cancelled) == (3, "", False)


def test_pause_holds_up_what_an_import_does_in_the_end(folder: Path) -> None:
    shelving, tidied, waits = FakeShelving(), list[int](), threading.Event()
    own = an_import(folder, shelving)

    def pause(labels: int) -> None:
        tidied.append(labels)
        if len(tidied) == 1:
            own.pause()
            waits.set()

    shelving.tidied = pause
    thread = threading.Thread(target=own.run, args=(Telling(),))
    thread.start()
    assert waits.wait(LONGEST)
    thread.join(0.1)
    assert (thread.is_alive(), tidied) == (True, [3])
    own.resume()
    thread.join(LONGEST)
    assert (thread.is_alive(), tidied) == (False, [3, 3, 3])


def test_library_that_cannot_be_opened_is_a_problem(folder: Path) -> None:
    @contextmanager
    def opening() -> Iterator[FakeShelving]:
        raise UnwritableUserFile("It is locked.")
        yield FakeShelving()  # what makes it a generator

    ended = Import([folder], opening, read_demo).run(Telling())
    assert ended.problem.startswith("It is locked. ")


def test_where_counting_takes_too_long_the_end_is_not_in_sight(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importing, "LONGEST_COUNT", -1.0)
    ended = an_import(folder, FakeShelving()).run(Telling())
    assert ended.run.size is None
    assert ended.run.added == 3
