from itertools import pairwise

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QFrame, QLabel, QListView, QWidget
from pytestqt.qtbot import QtBot

from baklosan_desktop.labels.label import LabelId
from baklosan_desktop.qt import theme
from baklosan_desktop.qt.panels.search import SearchPanel
from baklosan_desktop.qt.theme import Theme
from baklosan_desktop.screens.search import HitGroup, HitView, SearchView
from tests.scenarios.desk import said

LONG = "No single dose is given twice. " * 20

ANSWER = SearchView(
    "dose",
    "4 results",
    (
        HitGroup(
            "Dose rules",
            (
                HitView("The dose is 5 mg.", ((4, 8),), "Dosage ¶1", 2),
                HitView("The maximum dose is 60 mg.", ((12, 16),), "Dosage ¶2", 3),
            ),
        ),
        HitGroup(
            "Label passages",
            (
                HitView("No double dose.", ((10, 14),), "Overdose ¶1", 9),
                HitView(LONG, (), "Overdose ¶2", 10),
            ),
        ),
    ),
)
MISSPELLED = ANSWER._replace(typed="dosis", suggestions=("dose", "doses"))
NOTHING = SearchView("<b>xyz</b>", "This label does not mention “<b>xyz</b>”.")


@pytest.fixture
def holder(qtbot: QtBot) -> QWidget:
    holder = QWidget()
    qtbot.addWidget(holder)
    holder.resize(1000, 800)
    holder.show()
    return holder


@pytest.fixture
def panel(holder: QWidget) -> SearchPanel:
    panel = SearchPanel(theme.colours(Theme.LIGHT), holder)
    panel.resize(700, 100)
    return panel


@pytest.fixture
def answered(panel: SearchPanel) -> SearchPanel:
    panel.show_answer(ANSWER)
    panel.fit()
    return panel


def view(panel: SearchPanel) -> QListView:
    [view] = panel.findChildren(QListView)
    return view


def rows(panel: SearchPanel) -> list[QModelIndex]:
    model = view(panel).model()
    return [model.index(row, 0) for row in range(model.rowCount())]


def spoken(index: QModelIndex) -> str:
    return str(index.data(Qt.ItemDataRole.AccessibleTextRole))


def chosen(panel: SearchPanel) -> str:
    return spoken(view(panel).currentIndex())


def reads(panel: SearchPanel) -> list[str]:
    return [said(label) for label in panel.findChildren(QLabel) if label.isVisible()]


@pytest.fixture
def opened(panel: SearchPanel) -> list[tuple[int, str]]:
    opened: list[tuple[int, str]] = []
    panel.line_opened.connect(lambda line, quote: opened.append((line, quote)))
    return opened


def test_nothing_is_shown_before_an_answer(panel: SearchPanel) -> None:
    assert not panel.isVisible()


def test_model_behaves(panel: SearchPanel) -> None:
    mode = QAbstractItemModelTester.FailureReportingMode.Fatal
    tester = QAbstractItemModelTester(view(panel).model(), mode)
    for answer in (ANSWER, NOTHING, SearchView(), ANSWER):
        panel.show_answer(answer)
    assert tester.model().rowCount() == 6


def test_hits_stand_below_the_titles_of_their_groups(answered: SearchPanel) -> None:
    assert [spoken(row) for row in rows(answered)] == [
        "DOSE RULES",
        "The dose is 5 mg. Dosage ¶1",
        "The maximum dose is 60 mg. Dosage ¶2",
        "LABEL PASSAGES",
        "No double dose. Overdose ¶1",
        f"{LONG} Overdose ¶2",
    ]


def test_first_hit_is_chosen_and_its_title_in_view(answered: SearchPanel) -> None:
    assert chosen(answered) == "The dose is 5 mg. Dosage ¶1"
    assert view(answered).visualRect(rows(answered)[0]).top() >= 0


def test_arrows_skip_titles_and_stop_at_the_ends(answered: SearchPanel) -> None:
    walked = []
    for step in (-1, 1, 1, 1, 1, -1, -1):
        answered.move_by(step)
        walked.append(view(answered).currentIndex().row())
    assert walked == [1, 2, 4, 5, 5, 4, 2]


def test_chosen_hit_is_opened_with_its_sentence(
    answered: SearchPanel, opened: list[tuple[int, str]]
) -> None:
    answered.move_by(1)
    answered.open_chosen()
    assert opened == [(3, "The maximum dose is 60 mg.")]


def test_click_opens_a_hit_but_no_title(
    answered: SearchPanel, opened: list[tuple[int, str]]
) -> None:
    for row in (3, 4):
        place = view(answered).visualRect(rows(answered)[row]).center()
        QTest.mouseClick(view(answered).viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert opened == [(9, "No double dose.")]


def test_nothing_chosen_opens_nothing(panel: SearchPanel, opened: list[tuple[int, str]]) -> None:
    panel.open_chosen()
    panel.show_answer(NOTHING)
    panel.open_chosen()
    assert opened == []


def test_answer_without_hits_is_a_sentence_and_no_markup(panel: SearchPanel) -> None:
    panel.show_answer(NOTHING)
    assert "This label does not mention “<b>xyz</b>”." in reads(panel)
    assert not view(panel).isVisible()
    [label] = [label for label in panel.findChildren(QLabel) if "xyz" in label.text()]
    assert label.textFormat() is Qt.TextFormat.PlainText


def test_what_was_understood_stands_on_top_and_is_no_markup(panel: SearchPanel) -> None:
    panel.show_answer(ANSWER._replace(understood=("“a” is “<b>”", "“c” is “d”")))
    assert reads(panel)[0] == "“a” is “<b>” · “c” is “d”"
    [label] = [label for label in panel.findChildren(QLabel) if said(label) == reads(panel)[0]]
    assert label.accessibleName() == reads(panel)[0]
    assert "<b>c</b>" in label.text()
    panel.show_answer(ANSWER)
    assert "“a”" not in "".join(reads(panel))


def test_line_parts_what_was_understood_from_the_hits(panel: SearchPanel) -> None:
    def has_line() -> bool:
        parts = panel.findChildren(QFrame)
        return any(part.height() == 1 for part in parts if part.isVisible())

    panel.show_answer(ANSWER._replace(understood=("“a” is “b”",)))
    panel.fit()
    assert has_line()
    panel.show_answer(ANSWER)
    panel.fit()
    assert not has_line()


NOTE = HitView("It is not stated.", (), "Product ¶1", 1, "in the note “Gaps”", "The pack.")


def test_notes_stand_last_and_open_the_passage_they_speak_of(
    panel: SearchPanel, opened: list[tuple[int, str]]
) -> None:
    panel.show_answer(ANSWER._replace(notes=(NOTE,)))
    assert [spoken(row) for row in rows(panel)][-2:] == [
        "NOTES (EDITORIAL)",
        "It is not stated. (in the note “Gaps”) Product ¶1",
    ]
    for _ in rows(panel):
        panel.move_by(1)
    panel.open_chosen()
    assert opened == [(1, "The pack.")]


def test_notes_stand_below_the_sentence_that_the_label_says_nothing(panel: SearchPanel) -> None:
    panel.show_answer(NOTHING._replace(notes=(NOTE,)))
    assert reads(panel)[0] == NOTHING.summary
    assert chosen(panel).startswith("It is not stated.")


def test_hit_can_be_opened_beside_the_results(answered: SearchPanel, qtbot: QtBot) -> None:
    with (
        qtbot.assertNotEmitted(answered.line_opened),
        qtbot.waitSignal(answered.line_opened_beside) as told,
    ):
        answered.open_chosen(beside=True)
    assert told.args == [2, "The dose is 5 mg."]


def test_place_of_a_narrow_row_stands_below_its_sentence(answered: SearchPanel) -> None:
    heights = []
    for width in (700, 360):
        answered.resize(width, answered.height())
        answered.fit()
        heights.append(view(answered).visualRect(rows(answered)[1]).height())
    assert heights[1] >= heights[0] + answered.fontMetrics().height() - 2


def test_what_to_mind_is_spoken_and_makes_a_row_higher(panel: SearchPanel) -> None:
    hit = HitView("Depression.", (), "Effects ¶1", 5, "here: low mood")
    heights = []
    for one in (hit._replace(note=""), hit):
        panel.show_answer(SearchView("x", "1 result", (HitGroup("Side effects", (one,)),)))
        panel.fit()
        heights.append(view(panel).height())
    assert spoken(rows(panel)[1]) == "Depression. (here: low mood) Effects ¶1"
    assert heights[1] >= heights[0] + panel.fontMetrics().height() - 2


def test_meant_words_stand_first_but_the_first_hit_is_chosen(panel: SearchPanel) -> None:
    panel.show_answer(MISSPELLED)
    assert [spoken(row) for row in rows(panel)][:4] == [
        "DID YOU MEAN",
        "Search for “dose”",
        "Search for “doses”",
        "DOSE RULES",
    ]
    assert chosen(panel) == "The dose is 5 mg. Dosage ¶1"


def test_meant_words_are_chosen_by_arrow_or_click(panel: SearchPanel, qtbot: QtBot) -> None:
    panel.show_answer(MISSPELLED)
    panel.fit()
    panel.move_by(-1)
    with qtbot.waitSignal(panel.words_chosen) as told:
        panel.open_chosen()
    assert told.args == ["doses"]
    place = view(panel).visualRect(rows(panel)[1]).center()
    with qtbot.waitSignal(panel.words_chosen) as told:
        QTest.mouseClick(view(panel).viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert told.args == ["dose"]


def test_meant_words_are_offered_where_nothing_was_found(panel: SearchPanel) -> None:
    panel.show_answer(NOTHING._replace(suggestions=("xylitol",)))
    assert chosen(panel) == "Search for “xylitol”"
    assert reads(panel)[-1] == "↑ ↓ choose · Enter search · Esc close"


def test_what_has_room_is_not_narrowed_by_a_scroll_bar(panel: SearchPanel) -> None:
    panel.show_answer(NOTHING)
    panel.fit()
    for answer in (SearchView("d", "1 result", ANSWER.groups[:1]), ANSWER):
        panel.show_answer(answer)
        panel.fit()
        assert not view(panel).verticalScrollBar().isVisible()
    panel.resize(120, panel.height())
    panel.fit()
    assert view(panel).verticalScrollBar().isVisible()


@pytest.mark.parametrize("understood", [(), ("“a”: this label says “b”",) * 9])
def test_every_part_of_the_panel_lies_within_it(
    panel: SearchPanel, understood: tuple[str, ...]
) -> None:
    panel.show_answer(ANSWER._replace(understood=understood))
    panel.fit()
    for part in panel.findChildren(QLabel):
        needed = max(part.heightForWidth(part.width()), part.fontMetrics().height())
        assert part.isHidden() or part.height() >= needed
        assert part.isHidden() or panel.rect().contains(part.geometry())
    assert panel.rect().contains(view(panel).geometry())


def test_panel_never_reaches_beyond_the_window(panel: SearchPanel, holder: QWidget) -> None:
    holder.resize(1000, 300)
    panel.show_answer(ANSWER._replace(understood=("“a”: this label says “b”",)))
    panel.fit()
    assert panel.geometry().bottom() < 300


def test_empty_answer_hides_the_panel(answered: SearchPanel) -> None:
    answered.show_answer(SearchView())
    assert not answered.isVisible()


def test_foot_tells_the_keys(answered: SearchPanel) -> None:
    assert reads(answered) == ["↑ ↓ choose · Enter open · Ctrl Enter open beside · Esc close"]


def test_foot_offers_no_key_for_hits_where_there_is_none(panel: SearchPanel) -> None:
    panel.show_answer(NOTHING)
    assert reads(panel)[-1] == "Esc close"


@pytest.mark.parametrize("width", [700, 400])
def test_no_sentence_is_cut_and_no_row_overlaps(answered: SearchPanel, width: int) -> None:
    answered.resize(width, answered.height())
    answered.fit()
    areas = [view(answered).visualRect(row) for row in rows(answered)]
    assert all(above.bottom() < below.top() for above, below in pairwise(areas))
    words = answered.fontMetrics().horizontalAdvance(LONG)
    lines = areas[-1].height() / answered.fontMetrics().lineSpacing()
    assert lines > words / width


def test_panel_is_as_high_as_its_rows_within_reason(answered: SearchPanel) -> None:
    last = view(answered).visualRect(rows(answered)[-1])
    assert last.bottom() <= view(answered).viewport().height()
    answered.resize(120, answered.height())
    answered.fit()
    assert view(answered).height() == 520


def test_long_answer_is_wrapped(panel: SearchPanel) -> None:
    typed = "no such word " * 30
    panel.show_answer(SearchView(typed, f"This label does not mention “{typed}”."))
    panel.fit()
    [label] = [label for label in panel.findChildren(QLabel) if "no such word" in label.text()]
    assert label.width() <= 700
    assert label.height() >= label.heightForWidth(label.width())


def test_colours_follow_the_theme(answered: SearchPanel) -> None:
    def drawn() -> set[str]:
        image = view(answered).viewport().grab().toImage()
        return {image.pixelColor(1, y).name().upper() for y in range(image.height())}

    for look in Theme:
        answered.recolour(theme.colours(look))
        assert theme.colours(look)["accent"] in drawn()


ELSEWHERE = HitGroup(
    "Also in your library",
    (HitView("Rash.", ((0, 4),), "Otherin: Side effects", 7, "Demo Ltd", label=LabelId("other")),),
)


def test_other_labels_stand_below_the_answer_and_the_choice_stays(
    answered: SearchPanel, qtbot: QtBot
) -> None:
    answered.move_by(1)
    chosen = answered.chosen()
    answered.show_more(ELSEWHERE)
    assert answered.chosen() == chosen
    for _ in range(3):
        answered.move_by(1)
    with qtbot.waitSignal(answered.label_opened) as opened:
        answered.open_chosen()
    assert opened.args == ["other", 7, "Rash."]


def test_where_the_open_label_says_nothing_another_one_is_chosen(panel: SearchPanel) -> None:
    panel.show_answer(NOTHING)
    assert panel.chosen() is None
    panel.show_more(ELSEWHERE)
    row = panel.chosen()
    assert row is not None
    assert (row.text, row.label) == ("Rash.", "other")


def test_no_other_label_adds_nothing(answered: SearchPanel) -> None:
    before = answered.findChildren(QListView)[0].model().rowCount()
    answered.show_more(HitGroup("Also in your library", ()))
    assert answered.findChildren(QListView)[0].model().rowCount() == before
