from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from baklosan_desktop import settings
from baklosan_desktop.assets import database_folder
from baklosan_desktop.pipeline.receiving import Receiving
from baklosan_desktop.qt import actions
from baklosan_desktop.qt.actions import EFFECTS, HANDOUTS, LABEL, LIBRARY, Action
from baklosan_desktop.qt.frame import Frame
from baklosan_desktop.qt.further_pages import FurtherPages, Own
from baklosan_desktop.qt.own_library import OwnLibrary
from baklosan_desktop.qt.panels.handout import HandoutPanel
from baklosan_desktop.qt.panels.label import LabelPanel
from baklosan_desktop.qt.panels.library import LibraryPanel
from baklosan_desktop.qt.panels.side_effects import SideEffectPanel
from baklosan_desktop.qt.theme import Preferences
from baklosan_desktop.qt.widgets.choices import ChoiceCard
from baklosan_desktop.qt.workplace import Workplace
from baklosan_desktop.store import library
from baklosan_desktop.store.shelf import Shelf
from tests.fakes import FakeDesk

NO_PACKS = Receiving(Path("nowhere"), (), library.file(Path("nowhere"), database_folder()))
PAGES = {
    LABEL: LabelPanel,
    EFFECTS: SideEffectPanel,
    HANDOUTS: HandoutPanel,
    LIBRARY: LibraryPanel,
}


@pytest.fixture
def workplace(frame: Frame, preferences: Preferences, shelf: Shelf) -> Workplace:
    workplace = Workplace(frame, preferences, shelf)
    for step in workplace.steps():
        step()
    return workplace


@pytest.fixture
def further(
    frame: Frame,
    preferences: Preferences,
    workplace: Workplace,
    shelf: Shelf,
    own_library: OwnLibrary,
) -> FurtherPages:
    return built(
        FurtherPages(frame, preferences, workplace, shelf, Own(FakeDesk, own_library, NO_PACKS))
    )


def built(further: FurtherPages) -> FurtherPages:
    for step in further.steps():
        step()
    return further


def press(frame: Frame, action: Action) -> None:
    QTest.keySequence(QApplication.focusWidget() or frame, action.keys)


@pytest.mark.usefixtures("further")
@pytest.mark.parametrize(("page", "kind"), PAGES.items(), ids=lambda one: getattr(one, "name", ""))
def test_every_further_page_stands_in_its_place(
    frame: Frame, page: Action, kind: type[QWidget]
) -> None:
    frame.show_page(page.name)
    assert [panel.isVisible() for panel in frame.findChildren(kind)] == [True]


def test_line_asked_for_before_the_label_page_came_is_opened_then(
    frame: Frame,
    preferences: Preferences,
    workplace: Workplace,
    shelf: Shelf,
    own_library: OwnLibrary,
) -> None:
    workplace.open_line(20, "The maximum daily dose is 100 mg.")
    further = built(
        FurtherPages(frame, preferences, workplace, shelf, Own(FakeDesk, own_library, NO_PACKS))
    )
    [mark] = further.reader.panel.reading.extraSelections()
    assert mark.cursor.selection().toPlainText() == "The maximum daily dose is 100 mg."


def test_place_of_an_effect_leads_to_the_label(frame: Frame, further: FurtherPages) -> None:
    frame.show_page(EFFECTS.name)
    [effects] = frame.findChildren(SideEffectPanel)
    effects.citation_opened.emit(47, "")
    assert frame.page() == LABEL.name
    assert len(further.reader.panel.reading.extraSelections()) == 1


@pytest.mark.usefixtures("further")
@pytest.mark.parametrize(
    ("page", "title"),
    [(LABEL, "Full label"), (EFFECTS, "Side-effect sheet"), (LIBRARY, "Full label")],
    ids=lambda one: getattr(one, "name", ""),
)
def test_print_leads_to_the_handout_of_what_is_shown(
    frame: Frame, page: Action, title: str
) -> None:
    press(frame, page)
    press(frame, actions.PRINT)
    assert frame.page() == HANDOUTS.name
    chosen = [card.accessibleName() for card in frame.findChildren(ChoiceCard) if card.isChecked()]
    assert chosen == [title]


@pytest.mark.usefixtures("further")
def test_print_on_the_handout_page_asks_for_a_printer(frame: Frame) -> None:
    press(frame, HANDOUTS)
    frame.top_bar.print.click()
    [dialog] = frame.findChildren(QPrintDialog)
    assert dialog.isVisible()
    dialog.reject()


@pytest.mark.usefixtures("further")
def test_name_of_the_pharmacy_is_remembered(
    frame: Frame, preferences: Preferences, tmp_path: Path
) -> None:
    [handout] = frame.findChildren(HandoutPanel)
    handout.pharmacy_changed.emit("Main Street 12")
    assert preferences.now.pharmacy == "Main Street 12"
    assert settings.load(tmp_path / "own")[0].pharmacy == "Main Street 12"


@pytest.mark.usefixtures("further")
def test_about_tells_program_and_label(frame: Frame, qtbot: QtBot) -> None:
    press(frame, actions.ABOUT)
    [box] = frame.findChildren(QDialog)
    [text] = box.findChildren(QTextEdit)
    assert "Baklosan 25 mg tablets, edition 1" in text.toPlainText()
    box.close()
    qtbot.waitUntil(lambda: frame.findChildren(QDialog) == [])


@pytest.mark.usefixtures("further")
def test_hz_19_clearing_the_patient_forgets_the_name_on_the_handout_too(
    frame: Frame, workplace: Workplace
) -> None:
    frame.show_page(HANDOUTS.name)
    [name] = [
        edit
        for edit in frame.findChildren(QLineEdit)
        if edit.accessibleName().startswith("Patient")
    ]
    name.setText("A. Patient")
    workplace.dose.clear_patient()
    assert name.text() == ""
