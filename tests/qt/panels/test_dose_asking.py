"""The five questions about one patient: what is kept from one to the other, what is shown."""

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from baklosan_desktop.labels.facts import Facts
from baklosan_desktop.labels.label import Label
from baklosan_desktop.qt import theme
from baklosan_desktop.qt.looks import FIXED
from baklosan_desktop.qt.panels.dose import DosePanel
from baklosan_desktop.qt.theme import Theme
from baklosan_desktop.qt.widgets.edits import DayEdit
from baklosan_desktop.screens.dose_form import FURTHER, ROWS, Field, Question
from tests import looks
from tests.qt.panels.dose_page import AGE, ALLERGY, NOW_TAKING, DosePage, FactsAtHand, lent, settle
from tests.qt.wheel import wheel

TODAY = date(2026, 11, 23)
TARGET, DAYS_SINCE = Field.TARGET.value, Field.DAYS_SINCE.value
PRESCRIBED, PER_INTAKE, TIMES = Field.PRESCRIBED.value, Field.PER_INTAKE.value, Field.TIMES.value
TAPER_DAYS, DAILY, PERIOD = Field.TAPER_DAYS.value, Field.DAILY.value, Field.PERIOD.value
FIRST_STEP, FIRST_DAILY = "Step 1: after how many days", "Step 1: mg per DAY in total"
LAST_STEP, LAST_DAILY = "Step 2: after how many days", "Step 2: mg per DAY in total"
OTHER_TABLETS, SCORED = "Other tablets at hand", "10 mg, scored"
TYPED = {
    AGE: "40",
    NOW_TAKING: "30",
    DAYS_SINCE: "3",
    PRESCRIBED: "15",
    PER_INTAKE: "5",
    TIMES: "3",
    TARGET: "30",
    TAPER_DAYS: "10",
    DAILY: "75",
    PERIOD: "30",
}
NUMBERS = [
    (question, field.value)
    for question in Question
    for row in (*ROWS[question], *FURTHER[question])
    for field in row
    if field not in {Field.KIND, Field.FIRST_DAY}
]


@pytest.fixture(scope="module", autouse=True)
def dressed(qapp: QApplication) -> Iterator[QApplication]:
    with looks.lent(qapp):
        theme.apply(qapp, Theme.LIGHT, 100)
        yield qapp


@pytest.fixture
def panel(label: Label, facts: Facts) -> Iterator[DosePanel]:
    source = FactsAtHand(facts)
    with lent(DosePanel(label, source, source, lambda: TODAY)) as panel:
        panel.resize(1290, 690)
        yield panel


@pytest.fixture
def page(panel: DosePanel, qtbot: QtBot) -> DosePage:
    panel.show()
    qtbot.waitUntil(panel.isActiveWindow)
    panel.setFocus()
    settle()
    return DosePage(panel)


def ask(page: DosePage, question: Question) -> None:
    page.press(question.value)
    settle()


def fill(page: DosePage) -> None:
    """Type what every question of an adult needs, and answer all that is asked."""
    page.press("Target, first day, eGFR")
    for question in Question:
        ask(page, question)
        fields = {edit.accessibleName() for edit in page.panel.findChildren(QLineEdit)}
        for name in fields & TYPED.keys():
            page.type(name, TYPED[name])
        if page.buttons("Prescription: first prescription"):
            page.reply("Prescription", "first prescription")
    ask(page, Question.STOP)
    page.type(FIRST_STEP, "7")
    page.type(FIRST_DAILY, "0")
    page.reply(ALLERGY, "no")
    ask(page, Question.START)
    page.reply_to_all()


def filled(page: DosePage, question: Question) -> str:
    """Return the answer to a question about which everything is typed."""
    fill(page)
    ask(page, question)
    return page.reads(page.answer)


def days(page: DosePage) -> list[DayEdit]:
    return [edit for edit in page.panel.findChildren(DayEdit) if edit.isVisible()]


def day(page: DosePage) -> DayEdit:
    [day] = days(page)
    return day


# From one question to the other


@pytest.mark.parametrize(
    ("question", "headline"),
    [
        (Question.START, "15 mg to 30 mg per day in 9 days, step read per day"),
        (Question.INCREASE, "Next dose: 35 mg per day in total"),
        (Question.CHECK, "The prescribed 15 mg per day is within the label"),
        (Question.STOP, "The treatment ends on a day from 30 November 2026 to 7 December 2026"),
        (Question.TABLETS, "75 mg per day: 3 tablets"),
    ],
)
def test_every_question_is_answered_for_the_same_patient(
    page: DosePage, question: Question, headline: str
) -> None:
    assert headline in filled(page, question)


@pytest.mark.parametrize(("question", "name"), NUMBERS)
def test_hz_18_unreadable_number_takes_every_answer_away_at_once(
    page: DosePage, question: Question, name: str
) -> None:
    filled(page, question)
    page.type(name, "1,5")
    said = page.reads(page.answer)
    assert "No answer yet" in said
    assert "Correct the number that cannot be read." in said
    assert not any(text in said for text in ("mg", "November", "packs of"))
    assert page.edit(name).text() == "1,5"


@pytest.mark.parametrize(
    ("question", "name"), [(Question.INCREASE, DAYS_SINCE), (Question.TABLETS, DAILY)]
)
def test_hz_18_emptied_field_takes_the_answer_away_at_once(
    page: DosePage, question: Question, name: str
) -> None:
    filled(page, question)
    page.type(name, "")
    assert "No answer yet" in page.reads(page.answer)


def test_hz_18_kind_that_is_taken_back_takes_the_answer_away(page: DosePage) -> None:
    filled(page, Question.CHECK)
    page.reply("Prescription", "first prescription")
    assert "Say whether it is the first prescription." in page.reads(page.answer)


def test_hz_18_another_question_shows_nothing_of_the_one_before(page: DosePage) -> None:
    assert "Titration" in filled(page, Question.START) or "TITRATION" in page.reads(page.answer)
    for question in (Question.INCREASE, Question.CHECK, Question.STOP, Question.TABLETS):
        ask(page, question)
        assert "TITRATION" not in page.reads(page.answer)


def test_hz_10_next_dose_stands_in_both_readings_side_by_side(page: DosePage) -> None:
    filled(page, Question.INCREASE)
    assert page.cards()[:2] == ["Step read per day, default", "Step read per intake"]


def test_hz_13_own_steps_are_checked_beside_the_window(page: DosePage) -> None:
    filled(page, Question.STOP)
    page.type(NOW_TAKING, "100")
    page.type(FIRST_STEP, "3")
    page.type(FIRST_DAILY, "75")
    page.type(LAST_STEP, "7")
    page.type(LAST_DAILY, "0")
    page.type(TAPER_DAYS, "6")
    assert "ends the treatment later than “Stopped within” says" in page.reads()
    page.type(TAPER_DAYS, "7")
    said = page.reads(page.answer)
    assert "cannot be made" not in page.reads()
    assert "Checked: never rising, ending at 0 mg within the window" in said
    assert "Not judged: whether each step is small enough (editorial)." in said
    assert "The window is the label's; the steps typed have to be corrected" not in said
    page.type(FIRST_DAILY, "150")
    assert "is more than the dose before it" in page.reads()
    said = page.reads(page.answer)
    assert "These steps have to be corrected: ask the prescriber." in said
    assert "The window is the label's; the steps typed have to be corrected" in said


def test_hz_13_own_steps_that_end_at_once_are_not_in_order(page: DosePage) -> None:
    filled(page, Question.STOP)
    assert "goes to 0 mg in one step: the label says gradually" in page.reads()
    said = page.reads(page.answer)
    assert "These steps have to be corrected: ask the prescriber." in said
    assert "The window is the label's; the steps typed have to be corrected" in said


# The day


def test_day_is_today_until_another_is_chosen(page: DosePage) -> None:
    ask(page, Question.STOP)
    assert day(page).date().toPython() == TODAY


def test_hz_18_window_follows_the_day(page: DosePage) -> None:
    filled(page, Question.STOP)
    day(page).setDate(QDate(2026, 12, 1))
    said = page.reads(page.answer)
    assert "8 December 2026" in said
    assert "30 November 2026" not in said


def test_day_can_be_typed_key_by_key(page: DosePage) -> None:
    filled(page, Question.STOP)
    day(page).setFocus()
    day(page).setSelectedSection(DayEdit.Section.DaySection)
    QTest.keyClicks(day(page), "15")
    assert day(page).date().toPython() == date(2026, 11, 15)
    assert "29 November 2026" in page.reads(page.answer)


def test_hz_18_day_that_is_half_typed_is_counted_from_by_nobody(page: DosePage) -> None:
    filled(page, Question.STOP)
    day(page).setFocus()
    day(page).setSelectedSection(DayEdit.Section.YearSection)
    QTest.keyClicks(day(page), "20")
    assert "Choose the day from which is counted." in page.reads(page.answer)
    QTest.keyClicks(day(page), "27")
    assert "30 November 2027" in page.reads(page.answer)


def test_half_typed_day_that_is_left_is_the_one_that_is_shown_again(page: DosePage) -> None:
    filled(page, Question.STOP)
    day(page).setFocus()
    day(page).setSelectedSection(DayEdit.Section.YearSection)
    QTest.keyClicks(day(page), "20")
    page.edit(NOW_TAKING).setFocus()
    settle()
    assert day(page).text() == "23 Nov 2026"
    assert "30 November 2026" in page.reads(page.answer)


def test_day_that_is_shown_is_the_one_that_is_counted_from(page: DosePage) -> None:
    fill(page)
    ask(page, Question.START)
    day(page).setDate(QDate(2026, 12, 1))
    ask(page, Question.STOP)
    assert day(page).date().toPython() == date(2026, 12, 1)
    assert "8 December 2026" in page.reads(page.answer)
    day(page).setDate(QDate(2026, 12, 2))
    ask(page, Question.START)
    assert day(page).date().toPython() == date(2026, 12, 2)


def test_cleared_patient_is_counted_from_today(page: DosePage) -> None:
    filled(page, Question.STOP)
    day(page).setDate(QDate(2026, 12, 1))
    page.panel.clear_patient()
    assert day(page).date().toPython() == TODAY


# Nothing changes by itself


@pytest.mark.parametrize("question", Question)
def test_wheel_over_the_fields_or_the_day_changes_nothing(
    page: DosePage, question: Question
) -> None:
    said = filled(page, question)
    edits = [edit for edit in page.panel.findChildren(QLineEdit) if edit.isVisible()]
    texts = [edit.text() for edit in edits]
    for widget in (*edits, *days(page)):
        widget.setFocus()
        wheel(widget)
    assert [edit.text() for edit in edits] == texts
    assert page.reads(page.answer) == said


# Nothing is left of a patient


@pytest.mark.parametrize("question", Question)
def test_cleared_patient_leaves_nothing_in_any_field(page: DosePage, question: Question) -> None:
    filled(page, question)
    QTest.keyClick(
        page.panel,
        Qt.Key.Key_N,
        Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
    )
    settle()
    assert "No answer yet" in page.reads(page.answer)
    for other in Question:
        ask(page, other)
        inside_days = [edit.findChild(QLineEdit) for edit in page.panel.findChildren(DayEdit)]
        edits = [e for e in page.panel.findChildren(QLineEdit) if e not in inside_days]
        assert {edit.text() for edit in edits} == {""}
        assert "No answer yet" in page.reads(page.answer)
        if other is Question.CHECK:
            assert page.given("Prescription") is None


def test_cleared_patient_leaves_the_question(page: DosePage) -> None:
    filled(page, Question.TABLETS)
    page.panel.clear_patient()
    assert page.reads(page.answer).startswith("Tablets and packs")


# What the pharmacy has


def test_tablets_at_hand_are_kept_and_no_patients(page: DosePage, qtbot: QtBot) -> None:
    filled(page, Question.TABLETS)
    page.press(OTHER_TABLETS)
    with qtbot.waitSignal(page.panel.strengths_changed) as said:
        page.press(SCORED)
    assert said.args == [1]
    page.panel.clear_patient()
    assert page.button(SCORED).isChecked()


def test_tablets_at_hand_change_what_can_be_made(page: DosePage) -> None:
    assert "3 times per day 25 mg: 1 tablet of 25 mg." in filled(page, Question.TABLETS)
    page.type(DAILY, "70")
    assert "10 mg scored" not in page.reads(page.answer)
    page.press(OTHER_TABLETS)
    page.press(SCORED)
    settle()
    assert "Morning 20 mg: 2 tablets of 10 mg scored." in page.reads(page.answer)


def test_tablets_at_hand_that_stand_fast_can_be_seen_and_not_changed(
    label: Label, facts: Facts, qtbot: QtBot
) -> None:
    source = FactsAtHand(facts)
    panel = DosePanel(label, source, source, has_10_mg=True)
    qtbot.addWidget(panel)
    panel.fix_strengths()
    panel.show()
    page = DosePage(panel)
    assert page.button(OTHER_TABLETS).accessibleDescription() == FIXED
    page.press(OTHER_TABLETS)
    scored = page.button(SCORED)
    assert FIXED in scored.accessibleName()
    assert not scored.isEnabled()
    assert scored.accessibleDescription() == FIXED
    page.press(SCORED)
    assert scored.isChecked()


def test_tablets_at_hand_are_those_that_were_kept(label: Label, facts: Facts, qtbot: QtBot) -> None:
    source = FactsAtHand(facts)
    panel = DosePanel(label, source, source, has_10_mg=True)
    qtbot.addWidget(panel)
    panel.show()
    page = DosePage(panel)
    page.press(OTHER_TABLETS)
    assert page.button(SCORED).isChecked()
