"""A database that is not the one that was built gives no dose and no print."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton

from baklosan_desktop.assets import BUILD, DATABASE
from baklosan_desktop.qt import actions
from tests.scenarios.desk import Desk, spoken

DAMAGED = "The label file 'build/labels.sqlite3' is damaged."


@pytest.fixture
def damaged(built: Path, tmp_path: Path) -> Path:
    """A copy of the built folder with one byte of the database flipped."""
    folder = Path(shutil.copytree(built, tmp_path / "db"))
    database = folder / BUILD / DATABASE
    content = bytearray(database.read_bytes())
    content[len(content) // 2] ^= 1
    database.write_bytes(content)
    return folder


@pytest.fixture
def desk(damaged: Path, opening: Callable[[Path], AbstractContextManager[Desk]]) -> Iterator[Desk]:
    with opening(damaged) as desk:
        yield desk


def test_damage_is_said_with_what_to_do(desk: Desk) -> None:
    for sentence in (DAMAGED, "Install the program again", "No dose is calculated"):
        assert desk.sees(sentence, "notice")
    assert desk.sees("data not intact ✗", "footer")


@pytest.mark.parametrize("page", actions.PAGES[1:], ids=lambda page: page.name)
def test_page_says_why_it_is_empty(desk: Desk, page: actions.Action) -> None:
    desk.presses(page.keys)
    assert desk.sees(DAMAGED, "page")
    assert [f for f in desk.visible(QLineEdit) if f is not desk.frame.search] == []


def test_nothing_is_printed(desk: Desk) -> None:
    desk.presses("Ctrl+3", "Ctrl+P")
    assert desk.frame.page() == "effects"
    assert [b.isEnabled() for b in desk.visible(QPushButton) if "Print" in b.text()] == [False]


def test_text_of_the_label_stays_readable(desk: Desk) -> None:
    assert desk.sees("The maximum daily dose is 100 mg.", "page")


def test_search_takes_nothing_and_says_why(desk: Desk) -> None:
    search = desk.frame.search
    assert not search.isEnabled()
    assert search.placeholderText() == "No search: the label data is not intact"
    desk.presses("Ctrl+K", "d")
    assert search.text() == ""
    assert [label.isVisible() for label in search.findChildren(QLabel)] == [False]


def test_text_of_the_label_has_the_keyboard(desk: Desk) -> None:
    assert spoken(desk.focus()) == "Label text"


def test_theme_and_text_size_can_still_be_chosen(desk: Desk) -> None:
    desk.takes("Dark", menu="Theme")
    desk.presses("Ctrl++")
    ticked = [a.text() for m in ("Theme", "Text size") for a in desk.offers(m) if a.isChecked()]
    assert ticked == ["Dark", "115 %"]
