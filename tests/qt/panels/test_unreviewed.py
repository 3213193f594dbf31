import pytest
from PySide6.QtWidgets import QAbstractButton, QLineEdit
from pytestqt.qtbot import QtBot

from baklosan_desktop.qt.panels.unreviewed import UnreviewedPanel
from baklosan_desktop.qt.widgets.bars import Notice
from baklosan_desktop.qt.widgets.cards import RichLabel
from baklosan_desktop.qt.widgets.layouts import ScrollingPage
from baklosan_desktop.screens.unreviewed import present
from tests.builders import a_label, a_section


@pytest.fixture
def panel(qtbot: QtBot) -> UnreviewedPanel:
    section = a_section(heading="<i>2</i> Dosage", heading_line=1)
    other = a_section(key="dosage_b", heading="3 Dosage", heading_line=1)
    panel = UnreviewedPanel(present(a_label(sections=(section, other))))
    qtbot.addWidget(panel)
    panel.show()
    return panel


def test_it_says_that_there_is_no_dose_and_asks_nothing(panel: UnreviewedPanel) -> None:
    [notice] = panel.findChildren(Notice)
    assert notice.text() == "This label has no reviewed dose rules."
    assert not panel.findChildren(QLineEdit)
    assert not panel.findChildren(QAbstractButton)


def test_more_sections_than_there_is_room_for_scroll(qtbot: QtBot) -> None:
    sections = tuple(
        a_section(key=f"dosage_{n}", heading=f"{n} Dosage", heading_line=1) for n in range(40)
    )
    panel = UnreviewedPanel(present(a_label(sections=sections)))
    qtbot.addWidget(panel)
    panel.resize(800, 400)
    panel.show()
    assert panel.minimumSizeHint().height() < 400
    bar = panel.findChildren(ScrollingPage)[0].verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)


def test_it_leads_to_the_dosage_section(panel: UnreviewedPanel, qtbot: QtBot) -> None:
    panel.setFocus()
    link = panel.findChildren(RichLabel)[0]
    assert link.hasFocus()
    assert "&lt;i&gt;2&lt;/i&gt; Dosage" in link.text()
    with qtbot.waitSignal(panel.line_opened) as opened:
        link.linkActivated.emit("line:2:")
    assert opened.args == [2, ""]
