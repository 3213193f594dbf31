from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QFocusEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from baklosan_desktop.errors import DamagedUserFile
from baklosan_desktop.extraction.found import Reading, Unread
from baklosan_desktop.qt.panels.read_effects import ReadEffectsPanel
from baklosan_desktop.qt.panels.side_effects import SideEffectPanel
from baklosan_desktop.qt.widgets.bars import Notice
from baklosan_desktop.qt.widgets.cards import RichLabel
from baklosan_desktop.qt.widgets.layouts import ScrollingPage
from baklosan_desktop.screens.read_effects import ReadEffects
from baklosan_desktop.screens.side_effect_copy import READ
from tests.builders import a_band, a_citation, a_label, an_effect
from tests.search.builders import NOTHING_KNOWN

UNREAD = tuple(Unread(a_citation(), "") for _ in range(60))
EFFECTS = (a_band(),), (an_effect(),)
Shown = Callable[[Reading], ReadEffectsPanel]


@pytest.fixture
def shown(qtbot: QtBot) -> Shown:
    def show(reading: Reading) -> ReadEffectsPanel:
        source = ReadEffects(reading, lambda: NOTHING_KNOWN)
        panel = ReadEffectsPanel(a_label(), lambda: source)
        qtbot.addWidget(panel)
        panel.resize(1200, 600)
        panel.show()
        qtbot.waitUntil(panel.isActiveWindow)
        panel.setFocus()
        qtbot.waitUntil(lambda: "Reading" not in panel.findChildren(Notice)[0].text())
        return panel

    return show


def links(panel: ReadEffectsPanel) -> list[RichLabel]:
    return [one for one in panel.findChildren(RichLabel) if "line:" in one.text()]


def test_effects_stand_in_the_matrix_above_what_was_not_read(shown: Shown, qtbot: QtBot) -> None:
    panel = shown(Reading(*EFFECTS, UNREAD))
    [effects] = panel.findChildren(SideEffectPanel)
    qtbot.waitUntil(lambda: effects.height() > panel.height() // 2)
    assert "not reviewed by anybody" in panel.findChildren(Notice)[0].text()
    with qtbot.waitSignal(panel.line_opened) as opened:
        links(panel)[-1].linkActivated.emit("line:2:5+mg")
    assert opened.args == [2, "5 mg"]
    QApplication.sendEvent(panel, QFocusEvent(QEvent.Type.FocusIn))
    assert panel.focusWidget() in {effects, *effects.findChildren(QWidget)}


def test_no_window_opens_while_effects_are_read(shown: Shown, qapp: QApplication) -> None:
    opened: list[QObject] = []

    class Spy(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
            """Note each window that is shown."""
            if event.type() == QEvent.Type.Show and isinstance(watched, QWidget):
                opened.extend([watched] if watched.isWindow() else [])
            return False

    spy = Spy()
    qapp.installEventFilter(spy)
    panel = shown(Reading(*EFFECTS, UNREAD))
    qapp.removeEventFilter(spy)
    assert opened == [panel]


def test_page_asks_for_no_height_that_the_bars_would_have_to_give(shown: Shown) -> None:
    panel = shown(Reading(*EFFECTS, UNREAD))
    assert not panel.hasHeightForWidth()


def test_few_lines_that_were_not_read_leave_the_room_to_the_effects(shown: Shown) -> None:
    panel = shown(Reading(*EFFECTS, UNREAD[:1]))
    [below] = panel.findChildren(ScrollingPage, options=Qt.FindChildOption.FindDirectChildrenOnly)
    few = below.height()
    assert few < 0.2 * panel.height()
    assert links(panel)[-1].geometry().bottom() <= few
    panel.resize(1200, 200)
    assert below.height() <= 60


def test_copied_list_says_that_a_program_read_it(shown: Shown) -> None:
    panel = shown(Reading(*EFFECTS))
    [copy] = [one for one in panel.findChildren(QPushButton) if one.text() == "Copy list"]
    copy.click()
    assert READ in QGuiApplication.clipboard().text()


def test_place_of_an_effect_and_the_printer_are_passed_on(shown: Shown, qtbot: QtBot) -> None:
    panel = shown(Reading(*EFFECTS))
    [effects] = panel.findChildren(SideEffectPanel)
    with qtbot.waitSignals([panel.line_opened, panel.print_requested]):
        effects.citation_opened.emit(2, "")
        effects.print_requested.emit()


def test_without_effects_there_is_no_matrix(shown: Shown) -> None:
    panel = shown(Reading(unread=UNREAD[:2]))
    assert panel.findChildren(SideEffectPanel) == []
    assert "Side effects" in links(panel)[0].text()
    assert len(links(panel)) == 3
    assert panel.focusWidget() is links(panel)[0]


def test_sentence_that_is_read_leftwards_is_set_apart_from_its_place(shown: Shown) -> None:
    panel = shown(Reading(unread=(Unread(a_citation("شائعة جدًا. 1-10%"), ""),)))
    assert (
        "\N{FIRST STRONG ISOLATE}شائعة جدًا. \u20661-10%\u2069\u2069 · Dos"
        in links(panel)[-1].text()
    )


def test_label_that_cannot_be_read_is_said_to_be_so(qtbot: QtBot) -> None:
    def fail() -> ReadEffects:
        raise DamagedUserFile("The library is damaged.")

    panel = ReadEffectsPanel(a_label(), fail)
    qtbot.addWidget(panel)
    panel.show()
    qtbot.waitUntil(lambda: "damaged" in panel.findChildren(Notice)[0].text())


def test_label_is_read_once_and_not_before_it_is_seen(qtbot: QtBot) -> None:
    asked: list[int] = []

    def read() -> ReadEffects:
        asked.append(1)
        return ReadEffects(Reading(), lambda: NOTHING_KNOWN)

    panel = ReadEffectsPanel(a_label(), read)
    qtbot.addWidget(panel)
    assert asked == []
    for _ in range(2):
        panel.show()
        qtbot.waitUntil(lambda: asked == [1])
        panel.hide()
