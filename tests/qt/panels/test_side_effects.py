import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from baklosan_desktop.labels.facts import Facts
from baklosan_desktop.labels.label import Label
from baklosan_desktop.qt.panels import side_effects
from baklosan_desktop.qt.panels.side_effect_people import PeopleCard
from baklosan_desktop.qt.panels.side_effects import SideEffectPanel
from baklosan_desktop.qt.widgets.entries import EntryList
from baklosan_desktop.qt.widgets.layouts import ScrollingPage
from baklosan_desktop.qt.widgets.matrix_header import ALL
from baklosan_desktop.qt.widgets.matrix_view import MatrixView
from baklosan_desktop.search.vocabulary import Vocabulary
from baklosan_desktop.wording import NBSP
from tests.builders import a_label, some_facts
from tests.fakes import FakeSideEffects

NERVOUS = 0
VERY_FREQUENT, FREQUENT, RARE, ISOLATED = 0, 1, 3, 5
SIZES = [(1290, 690), (948, 690)]


class Page:
    """The side-effect page as a person meets it: what can be read, pressed, chosen."""

    def __init__(self, panel: SideEffectPanel) -> None:
        self.panel = panel
        [self.matrix] = panel.findChildren(MatrixView)
        [self.list] = panel.findChildren(EntryList)
        [self.filter] = panel.findChildren(QLineEdit)

    def button(self, text: str) -> QPushButton:
        every = self.panel.findChildren(QPushButton)
        return next(button for button in every if button.text().startswith(text))

    def press(self, text: str) -> None:
        QTest.mouseClick(self.button(text), Qt.MouseButton.LeftButton)

    def take(self, text: str) -> None:
        """Take an entry of the menu."""
        actions = self.button("Group").menu().actions()
        next(action for action in actions if action.text() == text).trigger()

    def reads(self) -> str:
        """Return all that stands in labels and is visible."""
        labels = [label for label in self.panel.findChildren(QLabel) if label.isVisible()]
        return "\n".join(label.text() for label in labels).replace(NBSP, " ")

    def terms(self) -> list[str]:
        model = self.list.model()
        return [model.index(row, 0).data() for row in range(model.rowCount())]

    def headings(self) -> list[str]:
        model = self.list.model()
        texts = (model.index(row, 3).data() for row in range(model.rowCount()))
        return [text.replace(NBSP, " ") for text in texts if text]

    def choose_term(self, term: str) -> None:
        self.list.setCurrentIndex(self.list.model().index(self.terms().index(term), 0))

    def enlarge(self) -> None:
        """Double the text size."""
        font = self.panel.font()
        font.setPointSizeF(2 * font.pointSizeF())
        self.panel.setFont(font)

    def cut(self) -> list[str]:
        """Return the texts that have too little room."""
        labels = [label for label in self.panel.findChildren(QLabel) if label.isVisible()]
        return [
            label.text()
            for label in labels
            if label.height() < label.heightForWidth(label.width())
            or label.mapTo(self.panel, label.rect().topRight()).x() >= self.panel.width()
        ]

    def total(self) -> str:
        model = self.matrix.model()
        return str(model.headerData(model.rowCount() - 1, Qt.Orientation.Vertical))


@pytest.fixture
def source(facts: Facts, vocabulary: Vocabulary) -> FakeSideEffects:
    return FakeSideEffects(facts, vocabulary)


@pytest.fixture
def panel(label: Label, source: FakeSideEffects, qtbot: QtBot) -> SideEffectPanel:
    panel = SideEffectPanel(label, source)
    qtbot.addWidget(panel)
    panel.resize(1290, 690)
    return panel


@pytest.fixture
def page(panel: SideEffectPanel, qtbot: QtBot) -> Page:
    panel.show()
    qtbot.waitExposed(panel)
    return Page(panel)


def test_nothing_is_asked_before_the_page_is_shown(
    panel: SideEffectPanel, source: FakeSideEffects, label: Label
) -> None:
    assert source.asked == []
    panel.show()
    assert set(source.asked) == {label.id}


def test_page_shown_again_does_not_ask_again(page: Page, source: FakeSideEffects) -> None:
    asked = len(source.asked)
    page.panel.hide()
    page.panel.show()
    assert len(source.asked) == asked


def test_page_opens_with_all_effects(page: Page) -> None:
    assert "42 effects · 10 organ systems · 5 frequency bands" in page.reads()
    assert page.total() == "All 42 effects"
    assert len(page.terms()) == 42
    assert page.button("Group").text() == "Group: organ system ▾"
    assert not page.button("Show all").isVisible()


def test_chosen_cell_is_listed_with_its_band_as_stated_and_as_agreed(page: Page) -> None:
    page.matrix.choose(NERVOUS, FREQUENT)
    assert (page.terms()[0], len(page.terms())) == ("dizziness", 15)
    for text in (
        "NERVOUS SYSTEM",
        "Frequent",
        "15 effects",
        "More than 1 % and less than 10 %.",
        "For the patient: “may affect up to 1 in 10 people”.",
        "Agreed band (editorial): common, ≥ 1 % to < 10 %",
        "Plain words and what to do: editorial.",
    ):
        assert text in page.reads()


def test_row_and_column_are_listed_in_groups(page: Page) -> None:
    page.matrix.choose(NERVOUS, ALL)
    assert page.headings() == [
        "Very frequent, over 10 %",
        "Frequent, 1 to 10 %",
        "Rare, 0.01 to 0.1 %",
    ]
    page.matrix.choose(ALL, RARE)
    assert page.headings()[0] == "Nervous system"
    assert len(page.terms()) == 7


def test_walking_the_matrix_by_keyboard_changes_the_list(page: Page, qtbot: QtBot) -> None:
    page.matrix.setFocus()
    qtbot.waitUntil(page.matrix.hasFocus)
    QTest.keyClick(page.matrix, Qt.Key.Key_Space)
    assert page.terms() == ["drowsiness", "sedation"]
    QTest.keyClick(page.matrix, Qt.Key.Key_Right)
    assert len(page.terms()) == 15
    QTest.keyClick(page.matrix, Qt.Key.Key_Space, Qt.KeyboardModifier.ShiftModifier)
    assert len(page.terms()) == 19
    QTest.keyClick(page.matrix, Qt.Key.Key_Space, Qt.KeyboardModifier.ControlModifier)
    assert len(page.terms()) == 30


def test_typing_narrows_matrix_and_list(page: Page) -> None:
    QTest.keyClicks(page.filter, "sweat")
    assert (page.terms(), page.total()) == (["hyperhidrosis"], "1 of 42 effects")
    assert "1 of 42 effects · filter “sweat”" in page.reads()


def test_filter_keeps_what_is_chosen(page: Page) -> None:
    page.matrix.choose(NERVOUS, FREQUENT)
    QTest.keyClicks(page.filter, "can't sleep")
    assert page.terms() == ["insomnia"]
    assert page.matrix.choice() == (NERVOUS, FREQUENT)


def test_no_match_names_the_filter(page: Page) -> None:
    QTest.keyClicks(page.filter, "hiccup")
    assert page.total() == "0 of 42 effects"
    sentence = "Clear the filter to see all, or search the whole label."
    assert f"No side effect matches “hiccup”. {sentence}" in page.reads()


def test_patients_words_lead_to_the_term_and_it_is_said_how(page: Page) -> None:
    QTest.keyClicks(page.filter, "can't sleep")
    assert page.terms() == ["insomnia"]
    assert "1 of 42 effects · filter “can't sleep”" in page.reads()
    assert "“can't sleep”: this label says “insomnia”." in page.reads()


def test_screen_reader_hears_what_a_filter_leaves_and_once(
    page: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(side_effects, "announce", lambda _widget, text: said.append(text))
    page.filter.setText("can't sleep")
    page.matrix.choose(NERVOUS, FREQUENT)
    heard = "1 of 42 effects · filter “can't sleep” “can't sleep”: this label says “insomnia”."
    assert said == [heard]
    assert page.filter.accessibleDescription() == heard


def test_chosen_band_is_drawn_as_people_until_nothing_is_chosen(page: Page) -> None:
    sentence = "Each effect of this band may affect 1 to 10 of 100 people."
    assert sentence not in page.reads()
    page.matrix.choose(ALL, FREQUENT)
    assert sentence in page.reads()
    assert "(editorial); effects are not added up." in page.reads()
    page.press("Show all")
    assert sentence not in page.reads()


def test_isolated_cases_are_not_drawn_and_it_is_said_why(page: Page) -> None:
    page.matrix.choose(ALL, ISOLATED)
    assert "This label gives no figure for “isolated cases”" in page.reads()


def test_narrow_page_scrolls_for_the_people_and_not_without_them(page: Page, qtbot: QtBot) -> None:
    page.panel.resize(948, 690)
    [left, _] = page.panel.findChildren(ScrollingPage)
    page.matrix.choose(ALL, FREQUENT)
    qtbot.waitUntil(lambda: left.verticalScrollBar().maximum() > 0)
    qtbot.waitUntil(lambda: page.matrix.verticalScrollBar().maximum() == 0)
    page.press("Show all")
    qtbot.waitUntil(lambda: left.verticalScrollBar().maximum() == 0)


def test_filter_is_never_taken_for_markup(page: Page) -> None:
    page.filter.setText("<b>rash</b>")
    labels = [w for w in page.panel.findChildren(QLabel) if "<b>rash</b>" in w.text()]
    assert len(labels) == 2
    assert {label.textFormat() for label in labels} == {Qt.TextFormat.PlainText}


@pytest.mark.parametrize("way", ["button", "key"])
def test_one_action_clears_filter_and_choice(page: Page, way: str) -> None:
    page.matrix.choose(NERVOUS, FREQUENT)
    QTest.keyClicks(page.filter, "sleep")
    if way == "button":
        page.press("Show all")
    else:
        QTest.keyClick(page.filter, Qt.Key.Key_Escape)
    assert page.filter.text() == ""
    assert page.matrix.choice() == (ALL, ALL)
    assert len(page.terms()) == 42
    assert not page.button("Show all").isVisible()


def test_list_can_be_grouped_by_band(page: Page) -> None:
    page.take("Group by frequency band")
    assert page.button("Group").text() == "Group: frequency band ▾"
    assert page.headings()[1] == "Very frequent, over 10 % · Gastrointestinal tract"
    assert page.total() == "All 42 effects"


def test_agreed_order_keeps_what_is_chosen_and_is_marked_as_ours(page: Page) -> None:
    page.matrix.choose(5, FREQUENT)
    assert "SENSES" in page.reads()
    page.take("Organ systems in the internationally agreed order (editorial)")
    assert page.matrix.choice() == (1, FREQUENT)
    assert page.terms() == ["accommodation paresis", "visual disturbances"]
    assert "Organ systems in the internationally agreed order (editorial)." in page.reads()
    assert page.total() == "All 42 effects"


def test_line_of_a_term_is_asked_to_be_opened(page: Page, qtbot: QtBot) -> None:
    page.choose_term("rash")
    with qtbot.waitSignal(page.panel.citation_opened) as opened:
        page.press("Show in label")
    assert opened.args == [52, "frequent - hyperhidrosis, rash"]


def test_sheet_is_asked_to_be_printed(page: Page, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.panel.print_requested):
        page.press("Print sheet")


def test_tab_reaches_everything_and_comes_round(page: Page, qtbot: QtBot) -> None:
    page.matrix.choose(NERVOUS, FREQUENT)
    page.filter.setFocus()
    qtbot.waitUntil(page.filter.hasFocus)
    reached: list[QWidget] = []
    while (focus := QApplication.focusWidget()) not in reached:
        assert focus
        reached.append(focus)
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    names = ("Show all", "Group", "Print", "Show in", "Copy", "Save")
    buttons = [page.button(text) for text in names]
    assert set(reached) == {page.filter, page.matrix, page.list, *buttons}
    assert reached.index(page.matrix) < reached.index(page.list)


def test_everything_that_takes_the_focus_has_its_name_and_role(page: Page) -> None:
    page.matrix.choose(NERVOUS, FREQUENT)
    spoken = {
        accessible.text(QAccessible.Text.Name): accessible.role()
        for widget in page.panel.findChildren(QWidget)
        if widget.isVisible() and widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        for accessible in [QAccessible.queryAccessibleInterface(widget)]
    }
    role = QAccessible.Role
    assert spoken == {
        "Show all side effects": role.Button,
        "Filter side effects": role.EditableText,
        "Group: organ system": role.ButtonMenu,
        "Side effects by organ system and frequency band": role.Table,
        "Listed side effects": role.List,
        "Show in label": role.Button,
        "Copy list": role.Button,
        "Print sheet …": role.Button,
        "Save table …": role.Button,
    }


@pytest.mark.parametrize("text", ["Show in", "Print", "Copy", "Show all"])
def test_buttons_are_pressed_by_the_space_key(page: Page, qtbot: QtBot, text: str) -> None:
    page.matrix.choose(NERVOUS, FREQUENT)
    button = page.button(text)
    button.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(button.hasFocus)
    with qtbot.waitSignal(button.clicked):
        QTest.keyClick(button, Qt.Key.Key_Space)


def test_table_is_saved_by_keys(page: Page, qtbot: QtBot) -> None:
    button = page.button("Save")
    button.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(button.hasFocus)
    QTest.keyClick(button, Qt.Key.Key_Space)
    (dialog,) = page.panel.findChildren(QFileDialog)
    assert dialog.isVisible()
    dialog.close()


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # offscreen menus
def test_grouping_is_chosen_by_keys(page: Page, qtbot: QtBot) -> None:
    button = page.button("Group")
    button.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(button.hasFocus)

    QTest.keyClick(button, Qt.Key.Key_Space)
    menu = button.menu()
    qtbot.waitUntil(menu.isVisible)
    for _ in range(2):
        QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    assert button.text() == "Group: frequency band ▾"


@pytest.mark.parametrize("size", SIZES)
def test_whole_matrix_is_seen_at_normal_text_size(
    page: Page, qtbot: QtBot, size: tuple[int, int]
) -> None:
    page.panel.resize(*size)
    page.matrix.choose(NERVOUS, FREQUENT)
    bars = (page.matrix.horizontalScrollBar(), page.matrix.verticalScrollBar())
    qtbot.waitUntil(lambda: [bar.maximum() for bar in bars] == [0, 0])


def test_wider_page_has_a_wider_list(page: Page) -> None:
    page.panel.resize(700, 690)
    narrow = page.list.width()
    page.panel.resize(948, 690)
    assert page.list.width() > narrow


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(
    ("column", "term"),
    [(VERY_FREQUENT, "sedation"), (FREQUENT, "hallucinations"), (RARE, "dysarthria")],
)
def test_nothing_lies_outside_the_page_at_double_text_size(
    page: Page, qtbot: QtBot, size: tuple[int, int], column: int, term: str
) -> None:
    page.panel.resize(*size)
    page.enlarge()
    page.matrix.choose(NERVOUS, column)
    page.choose_term(term)
    qtbot.waitUntil(lambda: page.cut() == [])


def test_card_of_people_is_as_high_as_its_words(page: Page, qtbot: QtBot) -> None:
    [card] = page.panel.findChildren(PeopleCard)
    for column in (FREQUENT, ISOLATED):
        page.matrix.choose(ALL, column)
        qtbot.waitUntil(lambda: card.height() == card.heightForWidth(card.width()))


def test_text_size_is_followed_while_the_page_is_shown(page: Page) -> None:
    before = page.filter.minimumWidth()
    page.enlarge()
    assert page.filter.minimumWidth() > 1.5 * before


def test_label_that_lists_nothing_says_so(qtbot: QtBot) -> None:
    panel = SideEffectPanel(a_label(), FakeSideEffects(some_facts(bands=(), side_effects=())))
    qtbot.addWidget(panel)
    panel.show()
    assert "No side effect is listed." in Page(panel).reads()
