import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from baklosan_desktop.qt.single_instance import SingleInstance, Standing
from baklosan_desktop.screens.hand_off import read
from tests.conftest import ROOT

PACK = "county.baklabels"

HOLDER = """
import sys
from pathlib import Path
from baklosan_desktop.qt.single_instance import SingleInstance
first = SingleInstance(Path(sys.argv[1]))
print(first.standing.name, flush=True)
sys.stdin.read()
"""


@pytest.fixture
def first(tmp_path: Path) -> SingleInstance:
    return SingleInstance(tmp_path)


@pytest.fixture
def asked(first: SingleInstance) -> list[list[str]]:
    """What later programs have asked of the first."""
    asked: list[list[str]] = []
    first.asked.connect(asked.append)
    return asked


def test_second_program_of_a_user_knows_that_it_is_one(
    first: SingleInstance, tmp_path: Path
) -> None:
    assert first.standing is Standing.FIRST
    assert SingleInstance(tmp_path).standing is Standing.SECOND
    assert SingleInstance(tmp_path / "another").standing is Standing.FIRST


def test_request_reaches_the_first_program(
    first: SingleInstance, asked: list[list[str]], tmp_path: Path, qtbot: QtBot
) -> None:
    first.listen()
    assert SingleInstance(tmp_path).hand_over(["--search", "kidney"])
    qtbot.waitUntil(lambda: asked == [["--search", "kidney"]])
    assert not list((tmp_path / "requests").iterdir())


Arrives = Callable[[list[str]], list[str]]


@pytest.fixture
def arrives(first: SingleInstance, asked: list[list[str]], tmp_path: Path, qtbot: QtBot) -> Arrives:
    """Hand arguments over; return them as they arrive."""

    def arrives(arguments: list[str]) -> list[str]:
        first.listen()
        assert SingleInstance(tmp_path).hand_over(arguments)
        qtbot.waitUntil(lambda: bool(asked))
        return asked.pop()

    return arrives


@pytest.mark.parametrize("before", [[], ["--search", "kidney"], ["--search=kidney"]])
def test_file_of_a_pack_is_found_from_wherever_the_first_program_runs(
    arrives: Arrives, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, before: list[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert arrives([*before, PACK]) == [*before, str(tmp_path / PACK)]


@pytest.mark.parametrize("arguments", [["--search", PACK], [f"--search={PACK}"]])
def test_words_that_are_searched_are_no_file(arrives: Arrives, arguments: list[str]) -> None:
    assert arrives(arguments) == arguments
    assert read(arguments, ()).search == PACK


def test_requests_laid_down_before_anybody_listened_are_taken_in_turn(
    first: SingleInstance, asked: list[list[str]], tmp_path: Path
) -> None:
    for number, word in enumerate(("one", "two")):
        (tmp_path / "requests" / f"{number}.json").write_text(f'["{word}"]', encoding="utf-8")
    first.listen()
    assert asked == [["one"], ["two"]]


@pytest.mark.parametrize("content", ["", "{", "7", '["a", 7]', "[" * 5000, '{"a": 1}'])
def test_what_is_no_request_is_thrown_away(
    first: SingleInstance, asked: list[list[str]], tmp_path: Path, content: str
) -> None:
    requests = tmp_path / "requests"
    (requests / "1.json").write_text(content, encoding="utf-8")
    (requests / "2.json").write_text(json.dumps(["right"]), encoding="utf-8")
    (requests / "3.partial").write_text("half", encoding="utf-8")
    first.listen()
    assert asked == [["right"]]
    assert [path.name for path in requests.iterdir()] == ["3.partial"]


def test_lock_of_a_killed_program_is_taken_over(tmp_path: Path) -> None:
    with subprocess.Popen(  # noqa: S603 - starts this very Python
        [sys.executable, "-c", HOLDER, str(tmp_path)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "FIRST\n"
        assert SingleInstance(tmp_path).standing is Standing.SECOND
        holder.kill()
    assert SingleInstance(tmp_path).standing is Standing.FIRST


def test_lock_of_another_computer_leaves_it_open(tmp_path: Path) -> None:
    (tmp_path / "running.lock").write_text("4242\nbaklosan\nanother-computer\n\n\n")
    assert SingleInstance(tmp_path).standing is Standing.UNKNOWN


def test_folder_that_cannot_be_written_leaves_it_open(tmp_path: Path) -> None:
    blocked = tmp_path / "a file"
    blocked.write_text("where the folder should be")
    instance = SingleInstance(blocked)
    assert instance.standing is Standing.UNKNOWN
    assert not instance.hand_over(["--search", "kidney"])
    instance.listen()


def test_request_that_nobody_takes_is_taken_back(
    first: SingleInstance, asked: list[list[str]], tmp_path: Path
) -> None:
    second = SingleInstance(tmp_path, patience_ms=1)
    assert not second.hand_over(["--age", "55"])
    assert second.standing is Standing.SECOND
    assert list((tmp_path / "requests").iterdir()) == []
    first.listen()
    assert asked == []


def test_program_that_outlives_the_first_one_is_the_first(tmp_path: Path) -> None:
    ending = [SingleInstance(tmp_path)]
    second = SingleInstance(tmp_path)
    QTimer.singleShot(0, ending.clear)
    assert not second.hand_over(["--age", "55"])
    assert second.standing is Standing.FIRST
    assert list((tmp_path / "requests").iterdir()) == []


def test_first_program_has_nobody_to_hand_over_to(first: SingleInstance, tmp_path: Path) -> None:
    assert not first.hand_over(["--age", "55"])
    assert list((tmp_path / "requests").iterdir()) == []


def test_request_cannot_be_laid_down_where_its_folder_is_gone(
    first: SingleInstance, tmp_path: Path
) -> None:
    assert first.standing is Standing.FIRST
    second = SingleInstance(tmp_path)
    (tmp_path / "requests").rmdir()
    assert not second.hand_over(["--age", "55"])


@pytest.mark.skipif(os.name != "posix", reason="files have no such modes elsewhere")
def test_request_can_be_read_by_nobody_but_its_user(first: SingleInstance, tmp_path: Path) -> None:
    assert first.standing is Standing.FIRST
    modes: list[int] = []
    requests = tmp_path / "requests"
    QTimer.singleShot(0, lambda: modes.extend(path.stat().st_mode for path in requests.iterdir()))
    assert not SingleInstance(tmp_path, patience_ms=50).hand_over(["--age", "55"])
    assert [oct(mode)[-3:] for mode in modes] == ["600"]
    assert oct(requests.stat().st_mode)[-3:] == "700"


def test_what_a_killed_program_left_lying_is_deleted_and_not_done(tmp_path: Path) -> None:
    requests = tmp_path / "requests"
    requests.mkdir()
    for name in ("1.json", "2.partial"):
        (requests / name).write_text('["--age", "55"]', encoding="utf-8")
    SingleInstance(tmp_path).listen()
    assert list(requests.iterdir()) == []


def test_request_that_cannot_be_deleted_is_not_done_again_and_again(
    first: SingleInstance, asked: list[list[str]], tmp_path: Path
) -> None:
    (tmp_path / "requests" / "1.json").mkdir()
    first.listen()
    assert asked == []
