import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListWidget, QPushButton

from baklosan_desktop.qt import actions
from baklosan_desktop.qt.actions import Action
from baklosan_desktop.qt.frame import Frame
from baklosan_desktop.qt.reader import Reader


def section(frame: Frame) -> str:
    [sections] = frame.findChildren(QListWidget)
    return sections.currentItem().text()


def test_page_whose_figure_led_here_can_be_gone_back_to(reader: Reader, frame: Frame) -> None:
    frame.show_page("dose")
    reader.open_line(22)
    [way] = [b for b in frame.findChildren(QPushButton) if b.text() == "← Dose" and b.isVisible()]
    assert way.accessibleName() == "Back to Dose"
    way.click()
    assert frame.page() == "dose"


def press(frame: Frame, action: Action) -> None:
    QTest.keySequence(frame, QKeySequence(action.keys))


def test_back_and_forward_lead_through_pages_and_lines(reader: Reader, frame: Frame) -> None:
    frame.show_page("dose")
    reader.open_line(22)
    reader.open_line(94)
    press(frame, actions.BACK)
    assert reader.panel.reading.marked() == (22, "")
    press(frame, actions.BACK)
    assert frame.page() == "dose"
    press(frame, actions.BACK)
    assert (frame.page(), reader.panel.top_line()) == ("label", 45)
    for _ in range(3):
        press(frame, actions.FORWARD)
    assert reader.panel.reading.marked() == (94, "")


def test_there_is_no_way_back_where_nothing_was_visited(reader: Reader, frame: Frame) -> None:
    for action in (actions.BACK, actions.FORWARD):
        press(frame, action)
        assert (frame.page(), reader.panel.top_line()) == ("label", 45)
    assert not [b for b in frame.findChildren(QPushButton) if "←" in b.text() and b.isVisible()]


def test_way_back_leads_to_where_reading_had_come_meanwhile(reader: Reader, frame: Frame) -> None:
    reader.panel.go_to(60)
    reader.open_line(22)
    press(frame, actions.BACK)
    assert reader.panel.top_line() == 60
    assert reader.panel.reading.marked() is None


def click(frame: Frame, name: str) -> None:
    [sections] = frame.findChildren(QListWidget)
    [entry] = sections.findItems(name, Qt.MatchFlag.MatchExactly)
    sections.scrollToItem(entry)
    place = sections.visualItemRect(entry).center()
    QTest.mouseClick(sections.viewport(), Qt.MouseButton.LeftButton, pos=place)


@pytest.mark.usefixtures("reader")
def test_each_section_that_is_clicked_is_a_visit(frame: Frame) -> None:
    for name in ("Overdose", "Storage", "Supply"):
        click(frame, name)
    press(frame, actions.NEXT_SECTION)
    for name in ("Supply", "Storage", "Overdose"):
        press(frame, actions.BACK)
        assert section(frame) == name
    press(frame, actions.FORWARD)
    assert section(frame) == "Storage"


def test_sections_walked_by_key_are_one_visit(reader: Reader, frame: Frame) -> None:
    for _ in range(3):
        press(frame, actions.NEXT_SECTION)
    assert section(frame) == "Contraindications"
    press(frame, actions.PREVIOUS_SECTION)
    assert section(frame) == "Indications"
    press(frame, actions.BACK)
    assert reader.panel.top_line() == 45


def test_figure_of_another_page_is_gone_back_to_past_all_that_was_read(
    reader: Reader, frame: Frame
) -> None:
    frame.show_page("effects")
    reader.open_line(22)
    reader.open_line(94)
    [way] = [b for b in frame.findChildren(QPushButton) if b.text() == "← Effects"]
    way.click()
    assert frame.page() == "effects"


def test_section_left_for_a_bookmark_can_be_gone_back_to(reader: Reader, frame: Frame) -> None:
    press(frame, actions.NEXT_SECTION)
    left = reader.panel.top_line()
    reader.panel.sections.bookmarks.section_chosen.emit("dosage")
    assert section(frame) == "Dosage and administration"
    assert reader.panel.reading.hasFocus()
    press(frame, actions.BACK)
    assert reader.panel.top_line() == left
