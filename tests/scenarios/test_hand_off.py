"""A pharmacy system starts the program: the window that is open does what is asked, or says why."""

import subprocess
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit
from pytestqt.qtbot import QtBot

from baklosan_desktop.app import Program, be_the_only_one
from baklosan_desktop.errors import HandOffRefused
from baklosan_desktop.labels.label import LabelId
from baklosan_desktop.policy import Policy
from baklosan_desktop.qt import theme
from baklosan_desktop.qt.frame import NOT_USED
from baklosan_desktop.qt.handed_over import DIALOG
from baklosan_desktop.qt.panels.handout import HandoutPanel
from baklosan_desktop.qt.single_instance import DOUBT, SingleInstance
from baklosan_desktop.qt.widgets.edits import QuantityEdit
from baklosan_desktop.settings import FOLDER, LOCK
from tests import looks
from tests.conftest import ROOT
from tests.published import a_published
from tests.scenarios.desk import LONGEST_MS, Desk, opened, shown, spoken
from tests.scenarios.test_other_labels import keep

START = "from baklosan_desktop.app import main; raise SystemExit(main())"
AGE, MONTHS, WEIGHT = "Age, years", "and months", "Weight, kg"
EGFR = "eGFR, mL per min per 1.73 m²"
NOTHING_DONE = HandOffRefused.advice


def typed(desk: Desk) -> dict[str, str]:
    """What stands in the fields of numbers, by their spoken names."""
    return {spoken(edit): edit.text() for edit in shown(desk.page(), QuantityEdit) if edit.text()}


def asks(desk: Desk, *arguments: str) -> None:
    """Hand over what another start was asked."""
    desk.program.asked.emit([*arguments])


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of this user, also for a program that is started."""
    for name in ("XDG_DATA_HOME", "LOCALAPPDATA", "HOME"):
        monkeypatch.setenv(name, str(tmp_path))
    return tmp_path / FOLDER


@pytest.fixture
def starting(built: Path, home: Path, qtbot: QtBot) -> Callable[..., AbstractContextManager[Desk]]:
    """Start the program as a person or another program does, with arguments."""

    def start(*arguments: str) -> AbstractContextManager[Desk]:
        def meet(program: Program) -> None:
            claim = partial(be_the_only_one, program, home, [*arguments])
            program.window.painted.connect(partial(QTimer.singleShot, 0, claim))

        return opened(built, home, qtbot, meet)

    return start


Starting = Callable[..., AbstractContextManager[Desk]]


def test_second_start_hands_its_search_over_and_ends(starting: Starting) -> None:
    with starting() as desk:
        desk.window.showMinimized()
        words = ["--search", "kidney"]
        with subprocess.Popen([sys.executable, "-c", START, *words], cwd=ROOT) as second:  # noqa: S603 - starts this very Python
            desk.waits(lambda: second.poll() is not None)
        assert second.returncode == 0
        assert not desk.window.isMinimized()
        assert desk.frame.search.text() == "kidney"
        desk.waits_to_see("Chronic renal failure", "results")
        assert desk.reads("notice") == ""


def test_of_two_starts_at_the_same_moment_one_closes_its_window(
    starting: Starting, home: Path
) -> None:
    first = SingleInstance(home)
    asked: list[list[str]] = []
    first.asked.connect(asked.append)
    first.listen()
    with starting("--search", "kidney") as desk:
        desk.waits(lambda: not desk.window.isVisible())
        assert asked == [["--search", "kidney"]]


def test_first_start_does_what_it_is_asked(starting: Starting, home: Path) -> None:
    with starting("--section", "storage", "--search", "sweating") as desk:
        assert (home / LOCK).exists()
        assert desk.label().top_line() == 60
        desk.waits_to_see("hyperhidrosis", "results")


def test_window_beside_another_one_says_so(starting: Starting, home: Path) -> None:
    home.mkdir()
    (home / LOCK).write_text("4242\nbaklosan\nanother-computer\n\n\n")
    with starting("--page", "effects") as desk:
        assert desk.reads("notice") == DOUBT
        assert desk.frame.page() == "effects"


def test_patient_handed_over_takes_the_place_of_another(desk: Desk) -> None:
    desk.presses("Ctrl+4")
    desk.types("Ada Quill", into="patient")
    desk.presses("Ctrl+2")
    desk.types("47", into="age, years")
    desk.types("35", into="now taking")
    desk.presses("Ctrl+1")
    asks(desk, "--age", "9", "--months", "6", "--weight", "31.5", "--egfr", "80")
    assert desk.frame.page() == "dose"
    assert typed(desk) == {
        AGE: "9",
        MONTHS: "6",
        WEIGHT: "31.5",
        EGFR: "80",
    }
    assert desk.sees("No answer yet")
    [handouts] = desk.window.findChildren(HandoutPanel)
    assert "Ada Quill" not in {edit.text() for edit in handouts.findChildren(QLineEdit)}


def test_number_that_is_handed_over_is_read_as_one_that_is_typed(desk: Desk) -> None:
    asks(desk, "--age", "nine", "--weight", "31,5")
    assert typed(desk) == {AGE: "nine", WEIGHT: "31,5"}
    assert desk.sees("Use a point, not a comma, such as 2.5.")
    assert desk.sees("No answer yet")


def test_question_that_asks_no_age_gives_way_to_one_that_does(desk: Desk) -> None:
    desk.presses("Ctrl+2")
    desk.clicks("Tablets")
    asks(desk, "--age", "55")
    desk.waits(lambda: typed(desk) == {AGE: "55"})


def test_patient_is_in_no_file(starting: Starting, home: Path) -> None:
    with starting() as desk:
        words = ["--age", "47", "--weight", "83.25"]
        with subprocess.Popen([sys.executable, "-c", START, *words], cwd=ROOT) as second:  # noqa: S603 - starts this very Python
            desk.waits(lambda: second.poll() is not None)
        assert typed(desk) == {AGE: "47", WEIGHT: "83.25"}
    files = [path for path in home.rglob("*") if path.is_file()]
    assert not [path for path in files if b"83.25" in path.read_bytes()]


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--colour", "red"], "“--colour” is not known here"),
        (["--section", "poetry"], "poetry"),
        (["--label", "nowhere"], "There is no label 'nowhere'"),
    ],
)
def test_request_that_cannot_be_met_is_refused_whole(
    desk: Desk, arguments: list[str], sentence: str
) -> None:
    desk.waits(lambda: desk.program.own_library.library is not None)
    asks(desk, "--search", "kidney", *arguments)
    desk.waits(lambda: sentence in desk.frame.news.text())
    assert desk.frame.search.text() == ""


def test_refused_request_about_a_patient_leaves_no_other_patient_there(desk: Desk) -> None:
    desk.presses("Ctrl+2")
    desk.types("47", into="age, years")
    asks(desk, "--age", "9", "--wheight", "30")
    assert f"{NOTHING_DONE} The dose page was cleared" in desk.frame.news.text()
    assert typed(desk) == {}


def test_dialog_that_is_open_keeps_what_it_was_opened_about(desk: Desk) -> None:
    desk.presses("Ctrl+2")
    desk.types("47", into="age, years")
    desk.presses("F1")
    asks(desk, "--age", "9")
    [dialog] = [one for one in desk.visible(QDialog) if one.isModal()]
    dialog.close()
    assert desk.frame.news.text() == DIALOG
    assert typed(desk) == {AGE: "47"}


def test_page_that_is_not_used_here_is_not_opened(
    built: Path, tmp_path: Path, qapp: QApplication, qtbot: QtBot
) -> None:
    rules = Policy.read(["pages = effects"])
    with looks.lent(qapp):
        program = Program(qapp, tmp_path / "own", built, rules)
        with qtbot.waitSignal(program.complete, timeout=LONGEST_MS):
            program.window.show()
        for arguments in (
            ["--page", "library"],
            ["--age", "9"],
            ["--age=9", "--page=effects"],
            ["county.baklabels"],
        ):
            program.asked.emit(arguments)
            assert program.frame.news.text().startswith(f"{NOT_USED} {NOTHING_DONE}")
            assert program.frame.page() == "label"
            program.frame.news.say("")
        program.window.close()
        program.window.deleteLater()
    theme.first_look(qapp, theme.Theme.LIGHT, 100)


@pytest.fixture
def imported(tmp_path: Path, built: Path) -> LabelId:
    """A label of this user's library."""
    [label] = keep(tmp_path / "own", built, a_published()).listed()
    return label.id


def ask_early(label: LabelId, *others: str) -> Callable[[Program], None]:
    """Ask for a label as soon as the pages are there, before the library has been read."""

    def meet(program: Program) -> None:
        program.complete.connect(partial(program.asked.emit, ["--label", label, *others]))

    return meet


@pytest.fixture
def early(
    built: Path, imported: LabelId, opening: Callable[..., AbstractContextManager[Desk]]
) -> Callable[..., AbstractContextManager[Desk]]:
    return lambda *others, label=imported: opening(built, meet=ask_early(label, *others))


def test_label_of_the_library_is_opened_as_soon_as_that_is_read(early: Starting) -> None:
    with early("--section", "side_effects") as desk:
        desk.waits_to_see("imported, not reviewed")
        assert desk.label().reading.toPlainText().startswith("Dosage")


def test_label_asked_for_early_that_is_not_there_is_refused(early: Starting) -> None:
    with early("--section", "poetry") as desk:
        desk.waits(lambda: "poetry" in desk.frame.news.text())
        assert desk.sees("Baklosan 25 mg tablets")


def test_no_patient_is_handed_to_a_label_without_reviewed_doses(
    early: Starting, imported: LabelId
) -> None:
    with early("--age", "9") as desk:
        desk.waits(lambda: "No dose is calculated" in desk.frame.news.text())
        assert desk.sees("Baklosan 25 mg tablets")
        asks(desk, "--label", imported)
        desk.waits_to_see("imported, not reviewed")
        asks(desk, "--age", "9")
        assert "“Demoxil 5 mg”" in desk.frame.news.text()
        asks(desk, "--label", "baklosan-25mg", "--age", "9")
        assert typed(desk) == {AGE: "9"}
