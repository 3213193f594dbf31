from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from baklosan_desktop.assets import database_folder
from baklosan_desktop.errors import UntrustedPack
from baklosan_desktop.labels.pack import Manifest, Offer
from baklosan_desktop.pipeline.receiving import Receiving
from baklosan_desktop.qt.frame import Frame
from baklosan_desktop.qt.own_library import OwnLibrary
from baklosan_desktop.qt.packs import Packs
from baklosan_desktop.qt.panels.library_packs import PackChoices
from baklosan_desktop.store import library
from tests import packed

PACK = Manifest("county", 2, packed.MADE, 7, 1, 1, "0" * 64)
LONGEST, A_MOMENT = 10.0, 0.1
GOOD, BAD = Path("good.baklabels"), Path("bad.baklabels")


class FakeReceiving(Receiving):
    """Takes packs, of which those named bad are not trusted, and remembers it in the keys."""

    def offered(self, pack: Path) -> Offer:
        return Offer(self._taken("looked at", pack), None)

    def install(self, pack: Path) -> Manifest:
        return self._taken("installed", pack)

    def use(self, pack: Path) -> Manifest:
        return self._taken("used", pack)

    def _taken(self, done: str, pack: Path) -> Manifest:
        assert isinstance(self.keys, list)
        self.keys.append(f"{done} {pack.stem}")
        if pack.stem == "bad":
            raise UntrustedPack(f"'{pack}' is not signed by anybody.")
        return PACK


@pytest.fixture
def done() -> list[str]:
    """What was done with which pack."""
    return []


@pytest.fixture
def others(qtbot: QtBot) -> PackChoices:
    others = PackChoices()
    qtbot.addWidget(others)
    return others


@pytest.fixture
def packs(
    frame: Frame, own_library: OwnLibrary, done: list[str], others: PackChoices, tmp_path: Path
) -> Packs:
    kept_in = library.file(tmp_path, database_folder())
    return Packs(frame, own_library, FakeReceiving(tmp_path, done, kept_in), others)


def box(frame: Frame) -> QMessageBox | None:
    boxes = frame.findChildren(QMessageBox)
    return next((one for one in boxes if one.isVisible()), None)


def answer(frame: Frame, word: str, qtbot: QtBot) -> None:
    """Wait for the question, and press a button of its box."""
    qtbot.waitUntil(lambda: box(frame) is not None)
    asked = box(frame)
    assert asked is not None
    [button] = [one for one in asked.findChildren(QPushButton) if one.text() == word]
    button.click()


def test_library_is_read_anew_once_a_pack_is_installed(
    packs: Packs, own_library: OwnLibrary, frame: Frame, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(own_library.changed):
        packs.install([GOOD])
    assert frame.notice.text() == ""


def test_pack_that_is_refused_is_said_once_and_the_next_is_installed(
    packs: Packs, own_library: OwnLibrary, frame: Frame, done: list[str], qtbot: QtBot
) -> None:
    with qtbot.waitSignal(own_library.changed):
        packs.install([BAD, BAD, GOOD])
    assert done == ["installed bad", "installed bad", "installed good"]
    assert frame.notice.text().startswith("'bad.baklabels' is not signed by anybody. Ask whoever")
    assert len(frame.notice.text().splitlines()) == 1


def test_pack_that_is_opened_is_asked_about_and_then_used(
    packs: Packs, own_library: OwnLibrary, frame: Frame, done: list[str], qtbot: QtBot
) -> None:
    frame.show()
    packs.offer([GOOD])
    qtbot.waitUntil(lambda: box(frame) is not None)
    asked = box(frame)
    assert asked is not None
    assert asked.textFormat() is Qt.TextFormat.PlainText
    assert asked.text().startswith("Install the pack of labels county version 2, 7 labels")
    assert done == ["looked at good"]
    with qtbot.waitSignal(own_library.changed):
        answer(frame, "Install", qtbot)
    assert done == ["looked at good", "used good"]
    assert frame.news.text() == "Installed: county version 2, 7 labels packed on 2026-11-27."


def test_packs_are_written_one_after_the_other_however_they_came(
    frame: Frame, own_library: OwnLibrary, done: list[str], others: PackChoices, qtbot: QtBot
) -> None:
    is_wanted, is_begun = Event(), Event()

    class SlowReceiving(FakeReceiving):
        def install(self, pack: Path) -> Manifest:
            assert is_wanted.wait(LONGEST)
            assert not is_begun.wait(A_MOMENT)
            return super().install(pack)

        def use(self, pack: Path) -> Manifest:
            is_begun.set()
            return super().use(pack)

    kept_in = library.file(Path("nowhere"), database_folder())
    packs = Packs(frame, own_library, SlowReceiving(Path("nowhere"), done, kept_in), others)
    frame.show()
    packs.install([GOOD])
    packs.offer([GOOD])
    answer(frame, "Install", qtbot)
    is_wanted.set()
    qtbot.waitUntil(lambda: "used good" in done)
    assert done == ["looked at good", "installed good", "used good"]


def test_pack_that_is_opened_and_not_wanted_is_left_alone(
    packs: Packs, frame: Frame, done: list[str], qtbot: QtBot
) -> None:
    frame.show()
    packs.offer([GOOD])
    answer(frame, "Cancel", qtbot)
    qtbot.waitUntil(lambda: box(frame) is None)
    assert done == ["looked at good"]
    assert frame.news.text() == ""


def test_pack_that_cannot_be_trusted_is_not_even_offered(
    packs: Packs, frame: Frame, qtbot: QtBot
) -> None:
    frame.show()
    packs.offer([BAD])
    qtbot.waitUntil(lambda: "'bad.baklabels' is not signed" in frame.news.text())
    assert box(frame) is None


def test_each_of_several_packs_is_asked_about_and_each_refusal_is_said_once(
    packs: Packs, frame: Frame, done: list[str], qtbot: QtBot
) -> None:
    frame.show()
    packs.offer([BAD, GOOD, BAD])
    qtbot.waitUntil(lambda: done == ["looked at bad", "looked at good", "looked at bad"])
    answer(frame, "Cancel", qtbot)
    assert len(frame.news.text().splitlines()) == 1


def test_nothing_is_offered_where_no_pack_has_another_edition(
    packs: Packs, own_library: OwnLibrary, others: PackChoices, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(own_library.changed):
        packs.install([GOOD])
    assert others.isHidden()
    assert others.menu().actions() == []
