import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from baklosan_desktop.qt.panels.dose_steps import OwnSteps
from baklosan_desktop.qt.widgets.edits import QuantityEdit
from baklosan_desktop.screens.dose_taper import TaperView, Verdict
from tests.qt.panels.dose_page import settle

VIEW = TaperView("", "", ("Thu 26 Nov 2026", ""), ("", "is not 0 mg"), Verdict.WRONG)


@pytest.fixture
def steps(qtbot: QtBot) -> OwnSteps:
    steps = OwnSteps()
    qtbot.addWidget(steps)
    steps.resize(400, 600)
    steps.show()
    qtbot.waitUntil(steps.isActiveWindow)
    return steps


@pytest.fixture
def said(steps: OwnSteps) -> list[tuple[tuple[str, str], ...]]:
    said: list[tuple[tuple[str, str], ...]] = []
    steps.typed.connect(said.append)
    return said


def edits(steps: OwnSteps) -> list[QuantityEdit]:
    settle()
    return [edit for edit in steps.findChildren(QuantityEdit) if edit.isVisible()]


def types(steps: OwnSteps, *texts: str) -> None:
    """Type into the fields from the first on."""
    for index, text in enumerate(texts):
        edits(steps)[index].setText(text)


def remarks(steps: OwnSteps) -> list[str]:
    settle()
    labels = [label for label in steps.findChildren(QLabel) if label.isVisible()]
    return [la.text() for la in labels if la.property("role") in {"hint", "problem"}]


def test_one_empty_row_waits(steps: OwnSteps) -> None:
    assert [edit.accessibleName() for edit in edits(steps)] == [
        "Step 1: after how many days",
        "Step 1: mg per DAY in total",
    ]


def test_next_row_comes_as_soon_as_one_is_begun(steps: OwnSteps) -> None:
    types(steps, "3")
    assert len(edits(steps)) == 4
    types(steps, "3", "20")
    assert len(edits(steps)) == 4
    assert edits(steps)[2].accessibleName() == "Step 2: after how many days"


def test_all_filled_rows_are_said_as_typed(
    steps: OwnSteps, said: list[tuple[tuple[str, str], ...]]
) -> None:
    types(steps, "3", " 7,5 ", "7", "0")
    assert said[-1] == (("3", " 7,5 "), ("7", "0"))


def test_emptied_row_is_passed_over(
    steps: OwnSteps, said: list[tuple[tuple[str, str], ...]]
) -> None:
    types(steps, "3", "20", "7", "0")
    types(steps, "", "")
    assert said[-1] == (("7", "0"),)
    steps.show_remarks(VIEW._replace(dates=("Mon 30 Nov 2026",), remarks=("",)))
    assert remarks(steps) == ["Mon 30 Nov 2026"]


def test_there_is_an_end_of_rows(steps: OwnSteps) -> None:
    for index in range(0, 60, 2):
        if index < len(edits(steps)):
            edits(steps)[index].setText("1")
    assert len(edits(steps)) == 40


def test_each_row_shows_its_date_or_what_is_wrong_with_it(steps: OwnSteps) -> None:
    types(steps, "3", "20", "7", "10")
    steps.show_remarks(VIEW)
    assert remarks(steps) == ["Thu 26 Nov 2026", "is not 0 mg"]
    assert [edit.accessibleDescription() for edit in edits(steps)] == [
        *("", "", "", "is not 0 mg", "", ""),
    ]


def test_hz_18_remarks_go_with_the_window(steps: OwnSteps) -> None:
    types(steps, "3", "20", "7", "10")
    steps.show_remarks(VIEW)
    steps.show_remarks(None)
    assert remarks(steps) == []
    assert {edit.accessibleDescription() for edit in edits(steps)} == {""}


def test_row_without_a_remark_of_its_own_says_nothing(steps: OwnSteps) -> None:
    types(steps, "3", "20", "7", "10", "9")
    steps.show_remarks(VIEW)
    assert len(remarks(steps)) == 2


def test_focus_goes_to_the_first_row(steps: OwnSteps) -> None:
    steps.setFocus()
    assert QApplication.focusWidget() is edits(steps)[0]


def test_forgotten_steps_leave_one_empty_row_and_say_nothing_on_the_way(
    steps: OwnSteps, said: list[tuple[tuple[str, str], ...]]
) -> None:
    types(steps, "3", "20", "7", "10")
    steps.show_remarks(VIEW)
    said.clear()
    steps.forget()
    assert [edit.text() for edit in edits(steps)] == ["", ""]
    assert (remarks(steps), said) == ([], [])


def test_forgotten_steps_are_gone_at_once(steps: OwnSteps) -> None:
    types(steps, "3", "20", "7", "10")
    steps.forget()
    seen = [edit.text() for edit in steps.findChildren(QLineEdit) if edit.isVisible()]
    assert seen == ["", ""]


def test_tab_goes_from_row_to_row_before_it_leaves(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    steps, after = OwnSteps(), QLineEdit()
    column.addWidget(steps)
    column.addWidget(after)
    page.show()
    qtbot.waitUntil(page.isActiveWindow)
    steps.setFocus()
    names = []
    for text in ("3", "20", "7", "0"):
        focus = QApplication.focusWidget()
        assert focus is not None
        names.append(focus.accessibleName())
        QTest.keyClicks(focus, text)
        settle()
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    assert [name[:6] for name in names] == ["Step 1", "Step 1", "Step 2", "Step 2"]
