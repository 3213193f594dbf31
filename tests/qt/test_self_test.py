"""The walk through the window that every check of a packaged program takes."""

import json
import shutil
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QWidget

from baklosan_desktop.app import Program
from baklosan_desktop.assets import BUILD, DATABASE
from baklosan_desktop.qt import actions, installation, self_test
from baklosan_desktop.qt.installation import Outcome
from baklosan_desktop.qt.self_test import SelfTest
from tests import looks

Walking = Callable[..., AbstractContextManager[tuple[Program, SelfTest]]]
ADULT = "Dose: 15 mg per day in total, in 3 intakes of 5 mg"
LINUX = pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells of sockets in files")


@pytest.fixture
def walking(tmp_path: Path, qapp: QApplication) -> Walking:
    return partial(walked, app=qapp, place=tmp_path)


@contextmanager
def walked(
    labels: Path, app: QApplication, place: Path, patience: int = 20_000
) -> Iterator[tuple[Program, SelfTest]]:
    """Show a program and make ready to walk through it; in the end close it."""
    with looks.lent(app):
        program = Program(app, place / "own", labels)
        test = SelfTest(program.window, labels, place / "sheet.pdf", 0.25, patience)
        program.complete.connect(test.arrive)
        program.window.show()
        try:
            yield program, test
        finally:
            program.window.close()
            program.window.deleteLater()


def ran(test: SelfTest) -> dict[str, Outcome]:
    """What came of each check."""
    outcomes: dict[str, Outcome] = {}
    test.run(outcomes)
    return outcomes


def failed(outcomes: Mapping[str, Outcome]) -> dict[str, str]:
    return {name: outcome.detail for name, outcome in outcomes.items() if outcome.ok is False}


@LINUX
def test_intact_program_passes_every_check(walking: Walking, built: Path, tmp_path: Path) -> None:
    with walking(built) as (_, test):
        outcomes = ran(test)
    for needs_the_machine in ("printing", "network"):  # the tests load what they need themselves
        outcomes.pop(needs_the_machine)
    assert failed(outcomes) == {}
    assert outcomes["dose"].detail == ADULT
    assert outcomes["pages"].detail == "Label, Dose, Effects, Handouts, Library"
    assert "painted after 0.25 s" in outcomes["start"].detail
    assert (tmp_path / "sheet.pdf").read_bytes().startswith(b"%PDF-")


def test_damaged_database_fails_and_nothing_more_is_tried(
    walking: Walking, built: Path, tmp_path: Path
) -> None:
    folder = Path(shutil.copytree(built, tmp_path / "db"))
    (folder / BUILD / DATABASE).write_bytes(b"SQLite format 3")
    with walking(folder) as (_, test):
        outcomes = ran(test)
    assert "is damaged" in failed(outcomes)["start"]
    assert "is damaged" in failed(outcomes)["database"]
    assert outcomes.keys() & {"pages", "search", "dose", "handout"} == set()


def test_window_that_does_not_fill_is_not_waited_for_without_end(
    walking: Walking, built: Path
) -> None:
    with walking(built, patience=0) as (program, test):
        program.complete.disconnect(test.arrive)
        assert failed(ran(test))["start"] == "Failed: The window does not fill."


@LINUX
def test_what_does_not_work_is_named_check_by_check(
    walking: Walking, built: Path, tmp_path: Path
) -> None:
    with walking(built) as (program, test):
        ran(test)
        [field] = [f for f in program.window.findChildren(QLineEdit) if "Search" in spoken(f)]
        field.textChanged.disconnect()
        for button in program.window.findChildren(QAbstractButton):
            if spoken(button) == "Label page":
                button.setIcon(QIcon())
            if spoken(button) == "Epilepsy: yes":
                button.setEnabled(False)
        program.frame.set_page(actions.EFFECTS.name, QWidget())
        impatient = SelfTest(program.window, built, tmp_path / "again.pdf", 0.25, 3_000)
        impatient.arrive()
        found = failed(ran(impatient))
    assert found["icons"] == "Failed: The icon of the page Label is empty."
    assert found["pages"] == "Failed: The page Effects is empty."
    assert found["search"] == "Failed: “hyperhidrosis” is not found."
    assert found["refusal"] == "Failed: There is no “This program shows no dose.” with Epilepsy."


def spoken(widget: QWidget) -> str:
    return widget.accessibleName()


def test_check_that_hangs_is_named_when_the_test_is_given_up(
    walking: Walking, built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file, ended = tmp_path / "report.json", list[int]()
    outcomes: dict[str, Outcome] = {}

    def hang() -> str:
        self_test.give_up(outcomes, file, 120, ended.append)
        return ""

    monkeypatch.setattr(installation, "printing", hang)
    with walking(built, patience=0) as (_, test):
        test.run(outcomes)
    told = json.loads(file.read_text(encoding="utf-8"))
    assert told["printing"] == {"ok": False, "detail": "begun, and not ended"}
    assert told["time"] == {"ok": False, "detail": "given up after 120 s"}
    assert told["fonts"]["ok"]
    assert "search" not in told
    assert ended == [1]


def test_test_that_cannot_be_reported_is_ended_too(tmp_path: Path) -> None:
    ended = list[int]()
    with pytest.raises(FileNotFoundError):
        self_test.give_up({}, tmp_path / "none" / "report.json", 120, ended.append)
    assert ended == [1]


@pytest.mark.parametrize(
    ("outcome", "status"),
    [
        (Outcome(ok=True, detail="0 open"), 0),
        (Outcome(ok=None, detail="not to be seen"), 0),
        (Outcome(ok=False, detail="9: 5150"), 1),
    ],
)
def test_report_is_json_and_its_status_says_whether_all_works(
    tmp_path: Path, outcome: Outcome, status: int
) -> None:
    file = tmp_path / "report.json"
    outcomes = {"start": Outcome(ok=True, detail="≥ ½"), "sockets": outcome}
    assert self_test.report(outcomes, file) == status
    assert json.loads(file.read_text(encoding="utf-8")) == {
        "start": {"ok": True, "detail": "≥ ½"},
        "sockets": {"ok": outcome.ok, "detail": outcome.detail},
    }
