"""A pack of labels that an office signed arrives, is read like any label, and is replaced."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QMessageBox, QPushButton

from baklosan_desktop import settings
from baklosan_desktop.labels.published import PublishedLabel
from baklosan_desktop.policy import Policy
from baklosan_desktop.settings import Settings
from tests import packed
from tests.published import a_published, one_section
from tests.qt.drops import drop
from tests.scenarios.desk import Desk
from tests.scenarios.test_other_labels import opens

Opening = Callable[..., AbstractContextManager[Desk]]
Started = Callable[[], AbstractContextManager[Desk]]
ALPHA = a_published(set_id="set-2", name="Alpha", parts=one_section("Grapefruit in a pack."))
NEWER = a_published(
    set_id="set-2", name="Alpha", edition="4", parts=one_section("Grapefruit in a newer one.")
)


@pytest.fixture
def own(tmp_path: Path) -> Path:
    return tmp_path / "own"


@pytest.fixture
def share(tmp_path: Path, own: Path) -> Path:
    """The folder that this user's program watches."""
    share = tmp_path / "share"
    share.mkdir()
    settings.save(own, Settings(watched=str(share)))
    return share


@pytest.fixture
def started(opening: Opening, built: Path) -> Started:
    """Start the program on a computer that trusts one office."""
    return partial(opening, built, rules=Policy.read([f"pack_keys = {packed.KEY}"]))


@pytest.fixture
def desk(started: Started) -> Iterator[Desk]:
    with started() as desk:
        yield desk


def names(desk: Desk) -> list[str]:
    return [f"{one.name} {one.edition}" for one in desk.program.own_library.labels]


@pytest.fixture
def pack(tmp_path: Path) -> Callable[..., Path]:
    """Packs that the office made."""

    def made(*labels: PublishedLabel, version: int = 1) -> Path:
        path = tmp_path / f"county-{version}.baklabels"
        return packed.a_pack(path, *labels, version=version)

    return made


def test_label_of_an_installed_pack_opens_in_the_window(started: Started, own: Path) -> None:
    packed.installed(own, ALPHA)
    with started() as desk:
        desk.waits(lambda: names(desk) == ["Alpha 3"])
        desk.presses("Ctrl+K")
        desk.types("grapefruit", into="search")
        desk.waits_to_see("Grapefruit in a pack.", "results")
        opens(desk, "Alpha")
        desk.waits_to_see("imported, not reviewed")
        assert "Grapefruit in a pack." in desk.label().reading.toPlainText()
        assert desk.sees("Label of the pack county, not reviewed, edition 3, packed ", "footer")
        desk.presses("Ctrl+5")
        desk.waits_to_see("Pack county, version 1: labels packed on 2026-11-27, ")
        table = desk.program.further_pages.library.panel.table
        table.setCurrentIndex(table.model().index(1, 0))
        card = desk.program.further_pages.library.panel.card
        buttons = {b.text(): b.isEnabled() for b in card.findChildren(QPushButton)}
        assert not buttons["Remove …"]
        assert buttons["Original file ▾"]


def test_pack_in_the_watched_folder_is_installed_by_itself_and_so_is_the_next(
    share: Path, pack: Callable[..., Path], desk: Desk
) -> None:
    pack(ALPHA).rename(share / "county.baklabels")
    desk.program.further_pages.library.panel.watch.look_asked.emit()
    desk.waits(lambda: names(desk) == ["Alpha 3"])
    opens(desk, "Alpha")
    desk.waits_to_see("imported, not reviewed")
    pack(NEWER, version=2).replace(share / "county.baklabels")
    desk.program.further_pages.library.panel.watch.look_asked.emit()
    desk.waits(lambda: names(desk) == ["Alpha 4"])
    desk.waits(lambda: "Grapefruit in a newer one." in desk.label().reading.toPlainText())
    assert desk.reads("notice") == ""


def opened(desk: Desk, pack: Path) -> None:
    desk.program.asked.emit([str(pack)])


def dropped(desk: Desk, pack: Path) -> None:
    desk.presses("Ctrl+5")
    assert drop(desk.frame, pack)


def chosen(desk: Desk, pack: Path) -> None:
    desk.presses("Ctrl+5")
    panel = desk.program.further_pages.library.panel
    panel.files_asked.emit()
    [dialog] = panel.findChildren(QFileDialog)
    dialog.filesSelected.emit([str(pack)])
    dialog.reject()


def asked(desk: Desk) -> QMessageBox:
    """Wait for the one question."""
    desk.waits(lambda: bool(desk.visible(QMessageBox)))
    [box] = desk.visible(QMessageBox)
    return box


@pytest.mark.parametrize("bring", [opened, dropped, chosen])
@pytest.mark.parametrize(("word", "then"), [("Install", ["Alpha 3"]), ("Cancel", [])])
def test_pack_that_a_person_brings_is_installed_once_that_is_wanted(
    desk: Desk,
    pack: Callable[..., Path],
    bring: Callable[[Desk, Path], None],
    word: str,
    then: list[str],
) -> None:
    bring(desk, pack(ALPHA))
    assert "county version 1, 1 label packed on 2026-11-27?" in asked(desk).text()
    assert names(desk) == []
    desk.clicks(word)
    desk.waits(lambda: not desk.visible(QMessageBox))
    desk.waits(lambda: names(desk) == then)
    assert desk.frame.news.text().startswith("Installed: county version 1") == bool(then)


def test_pack_of_somebody_else_is_refused_in_a_sentence(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "office.baklabels"
    path.write_bytes(b"no pack")
    desk.presses("Ctrl+5")
    drop(desk.frame, path)
    desk.waits_to_see(f"'{path}' is no pack of labels. Get the pack anew")
    assert desk.visible(QMessageBox) == []
    assert names(desk) == []


def test_edition_before_is_used_from_the_window_and_the_newest_again(
    started: Started, own: Path
) -> None:
    packed.installed(own, ALPHA)
    packed.installed(own, NEWER, version=2)
    with started() as desk:
        desk.waits(lambda: names(desk) == ["Alpha 4"])
        desk.presses("Ctrl+5")
        switch(desk, "Go back to version 1 of the pack county …", "Cancel")
        switch(desk, "Go back to version 1 of the pack county …", "Use version 1")
        desk.waits(lambda: names(desk) == ["Alpha 3"])
        assert desk.sees("In use now: county version 1, 1 label packed on 2026-11-27.")
        switch(desk, "Use version 2 of the pack county again …", "Use version 2")
        desk.waits(lambda: names(desk) == ["Alpha 4"])
        assert desk.reads("notice") == ""


def test_damaged_pack_is_mended_by_its_other_edition_or_by_installing_it_again(
    started: Started, own: Path, tmp_path: Path
) -> None:
    packed.installed(own, ALPHA)
    packed.installed(own, NEWER, version=2)
    (own / "packs" / "county" / "0000000002.sqlite3").write_bytes(b"damaged")
    with started() as desk:
        desk.presses("Ctrl+5")
        desk.waits_to_see("The labels of 'county' cannot be used. Install the pack again, or go")
        switch(desk, "Go back to version 1 of the pack county …", "Use version 1")
        desk.waits(lambda: names(desk) == ["Alpha 3"])
        drop(desk.frame, tmp_path / "county-2.baklabels")
        assert "installing it repairs it" in asked(desk).informativeText()
        desk.clicks("Install")
        desk.waits(lambda: names(desk) == ["Alpha 4"])
        assert not desk.sees("cannot be used")


def switch(desk: Desk, offer: str, button: str) -> None:
    """Choose another edition of a pack, once it is offered, and answer what is asked."""
    menu = desk.program.further_pages.library.panel.packs.menu()
    desk.waits(lambda: offer in [entry.text() for entry in menu.actions()])
    next(entry for entry in menu.actions() if entry.text() == offer).trigger()
    desk.clicks(button)
