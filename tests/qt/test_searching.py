import re
import threading
from collections.abc import Callable
from functools import partial

import pytest
from PySide6.QtCore import Qt, QThreadPool
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QListView, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from baklosan_desktop.errors import DamagedDatabase
from baklosan_desktop.labels.hit import Found, Hit, HitKind, Understood, Why, Within
from baklosan_desktop.labels.label import LabelId
from baklosan_desktop.qt import searching as search_field
from baklosan_desktop.qt import theme
from baklosan_desktop.qt.panels.search import SearchPanel
from baklosan_desktop.qt.searching import Searching
from baklosan_desktop.qt.widgets.edits import SearchEdit
from baklosan_desktop.screens.search import HitGroup, HitView
from tests.builders import a_label
from tests.scenarios.desk import said as said_in

START = "Take 5 mg 2 times / day."
MOST = "The maximum daily dose is 60 mg."


_NONE, CTRL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier


class FakeSentences:
    """Finds the sentences of a made-up label that hold what was typed, once it may."""

    def __init__(self) -> None:
        self.may_answer = threading.Event()
        self.may_answer.set()

    def search(self, label_id: LabelId, typed: str) -> Found:
        assert self.may_answer.wait(10)
        if typed == "broken":
            raise DamagedDatabase("The database is damaged.")
        if typed == "maximm":
            return Found((), (typed,), ("maximum", "minimum"))
        if typed == "begin":
            return Found((hit(label_id, START, Understood("begin", "Take", Why.SYNONYM)),))
        found = (sentence for sentence in (START, MOST) if typed in sentence)
        return Found(tuple(hit(label_id, sentence) for sentence in found))


def hit(label_id: LabelId, text: str, *understood: Understood) -> Hit:
    kinds = (HitKind.DOSE_RULE,)
    return Hit(label_id, "dosage", 2, text, (), kinds, Why.EXACT, understood)


class Searched:
    """A search field with its results as a person meets them."""

    def __init__(self, pool: QThreadPool, typed: str) -> None:
        self.window = QWidget()
        self.window.resize(1000, 600)
        self.field = SearchEdit("Search", "Ctrl+K")
        self.other = QLineEdit()
        column = QVBoxLayout(self.window)
        column.addWidget(self.field)
        column.addStretch()
        column.addWidget(self.other)
        self.field.setText(typed)
        self.window.show()
        self.field.setFocus()
        self.source = FakeSentences()
        self.opened: list[tuple[int, str]] = []
        self.searching = Searching(self.field, self.window, a_label(), self.source, pool)
        self.searching.line_opened.connect(lambda line, quote: self.opened.append((line, quote)))
        [self.panel] = self.window.findChildren(SearchPanel)
        [self.list] = self.panel.findChildren(QListView)

    def results(self) -> str:
        """Return what can be read below the field."""
        if not self.panel.isVisible():
            return ""
        rows = (self.list.model().index(row, 0) for row in range(self.list.model().rowCount()))
        texts = [row.data(Qt.ItemDataRole.AccessibleTextRole) for row in rows]
        labels = [said_in(label) for label in self.panel.findChildren(QLabel) if label.isVisible()]
        return "\n".join(texts + labels)

    def has_opened(self, sentences: int) -> bool:
        return len(self.opened) == sentences

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = _NONE) -> None:
        QTest.keyClick(self.field, key, modifier)


@pytest.fixture
def searching(pool: QThreadPool, qtbot: QtBot) -> Callable[[str], Searched]:
    """Start a search where something may already be typed."""

    def start(typed: str = "") -> Searched:
        searched = Searched(pool, typed)
        qtbot.addWidget(searched.window)
        qtbot.waitUntil(searched.field.hasFocus)
        return searched

    return start


@pytest.fixture
def searched(searching: Callable[[str], Searched], qtbot: QtBot) -> Searched:
    """A search for "mg", answered."""
    searched = searching("")
    QTest.keyClicks(searched.field, "mg")
    qtbot.waitUntil(lambda: START in searched.results())
    return searched


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What a screen reader is asked to say."""
    said: list[str] = []
    monkeypatch.setattr(search_field, "announce", lambda _widget, text: said.append(text))
    return said


def test_nothing_drops_before_something_is_typed(
    searching: Callable[[str], Searched], pool: QThreadPool, qtbot: QtBot
) -> None:
    searched = searching("")
    pool.waitForDone()
    qtbot.wait(0)
    assert not searched.panel.isVisible()


def test_what_was_typed_before_is_answered(
    searching: Callable[[str], Searched], qtbot: QtBot
) -> None:
    searched = searching("maximum")
    qtbot.waitUntil(lambda: MOST in searched.results())
    assert START not in searched.results()


def test_field_tells_how_much_was_found_and_how_soon(searched: Searched) -> None:
    [label] = searched.field.findChildren(QLabel)
    assert re.fullmatch(r"2 results · \d+ ms", label.text())


def test_results_lie_below_the_field_and_within_the_window(searched: Searched) -> None:
    for width in (1000, 400, 1366):
        searched.window.resize(width, 600)
        searched.searching.fit()
        panel = searched.panel.geometry()
        assert searched.window.rect().contains(panel)
        assert panel.top() > searched.field.geometry().bottom()


def test_enter_opens_the_first_and_gives_the_page_free(searched: Searched) -> None:
    searched.press(Qt.Key.Key_Return)
    assert searched.opened == [(2, START)]
    assert not searched.panel.isVisible()


def test_arrow_and_enter_open_the_second(searched: Searched) -> None:
    searched.press(Qt.Key.Key_Down)
    searched.press(Qt.Key.Key_Return)
    assert searched.opened == [(2, MOST)]


def test_enter_before_the_answer_opens_it_when_it_comes(searched: Searched, qtbot: QtBot) -> None:
    searched.source.may_answer.clear()
    searched.field.setText("maximum")
    searched.press(Qt.Key.Key_Return)
    assert searched.opened == []
    searched.source.may_answer.set()
    qtbot.waitUntil(lambda: searched.opened == [(2, MOST)])
    assert not searched.panel.isVisible()


def test_ctrl_enter_before_the_answer_opens_it_beside_when_it_comes(
    searched: Searched, qtbot: QtBot
) -> None:
    searched.source.may_answer.clear()
    searched.field.setText("maximum")
    searched.press(Qt.Key.Key_Return, CTRL)
    assert searched.opened == []
    searched.source.may_answer.set()
    qtbot.waitUntil(lambda: searched.opened == [(2, MOST)])
    assert searched.panel.isVisible()


def test_ctrl_enter_leaves_the_results_at_the_right_edge(searched: Searched) -> None:
    for width, expected in ((1366, 440), (1024, 300), (300, 268)):
        searched.window.resize(width, 600)
        searched.press(Qt.Key.Key_Return, CTRL)
        panel = searched.panel.geometry()
        assert searched.window.rect().contains(panel)
        assert panel.width() == expected
        assert panel.right() == width - 17
    assert searched.opened == [(2, START)] * 3


def test_results_return_below_the_field_with_the_next_search(
    searched: Searched, qtbot: QtBot
) -> None:
    before = searched.panel.geometry()
    searched.press(Qt.Key.Key_Return, CTRL)
    assert searched.panel.x() > before.x()
    searched.press(Qt.Key.Key_Down)
    assert searched.panel.x() > before.x()
    searched.field.setText("maximum")
    qtbot.waitUntil(lambda: MOST in searched.results() and START not in searched.results())
    assert searched.panel.x() == before.x()


def test_enter_before_an_answer_without_hits_opens_nothing(
    searched: Searched, qtbot: QtBot
) -> None:
    searched.source.may_answer.clear()
    searched.field.setText("maximums")
    searched.press(Qt.Key.Key_Return)
    searched.source.may_answer.set()
    qtbot.waitUntil(lambda: "does not mention “maximums”" in searched.results())
    assert searched.opened == []


def test_results_are_announced_and_stay_described(
    searched: Searched, said: list[str], qtbot: QtBot
) -> None:
    searched.field.setText("begin")
    heard = "1 result · “begin”: this label says “Take”"
    qtbot.waitUntil(lambda: heard in said)
    assert searched.field.accessibleDescription() == heard


def test_what_an_arrow_chooses_is_read_out(searched: Searched, said: list[str]) -> None:
    searched.press(Qt.Key.Key_Down)
    assert [one for one in said if MOST in one]


def test_why_a_sentence_is_there_stands_on_top(searched: Searched, qtbot: QtBot) -> None:
    searched.field.setText("begin")
    qtbot.waitUntil(lambda: "“begin”: this label says “Take”" in searched.results())


def test_words_that_may_have_been_meant_are_searched_when_chosen(
    searched: Searched, qtbot: QtBot
) -> None:
    searched.field.setText("maximm")
    qtbot.waitUntil(lambda: "DID YOU MEAN" in searched.results())
    assert "does not mention “maximm”" in searched.results()
    searched.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: MOST in searched.results())
    assert searched.field.text() == "maximum"
    assert searched.opened == []


def test_enter_before_the_answer_never_replaces_what_was_typed(
    searched: Searched, qtbot: QtBot
) -> None:
    searched.source.may_answer.clear()
    searched.field.setText("maximm")
    searched.press(Qt.Key.Key_Return)
    searched.source.may_answer.set()
    qtbot.waitUntil(lambda: "DID YOU MEAN" in searched.results())
    assert searched.field.text() == "maximm"


def test_arrow_in_the_empty_field_offers_what_was_opened_before(
    searched: Searched, qtbot: QtBot
) -> None:
    searched.press(Qt.Key.Key_Return)
    searched.field.clear()
    qtbot.waitUntil(lambda: not searched.results())
    qtbot.wait(50)
    searched.press(Qt.Key.Key_Down)
    assert searched.results().startswith("RECENT SEARCHES\nSearch for “mg”")
    searched.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: START in searched.results())
    assert searched.field.text() == "mg"


def test_eight_searches_are_kept_each_once_the_last_first(searched: Searched, qtbot: QtBot) -> None:
    for typed in ("5", "Ta", "ke", "2", "ti", "me", "da", "im", "ay", "Ta"):
        before = len(searched.opened)
        searched.field.setText(typed)
        searched.press(Qt.Key.Key_Return)
        qtbot.waitUntil(partial(searched.has_opened, before + 1))
    searched.field.clear()
    qtbot.wait(50)
    searched.press(Qt.Key.Key_Down)
    offered = searched.results().splitlines()[1:-1]
    assert offered == [
        f"Search for “{typed}”" for typed in ("Ta", "ay", "im", "da", "me", "ti", "2", "ke")
    ]


def test_what_was_searched_can_be_forgotten(searched: Searched, qtbot: QtBot) -> None:
    searched.press(Qt.Key.Key_Return)
    searched.field.clear()
    qtbot.wait(50)
    searched.searching.forget()
    searched.press(Qt.Key.Key_Down)
    assert not searched.results()


def test_escape_clears_and_leaves_the_field(searched: Searched) -> None:
    searched.press(Qt.Key.Key_Escape)
    assert not searched.panel.isVisible()
    assert searched.field.text() == ""
    assert not searched.field.hasFocus()


def test_escape_leads_back_to_where_the_keyboard_was(searched: Searched, qtbot: QtBot) -> None:
    searched.other.setFocus()
    searched.field.setFocus()
    with qtbot.assertNotEmitted(searched.searching.left):
        searched.press(Qt.Key.Key_Escape)
    assert searched.other.hasFocus()


def test_escape_says_so_where_the_keyboard_was_nowhere_or_is_gone(
    searched: Searched, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(searched.searching.left):
        searched.press(Qt.Key.Key_Escape)
    searched.other.setFocus()
    searched.field.setFocus()
    searched.other.hide()
    with qtbot.waitSignal(searched.searching.left):
        searched.press(Qt.Key.Key_Escape)


def test_results_give_way_to_the_keyboard_elsewhere_and_come_back(
    searched: Searched, qtbot: QtBot
) -> None:
    searched.other.setFocus()
    assert not searched.panel.isVisible()
    searched.field.setFocus()
    qtbot.waitUntil(lambda: START in searched.results())


def test_late_answer_does_not_cover_where_the_keyboard_is_now(
    searched: Searched, pool: QThreadPool, qtbot: QtBot
) -> None:
    searched.source.may_answer.clear()
    searched.field.setText("maximum")
    searched.other.setFocus()
    searched.source.may_answer.set()
    pool.waitForDone()
    qtbot.wait(0)
    assert not searched.panel.isVisible()


def test_late_answer_of_other_labels_is_not_shown_below_searches_of_before(
    searched: Searched, qtbot: QtBot
) -> None:
    searched.press(Qt.Key.Key_Return)
    may_answer, has_answered = threading.Event(), threading.Event()

    def also(_typed: str, _here: LabelId, _within: Within) -> HitGroup:
        assert may_answer.wait(10)
        has_answered.set()
        return HitGroup("Others", (HitView("Take 9 mg.", (), "Other", 1, label=LabelId("other")),))

    searched.searching.search_also(also)
    searched.field.setFocus()
    searched.field.setText("maximum")
    qtbot.waitUntil(lambda: MOST in searched.results())
    searched.field.clear()
    qtbot.waitUntil(lambda: not searched.results())
    searched.press(Qt.Key.Key_Down)
    assert "RECENT SEARCHES" in searched.results()
    may_answer.set()
    assert has_answered.wait(10)
    qtbot.wait(50)
    assert "Take 9 mg." not in searched.results()


def test_results_can_be_hidden_while_the_text_stays(searched: Searched) -> None:
    searched.searching.hide()
    assert not searched.panel.isVisible()
    assert searched.field.text() == "mg"


def test_problem_is_said_with_what_to_do(searched: Searched, qtbot: QtBot) -> None:
    searched.field.setText("broken")
    qtbot.waitUntil(lambda: "The database is damaged. Install the program" in searched.results())
    assert [label.text() for label in searched.field.findChildren(QLabel)] == ["Ctrl+K"]


def test_results_are_as_high_as_they_need_after_a_change_of_the_text_size(
    searched: Searched, look: QApplication
) -> None:
    before = searched.list.height()
    theme.apply(look, theme.Theme.DARK, 200)
    searched.searching.recolour()
    assert searched.list.height() > 1.5 * before
