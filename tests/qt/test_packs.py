from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from baklosan_desktop.errors import UntrustedPack
from baklosan_desktop.qt.frame import Frame
from baklosan_desktop.qt.own_library import OwnLibrary
from baklosan_desktop.qt.packs import Packs


@pytest.fixture
def tried() -> list[Path]:
    """The packs that were to be installed."""
    return []


@pytest.fixture
def packs(frame: Frame, own_library: OwnLibrary, tried: list[Path]) -> Packs:
    """What installs packs, of which those named bad are not trusted."""

    def install(path: Path) -> None:
        tried.append(path)
        if path.stem == "bad":
            raise UntrustedPack(f"'{path}' is not signed by anybody.")

    return Packs(frame, own_library, install)


def test_library_is_read_anew_once_a_pack_is_installed(
    packs: Packs, own_library: OwnLibrary, frame: Frame, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(own_library.changed):
        packs.install([Path("good.baklabels")])
    assert frame.notice.text() == ""


def test_pack_that_is_refused_is_said_once_and_the_next_is_installed(
    packs: Packs, own_library: OwnLibrary, frame: Frame, tried: list[Path], qtbot: QtBot
) -> None:
    bad, good = Path("bad.baklabels"), Path("good.baklabels")
    with qtbot.waitSignal(own_library.changed):
        packs.install([bad, bad, good])
    assert tried == [bad, bad, good]
    assert frame.notice.text().startswith("'bad.baklabels' is not signed by anybody. Get the pack")
    assert len(frame.notice.text().splitlines()) == 1
