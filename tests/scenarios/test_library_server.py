"""The library is on a server: it is read as one's own, and what is here outlives that."""

import re
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from socket import AF_UNIX, gethostname
from tempfile import TemporaryDirectory

import pytest
from PySide6.QtCore import QThreadPool, QTimer
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from baklosan_desktop.policy import Policy
from baklosan_desktop.screens.library import ON_SERVER
from baklosan_desktop.store.library import LIBRARY
from tests import packed
from tests.cluster import Cluster
from tests.homes import OnServer
from tests.published import a_published, one_section
from tests.scenarios.desk import Desk, opened
from tests.scenarios.test_dose import answer, answers, fills
from tests.scenarios.test_other_labels import opens
from tests.store.test_library import keep

Starting = Callable[..., AbstractContextManager[Desk]]
AWAY, THERE = "● Library server not reached since", "● Connects to the library server only"
BACK_S, FROZEN_S = 10, 2.5  # a connection is waited for 3 s
QUIT_MS = 2_000
STATEMENT = re.compile(r" LOG:  (?:statement|execute [^:]*):\s+(\w+|;)")
READING = {"begin", "rollback", "savepoint", "release", "select", "set", "show", ";"}


class Beat:
    """How long the window has at most not answered."""

    def __init__(self) -> None:
        self.longest, self._last = 0.0, time.monotonic()
        self._timer = QTimer(interval=20)
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    def _beat(self) -> None:
        now = time.monotonic()
        self.longest, self._last = max(self.longest, now - self._last), now


@pytest.fixture
def starting(built: Path, tmp_path: Path, qtbot: QtBot) -> Starting:
    def start(address: str, *lines: str) -> AbstractContextManager[Desk]:
        rules = Policy.read([f"library = {address}", *lines])
        return opened(built, tmp_path / "own", qtbot, rules=rules)

    return start


@pytest.fixture
def address(served: OnServer) -> str:
    """A server with two labels."""
    kept = served.open()
    keep(kept, a_published())
    keep(kept, a_published(set_id="s2", name="Otheril", parts=one_section("Take kidney care.")))
    return served.place


@pytest.fixture
def silent() -> Iterator[str]:
    """The address of a server that takes connections and says nothing."""
    with TemporaryDirectory(prefix="pg-", dir="/tmp") as folder, socket.socket(AF_UNIX) as silent:
        silent.bind(f"{folder}/.s.PGSQL.5432")
        silent.listen()
        yield f"postgresql://reader@/library?host={folder}"


def test_library_of_the_server_is_read_as_ones_own(
    starting: Starting, address: str, tmp_path: Path
) -> None:
    with starting(address) as desk:
        desk.waits_to_see(THERE, "footer")
        assert not desk.sees("never connects")
        desk.types("kidney", into="search")
        desk.waits_to_see("Otheril", "results")
        opens(desk, "Demoxil 5 mg")
        desk.waits_to_see("imported, not reviewed")
        desk.types("rash", into="search")
        desk.waits_to_see("Rash occurs.", "results")
    assert not (tmp_path / "own" / LIBRARY).exists()


def test_nothing_is_added_to_it_or_removed_and_the_page_says_why(
    starting: Starting, address: str, tmp_path: Path
) -> None:
    file = tmp_path / "label.xml"
    file.write_text("<document/>")
    with starting(address) as desk:
        desk.presses("Ctrl+5")
        desk.waits_to_see("3 labels")
        assert desk.sees(ON_SERVER, "page")
        assert {"Import labels … ▾", "Remove …"}.isdisjoint(
            button.text() for button in desk.visible(QPushButton)
        )
        page = desk.program.further_pages.library
        assert "Delete" not in page.panel.table.accessibleDescription()
        page.panel.table.go_to_first()
        desk.presses("Down", "Delete")
        assert desk.reads("page").count(ON_SERVER) == 2
        page.panel.card.tell("")
        page.imports.start([file])
        assert desk.reads("page").count(ON_SERVER) == 2
        assert not page.panel.progress.isVisible()


def test_server_that_is_killed_is_away_and_back_within_seconds(
    starting: Starting, address: str, cluster: Cluster
) -> None:
    with starting(address) as desk:
        desk.waits_to_see(THERE, "footer")
        opens(desk, "Demoxil 5 mg")
        desk.presses("Alt+Left")
        cluster.stop()
        try:
            beat = Beat()
            desk.types("kidney", into="search")
            desk.waits_to_see("Chronic renal failure", "results")
            desk.waits_to_see(AWAY, "footer")
            desk.presses("Escape", "Alt+Right")
            desk.waits_to_see("cannot be reached")
            assert desk.sees("Baklosan 25 mg tablets")
            desk.presses("Ctrl+5")
            desk.waits_to_see("1 label")
            assert beat.longest < FROZEN_S
        finally:
            cluster.start()
        started, beat = time.monotonic(), Beat()
        desk.waits_to_see(THERE, "footer")
        desk.waits_to_see("3 labels")
        assert time.monotonic() - started < BACK_S
        opens(desk, "Demoxil 5 mg")
        assert beat.longest < FROZEN_S


def test_label_of_the_server_that_is_open_is_read_on_while_that_is_away(
    starting: Starting, address: str, cluster: Cluster
) -> None:
    with starting(address) as desk:
        desk.waits_to_see(THERE, "footer")
        opens(desk, "Demoxil 5 mg")
        cluster.stop()
        try:
            desk.types("tablet", into="search")
            desk.waits_to_see("cannot be reached", "results")
            desk.waits_to_see(AWAY, "footer")
            assert desk.sees("Demoxil 5 mg")
            assert "Take one tablet." in desk.label().reading.toPlainText()
        finally:
            cluster.start()
        desk.waits_to_see(THERE, "footer")
        assert desk.sees("Demoxil 5 mg")


def test_server_that_was_away_at_the_start_comes_by_itself(
    starting: Starting, address: str, cluster: Cluster
) -> None:
    cluster.stop()
    try:
        with starting(address) as desk:
            desk.waits_to_see(AWAY, "footer")
            desk.presses("Ctrl+2")
            assert desk.sees("data intact ✓", "footer")
            cluster.start()
            desk.waits(lambda: len(desk.program.own_library.labels) == 2)
            assert desk.sees(THERE, "footer")
    finally:
        cluster.stop()
        cluster.start()


def test_server_that_says_nothing_holds_nothing_up(
    starting: Starting, silent: str, tmp_path: Path
) -> None:
    packed.installed(tmp_path / "own", a_published(set_id="p", name="Packil"))
    with starting(silent) as desk:
        beat = Beat()
        desk.types("kidney", into="search")
        desk.waits_to_see("Chronic renal failure", "results")
        assert desk.sees("● Library server: …", "footer")
        desk.presses("Escape")
        desk.waits_to_see(AWAY, "footer")
        opens(desk, "Packil")
        assert desk.sees(AWAY, "footer")
        assert beat.longest < FROZEN_S


def test_nothing_that_is_typed_goes_to_the_server_but_what_is_searched(
    starting: Starting, address: str, cluster: Cluster, tmp_path: Path
) -> None:
    """The server writes down every statement with all that is handed to it."""
    with cluster.writing_down() as written_down:
        with starting(address) as desk:
            desk.waits_to_see(THERE, "footer")
            desk.types("kidney", into="search")
            desk.waits_to_see("Otheril", "results")
            desk.presses("Escape")
            opens(desk, "Demoxil 5 mg")
            opened_id = desk.program.further_pages.labels.now.label.id
            desk.presses("Alt+Left")
            desk.waits_to_see("Baklosan 25 mg tablets")
            searched = written_down()
            desk.presses("Ctrl+2")
            fills(desk, age="47", weight="61.75")
            answers(desk)
            assert "Dose: 15 mg per day in total" in answer(desk)
            desk.presses("Ctrl+4")
            desk.types("Ada Quill", into="patient")
            desk.types("Corner Pharmacy", into="pharmacy")
            assert desk.sees("Ada Quill", "page")
        assert written_down() == searched
    assert {"select"} <= {one.lower() for one in STATEMENT.findall(searched)} <= READING
    assert "= 'kidney'" in searched
    assert f"= '{opened_id}'" in searched
    for private in (gethostname(), str(tmp_path)):
        assert private not in searched


@pytest.fixture
def answering(starting: Starting, address: str) -> Iterator[Desk]:
    """A window whose server has answered."""
    with starting(address) as desk:
        desk.waits_to_see(THERE, "footer")
        desk.types("kidney", into="search")
        desk.waits_to_see("Otheril", "results")
        yield desk


def test_server_that_stands_still_is_away_and_back_within_seconds(
    answering: Desk, cluster: Cluster
) -> None:
    desk = answering
    with cluster.frozen():
        beat = Beat()
        desk.types(" dose", into="search")
        desk.waits_to_see(AWAY, "footer")
        desk.presses("Ctrl+A")
        desk.types("kidney", into="search")
        desk.waits_to_see("Chronic renal failure", "results")
        assert not desk.sees("Otheril", "results")
    started = time.monotonic()
    desk.waits_to_see(THERE, "footer")
    assert time.monotonic() - started < BACK_S
    desk.presses("Ctrl+A")
    desk.types("care", into="search")
    desk.waits_to_see("Otheril", "results")
    assert beat.longest < FROZEN_S


def test_window_that_is_closed_waits_for_no_server_that_stands_still(
    answering: Desk, cluster: Cluster
) -> None:
    program = answering.program
    with cluster.frozen():
        answering.types(" dose", into="search")
        program.own_library.read()
        asking = [one for one in program.frame.findChildren(QThreadPool) if one.activeThreadCount()]
        assert asking
        program.window.close()
        assert all(one.waitForDone(QUIT_MS) for one in asking)
