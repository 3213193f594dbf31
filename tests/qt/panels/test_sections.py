import pytest
from PySide6.QtWidgets import QListWidget, QPushButton
from pytestqt.qtbot import QtBot

from baklosan_desktop.labels.label import Label
from baklosan_desktop.qt.panels.sections import SectionPane
from baklosan_desktop.screens.label import Order, present


@pytest.fixture
def pane(label: Label, qtbot: QtBot) -> SectionPane:
    pane = SectionPane()
    qtbot.addWidget(pane)
    fill(pane, label, Order.LABEL)
    pane.show()
    return pane


def fill(pane: SectionPane, label: Label, order: Order) -> None:
    pane.fill(present(label, order).sections, order)


def listed(pane: SectionPane) -> QListWidget:
    [listed] = pane.findChildren(QListWidget)
    return listed


def heading(pane: SectionPane) -> QPushButton:
    buttons = pane.findChildren(QPushButton)
    [heading] = [one for one in buttons if one.accessibleName().startswith("Sections in")]
    return heading


def test_order_is_offered_at_the_head_of_the_list_and_that_in_use_is_ticked(
    pane: SectionPane, label: Label
) -> None:
    assert heading(pane).accessibleName() == "Sections in label order, choose another"
    fill(pane, label, Order.SMPC)
    entries = heading(pane).menu().actions()
    assert [(entry.text(), entry.isChecked()) for entry in entries] == [
        ("Label order", False),
        ("SmPC order", True),
    ]


def test_chosen_order_is_told(pane: SectionPane, qtbot: QtBot) -> None:
    with qtbot.waitSignal(pane.order_chosen) as chosen:
        heading(pane).menu().actions()[1].trigger()
    assert chosen.args == ["smpc"]


def test_list_that_is_filled_anew_chooses_nothing(pane: SectionPane, label: Label) -> None:
    chosen: list[int] = []
    pane.chosen.connect(chosen.append)
    assert pane.follow("storage")
    fill(pane, label, Order.SMPC)
    assert chosen == []
    assert pane.follow("storage")
    assert listed(pane).currentItem().text() == "Storage"
    assert not pane.follow("storage")


def test_steps_end_at_the_first_and_the_last_section(pane: SectionPane) -> None:
    pane.follow("identity")
    pane.step(-1)
    assert listed(pane).currentRow() == 0
    pane.step(1)
    assert listed(pane).currentRow() == 1
    pane.follow("closing")
    pane.step(1)
    assert listed(pane).currentItem().text() == "Closing statement"
