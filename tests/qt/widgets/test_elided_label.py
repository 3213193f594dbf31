import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from baklosan_desktop.qt.widgets.layouts import ElidedLabel

TEXT = "Baklosan 25 mg tablets"


@pytest.fixture
def label(qtbot: QtBot) -> ElidedLabel:
    label = ElidedLabel(TEXT)
    qtbot.addWidget(label)
    label.resize(400, 24)
    label.show()
    return label


def drawn(label: ElidedLabel, text: str) -> bool:
    """Whether the label looks like one with that text at its width."""
    other = ElidedLabel(text)
    other.resize(label.size())
    return label.grab().toImage() == other.grab().toImage()


def test_text_is_drawn_whole_where_there_is_room(label: ElidedLabel) -> None:
    assert drawn(label, TEXT)
    assert not drawn(label, f"{TEXT} and more")


def test_text_gives_way_on_the_screen_only(label: ElidedLabel) -> None:
    label.resize(60, 24)
    end = label.fontMetrics().elidedText(TEXT, Qt.TextElideMode.ElideRight, 60)
    assert end.endswith("…")
    assert drawn(label, end)
    assert label.text() == TEXT


def test_label_asks_for_no_width(label: ElidedLabel) -> None:
    assert label.minimumSizeHint().width() == 0
    assert label.minimumSizeHint().height() > 0
