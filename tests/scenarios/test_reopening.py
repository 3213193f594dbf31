"""The program reopens where it was left, without a word about a patient."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

from PySide6.QtWidgets import QApplication

from baklosan_desktop import settings
from baklosan_desktop.labels.own_notes import Kept
from baklosan_desktop.store import desk as store
from baklosan_desktop.store.desk import Desk
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
    assert sorted(path.name for path in own.rglob("*")) == ["desk.sqlite3", "settings.txt"]
    lines = (own / "settings.txt").read_text(encoding="utf-8").splitlines()
    assert [line.split(" = ")[0] for line in lines] == [*settings.Settings._fields]
    assert Desk.open(store.file(own, built)).all() == Kept()
