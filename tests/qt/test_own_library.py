from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from baklosan_desktop.assets import database_folder
from baklosan_desktop.errors import (
    LibraryNotRead,
    NoServerLibrary,
    ServerAway,
    ServerBusy,
)
from baklosan_desktop.labels.label import LabelId
from baklosan_desktop.labels.library import Listed, Origin
from baklosan_desktop.qt import own_library as own_libraries
from baklosan_desktop.qt.own_library import OwnLibrary
from baklosan_desktop.store.collection import beside
from baklosan_desktop.store.library import LIBRARY, Library
from tests.builders import a_listed
from tests.published import a_published

ORIGIN = Origin("demo.xml", "0" * 64, b"DEMO")


def read(own: OwnLibrary, qtbot: QtBot) -> None:
    with qtbot.waitSignal(own.changed):
        own.read()


def test_library_is_opened_when_it_is_first_read_and_not_before(
    own_library: OwnLibrary, tmp_path: Path, qtbot: QtBot
) -> None:
    assert own_library.library is None
    assert not (tmp_path / "own" / LIBRARY).exists()
    read(own_library, qtbot)
    assert own_library.library is not None
    assert own_library.labels == ()
    assert own_library.problem == ""


def test_what_came_since_is_listed_when_it_is_read_again(
    own_library: OwnLibrary, qtbot: QtBot
) -> None:
    read(own_library, qtbot)
    library = own_library.library
    with own_library.shelving() as shelving:
        shelving.keep(a_published(), ORIGIN, is_last=True)
    read(own_library, qtbot)
    assert own_library.library is library
    assert [label.name for label in own_library.labels] == ["Demoxil 5 mg"]


def test_damaged_library_begins_anew_and_says_so(
    own_library: OwnLibrary, tmp_path: Path, qtbot: QtBot
) -> None:
    file = tmp_path / "own" / LIBRARY
    file.parent.mkdir()
    file.write_bytes(b"no database " * 1000)
    read(own_library, qtbot)
    assert own_library.library is not None
    assert own_library.problem.startswith(f"'{file}' was damaged and begins anew. ")
    assert own_library.problem.endswith(" Import your labels again.")


def test_library_that_cannot_be_opened_is_a_sentence_until_it_can(
    own_library: OwnLibrary, tmp_path: Path, qtbot: QtBot
) -> None:
    file = tmp_path / "own" / LIBRARY
    file.mkdir(parents=True)
    read(own_library, qtbot)
    assert own_library.library is None
    assert own_library.problem.startswith(f"'{file}' cannot be opened. ")
    file.rmdir()
    read(own_library, qtbot)
    assert own_library.library is not None
    assert own_library.problem == ""


class FakeServed(Library):
    """A library on a server that can be taken away."""

    def __init__(self) -> None:
        self.notice = ""
        self.problem: Exception | None = None
        self.starts = self.listings = self.closed = 0

    def again(self) -> "FakeServed":
        self._answer()
        self.starts += 1
        return self

    def close(self) -> None:
        self.closed += 1

    def listed(self) -> tuple[Listed, ...]:
        self._answer()
        self.listings += 1
        return (a_listed(),)

    def _answer(self) -> None:
        if self.problem:
            raise self.problem


@pytest.fixture
def server() -> FakeServed:
    return FakeServed()


@pytest.fixture
def served(
    server: FakeServed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[OwnLibrary]:
    monkeypatch.setattr(own_libraries, "AGAIN_MS", (10, 20))
    parent = QObject()
    collect = beside(tmp_path / "own", database_folder())
    own = OwnLibrary(parent, server.again, collect, is_served=True)
    yield own
    delete(parent)


def asked(own: OwnLibrary) -> int:
    return own.asking(lambda library: len(library.listed()))()


def test_server_that_goes_away_leaves_the_packs_and_comes_back(
    served: OwnLibrary, server: FakeServed, qtbot: QtBot
) -> None:
    read(served, qtbot)
    assert (asked(served), served.away) == (1, None)
    server.problem = ServerAway("It is away.")
    with qtbot.waitSignal(served.changed):
        assert asked(served) == 0
    assert served.away
    assert served.labels == ()
    assert served.problem.startswith("It is away.")
    assert server.closed == 1
    server.problem = None
    with qtbot.waitSignal(served.changed):
        pass
    assert (asked(served), served.problem, server.starts) == (1, "", 2)


def test_library_that_is_asked_for_while_it_is_read_is_opened_once_and_read_once_more(
    served: OwnLibrary, server: FakeServed, qtbot: QtBot
) -> None:
    with qtbot.waitSignals([served.changed, served.changed]):
        for _ in range(3):
            served.read()
    assert (server.starts, server.listings) == (1, 2)


def test_library_can_be_read_again_after_a_bug(
    served: OwnLibrary, server: FakeServed, qtbot: QtBot
) -> None:
    server.problem = ZeroDivisionError("a bug")
    with qtbot.captureExceptions() as raised:
        served.read()
        qtbot.waitUntil(lambda: len(raised) == 1)
    server.problem = None
    read(served, qtbot)
    assert len(served.labels) == 1


def test_server_that_does_not_answer_is_looked_for_once_whoever_asked(
    served: OwnLibrary, server: FakeServed, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    read(served, qtbot)
    question, look = served.asking(lambda library: len(library.listed())), served.read
    looks: list[None] = []
    monkeypatch.setattr(served, "read", lambda: looks.append(look()))
    server.problem = ServerAway("It is away.")
    with qtbot.waitSignal(served.changed):
        assert (question(), question()) == (0, 0)
    assert served.away
    assert question() == 0
    assert len(looks) == 1


def test_server_that_stays_away_is_away_since_the_beginning_and_tells_it_once(
    served: OwnLibrary, server: FakeServed, qtbot: QtBot
) -> None:
    server.problem = NoServerLibrary("It is not made yet.")
    read(served, qtbot)
    since = served.away
    with qtbot.assertNotEmitted(served.changed, wait=100):
        served.read()
    assert served.away is since


def test_label_that_only_the_server_has_is_not_called_unknown_while_that_is_away(
    served: OwnLibrary, server: FakeServed, qtbot: QtBot
) -> None:
    opening = served.asking(lambda library: library.arranged(LabelId("one")))
    with pytest.raises(LibraryNotRead):
        opening()
    server.problem = ServerAway("It is away.")
    read(served, qtbot)
    with pytest.raises(ServerAway, match="It is away"):
        served.asking(lambda library: library.arranged(LabelId("one")))()


def test_question_that_a_server_gives_up_is_no_reason_to_leave_it(
    served: OwnLibrary, server: FakeServed, qtbot: QtBot
) -> None:
    read(served, qtbot)
    server.problem = ServerBusy("It is busy.")
    with pytest.raises(ServerBusy):
        asked(served)
    server.problem = None
    assert (asked(served), served.away) == (1, None)
