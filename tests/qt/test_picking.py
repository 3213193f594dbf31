"""Labels are picked by key or from the bar, even while the library cannot be asked."""

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from baklosan_desktop.errors import DamagedUserFile
from baklosan_desktop.labels.label import LabelId
from baklosan_desktop.qt import actions
from baklosan_desktop.qt.frame import Frame
from baklosan_desktop.qt.open_labels import OpenLabels
from baklosan_desktop.qt.own_library import OwnLibrary
from baklosan_desktop.qt.panels.picker import LabelPicker
from baklosan_desktop.qt.picking import Picking
from baklosan_desktop.qt.reader import Reader
from baklosan_desktop.qt.theme import Preferences
from baklosan_desktop.qt.widgets.found import ROW
from baklosan_desktop.qt.widgets.hit_list import HitList
from baklosan_desktop.store.shelf import OpenLabel, Shelf
from tests.builders import a_label, a_listed
from tests.scenarios.desk import said


@pytest.fixture
def labels(frame: Frame, reader: Reader, shelf: Shelf, own_library: OwnLibrary) -> OpenLabels:
    return OpenLabels(frame, reader, shelf, own_library)


@pytest.fixture
def picking(frame: Frame, labels: OpenLabels, own_library: OwnLibrary) -> Picking:
    return Picking(frame, labels, own_library)


def rows(frame: Frame) -> list[str]:
    [picker] = frame.findChildren(LabelPicker)
    model = picker.findChildren(HitList)[0].model()
    return [model.index(row, 0).data(ROW).text for row in range(model.rowCount())]


@pytest.mark.usefixtures("picking")
def test_bundled_label_can_be_picked_before_the_library_is_open(frame: Frame, qtbot: QtBot) -> None:
    QTest.keySequence(frame, actions.PICK.keys)
    qtbot.waitUntil(lambda: rows(frame) == ["ALL LABELS", "Baklosan 25 mg tablets"])


@pytest.mark.usefixtures("picking")
def test_button_beside_the_name_offers_labels(frame: Frame, qtbot: QtBot) -> None:
    assert frame.top_bar.pick.isEnabled()
    frame.top_bar.pick.click()
    qtbot.waitUntil(lambda: "Baklosan 25 mg tablets" in rows(frame))


@pytest.mark.usefixtures("picking")
def test_label_that_was_open_before_is_offered_first(
    frame: Frame, labels: OpenLabels, shelf: Shelf, qtbot: QtBot
) -> None:
    other = OpenLabel(a_label(), shelf, a_listed(id=LabelId("other"), name="Other"))
    labels.changing.emit(other)
    frame.top_bar.pick.click()
    qtbot.waitUntil(lambda: rows(frame)[:2] == ["OPENED LAST", "Other"])


class DamagedLibrary:
    """Cannot be read."""

    def found(self, typed: str, limit: int) -> tuple[()]:
        raise DamagedUserFile(f"Nothing of {typed or limit} can be read.")


@pytest.mark.usefixtures("picking")
def test_damaged_library_is_said_to_be_so(
    frame: Frame, own_library: OwnLibrary, qtbot: QtBot
) -> None:
    own_library.__dict__["library"] = DamagedLibrary()
    frame.top_bar.pick.click()
    [picker] = frame.findChildren(LabelPicker)
    qtbot.waitUntil(lambda: "can be read." in "".join(map(said, picker.findChildren(QLabel))))
    assert rows(frame) == []


def test_picker_follows_the_theme(
    picking: Picking, frame: Frame, preferences: Preferences, qtbot: QtBot
) -> None:
    picking.open()
    [picker] = frame.findChildren(LabelPicker)
    qtbot.waitUntil(lambda: rows(frame) != [])
    before = picker.grab().toImage()
    preferences.choose_theme("dark")
    picking.recolour()
    assert picker.grab().toImage() != before
