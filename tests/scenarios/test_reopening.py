"""The program reopens where it was left, without a word about a patient."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QApplication

from baklosan_desktop import settings
from baklosan_desktop.labels.own_notes import Kept
from baklosan_desktop.store import desk as store
from baklosan_desktop.store.desk import Desk
from tests.builders import an_own_note
from tests.scenarios import desk as scenario

Opening = Callable[[Path], AbstractContextManager[scenario.Desk]]


def test_reading_goes_on_at_the_line_where_it_was_left(opening: Opening, built: Path) -> None:
    with opening(built) as desk:
        desk.chooses("Side effects")
    with opening(built) as desk:
        assert desk.frame.page() == "label"
        assert desk.sections().currentItem().text() == "Side effects"
        assert desk.label().top_line() == 45


def test_page_theme_and_text_size_are_those_that_were_left(opening: Opening, built: Path) -> None:
    with opening(built) as desk:
        desk.presses("Ctrl+3", "Ctrl++")
        desk.takes("Dark", menu="Theme")
    with opening(built) as desk:
        assert desk.frame.page() == "effects"
        ticked = [a.text() for m in ("Theme", "Text size") for a in desk.offers(m) if a.isChecked()]
        assert ticked == ["Dark", "115 %"]
        assert QApplication.palette().window().color().name() == "#12181d"


def test_damaged_notes_come_back_from_the_newest_copy(
    opening: Opening, built: Path, tmp_path: Path
) -> None:
    file = store.file(tmp_path / "own", built)
    Desk.open(file).write(an_own_note())
    Desk.open(file, lambda: date(2026, 1, 2))
    file.path.write_bytes(b"no database" * 500)
    with opening(built) as desk:
        desk.waits_to_see("was damaged and is back as it was on 2026-01-02")
    assert Desk.open(file).all().notes == (an_own_note(),)


def test_what_was_searched_is_forgotten(opening: Opening, built: Path) -> None:
    with opening(built) as desk:
        desk.types("hyperhidrosis", into="search")
    with opening(built) as desk:
        assert desk.frame.search.text() == ""


def test_settings_and_notes_are_the_only_things_that_are_kept(
    opening: Opening, built: Path, tmp_path: Path
) -> None:
    with opening(built) as desk:
        desk.types("hyperhidrosis", into="search")
        desk.presses("Ctrl+4")
    own = tmp_path / "own"
    copy, desks, library, kept = sorted(path for path in own.rglob("*.*"))
    assert copy.parent.name == "copies"
    assert (desks.name, library.name, kept.name) == (
        "desk.sqlite3", "library.sqlite3", "settings.txt",
    )  # fmt: skip
    lines = (own / "settings.txt").read_text(encoding="utf-8").splitlines()
    assert [line.split(" = ")[0] for line in lines] == [*settings.Settings._fields]
    assert Desk.open(store.file(own, built)).all() == Kept()
