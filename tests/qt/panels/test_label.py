from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QListWidget
from pytestqt.qtbot import QtBot

from baklosan_desktop.labels.label import Label
from baklosan_desktop.qt.panels import label as page
from baklosan_desktop.qt.panels.label import LabelPanel
from baklosan_desktop.qt.widgets.found import Row
from baklosan_desktop.qt.widgets.reading_text import Inks
from baklosan_desktop.screens.label import Order, present
from baklosan_desktop.screens.symptom import SymptomView
from baklosan_desktop.wording import NBSP

INKS = Inks(*map(QColor, (f"#{n}{n}{n}" for n in (11, 22, 33, 44, 55, 66))))
SIZES = [(1290, 690), (948, 690), (724, 500)]


@pytest.fixture
def panel(label: Label, qtbot: QtBot) -> LabelPanel:
    panel = LabelPanel(present(label))
    qtbot.addWidget(panel)
    panel.resize(1290, 690)
    panel.show_text(INKS)
    panel.show()
    return panel


@pytest.fixture
def reached(panel: LabelPanel) -> list[str]:
    """The sections that the panel says are being read."""
    reached: list[str] = []
    panel.section_reached.connect(reached.append)
    return reached


def sections(panel: LabelPanel) -> QListWidget:
    [sections] = panel.findChildren(QListWidget)
    return sections


def current(panel: LabelPanel) -> str:
    return sections(panel).currentItem().text()


def marked(panel: LabelPanel) -> list[str]:
    return [one.cursor.selection().toPlainText() for one in panel.reading.extraSelections()]


def blocks(panel: LabelPanel) -> Iterator[str]:
    block = panel.reading.document().begin()
    while block.isValid():
        yield block.text().replace(NBSP, " ")
        block = block.next()


def test_sections_stand_in_the_order_of_the_label(panel: LabelPanel, label: Label) -> None:
    titles = [sections(panel).item(row).text() for row in range(sections(panel).count())]
    assert titles == [section.title for section in label.sections]
    assert [sections(panel).item(row).toolTip() for row in range(len(titles))] == titles


def spoken(panel: LabelPanel, title: str) -> str:
    [item] = sections(panel).findItems(title, Qt.MatchFlag.MatchExactly)
    return str(item.data(Qt.ItemDataRole.AccessibleTextRole) or item.text())


def test_number_of_hits_is_spoken_with_its_section_until_it_is_taken_back(
    panel: LabelPanel,
) -> None:
    panel.sections.show_counts({"side_effects": 12, "overdose": 1})
    assert spoken(panel, "Side effects") == "Side effects, 12 hits"
    assert spoken(panel, "Overdose") == "Overdose, 1 hit"
    assert spoken(panel, "Storage") == "Storage"
    panel.sections.show_counts({})
    assert spoken(panel, "Side effects") == "Side effects"


def test_number_of_hits_is_drawn_at_the_right_end_and_cuts_no_title(panel: LabelPanel) -> None:
    def drawn(right: int) -> QImage:
        row = next(r for r in range(99) if sections(panel).item(r).text() == "Side effects")
        rect = sections(panel).visualItemRect(sections(panel).item(row))
        return (
            sections(panel).viewport().grab(rect.adjusted(rect.width() - right, 0, 0, 0)).toImage()
        )

    without = drawn(40)
    panel.sections.show_counts({"side_effects": 12})
    assert drawn(40) != without
    panel.sections.show_counts({})
    assert drawn(40) == without
    height = sections(panel).visualItemRect(sections(panel).item(1)).height()
    panel.sections.show_counts({section.key: 100_000 for section in panel.view.sections})
    sections(panel).doItemsLayout()
    assert sections(panel).visualItemRect(sections(panel).item(1)).height() >= height


def test_bookmark_is_spoken_with_its_section_before_its_hits(panel: LabelPanel) -> None:
    panel.sections.show_marks(["storage", "overdose"])
    panel.sections.show_counts({"overdose": 1})
    assert spoken(panel, "Storage") == "Storage, bookmarked"
    assert spoken(panel, "Overdose") == "Overdose, bookmarked, 1 hit"
    panel.sections.show_marks([])
    assert spoken(panel, "Storage") == "Storage"
    assert spoken(panel, "Overdose") == "Overdose, 1 hit"


def test_bookmark_is_drawn_at_the_right_end(panel: LabelPanel) -> None:
    def drawn() -> QImage:
        row = next(r for r in range(99) if sections(panel).item(r).text() == "Storage")
        rect = sections(panel).visualItemRect(sections(panel).item(row))
        return sections(panel).viewport().grab(rect.adjusted(rect.width() - 40, 0, 0, 0)).toImage()

    without = drawn()
    panel.sections.show_marks(["storage"])
    assert drawn() != without
    panel.sections.show_marks([])
    assert drawn() == without


def test_section_opens_by_its_key(panel: LabelPanel, reached: list[str]) -> None:
    panel.open_section("storage")
    assert current(panel) == "Storage"
    assert reached == ["storage"]


def test_every_paragraph_stands_verbatim_under_its_title_and_origin(
    panel: LabelPanel, label: Label
) -> None:
    expected = []
    for section in present(label).sections:
        expected += [section.title, section.origin, *(p.text for p in section.passages)]
    assert list(blocks(panel)) == expected


def test_list_follows_the_reading(panel: LabelPanel, reached: list[str]) -> None:
    panel.go_to(45)
    assert current(panel) == "Side effects"
    assert reached == ["side_effects"]
    panel.reading.verticalScrollBar().setValue(0)
    assert current(panel) == "Product"
    assert reached == ["side_effects", "identity"]


def test_reading_on_within_a_section_tells_nothing(panel: LabelPanel, reached: list[str]) -> None:
    panel.go_to(20)
    panel.go_to(22)
    assert reached == ["dosage"]


def test_chosen_section_is_read_from_its_beginning(panel: LabelPanel, reached: list[str]) -> None:
    sections(panel).setCurrentRow(7)
    assert panel.top_line() == 45
    assert reached[-1] == "side_effects"


def test_keys_walk_the_sections(panel: LabelPanel) -> None:
    sections(panel).setCurrentRow(0)
    QTest.keyClick(sections(panel), Qt.Key.Key_Down)
    assert panel.top_line() == 10


def test_line_is_opened_with_its_quote_marked(panel: LabelPanel) -> None:
    panel.open_line(20, "The maximum daily dose is 100 mg.")
    assert marked(panel) == ["The maximum daily dose is 100 mg."]
    assert current(panel) == "Dosage and administration"


@pytest.mark.parametrize("quote", ["", "words that are not there"])
def test_line_without_its_quote_is_marked_whole(panel: LabelPanel, quote: str) -> None:
    panel.open_line(22, quote)
    assert marked(panel) == [
        "In chronic renal failure and during hemodialysis, the daily dose is 5 mg."
    ]


def test_heading_is_marked_as_the_source_has_it(panel: LabelPanel) -> None:
    panel.open_line(8)
    assert marked(panel) == ["pharmachologic effect"]
    assert current(panel) == "Pharmacological action (pharmacodynamics)"


def test_choosing_a_section_takes_the_mark_off(panel: LabelPanel) -> None:
    panel.open_line(22)
    sections(panel).setCurrentRow(0)
    assert marked(panel) == []


def test_line_of_no_section_changes_nothing(panel: LabelPanel, reached: list[str]) -> None:
    panel.go_to(45)
    panel.go_to(999)
    panel.open_line(999)
    assert panel.top_line() == 45
    assert reached == ["side_effects"]


def test_place_is_kept_when_the_text_is_laid_out_again(panel: LabelPanel) -> None:
    panel.go_to(81)
    panel.show_text(INKS)
    assert panel.top_line() == 81


def test_margin_mark_is_passed_on(panel: LabelPanel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(panel.note_asked) as asked:
        panel.reading.note_asked.emit(22)
    assert asked.args == [22]


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_text_has_at_least_as_much_room_as_either_side(
    panel: LabelPanel, qtbot: QtBot, width: int, height: int
) -> None:
    def is_text_widest() -> bool:
        text, beside = panel.reading.width(), panel.beside.width()
        return text >= max(beside, panel.width() - beside - text)

    panel.resize(width, height)
    qtbot.waitUntil(is_text_widest)


def test_titles_of_the_columns_wrap(panel: LabelPanel) -> None:
    [title] = [label for label in panel.findChildren(QLabel) if label.text().startswith("SECTIONS")]
    assert title.wordWrap()


def found(panel: LabelPanel) -> str:
    """Return what the bar says of the letters that are found, and the one that is chosen."""
    inks = [mark for mark in panel.reading.extraSelections() if mark.format.fontUnderline()]
    chosen = [m for m in inks if m.format.background().color() == INKS.found_ink]
    return " ".join(mark.cursor.block().text()[:12] for mark in chosen)


def summary(panel: LabelPanel) -> str:
    return panel.find_bar.findChildren(QLabel)[0].text()


def test_letters_are_found_from_where_one_reads_and_stepped_through(panel: LabelPanel) -> None:
    panel.go_to(63)
    panel.open_find()
    panel.find_bar.typed.emit("epilepsy")
    assert (summary(panel), found(panel)) == ("1 of 2", "- epilepsy;")
    assert panel.step_in_text(1)
    assert (summary(panel), found(panel)) == ("2 of 2", "Side effects")
    panel.find_bar.stepped.emit(1)
    assert summary(panel) == "1 of 2"


def test_titles_are_found_as_well(panel: LabelPanel) -> None:
    panel.find_bar.typed.emit("hepatic impairment")
    assert (summary(panel), found(panel)) == ("1 of 1", "Hepatic impa")
    assert panel.part_found() is None


def test_letters_that_are_not_there_leave_the_place(panel: LabelPanel) -> None:
    panel.go_to(45)
    panel.find_bar.typed.emit("aspirin")
    assert summary(panel).startswith("Not in this text.")
    assert not panel.step_in_text(1)
    assert panel.top_line() == 45


def test_closing_the_bar_takes_its_marks_away_and_gives_the_keyboard_back(
    panel: LabelPanel, qtbot: QtBot
) -> None:
    panel.open_find()
    panel.find_bar.typed.emit("epilepsy")
    assert panel.word_found() == "epilepsy"
    panel.find_bar.closed.emit()
    assert not panel.find_bar.isVisible()
    assert panel.reading.extraSelections() == []
    assert panel.word_found() == ""
    qtbot.waitUntil(panel.reading.hasFocus)


def test_what_is_selected_is_found_at_once(panel: LabelPanel) -> None:
    panel.reading.setTextCursor(panel.reading.document().find("psychosis"))
    panel.open_find()
    assert panel.find_bar.text() == "psychosis"
    assert summary(panel) == "1 of 1"


def test_selection_of_several_lines_is_not_searched(panel: LabelPanel) -> None:
    panel.reading.selectAll()
    panel.open_find()
    assert panel.find_bar.text() == ""


def test_bar_leaves_the_text_where_it_is(panel: LabelPanel) -> None:
    panel.open_line(45, "very rare")
    before = panel.reading.verticalScrollBar().value()
    panel.open_find()
    panel.close_find()
    assert panel.reading.verticalScrollBar().value() == before


def test_text_and_list_can_be_put_in_smpc_order(panel: LabelPanel, label: Label) -> None:
    panel.go_to(94)
    panel.rearrange(present(label, Order.SMPC), INKS)
    texts = [section.title for section in present(label, Order.SMPC).sections]
    assert [text for text in blocks(panel) if text in texts] == texts
    assert [sections(panel).item(row).text() for row in range(len(texts))] == texts
    assert panel.top_line() == 94
    assert current(panel) == "Renal impairment"


def test_hits_are_walked_in_the_order_that_is_shown(panel: LabelPanel, label: Label) -> None:
    hits = [Row("depression", line=49), Row("multiple sclerosis", line=64)]
    panel.show_hits(hits)
    panel.go_to(1)
    assert panel.hit_beyond(1) == hits[0]
    panel.rearrange(present(label, Order.SMPC), INKS)
    assert panel.hit_beyond(1) == hits[1]


def test_hit_that_is_not_in_the_text_is_walked_last(panel: LabelPanel) -> None:
    stray = Row("Nowhere.", line=999)
    panel.show_hits([stray, Row("depression", line=49)])
    panel.go_to(102)
    assert panel.hit_beyond(1) == stray


def test_what_is_found_stays_found_in_another_order(panel: LabelPanel, label: Label) -> None:
    panel.open_find()
    field = panel.find_bar.findChildren(QLineEdit)[0]
    field.setText("epilepsy")
    panel.rearrange(present(label, Order.SMPC), INKS)
    assert summary(panel) == "1 of 2"


def test_place_found_is_still_the_one_chosen_in_another_order(
    panel: LabelPanel, label: Label
) -> None:
    panel.open_find()
    panel.find_bar.findChildren(QLineEdit)[0].setText("renal")
    for _ in range(3):
        panel.step_in_text(1)
    found = panel.part_found()
    assert found
    panel.rearrange(present(label, Order.SMPC), INKS)
    assert panel.part_found() == found


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What a screen reader is asked to say."""
    said: list[str] = []
    monkeypatch.setattr(page, "announce", lambda _widget, text: said.append(text))
    return said


def test_what_is_found_is_read_out(panel: LabelPanel, said: list[str]) -> None:
    panel.open_find()
    panel.find_bar.typed.emit("psychosis")
    panel.step_in_text(1)
    panel.find_bar.typed.emit("zzz")
    assert not panel.step_in_text(1)
    none = "Not in this text. Ctrl+K searches other words too."
    assert said == ["1 of 1", "1 of 1: - psychosis;", none]


def test_escape_in_the_text_closes_the_search_in_it_and_then_the_card_on_a_word(
    panel: LabelPanel, qtbot: QtBot
) -> None:
    panel.beside.show_symptom(SymptomView("glare", "nowhere"))
    panel.open_find()
    panel.reading.setFocus()
    QTest.keyClick(panel.reading, Qt.Key.Key_Escape)
    assert panel.find_bar.isHidden()
    assert panel.beside.has_symptom()
    QTest.keyClick(panel.reading, Qt.Key.Key_F7)
    assert panel.beside.has_symptom()
    QTest.keyClick(panel.reading, Qt.Key.Key_Escape)
    assert not panel.beside.has_symptom()
    qtbot.waitUntil(panel.reading.hasFocus)
