from pathlib import Path

from pytestqt.qtbot import QtBot

from baklosan_desktop.labels.library import Origin
from baklosan_desktop.qt.own_library import OwnLibrary
from baklosan_desktop.store.library import LIBRARY
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
