"""From every sentence to its notes, by keyboard and by mouse; words in context; citations."""

from collections.abc import Iterable
from functools import partial

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QClipboard, QKeySequence, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from baklosan_desktop.labels.facts import Facts
from baklosan_desktop.qt import actions
from baklosan_desktop.qt.actions import Action
from baklosan_desktop.qt.frame import Frame
from baklosan_desktop.qt.panels.beside_cards import PassagesBox, SymptomCard
from baklosan_desktop.qt.reader import Reader
from baklosan_desktop.qt.widgets.cards import Disclosure, DisclosureTitle
from baklosan_desktop.qt.widgets.text_column import MARGIN
from baklosan_desktop.screens.search import HitGroup, HitView, SearchView

LAST = 112  # the last line of the source
SENTENCE = "The maximum daily dose is 100 mg."
CITED = (
    f"“{SENTENCE}”\nDosage and administration ¶2, line 20\n"
    "Baklosan 25 mg tablets, label edition 1, not yet reviewed by a pharmacist"
)


def press(reader: Reader, *wanted: Action | str) -> None:
    for one in wanted:
        keys = one.keys if isinstance(one, Action) else one
        QTest.keySequence(QApplication.focusWidget() or reader.panel, QKeySequence(keys))


def noted_on(facts: Facts) -> dict[int, set[str]]:
    """Return the titles of the notes on each line."""
    noted: dict[int, set[str]] = {}
    for ambiguity in facts.ambiguities:
        for citation in ambiguity.citations:
            noted.setdefault(citation.line, set()).add(ambiguity.title)
    return noted


def opened(frame: Frame) -> set[str]:
    """Return the titles of the notes whose words can be read."""
    notes = [note for note in frame.findChildren(Disclosure) if note.isVisible()]
    return {note.title.text() for note in notes if note.title.isChecked()}


def has_focus_in(titles: set[str]) -> bool:
    title = QApplication.focusWidget()
    return isinstance(title, DisclosureTitle) and title.text() in titles


def are_open(frame: Frame, titles: set[str]) -> bool:
    return titles <= opened(frame)


@pytest.mark.timeout(120)
def test_req_41_every_note_opens_from_each_of_its_sentences_by_keyboard(
    noted: Reader, frame: Frame, facts: Facts, qtbot: QtBot
) -> None:
    wanted = noted_on(facts)
    assert len(set().union(*wanted.values())) == 66
    noted.panel.go_to(1)
    noted.panel.setFocus()
    line = 0
    while line != LAST:
        press(noted, actions.NEXT_PASSAGE)
        line = noted.panel.current_line()
        if titles := wanted.pop(line, None):
            press(noted, actions.NOTES)
            qtbot.waitUntil(partial(are_open, frame, titles))
            qtbot.waitUntil(partial(has_focus_in, titles))
            press(noted, "Esc")
            assert noted.panel.reading.hasFocus()
    assert wanted == {}


@pytest.mark.timeout(120)
def test_req_41_every_note_opens_from_each_of_its_sentences_by_mouse(
    noted: Reader, frame: Frame, facts: Facts, qtbot: QtBot
) -> None:
    reading = noted.panel.reading
    for line, titles in noted_on(facts).items():
        noted.panel.open_line(line)
        first = beginning(noted)
        at = QPoint(MARGIN - 7, reading.cursorRect(first).center().y())
        click(frame, reading.viewport(), at)
        qtbot.waitUntil(partial(are_open, frame, titles))


def beginning(reader: Reader) -> QTextCursor:
    """Return the place where what is marked begins."""
    [mark] = reader.panel.reading.extraSelections()
    cursor = QTextCursor(mark.cursor)
    cursor.setPosition(cursor.selectionStart())
    return cursor


def click(frame: Frame, part: QWidget, at: QPoint) -> None:
    QTest.mouseClick(
        frame.window().windowHandle(), Qt.MouseButton.LeftButton, pos=part.mapTo(frame, at)
    )


def test_passage_without_a_note_has_none_to_go_to(noted: Reader) -> None:
    noted.open_line(14)
    noted.panel.setFocus()
    press(noted, actions.NOTES)
    assert noted.panel.reading.hasFocus()


def test_passages_are_walked_to_either_end(noted: Reader) -> None:
    noted.panel.go_to(1)
    noted.panel.setFocus()
    lines = []
    for _ in range(4):
        press(noted, actions.NEXT_PASSAGE)
        lines.append(noted.panel.current_line())
    assert lines == [1, 8, 10, 13]
    for _ in range(4):
        press(noted, actions.PREVIOUS_PASSAGE)
    assert noted.panel.current_line() == 1


def test_passages_that_disagree_open_side_by_side_and_lead_back(
    noted: Reader, frame: Frame, qtbot: QtBot
) -> None:
    noted.open_line(94)
    qtbot.waitUntil(lambda: bool(buttons(frame, "All three passages")))
    buttons(frame, "All three passages")[0].click()
    [box] = frame.findChildren(PassagesBox)
    assert box.isVisible()
    box.line_opened.emit(22, "daily dose")
    assert noted.panel.reading.marked() == (22, "daily dose")
    box.close()


def buttons(frame: Frame, text: str) -> list[QPushButton]:
    return [one for one in frame.findChildren(QPushButton) if one.text() == text]


def select(reader: Reader, words: str) -> None:
    found = reader.panel.reading.document().find(words)
    assert not found.isNull()
    reader.panel.reading.setTextCursor(found)


def card(frame: Frame) -> list[str]:
    return [one.accessibleName() for one in frame.findChildren(SymptomCard) if one.isVisible()]


def test_word_that_is_selected_is_shown_with_its_roles(noted: Reader, frame: Frame) -> None:
    noted.panel.go_to(45)
    select(noted, "confusion")
    noted.panel.setFocus()
    press(noted, actions.CONTEXT)
    assert card(frame) == ["“confusion” in this label"]
    press(noted, "Esc")
    assert card(frame) == []
    assert noted.panel.reading.hasFocus()


def test_word_that_is_found_in_the_text_is_shown_with_its_roles(
    noted: Reader, frame: Frame
) -> None:
    noted.panel.setFocus()
    press(noted, actions.IN_TEXT)
    QTest.keyClicks(frame.findChildren(QLineEdit)[-1], "tremor")
    press(noted, actions.CONTEXT)
    assert card(frame) == ["“tremor” in this label"]


def a_search(*marks: tuple[int, int]) -> SearchView:
    hit = HitView("Reproductive system: rare - erectile dysfunction.", marks, "¶10", 54)
    return SearchView("impotence", "1 result", (HitGroup("Side effects", (hit,)),))


def test_word_of_the_hit_that_is_marked_is_shown_with_its_roles(
    noted: Reader, frame: Frame
) -> None:
    noted.show_found(a_search((28, 48)))
    noted.walk(1)
    noted.consulting.show_word()
    assert card(frame) == ["“erectile dysfunction” in this label"]


def test_word_that_is_searched_is_shown_where_nothing_else_is_chosen(
    noted: Reader, frame: Frame
) -> None:
    noted.show_found(a_search())
    noted.walk(1)
    noted.consulting.show_word()
    assert card(frame) == ["“impotence” in this label"]


def test_without_a_word_the_card_says_how_to_choose_one(noted: Reader, frame: Frame) -> None:
    noted.consulting.show_word()
    assert card(frame) == ["In this label"]


def test_label_that_is_not_yet_known_answers_nothing(reader: Reader, frame: Frame) -> None:
    reader.consulting.show_word("confusion")
    assert card(frame) == []


def test_sentence_that_is_selected_is_copied_with_its_citation(
    noted: Reader, clipboard: QClipboard
) -> None:
    select(noted, "daily dose is 100 mg")
    noted.panel.setFocus()
    press(noted, actions.CITE)
    assert clipboard.text() == CITED


def test_sentence_that_is_marked_is_copied(noted: Reader, clipboard: QClipboard) -> None:
    noted.open_line(20, SENTENCE)
    noted.consulting.copy()
    assert clipboard.text() == CITED


def test_sentence_that_is_found_is_copied(noted: Reader, clipboard: QClipboard) -> None:
    noted.panel.open_find()
    noted.panel.find_bar.typed.emit("is 100 mg")
    noted.consulting.copy()
    assert clipboard.text() == CITED


def test_title_has_no_sentence_to_copy_so_that_the_line_on_top_is(
    noted: Reader, clipboard: QClipboard
) -> None:
    noted.panel.open_find()
    noted.panel.find_bar.typed.emit("Title restored")
    noted.panel.go_to(110)
    noted.consulting.copy()
    assert clipboard.text().startswith("“")


def test_several_lines_are_copied_each_with_its_place(noted: Reader, clipboard: QClipboard) -> None:
    cursor = noted.panel.reading.document().find("multiple sclerosis")
    end = noted.panel.reading.document().find("cerebral palsy")
    cursor.setPosition(end.position(), QTextCursor.MoveMode.KeepAnchor)
    noted.panel.reading.setTextCursor(cursor)
    noted.consulting.copy()
    places = [line for line in clipboard.text().split("\n") if line.startswith("Indications")]
    assert places == [f"Indications ¶{n}, line {n + 62}" for n in range(2, 6)]


def test_heading_alone_is_no_text_to_copy(noted: Reader, clipboard: QClipboard) -> None:
    clipboard.setText("before")
    noted.open_line(8)
    noted.consulting.copy()
    assert clipboard.text() == "before"


def entries(menu: QMenu) -> dict[str, bool]:
    return {entry.text(): entry.isEnabled() for entry in menu.actions() if entry.text()}


def place_of(reader: Reader, words: str) -> QPoint:
    reader.panel.open_line(20, words)
    cursor = beginning(reader)
    cursor.movePosition(QTextCursor.MoveOperation.Right, n=2)
    return reader.panel.reading.cursorRect(cursor).center()


def take(menu: QMenu, texts: Iterable[str]) -> None:
    for entry in menu.actions():
        if entry.text() in texts:
            entry.trigger()


def test_menu_offers_what_can_be_done_at_a_place(
    noted: Reader, frame: Frame, clipboard: QClipboard
) -> None:
    menu = noted.consulting.menu(place_of(noted, "maximum"))
    assert entries(menu) == {
        "Copy": False,
        "Copy with citation": True,
        "What “maximum” is here": True,
        "Notes on this passage": True,
        "Find in this text": True,
    }
    take(menu, {"Copy with citation", "What “maximum” is here", "Find in this text"})
    assert clipboard.text() == CITED
    assert card(frame) == ["“maximum” in this label"]
    assert noted.panel.find_bar.isVisible()


def test_menu_by_key_is_about_what_is_marked(
    noted: Reader, frame: Frame, clipboard: QClipboard, qtbot: QtBot
) -> None:
    noted.open_line(14, "Plasma protein binding is about 30%.")
    menu = noted.consulting.menu(None)
    assert list(entries(menu)) == [
        "Copy",
        "Copy with citation",
        "What this word is here",
        "Find in this text",
    ]
    take(menu, {"Copy with citation"})
    assert clipboard.text().startswith("“Plasma protein binding is about 30%.”")
    noted.open_line(90)
    take(noted.consulting.menu(None), {"Notes on this passage"})
    qtbot.waitUntil(lambda: "Driving: the label sets no end" in opened(frame))


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # offscreen menus
def test_menu_opens_where_it_is_asked_for(noted: Reader) -> None:
    noted.panel.reading.menu_asked.emit(QPoint(5, 5), None)
    [menu] = [one for one in noted.panel.reading.findChildren(QMenu) if one.isVisible()]
    menu.close()


def test_keys_of_the_label_page_mean_nothing_on_other_pages(noted: Reader, frame: Frame) -> None:
    frame.show_page("library")
    before = noted.panel.current_line()
    for action in (actions.NEXT_PASSAGE, actions.NEXT_SECTION, actions.IN_TEXT, actions.CONTEXT):
        QTest.keySequence(frame, QKeySequence(action.keys))
    frame.show_page("label")
    assert noted.panel.current_line() == before
    assert not noted.panel.find_bar.isVisible()
