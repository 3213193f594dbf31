import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocumentFragment
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from baklosan_desktop.qt.theme import Preferences
from baklosan_desktop.qt.widgets.cards import Card, RichLabel, line_link

ROWS = [("Start", line_link("5 mg", 20)), ("Stop", line_link("gradually", 27))]


class Between:
    """A text with two links between two fields."""

    def __init__(self, qtbot: QtBot) -> None:
        self.window = QWidget()
        self.text = RichLabel(f"{line_link('one', 1)} and {line_link('two', 2)}")
        self.before, self.after = QLineEdit(), QLineEdit()
        column = QVBoxLayout(self.window)
        for part in (self.before, self.text, self.after):
            column.addWidget(part)
        qtbot.addWidget(self.window)
        self.window.show()
        qtbot.waitUntil(self.window.isActiveWindow)


@pytest.fixture
def between(qtbot: QtBot) -> Between:
    return Between(qtbot)


def test_link_is_escaped() -> None:
    text = QTextDocumentFragment.fromHtml(line_link("<b>5</b> & 6", 20)).toPlainText()
    assert text == "<b>5</b> & 6"


def test_tab_goes_from_link_to_link_and_on(between: Between) -> None:
    between.before.setFocus()
    visited = []
    for _ in range(2):
        QTest.keyClick(between.window.focusWidget(), Qt.Key.Key_Tab)
        visited.append(between.text.selectedText())
    QTest.keyClick(between.text, Qt.Key.Key_Tab)
    assert visited == ["one", "two"]
    assert between.after.hasFocus()


def test_backtab_goes_back_from_link_to_link_and_on(between: Between) -> None:
    between.after.setFocus()
    visited = []
    for _ in range(2):
        QTest.keyClick(between.window.focusWidget(), Qt.Key.Key_Backtab)
        visited.append(between.text.selectedText())
    QTest.keyClick(between.text, Qt.Key.Key_Backtab)
    assert visited == ["two", "one"]
    assert between.before.hasFocus()


def test_enter_opens_the_line_of_a_link(between: Between, qtbot: QtBot) -> None:
    between.before.setFocus()
    QTest.keyClick(between.before, Qt.Key.Key_Tab)
    with qtbot.waitSignal(between.text.line_opened) as opened:
        QTest.keyClick(between.text, Qt.Key.Key_Return)
    assert opened.args == [1, ""]


@pytest.mark.parametrize(
    "quote", ["5-20 mg / day: 10% + 5", 'so-called <b>"dose"</b> & more', "κάτι ¶ № 5"]
)
def test_link_carries_its_quote_word_for_word(between: Between, qtbot: QtBot, quote: str) -> None:
    between.text.setText(line_link("there", 20, quote))
    between.before.setFocus()
    QTest.keyClick(between.before, Qt.Key.Key_Tab)
    with qtbot.waitSignal(between.text.line_opened) as opened:
        QTest.keyClick(between.text, Qt.Key.Key_Return)
    assert opened.args == [20, quote]


def test_text_without_a_link_takes_no_keyboard(qtbot: QtBot) -> None:
    text = RichLabel("plain")
    qtbot.addWidget(text)
    assert text.focusPolicy() is Qt.FocusPolicy.NoFocus


def test_text_is_higher_where_it_is_narrower_or_larger(qtbot: QtBot) -> None:
    text = RichLabel("many words that need several lines " * 5)
    qtbot.addWidget(text)
    before = text.heightForWidth(300)
    assert text.heightForWidth(100) > before
    font = text.font()
    font.setPointSizeF(2 * font.pointSizeF())
    text.setFont(font)
    assert text.heightForWidth(300) > before


@pytest.mark.parametrize("name", ["dark", "high-contrast"])
def test_links_follow_the_theme(between: Between, preferences: Preferences, name: str) -> None:
    preferences.choose_theme(name)
    other = RichLabel(between.text.text())
    other.setParent(between.window)
    other.setGeometry(between.text.geometry())
    assert between.text.grab().toImage() == other.grab().toImage()


@pytest.fixture
def card(qtbot: QtBot) -> Card:
    card = Card("At a glance")
    qtbot.addWidget(card)
    card.add_rows(ROWS)
    card.resize(400, 200)
    card.show()
    return card


def part(card: Card, text: str) -> QLabel:
    return next(label for label in card.findChildren(QLabel) if text in label.text())


def test_card_is_titled_and_named(card: Card) -> None:
    assert part(card, "AT A GLANCE").isVisible()
    assert card.accessibleName() == "At a glance"


def test_any_row_opens_its_line(card: Card, qtbot: QtBot) -> None:
    with qtbot.waitSignal(card.line_opened) as opened:
        part(card, "gradually").linkActivated.emit("line:27:")
    assert opened.args == [27, ""]


def test_values_stand_beside_their_names_where_there_is_room(card: Card) -> None:
    assert part(card, "5 mg").x() > part(card, "Start").geometry().right()
    assert part(card, "5 mg").x() == part(card, "gradually").x()


def test_values_stand_below_their_names_in_a_narrow_card(card: Card, qtbot: QtBot) -> None:
    card.resize(120, 400)
    qtbot.waitUntil(lambda: part(card, "5 mg").y() > part(card, "Start").y())
    card.resize(400, 200)
    qtbot.waitUntil(lambda: part(card, "5 mg").x() > part(card, "Start").x())
