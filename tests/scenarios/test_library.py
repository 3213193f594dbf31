"""A pharmacist adds the labels of other medicines, and takes them out again."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QMessageBox

from tests.published import text_label
from tests.qt.drops import drop
from tests.scenarios.desk import Desk

BUNDLED, ACME = "Baklosan 25 mg tablets", "Acme 25 mg tablets"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A file such as holders publish."""
    path = tmp_path / "acme.txt"
    path.write_bytes(text_label("Acme"))
    return path


def answers(desk: Desk, text: str) -> None:
    [box] = desk.window.findChildren(QMessageBox)
    next(b for b in box.findChildren(QAbstractButton) if b.text() == text).click()


def test_file_that_is_dropped_on_the_window_is_in_the_table_until_it_is_removed(
    desk: Desk, file: Path
) -> None:
    desk.presses("Ctrl+5")
    desk.waits_to_see("1 label on this computer")
    assert drop(desk.frame.rail, file)
    desk.waits_to_see("Import: 1 added.")
    desk.waits_to_see("2 labels on this computer")
    assert desk.sees(f"{BUNDLED}\n{ACME}", "page")
    desk.presses("Return", "Down", "Delete")
    answers(desk, "Remove")
    desk.waits_to_see(f"“{ACME}” is removed from the library.")
    desk.waits_to_see("1 label on this computer")
    assert not desk.sees(f"{BUNDLED}\n{ACME}", "page")
    assert file.exists()


def test_labels_are_there_again_at_the_next_start(
    opening: Callable[[Path], AbstractContextManager[Desk]], built: Path, file: Path
) -> None:
    with opening(built) as desk:
        desk.presses("Ctrl+5")
        drop(desk.frame, file)
        desk.waits_to_see("2 labels on this computer")
    with opening(built) as desk:
        desk.waits_to_see("2 labels on this computer")
        assert desk.sees(ACME, "page")
