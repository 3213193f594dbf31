import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from baklosan_desktop.qt.actions import DOSE
from baklosan_desktop.qt.frame import Frame
from baklosan_desktop.qt.panels.search import SearchPanel
from baklosan_desktop.qt.theme import Preferences
from baklosan_desktop.qt.workplace import Workplace
from baklosan_desktop.store.shelf import Shelf


@pytest.fixture
def workplace(frame: Frame, preferences: Preferences, shelf: Shelf) -> Workplace:
    workplace = Workplace(frame, preferences, shelf)
    for step in workplace.steps():
        step()
    return workplace


def texts(frame: Frame) -> list[str]:
    bars = (frame.top_bar, frame.footer)
    return [label.text() for bar in bars for label in bar.findChildren(QLabel)]


@pytest.mark.usefixtures("workplace")
def test_bars_say_which_label_is_open_and_that_it_is_intact(frame: Frame) -> None:
    assert "Baklosan 25 mg tablets" in texts(frame)
    assert "baclofen · 50 tablets" in texts(frame)
    edition = "Label edition 1, text undated, not yet reviewed by a pharmacist · data intact ✓"
    assert edition in texts(frame)


def test_dose_page_stands_in_its_place(workplace: Workplace, frame: Frame) -> None:
    frame.show_page(DOSE.name)
    assert workplace.dose.isVisible()


def test_line_that_was_asked_for_is_passed_on_and_kept(workplace: Workplace, qtbot: QtBot) -> None:
    assert workplace.asked is None
    with qtbot.waitSignal(workplace.line_opened) as opened:
        workplace.open_line(20, "The maximum daily dose is 100 mg.")
    assert opened.args == [20, "The maximum daily dose is 100 mg."]
    assert workplace.asked == (20, "The maximum daily dose is 100 mg.")


def test_place_on_the_dose_page_asks_for_its_sentence(workplace: Workplace) -> None:
    workplace.dose.citation_opened.emit(20, "The maximum daily dose is 100 mg.")
    assert workplace.asked == (20, "The maximum daily dose is 100 mg.")


@pytest.fixture
def found(workplace: Workplace, frame: Frame, qtbot: QtBot) -> SearchPanel:
    """The results for "lactose"."""
    frame.search.setFocus()
    QTest.keyClicks(frame.search, "lactose")
    [panel] = frame.findChildren(SearchPanel)
    qtbot.waitUntil(panel.isVisible)
    assert workplace.asked is None
    return panel


def test_found_sentence_asks_for_its_line(found: SearchPanel, workplace: Workplace) -> None:
    found.open_chosen()
    assert workplace.asked is not None
    assert workplace.asked[0] == 77


def test_results_follow_the_width_of_the_window(found: SearchPanel, frame: Frame) -> None:
    frame.resize(800, 600)
    assert frame.rect().contains(found.geometry())


def test_results_follow_the_text_size(found: SearchPanel, preferences: Preferences) -> None:
    before = found.height()
    preferences.choose_text_size(200)
    assert found.height() > before


def test_results_give_way_to_another_page(found: SearchPanel, frame: Frame) -> None:
    frame.show_page(DOSE.name)
    assert not found.isVisible()
