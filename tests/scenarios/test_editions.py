"""A newer edition of a label arrives, and the pharmacist looks at what it says otherwise."""

from pathlib import Path

from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from baklosan_desktop.qt.panels.comparison import ComparisonDialog
from baklosan_desktop.qt.widgets.text_column import TextColumn
from baklosan_desktop.wording import NBSP
from tests.importers.spl_documents import document, section
from tests.qt.drops import drop
from tests.scenarios.desk import Desk


def edition(folder: Path, version: str, dose: str) -> Path:
    """Write a file such as the holder publishes of each edition."""
    text = f"<paragraph>Take with water. The highest dose is {dose} daily.</paragraph>"
    content = document(section(text, code="34068-7", title="2 Dosage")).data
    path = folder / f"demo-{version}.xml"
    path.write_bytes(
        content.replace(b'versionNumber value="7"', b'versionNumber value="%d"' % int(version))
    )
    return path


CAUTION = "This is an older edition: a newer one has taken its place."


def imports_both(desk: Desk, folder: Path) -> None:
    """Import one edition, then the next, and choose the label in the table."""
    desk.presses("Ctrl+5")
    desk.waits_to_see("1 label on this computer")
    drop(desk.frame, edition(folder, "1", "10 mg"))
    desk.waits_to_see("2 labels on this computer")
    drop(desk.frame, edition(folder, "2", "100 mg"))
    desk.waits_to_see("Import: 1 replaced by a newer edition.")
    desk.presses("Return", "Down")
    desk.waits_to_see("1 older edition ▾")


def takes(desk: Desk, entry: str) -> None:
    """Take an entry of the menu of older editions."""
    [button] = [b for b in desk.visible(QPushButton) if b.text() == "1 older edition ▾"]
    next(action for action in button.menu().actions() if action.text().startswith(entry)).trigger()


def test_dose_that_rose_with_a_newer_edition_is_the_first_thing_seen(
    desk: Desk, tmp_path: Path
) -> None:
    imports_both(desk, tmp_path)
    takes(desk, "Compare with Edition 1")
    desk.waits_to_see("Edition 1 of 2026-01-02 → edition 2 of 2026-01-02 · 1 section changed")
    [dialog] = desk.window.findChildren(ComparisonDialog)
    [text] = dialog.findChildren(TextColumn)
    assert text.toPlainText().replace(NBSP, " ").split("\n")[:3] == [
        "Numbers that changed",
        "Dosage and administration: 10 mg → 100 mg",
        " The highest dose is [-10-] {+100+} mg daily.",
    ]
    QTest.keySequence(text, QKeySequence("F3"))
    assert len(text.extraSelections()) == 1
    QTest.keySequence(text, QKeySequence("Escape"))
    assert desk.sees("1 older edition ▾", "page")


def test_older_edition_that_is_open_says_so_until_another_label_is_opened(
    desk: Desk, tmp_path: Path
) -> None:
    imports_both(desk, tmp_path)
    takes(desk, "Open Edition 1")
    desk.waits_to_see(CAUTION)
    desk.presses("Alt+Left")
    desk.waits(lambda: not desk.sees(CAUTION))
