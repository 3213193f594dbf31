from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from baklosan_desktop.assets import translations_folder
from baklosan_desktop.labels.label import Label
from baklosan_desktop.qt import theme
from baklosan_desktop.qt.theme import Theme
from baklosan_desktop.qt.widgets.bars import Footer
from baklosan_desktop.screens.label import bars
from baklosan_desktop.tongue import ENGLISH, speak


@pytest.fixture
def footer(qtbot: QtBot) -> Footer:
    footer = Footer()
    qtbot.addWidget(footer)
    footer.resize(1366, 26)
    footer.show()
    return footer


def reads(footer: Footer) -> list[str]:
    return [label.text() for label in footer.findChildren(QLabel)]


def test_it_always_says_offline_and_for_whom(footer: Footer) -> None:
    assert "● Offline: this program never connects" in reads(footer)
    assert "For professionals. Does not replace clinical judgement." in reads(footer)


def test_help_is_offered_as_soon_as_there_is_some(footer: Footer) -> None:
    opened: list[str] = []
    assert not footer.help.isEnabled()
    footer.offer([("Safety notes", lambda: opened.append("notes")), ("Hazard log", int)])
    assert footer.help.isEnabled()
    entries = footer.help.menu().actions()
    assert [entry.text() for entry in entries] == ["Safety notes", "Hazard log"]
    entries[0].trigger()
    assert opened == ["notes"]


def test_data_is_not_called_intact_before_it_is_known(footer: Footer) -> None:
    footer.state("Label edition 1")
    assert "Label edition 1 · verifying …" in reads(footer)
    assert not any("intact" in text for text in reads(footer))


def test_intact_data_is_named(footer: Footer) -> None:
    footer.state("Label edition 1")
    footer.intact()
    assert "Label edition 1 · data intact ✓" in reads(footer)


def test_doubt_replaces_what_was_said(footer: Footer) -> None:
    footer.state("Label edition 1")
    footer.intact()
    footer.doubt()
    assert "Label edition 1 · data not intact ✗" in reads(footer)
    assert not any("✓" in text for text in reads(footer))


def test_doubt_needs_no_label(footer: Footer) -> None:
    footer.doubt()
    assert "data not intact ✗" in reads(footer)


@pytest.mark.parametrize("width", [1366, 800])
def test_nothing_is_cut(footer: Footer, width: int, qtbot: QtBot) -> None:
    footer.state("Label edition 1, not yet reviewed by a pharmacist")
    footer.resize(width, max(26, footer.heightForWidth(width)))
    labels = footer.findChildren(QLabel)
    qtbot.waitUntil(lambda: all(label.width() >= label.sizeHint().width() for label in labels))
    for label in labels:
        assert label.mapTo(footer, label.rect().bottomRight()).x() < width


def test_imported_data_is_called_neither_intact_nor_doubtful(footer: Footer) -> None:
    footer.state("Imported label, edition 1")
    footer.imported()
    assert "Imported label, edition 1 · as it was imported" in reads(footer)


def test_connection_stands_in_the_place_of_offline_and_says_why_there_is_none(
    footer: Footer,
) -> None:
    footer.connects("● Library server not reached", "The cable is out.")
    assert not any("never connects" in text for text in reads(footer))
    [said] = [label for label in footer.findChildren(QLabel) if "not reached" in label.text()]
    assert said.toolTip() == "The cable is out."


@pytest.fixture(params=["en", "pl", "ru"])
def language(request: pytest.FixtureRequest) -> Iterator[str]:
    """A language of the interface, spoken as long as the test runs."""
    folder = str(translations_folder())
    assert speak(request.param, folder) == ""
    yield request.param
    speak(ENGLISH, folder)


def test_all_of_it_stands_on_one_line_of_a_small_screen(
    look: QApplication, qtbot: QtBot, label: Label, language: str
) -> None:
    theme.apply(look, Theme.LIGHT, 100)
    footer = Footer()
    qtbot.addWidget(footer)
    footer.state(bars(label, None, date(2026, 1, 1)).edition)
    footer.intact()
    footer.resize(1024, footer.heightForWidth(1024))
    footer.show()
    said = [*footer.findChildren(QLabel), *footer.findChildren(QPushButton)]
    lines = {part.mapTo(footer, part.rect().center()).y() // part.height() for part in said}
    assert len(lines) == 1, language
