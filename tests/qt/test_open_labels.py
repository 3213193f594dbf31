"""One label is open at a time; what cannot be opened is said, and nothing else changes."""

import pytest
from pytestqt.qtbot import QtBot

from baklosan_desktop.labels.label import LabelId
from baklosan_desktop.qt.frame import Frame
from baklosan_desktop.qt.open_labels import OpenLabels
from baklosan_desktop.qt.own_library import OwnLibrary
from baklosan_desktop.qt.reader import Reader
from baklosan_desktop.store.shelf import Shelf

BUNDLED = LabelId("baklosan-25mg")


@pytest.fixture
def labels(frame: Frame, noted: Reader, shelf: Shelf, own_library: OwnLibrary) -> OpenLabels:
    return OpenLabels(frame, noted, shelf, own_library)


def test_bundled_label_is_open_at_first(labels: OpenLabels) -> None:
    assert labels.now.label.id == BUNDLED
    assert labels.now.is_bundled


def test_open_label_is_shown_from_another_page_without_a_change(
    labels: OpenLabels, frame: Frame, qtbot: QtBot
) -> None:
    frame.show_page("library")
    with qtbot.assertNotEmitted(labels.changing):
        labels.open(BUNDLED)
    assert frame.page() == "label"
    labels.open(BUNDLED, 20, "The maximum daily dose is 100 mg.")
    assert labels.now.is_bundled


def test_label_is_not_opened_while_the_library_is_not(
    labels: OpenLabels, frame: Frame, qtbot: QtBot
) -> None:
    labels.open(LabelId("other"))
    said = "Reading the library … Try again in a moment."
    qtbot.waitUntil(lambda: frame.news.text() == said)
    assert labels.now.is_bundled


def test_label_that_is_not_there_is_named(
    labels: OpenLabels, own_library: OwnLibrary, frame: Frame, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(own_library.changed):
        own_library.read()
    labels.open(LabelId("other"))
    qtbot.waitUntil(lambda: "There is no label 'other' on this computer." in frame.news.text())
    assert frame.page() == "label"
