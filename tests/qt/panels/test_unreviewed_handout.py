from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QDialog, QFileDialog, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from baklosan_desktop.labels.facts import Facts
from baklosan_desktop.labels.label import Label
from baklosan_desktop.qt import theme
from baklosan_desktop.qt.panels.handout import HandoutPanel
from baklosan_desktop.qt.panels.unreviewed_handout import UnreviewedHandoutPanel
from baklosan_desktop.screens.handout import Kind
from tests.fakes import FakeShelf

TODAY = date(2026, 11, 23)


@pytest.fixture
def source(facts: Facts) -> FakeShelf:
    theme.load_fonts()
    return FakeShelf(facts)


@pytest.fixture
def panel(label: Label, source: FakeShelf, qtbot: QtBot) -> UnreviewedHandoutPanel:
    made = UnreviewedHandoutPanel(label, source, "", "0.1.0", lambda: TODAY)
    qtbot.addWidget(made)
    return made


def button(panel: HandoutPanel, name: str) -> QPushButton:
    return next(found for found in panel.findChildren(QPushButton) if found.text() == name)


def test_pages_of_an_imported_label_are_said_to_be_laid_out_before_they_are(
    panel: UnreviewedHandoutPanel, qtbot: QtBot
) -> None:
    panel.show()
    panel.choose(Kind.LABEL)
    said = [one for one in panel.findChildren(QLabel) if one.text() == "Laying out the pages …"]
    assert len(said) == 1
    panel.print_out()
    panel.save()
    assert panel.findChildren(QDialog) == []
    qtbot.waitUntil(button(panel, "Print …").isEnabled)
    assert not said[0].isVisible()


def test_pages_of_an_imported_label_are_laid_out_step_by_step(
    panel: UnreviewedHandoutPanel, qtbot: QtBot
) -> None:
    turns: list[bool] = []
    ticking = QTimer(panel)
    ticking.timeout.connect(lambda: turns.append(button(panel, "Print …").isEnabled()))
    panel.show()
    panel.choose(Kind.LABEL)
    ticking.start(0)
    qtbot.waitUntil(button(panel, "Print …").isEnabled)
    assert turns.count(False) > 1


def test_pages_that_are_no_longer_wanted_are_not_laid_out_to_the_end(
    panel: UnreviewedHandoutPanel, qtbot: QtBot
) -> None:
    panel.show()
    panel.choose(Kind.LABEL)
    panel.choose(Kind.SIDE_EFFECTS)
    panel.choose(Kind.LABEL)
    qtbot.waitUntil(button(panel, "Print …").isEnabled)
    panel.arrange((), is_older=True)
    assert not button(panel, "Print …").isEnabled()
    qtbot.waitUntil(button(panel, "Print …").isEnabled)


def test_pages_are_saved_that_a_name_was_asked_for_though_they_are_laid_out_anew(
    panel: UnreviewedHandoutPanel, tmp_path: Path, qtbot: QtBot
) -> None:
    panel.show()
    panel.choose(Kind.LABEL)
    qtbot.waitUntil(button(panel, "Print …").isEnabled)
    panel.save()
    [dialog] = panel.findChildren(QFileDialog)
    panel.arrange((), is_older=True)
    dialog.fileSelected.emit(str(tmp_path / "label.pdf"))
    dialog.close()
    qtbot.waitUntil((tmp_path / "label.pdf").exists)
