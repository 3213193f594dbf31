from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from baklosan_desktop.labels.facts import Facts
from baklosan_desktop.labels.label import Label
from baklosan_desktop.qt import theme
from baklosan_desktop.qt.panels.dose import DosePanel
from baklosan_desktop.qt.theme import Theme
from baklosan_desktop.qt.widgets.bars import StaysEnglish
from tests import looks
from tests.other_language import speak_polish
from tests.qt.panels.dose_page import (
    AGE,
    ALLERGY,
    BREASTFEEDING,
    DIABETES,
    DIALYSIS,
    EGFR,
    EPILEPSY,
    FORBIDDING,
    LACTOSE,
    MONTHS,
    NOW_TAKING,
    NUMBERS,
    PREGNANT,
    PSYCHOSIS,
    QUESTIONS,
    RENAL_FAILURE,
    SINGLY,
    STRONG,
    WARNING,
    WEIGHT,
    DosePage,
    FactsAtHand,
    lent,
    settle,
)

SIZES = [(1290, 690), (948, 690)]
CLEAR = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
COMMA = "Use a point, not a comma, such as 2.5."


@pytest.fixture(scope="module", autouse=True)
def dressed(qapp: QApplication) -> Iterator[QApplication]:
    """Dress the application once: what fits depends on it."""
    with looks.lent(qapp):
        theme.apply(qapp, Theme.LIGHT, 100)
        yield qapp


@pytest.fixture
def text_size(dressed: QApplication) -> Iterator[Callable[[int], None]]:
    """Change the text size for one test."""

    def change(percent: int) -> None:
        theme.apply(dressed, Theme.LIGHT, percent)
        settle()

    yield change
    theme.apply(dressed, Theme.LIGHT, 100)


@pytest.fixture
def source(facts: Facts) -> FactsAtHand:
    return FactsAtHand(facts)


@pytest.fixture
def panel(label: Label, source: FactsAtHand) -> Iterator[DosePanel]:
    with lent(DosePanel(label, source, source)) as panel:
        panel.resize(1290, 690)
        yield panel


@pytest.fixture
def page(panel: DosePanel, qtbot: QtBot) -> DosePage:
    panel.show()
    qtbot.waitExposed(panel)
    panel.activateWindow()
    panel.setFocus()
    settle()
    return DosePage(panel)


def test_page_says_in_another_language_why_it_is_in_english(
    label: Label, source: FactsAtHand, tmp_path: Path
) -> None:
    with lent(DosePanel(label, source, source)) as english:
        assert english.findChildren(StaysEnglish)[0].text() == ""
    why = "This page stays in English until a pharmacist has reviewed its words."
    speak_polish(tmp_path, {why: "Ta strona jest po angielsku."})
    with lent(DosePanel(label, source, source)) as polish:
        assert polish.findChildren(StaysEnglish)[0].text() == "Ta strona jest po angielsku."


@pytest.fixture
def adult(page: DosePage) -> DosePage:
    """The page with an adult's dose on it."""
    page.type(AGE, "40")
    page.reply_to_all()
    assert len(page.dose()) == 4
    return page


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


# What is asked, and what an answer waits for


def test_rules_are_read_when_the_page_is_first_shown(panel: DosePanel, source: FactsAtHand) -> None:
    assert source.asked == 0
    panel.show()
    panel.hide()
    panel.show()
    assert source.asked == 1


def test_page_can_be_made_ready_in_steps_before_it_is_shown(
    panel: DosePanel, source: FactsAtHand
) -> None:
    panel.read()
    assert DosePage(panel).buttons(f"{ALLERGY}: ") == []
    panel.draw()
    assert len(DosePage(panel).buttons(f"{ALLERGY}: ")) == 3
    panel.show()
    assert source.asked == 1


def test_nothing_is_preset(page: DosePage) -> None:
    assert set(page.replies().values()) == {None}
    assert [page.edit(name).text() for name in NUMBERS] == [""] * 5
    checked = [b for b in page.panel.findChildren(QAbstractButton) if b.isChecked()]
    names = {b.accessibleName().partition(",")[0] or b.text() for b in checked if b.isVisible()}
    assert names == {"Start", "Contraindications", "Kidneys", "Pregnancy"}


def test_empty_page_says_what_to_do(page: DosePage) -> None:
    assert "No answer yet" in page.reads(page.answer)
    assert "Type the age in years. 16 questions still open" in page.reads(page.answer)


def test_what_forbids_is_asked_first_and_what_warns_waits_folded(page: DosePage) -> None:
    assert all(page.asks(question) for question in FORBIDDING)
    assert not any(page.asks(question) for question in WARNING)
    assert "4 not asked" in page.reads()


def test_no_dose_is_shown_until_everything_is_answered(page: DosePage) -> None:
    page.type(AGE, "40")
    for question in QUESTIONS:
        assert page.dose() == []
        page.reply(question, "no")
    assert page.dose() == ["Start", "Step", "Usual", "Maximum"]


@pytest.mark.parametrize("question", QUESTIONS)
def test_hz_18_answer_taken_back_takes_the_dose_away_at_once(
    adult: DosePage, question: str
) -> None:
    adult.reply(question, "no")
    assert adult.given(question) is None
    assert adult.dose() == []
    assert "Dose:" not in adult.reads()


@pytest.mark.parametrize("name", NUMBERS)
def test_hz_18_unreadable_number_takes_the_dose_away_at_once(adult: DosePage, name: str) -> None:
    adult.type(name, "1,5")
    assert adult.dose() == []
    assert "mg per day" not in adult.reads(adult.answer)
    assert "Correct the number that cannot be read." in adult.reads(adult.answer)


def test_hz_18_another_age_shows_another_dose_at_once(adult: DosePage) -> None:
    assert "Maximum 100 mg" in adult.reads(adult.answer)
    adult.type(AGE, "5")
    assert "Maximum 100 mg" not in adult.reads(adult.answer)
    assert "Children from 3 years to 6 years. Maximum 30 mg per day." in adult.reads(adult.answer)


def test_change_that_changes_no_answer_leaves_it_in_place(adult: DosePage) -> None:
    headline = adult.links()[0]
    adult.type(NOW_TAKING, "0")
    assert adult.links()[0] is headline


def test_group_folds_once_all_of_it_is_no_and_can_be_reopened(page: DosePage) -> None:
    page.reply(RENAL_FAILURE, "no")
    assert page.unfolds("Kidneys")
    page.reply(DIALYSIS, "no")
    assert not page.asks(DIALYSIS)
    assert "asked: none of 2" in page.reads()

    page.press("Kidneys, asked")

    assert page.asks(DIALYSIS)
    assert page.given(DIALYSIS) == "no"


def test_reopened_group_stays_open_while_other_answers_are_given(page: DosePage) -> None:
    for question in (RENAL_FAILURE, DIALYSIS):
        page.reply(question, "no")
    page.press("Kidneys, asked")
    page.reply(ALLERGY, "no")
    assert page.unfolds("Kidneys")


def test_answer_that_decides_stays_in_sight(page: DosePage) -> None:
    page.type(AGE, "40")
    page.reply_to_all(diabetes="yes", haemodialysis="yes")
    assert page.unfolds("Kidneys")
    assert not page.unfolds("Contraindications")
    assert not page.unfolds("Use with caution, monitor")


def test_warning_questions_unfold_when_nothing_forbids(page: DosePage) -> None:
    page.type(AGE, "40")
    for question in FORBIDDING:
        page.reply(question, "no")
    assert all(page.asks(question) for question in WARNING)


def test_unknown_answer_says_what_to_do_and_gives_no_dose(page: DosePage) -> None:
    page.type(AGE, "40")
    page.reply_to_all(psychosis="not known")
    assert "not known: ask" in page.reads()
    assert "No dose until this is known" in page.reads(page.answer)
    assert "Not known: Psychosis." in page.reads(page.answer)
    assert page.dose() == []


def test_what_is_not_known_is_as_striking_as_a_yes(page: DosePage) -> None:
    page.press("Use with caution")
    tones = {
        question: {
            button.accessibleName().removeprefix(f"{question}: "): button.property("tone")
            for button in page.buttons(f"{question}: ")
        }
        for question in (PSYCHOSIS, DIABETES)
    }
    assert {name: tone["not known"] for name, tone in tones.items()} == {
        PSYCHOSIS: "caution",
        DIABETES: "caution",
    }
    assert tones[DIABETES]["yes"] == "caution"


def test_pregnancy_is_not_asked_of_a_small_child(page: DosePage) -> None:
    page.type(AGE, "5")
    assert not page.asks(PREGNANT)
    assert not page.button("Pregnancy, ").isVisible()
    page.type(AGE, "30")
    assert page.asks(PREGNANT)


def test_yes_to_pregnancy_stays_in_sight_at_a_lower_age(page: DosePage) -> None:
    page.reply(PREGNANT, "yes")
    page.type(AGE, "5")
    assert page.asks(PREGNANT)
    assert not page.asks(BREASTFEEDING)
    assert "Pregnant is answered yes at 5 years." in page.reads(page.answer)


def test_does_not_apply_is_an_answer_of_its_own(page: DosePage) -> None:
    page.reply(PREGNANT, "does not apply")
    assert page.given(PREGNANT) == "does not apply"
    assert [len(page.buttons(f"{question}: ")) for question in (PREGNANT, PSYCHOSIS)] == [4, 3]


def test_hz_14_allergy_and_strong_reactions_stand_far_apart(page: DosePage) -> None:
    for title in ("Use with caution", "Strong reactions"):
        page.press(title)
    settle()
    tops = {
        question: page.button(f"{question}: yes").mapTo(page.panel, QPoint(0, 0)).y()
        for question in QUESTIONS
    }
    between = [q for q in QUESTIONS if tops[ALLERGY] < tops[q] < tops[STRONG]]
    assert len(between) == 14


# The button for all that are left


def test_asked_none_answers_what_is_in_view_but_never_what_is_asked_singly(
    page: DosePage,
) -> None:
    page.press("Asked: &none")
    assert page.replies() == {
        question: None if question in SINGLY or question in WARNING else "no"
        for question in QUESTIONS
    }


def test_asked_none_leaves_a_yes_alone(page: DosePage) -> None:
    page.reply(EPILEPSY, "yes")
    page.press("Asked: &none")
    assert page.given(EPILEPSY) == "yes"


def test_asked_none_leaves_what_is_scrolled_out_of_sight(page: DosePage) -> None:
    page.panel.resize(1290, 420)
    settle()
    page.press("Asked: &none")
    assert page.given(PSYCHOSIS) == "no"
    assert page.given(LACTOSE) is None


def test_asked_none_brings_into_view_what_it_cannot_see(page: DosePage) -> None:
    page.panel.resize(1290, 420)
    settle()
    [column, _] = page.panel.findChildren(QScrollArea)
    column.verticalScrollBar().setValue(column.verticalScrollBar().maximum())
    settle()
    page.press("Asked: &none")
    assert set(page.replies().values()) == {None}
    settle()
    page.press("Asked: &none")
    assert page.given(PSYCHOSIS) == "no"


def test_asked_none_can_be_pressed_only_where_it_would_answer_something(page: DosePage) -> None:
    page.press("Asked: &none")
    assert not page.button("Asked: &none").isEnabled()
    for question in SINGLY:
        page.reply(question, "no")
    assert page.button("Asked: &none").isEnabled()
    page.press("Asked: &none")
    assert page.given(DIABETES) == "no"


# Numbers


def test_hz_08_comma_is_refused_in_a_sentence_and_stays_as_typed(page: DosePage) -> None:
    page.type(WEIGHT, "7,5")
    assert COMMA in page.reads()
    assert page.edit(WEIGHT).text() == "7,5"
    assert page.edit(WEIGHT).accessibleDescription() == COMMA
    page.type(WEIGHT, "7.5")
    assert COMMA not in page.reads()


def test_problem_of_the_second_row_stands_there(page: DosePage) -> None:
    page.type(EGFR, "30 mL")
    assert "Type a plain number without unit" in page.reads()


def test_weight_field_says_what_it_is_for(page: DosePage) -> None:
    page.type(AGE, "10")
    page.type(MONTHS, "1")
    assert "needed: the maximum goes by body weight" in page.reads()


@pytest.mark.parametrize("name", NUMBERS)
def test_every_number_has_its_unit_in_the_name(page: DosePage, name: str) -> None:
    labels = [la for la in page.panel.findChildren(QLabel) if la.buddy() is page.edit(name)]
    assert [la.text().replace("\N{NO-BREAK SPACE}", " ") for la in labels] == [name]


def test_hz_07_implausible_weight_is_repeated_and_must_be_confirmed(page: DosePage) -> None:
    page.type(AGE, "5")
    page.type(WEIGHT, "60")
    page.reply_to_all()
    assert page.dose() == []
    assert "60 kg at 5 years is outside the expected 8 to 45 kg." in page.reads(page.answer)
    assert "60 lb is about 27.2 kg, for checking only." in page.reads(page.answer)

    page.press("The weight is 60\N{NO-BREAK SPACE}kg")

    assert len(page.dose()) == 4
    page.type(WEIGHT, "61")
    assert page.dose() == []


def test_focus_goes_on_to_the_answer_that_was_confirmed(page: DosePage) -> None:
    page.type(AGE, "5")
    page.type(WEIGHT, "60")
    page.reply_to_all()
    page.button("The weight is 60\N{NO-BREAK SPACE}kg").setFocus()
    QTest.keyClick(focused(), Qt.Key.Key_Space)
    assert page.answer.isAncestorOf(focused())


@pytest.mark.parametrize(
    ("button", "emptied", "kept"),
    [("Correct the weight", [WEIGHT], [AGE, MONTHS]), ("Correct the age", [AGE, MONTHS], [WEIGHT])],
)
def test_hz_07_implausible_value_is_emptied_to_be_typed_anew(
    page: DosePage, button: str, emptied: list[str], kept: list[str]
) -> None:
    for name, text in ((AGE, "5"), (MONTHS, "2"), (WEIGHT, "60")):
        page.type(name, text)
    page.reply_to_all()
    page.button(button).setFocus()
    QTest.keyClick(focused(), Qt.Key.Key_Space)
    settle()
    assert [page.edit(name).text() for name in emptied] == [""] * len(emptied)
    assert "" not in [page.edit(name).text() for name in kept]
    assert focused() is page.edit(emptied[0])
    assert "is outside the expected" not in page.reads(page.answer)


def test_hz_07_emptied_weight_shows_no_dose_where_it_is_needed(page: DosePage) -> None:
    page.type(AGE, "12")
    page.type(WEIGHT, "5")
    page.reply_to_all()
    page.press("Correct the weight")
    assert page.dose() == []
    assert "The weight is needed" in page.reads(page.answer)
    QTest.keyClicks(focused(), "50")
    assert len(page.dose()) == 4


def test_pregnancy_that_is_unlikely_stays_a_yes_until_it_is_answered_anew(page: DosePage) -> None:
    page.type(AGE, "30")
    page.reply_to_all(pregnant="yes")
    page.type(AGE, "8")
    page.press("Pregnancy, ")
    page.press("Change the answer")
    settle()
    assert page.given(PREGNANT) == "yes"
    assert focused().accessibleName() == f"{PREGNANT}: yes"
    assert "Pregnant is answered yes at 8 years." in page.reads(page.answer)
    QTest.keyClicks(focused(), "n")
    assert "Pregnant is answered yes" not in page.reads(page.answer)
    assert not page.asks(PREGNANT)


def test_hz_16_levodopa_for_parkinsons_disease_is_a_stop(page: DosePage) -> None:
    page.type(AGE, "60")
    page.reply_to_all()
    page.press("Other medicines")
    page.press("levodopa")
    page.press("It is for Parkinson")
    settle()
    assert page.given("Parkinson’s disease") == "yes"
    assert focused().accessibleName() == "Parkinson’s disease: yes"
    assert "Parkinson’s disease: contraindicated." in page.reads(page.answer)
    assert page.dose() == []


def test_hz_16_levodopa_asks_what_it_is_for(page: DosePage) -> None:
    page.type(AGE, "60")
    page.reply_to_all()
    page.press("Other medicines")
    page.press("levodopa")
    assert page.dose() == []
    assert "what is it for?" in page.reads(page.answer)
    page.press("It is for something else")
    assert len(page.dose()) == 4


# Other medicines, the indication


def test_medicines_are_ticked_and_counted(adult: DosePage) -> None:
    adult.press("Other medicines, none chosen")
    for medicine in ("ethanol", "antihypertensive"):
        adult.press(medicine)
    assert "Ethanol: “enhances the effect”" in adult.reads(adult.answer)
    assert adult.button("Other medicines, 2 chosen").isChecked()
    adult.press("ethanol")
    assert "Ethanol" not in adult.reads(adult.answer)


def test_one_indication_is_chosen_at_a_time_and_can_be_taken_back(adult: DosePage) -> None:
    adult.press("Indication")
    adult.press("meningitis")
    assert "Seizures are common here" in adult.reads(adult.answer)
    adult.press("cerebral palsy")
    assert not adult.button("meningitis").isChecked()
    assert "Seizures are common here" not in adult.reads(adult.answer)
    adult.press("cerebral palsy")
    assert adult.button("Indication, none chosen").isChecked()


# Clear patient


@pytest.fixture
def known(page: DosePage) -> DosePage:
    """The page with something in every field."""
    for name, text in zip(NUMBERS, ("5", "1", "60", "30", "90"), strict=True):
        page.type(name, text)
    page.reply_to_all(psychosis="yes")
    page.press("Other medicines")
    page.press("levodopa")
    page.press("Indication")
    page.press("meningitis")
    return page


def test_hz_19_clear_patient_forgets_everything(known: DosePage) -> None:
    known.press("Clear patient")
    assert [known.edit(name).text() for name in NUMBERS] == [""] * 5
    assert set(known.replies().values()) == {None}
    assert not known.button("levodopa").isChecked()
    assert not known.button("meningitis").isChecked()
    assert "Type the age in years." in known.reads(known.answer)
    assert known.cards() == []


def test_hz_19_undo_brings_nothing_back(known: DosePage) -> None:
    known.press("Clear patient")
    for name in NUMBERS:
        QTest.keyClick(known.edit(name), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert [known.edit(name).text() for name in NUMBERS] == [""] * 5


def test_hz_19_confirmation_does_not_hold_for_the_next_patient(page: DosePage) -> None:
    for _ in range(2):
        page.type(AGE, "5")
        page.type(WEIGHT, "60")
        page.reply_to_all()
        assert page.dose() == []
        page.press("The weight is 60\N{NO-BREAK SPACE}kg")
        page.panel.clear_patient()


def test_page_is_as_fresh_for_the_next_patient_as_for_the_first(known: DosePage) -> None:
    known.press("Contraindications")
    known.press("Clear patient")
    assert known.unfolds("Contraindications")
    assert not known.unfolds("Other medicines")
    assert focused() is known.edit(AGE)


def test_patient_is_cleared_by_key_wherever_the_focus_is(known: DosePage) -> None:
    known.edit(EGFR).setFocus()
    QTest.keyClick(focused(), Qt.Key.Key_N, CLEAR)
    assert known.edit(AGE).text() == ""


def test_escape_clears_nothing(adult: DosePage) -> None:
    QTest.keyClick(adult.edit(AGE), Qt.Key.Key_Escape)
    assert len(adult.dose()) == 4


def test_page_says_that_nothing_is_stored(page: DosePage) -> None:
    assert "Nothing is stored" in page.reads()


# Keyboard, names


def test_dose_is_reached_by_keyboard_alone(page: DosePage) -> None:
    QTest.keyClicks(focused(), "71")
    for _ in range(60):
        name = focused().accessibleName()
        if name.endswith((": yes", ": no")) and page.given(name.split(": ")[0]) is None:
            QTest.keyClicks(focused(), "n")
        if page.dose():
            break
        if focused().accessibleName() == name:
            QTest.keyClick(focused(), Qt.Key.Key_Tab)
    assert len(page.dose()) == 4
    assert "65 years or older: the label asks for caution." in page.reads(page.answer)


def test_page_is_entered_at_its_top(panel: DosePanel, qtbot: QtBot) -> None:
    panel.show()
    qtbot.waitUntil(panel.isActiveWindow)
    panel.setFocus()
    assert focused().accessibleName() == AGE


def test_tab_goes_from_top_to_bottom_and_then_to_the_answer(adult: DosePage) -> None:
    adult.edit(AGE).setFocus()
    stops = [focused()]
    for _ in range(14):
        QTest.keyClick(focused(), Qt.Key.Key_Tab)
        stops.append(focused())
    names = [stop.accessibleName().partition(", asked")[0] for stop in stops]
    assert names[:13] == [
        *(AGE, MONTHS, WEIGHT, NOW_TAKING),
        "Contraindications",
        "Kidneys",
        "Pregnancy",
        "Use with caution, monitor",
        "Strong reactions",
        "Other medicines, none chosen",
        "Indication, none chosen",
        "Other tablets at hand, none chosen",
        "Target, first day, eGFR, optional",
    ]
    assert names[13].startswith("Clear patient")
    assert adult.answer.isAncestorOf(stops[14])


def test_what_is_unfolded_late_is_reached_in_its_place(adult: DosePage) -> None:
    for title in ("Strong reactions", "Other medicines"):
        adult.press(title)
    adult.button("Strong reactions").setFocus()
    names = []
    for _ in range(10):
        QTest.keyClick(focused(), Qt.Key.Key_Tab)
        names.append(focused().accessibleName())
    assert names[:3] == [
        f"{STRONG}: no",
        "Other medicines, none chosen",
        "drugs that affect the central nervous system",
    ]
    assert names[8:] == ["carbidopa", "Indication, none chosen"]


def test_focus_goes_on_to_the_next_open_question_when_a_group_folds(page: DosePage) -> None:
    page.reply(RENAL_FAILURE, "no")
    page.button(f"{DIALYSIS}: yes").setFocus()
    QTest.keyClicks(focused(), "n")
    assert focused().accessibleName() == f"{ALLERGY}: yes"


def test_focus_stays_with_the_last_group_when_nothing_is_open(adult: DosePage) -> None:
    adult.press("Kidneys")
    adult.reply(DIALYSIS, "yes")
    adult.reply(DIALYSIS, "no")
    assert focused().accessibleName() == "Kidneys, asked: none of 2"


def test_everything_that_takes_the_focus_has_a_name(adult: DosePage) -> None:
    stops = [
        widget
        for widget in adult.panel.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    texts = (QAbstractButton, QLabel)
    nameless = [
        stop
        for stop in stops
        if not stop.accessibleName() and not (isinstance(stop, texts) and stop.text())
    ]
    assert len(stops) > 30
    assert nameless == []


def test_each_answer_speaks_its_question(page: DosePage) -> None:
    names = [button.accessibleName() for button in page.buttons("Pregnant: ")]
    replies = ("yes", "no", "not known", "does not apply")
    assert names == [f"Pregnant: {reply}" for reply in replies]


# Room


@pytest.mark.parametrize("size", SIZES)
def test_all_that_forbids_and_the_button_below_fit_without_scrolling(
    page: DosePage, size: tuple[int, int]
) -> None:
    page.panel.resize(*size)
    settle()
    for question in FORBIDDING:
        button = page.button(f"{question}: yes")
        assert button.visibleRegion().boundingRect() == button.rect(), question


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("reply", ["no", "yes"])
def test_headline_is_in_view_whatever_was_asked_last(
    page: DosePage,
    text_size: Callable[[int], None],
    size: tuple[int, int],
    percent: int,
    reply: str,
) -> None:
    text_size(percent)
    page.panel.resize(*size)
    page.type(AGE, "71")
    page.reply_to_all(haemodialysis=reply)
    settle()
    labels = page.answer.findChildren(QLabel)
    [headline] = [la for la in labels if la.property("role") == "notice-title" and la.isVisible()]
    assert headline.visibleRegion().boundingRect() == headline.rect()


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("percent", [80, 100, 150, 200])
def test_no_text_is_cut(
    page: DosePage, text_size: Callable[[int], None], size: tuple[int, int], percent: int
) -> None:
    page.type(AGE, "6")
    page.type(WEIGHT, "22")
    page.reply_to_all()
    page.panel.resize(*size)
    text_size(percent)
    right = page.panel.width()
    for label in page.panel.findChildren(QLabel):
        if label.isVisible():
            needed = label.heightForWidth(label.width()) if label.wordWrap() else 0
            assert label.height() >= needed, label.text()
            assert label.width() >= label.minimumSizeHint().width(), label.text()
            assert label.mapTo(page.panel, label.rect().topRight()).x() < right, label.text()


def test_answers_stand_below_their_question_where_there_is_no_room_beside_it(
    page: DosePage, text_size: Callable[[int], None]
) -> None:
    page.panel.resize(948, 690)
    text_size(200)
    [words] = [la for la in page.panel.findChildren(QLabel) if la.text() == BREASTFEEDING]
    answers = page.button(f"{BREASTFEEDING}: yes").mapTo(page.panel, QPoint(0, 0))
    assert answers.y() > words.mapTo(page.panel, words.rect().bottomLeft()).y()


def test_patient_has_the_same_width_with_a_scroll_bar_and_without(page: DosePage) -> None:
    before = page.edit(NOW_TAKING).width()
    page.panel.resize(1290, 1200)
    settle()
    assert page.edit(NOW_TAKING).width() == before


def test_patient_column_follows_the_text_size(
    page: DosePage, text_size: Callable[[int], None]
) -> None:
    before = page.answer.width()
    text_size(150)
    assert page.answer.width() < before
