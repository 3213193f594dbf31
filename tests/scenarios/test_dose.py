"""A dose is asked for by keyboard, from Ctrl+2 to the answer; nothing of the patient stays."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit

from baklosan_desktop.qt.panels.handout import HandoutPanel
from baklosan_desktop.qt.widgets.edits import DayEdit
from tests.qt.panels.dose_page import settle
from tests.qt.wheel import wheel
from tests.scenarios.desk import Desk, shown, spoken

MOST_TABS = 80
CLEAR = "Ctrl+Shift+N"
AGE, MONTHS, WEIGHT, NOW_TAKING = "age, years", "and months", "weight", "now taking"
QUESTIONS = ("Start", "Increase", "Check", "Stop", "Tablets")


def name(desk: Desk) -> str:
    return spoken(desk.focus())


def tabs_to(desk: Desk, start: str) -> None:
    """Press Tab until the keyboard is at what begins with a name."""
    for _ in range(MOST_TABS):
        if name(desk).lower().startswith(start.lower()):
            return
        desk.presses("Tab")
    pytest.fail(f"Tab does not reach {start}")


def asks(desk: Desk, question: str) -> None:
    """Open the dose page and walk to a question by arrow keys."""
    desk.presses("Ctrl+2")
    for _ in range(MOST_TABS):
        if name(desk) in QUESTIONS:
            break
        desk.presses("Shift+Tab")
    steps = QUESTIONS.index(question) - QUESTIONS.index(name(desk))
    desk.presses(*["Right" if steps > 0 else "Left"] * abs(steps), "Space")
    assert name(desk) == question
    settle()


def fills(desk: Desk, **texts: str) -> None:
    """Type into fields, from one to the next by Tab; underscores are blanks of their names."""
    for field, text in texts.items():
        tabs_to(desk, field.replace("_", " "))
        desk.presses("Ctrl+A", *text)


def answers(desk: Desk, **replies: str) -> None:
    """Answer every question that Tab comes to with n, but for those named by their first word."""
    for _ in range(MOST_TABS):
        if name(desk).startswith("Clear patient"):
            return
        question, _, _ = name(desk).rpartition(": ")
        before = desk.focus()
        if question and question != "Prescription":
            first = question.split()[0].lower()
            desk.presses(replies.get(first, "n"))
        if desk.focus() is before:
            desk.presses("Tab")
    pytest.fail("Tab does not come to the end of the questions")


def answer(desk: Desk) -> str:
    """Return what stands on the page once all of the answer is drawn."""
    settle()
    return desk.reads("page")


@pytest.fixture
def adult(desk: Desk) -> Desk:
    """The starting dose of an adult of 40 years."""
    desk.presses("Ctrl+2", "4", "0")
    answers(desk)
    return desk


# Doses


def test_adult_start_by_keyboard_from_the_age_to_the_dose(adult: Desk) -> None:
    assert "Dose: 15 mg per day in total, in 3 intakes of 5 mg" in answer(adult)
    assert "Adults. Maximum 100 mg per day." in answer(adult)


def test_back_tab_from_the_first_field_lands_on_the_question_that_is_asked(desk: Desk) -> None:
    desk.presses("Ctrl+2", "Shift+Tab")
    assert name(desk) == "Start"
    asks(desk, "Check")
    desk.presses("Tab", "Shift+Tab")
    assert name(desk) == "Check"


def test_hz_10_next_dose_stands_in_both_readings_side_by_side(desk: Desk) -> None:
    asks(desk, "Increase")
    fills(desk, age="40", now_taking="30", days_since="3")
    answers(desk)
    said = answer(desk)
    assert "Next dose: 35 mg per day in total" in said
    default, other = said.index("STEP READ PER DAY"), said.index("STEP READ PER INTAKE")
    assert "35 mg" in said[default:other]
    assert "45 mg" in said[other:]


def test_hz_04_prescription_of_120_mg_per_day_is_refused_with_its_sentence(desk: Desk) -> None:
    asks(desk, "Check")
    fills(desk, age="40", prescribed="120")
    tabs_to(desk, "Prescription")
    desk.presses("C")
    answers(desk)
    said = answer(desk)
    assert "Outside the label" in said
    assert "The prescribed 120 mg per day is above the maximum of 100 mg per day" in said
    assert "The maximum daily dose is 100 mg." in said


def test_prescription_per_intake_adds_up(desk: Desk) -> None:
    asks(desk, "Check")
    fills(desk, age="40")
    tabs_to(desk, "Prescription")
    desk.presses("F")
    fills(desk, or_prescribed="5", times="3")
    answers(desk)
    assert "The prescribed 15 mg per day is within the label" in answer(desk)
    assert "Prescribed 5 mg × 3 = 15 mg per day." in answer(desk)


def test_prescription_that_contradicts_itself_is_refused_by_name(desk: Desk) -> None:
    asks(desk, "Check")
    fills(desk, age="40", prescribed="20", or_prescribed="5", times="3")
    answers(desk)
    said = answer(desk)
    assert "5 mg × 3 is 15 mg per day, not 20 mg: correct one of them." in said
    assert "No answer yet" in said


def test_stop_shows_the_window_and_checks_own_steps(desk: Desk) -> None:
    asks(desk, "Stop")
    fills(desk, now_taking="100")
    tabs_to(desk, "Step 1: after")
    for text in ("4", "75", "7", "50", "10", "0"):
        desk.presses("Ctrl+A", *text)
        settle()
        desk.presses("Tab")
    tabs_to(desk, "Allergy to baclofen")
    desk.presses("n")
    said = answer(desk)
    assert "The treatment ends on a day from" in said
    assert "needs tablets that the label keeps for higher doses" in said
    assert "These steps have to be corrected: ask the prescriber." in said


def test_tablets_and_packs_are_counted(desk: Desk) -> None:
    asks(desk, "Tablets")
    fills(desk, dose="75", **{"for": "30"})
    assert "75 mg per day: 3 tablets" in answer(desk)
    assert "For 30 days: 90 tablets of 25 mg, 2 packs of 50." in answer(desk)


def test_hz_06_month_decides_which_rule_bounds_a_child(desk: Desk) -> None:
    desk.presses("Ctrl+2")
    fills(desk, age="10", and_months="0")
    answers(desk)
    assert "Maximum 60 mg per day." in answer(desk)

    desk.presses(CLEAR)
    fills(desk, age="10", and_months="1")
    answers(desk)
    assert "The weight is needed from 10 years 1 month to 17 years 11 months" in answer(desk)
    assert "Maximum" not in answer(desk)

    desk.types("20", into=WEIGHT)
    assert "Maximum 50 mg per day." in answer(desk)


@pytest.mark.parametrize("question", ["Start", "Increase", "Check"])
def test_hz_02_dialysis_shows_no_adult_dose(desk: Desk, question: str) -> None:
    asks(desk, question)
    fills(desk, age="55")
    if question == "Increase":
        fills(desk, now_taking="10", days_since="3")
    if question == "Check":
        tabs_to(desk, "Prescription")
        desk.presses("F")
        fills(desk, or_prescribed="5", times="3")
    answers(desk, haemodialysis="y")
    said = answer(desk)
    assert "the label contradicts itself on kidney failure" in said
    assert "15 mg" not in said
    assert "3 times" not in said


# What is typed


def test_hz_08_comma_in_the_weight_is_refused_in_a_sentence(desk: Desk) -> None:
    desk.presses("Ctrl+2", "8")
    fills(desk, weight="25,5")
    answers(desk)
    assert "Use a point, not a comma, such as 2.5." in answer(desk)
    assert "Dose:" not in answer(desk)


def test_hz_07_implausible_weight_is_corrected_by_keyboard(desk: Desk) -> None:
    desk.presses("Ctrl+2")
    fills(desk, age="5", weight="60")
    answers(desk)
    assert "60 kg at 5 years is outside the expected" in answer(desk)
    tabs_to(desk, "Correct the weight")
    desk.presses("Space")
    settle()
    assert name(desk).startswith("Weight")
    desk.presses(*"18")
    assert "Maximum 30 mg per day." in answer(desk)


def test_wheel_changes_neither_a_number_nor_the_day(desk: Desk) -> None:
    asks(desk, "Stop")
    fills(desk, now_taking="30")
    answers(desk)
    edits = shown(desk.page(), QLineEdit)
    texts, said = [edit.text() for edit in edits], answer(desk)
    for widget in (*edits, *shown(desk.page(), DayEdit)):
        widget.setFocus()
        wheel(widget)
    assert [edit.text() for edit in edits] == texts
    assert answer(desk) == said


def test_hz_18_every_key_in_a_field_takes_the_old_answer_away(adult: Desk) -> None:
    fills(adult, age="2")
    assert "Dose:" not in adult.reads("page")
    assert "The label gives no dose at this age" in adult.reads("page")
    adult.presses("9")
    assert "The label gives no dose" not in adult.reads("page")
    assert "Dose: 15 mg per day in total" in adult.reads("page")
    adult.presses("9")
    assert "Dose:" not in adult.reads("page")
    assert "The age must be 0 to 120 years." in adult.reads("page")


# The label beside the dose


def test_figure_opens_the_label_at_its_line_and_everything_is_still_typed(adult: Desk) -> None:
    before = answer(adult)
    adult.follows("line 20")
    assert adult.frame.page() == "label"
    assert adult.sections().currentItem().text() == "Dosage and administration"
    [marked] = adult.marked()
    assert "5 mg" in marked
    adult.presses("Ctrl+2")
    assert answer(adult) == before


# Nothing stays


def test_clear_patient_empties_every_page(desk: Desk) -> None:
    desk.presses("Ctrl+4")
    desk.types("Ada Quill", into="patient")
    asks(desk, "Stop")
    fills(desk, now_taking="30")
    tabs_to(desk, "Step 1: after")
    desk.presses("7", "Tab", "0")
    desk.presses(CLEAR)
    for question in QUESTIONS:
        asks(desk, question)
        typed = [
            edit.text()
            for edit in shown(desk.page(), QLineEdit)
            if not isinstance(edit.parentWidget(), DayEdit)
        ]
        assert set(typed) == {""}
        assert "No answer yet" in answer(desk)
    desk.presses("Ctrl+4")
    [handouts] = desk.window.findChildren(HandoutPanel)
    assert "Ada Quill" not in {edit.text() for edit in handouts.findChildren(QLineEdit)}


def test_nothing_about_the_patient_is_in_any_file(desk: Desk, tmp_path: Path) -> None:
    desk.presses("Ctrl+4")
    desk.types("Ada Quill", into="patient")
    desk.presses("Ctrl+2")
    fills(desk, age="47", weight="83.25", now_taking="72.5")
    answers(desk, epilepsy="y")
    desk.presses("Ctrl+1", "Ctrl+D")
    desk.clicks("+ Add a note")
    desk.presses("N", "o", "t", "e", "Ctrl+Return")
    desk.waits_to_see("Saved at")
    desk.presses("Ctrl+Q")
    files = [path for path in (tmp_path / "own").rglob("*") if path.is_file()]
    assert {path.name for path in files} >= {"desk.sqlite3", "settings.txt"}
    for path in files:
        kept = path.read_bytes()
        assert not any(word in kept for word in (b"Ada", b"Quill", b"83.25", b"72.5", b"pilep"))


def test_scored_tablets_at_hand_are_kept_for_the_next_patient(desk: Desk, tmp_path: Path) -> None:
    asks(desk, "Tablets")
    fills(desk, dose="15")
    assert "10 mg scored" not in answer(desk)
    tabs_to(desk, "Other tablets at hand")
    desk.presses("Space", "Tab", "Space")
    assert "3 times per day 5 mg: half a tablet of 10 mg scored." in answer(desk)
    kept = (tmp_path / "own" / "settings.txt").read_text(encoding="utf-8")
    assert "scored_10_mg = 1" in kept


# Calendars


def test_dose_is_printed_day_by_day_by_keyboard_alone(adult: Desk) -> None:
    answer(adult)
    tabs_to(adult, "Print calendar")
    adult.presses("Space")
    assert adult.frame.page() == "handouts"
    assert adult.sees("From the dose page: Dose: 15 mg per day in total", "page")
    assert adult.sees("Page 1 of 2", "page")
    tabs_to(adult, "Step read per day")
    adult.presses("Space")
    assert adult.sees("Page 1 of 4", "page")


def test_handouts_lead_to_the_dose_page_while_it_holds_no_answer(desk: Desk) -> None:
    desk.presses("Ctrl+4")
    desk.clicks("Dosing calendar")
    assert desk.sees("The dose page holds no answer yet.", "page")
    desk.clicks("Open the dose page")
    assert desk.frame.page() == "dose"


def test_stop_leads_to_the_stopping_calendar(desk: Desk) -> None:
    asks(desk, "Stop")
    fills(desk, now_taking="30")
    tabs_to(desk, "Allergy to baclofen")
    desk.presses("n")
    answer(desk)
    desk.clicks("Print calendar …")
    assert desk.sees("From the dose page: the window. No steps are typed there", "page")


def test_hz_19_change_on_the_dose_page_unticks_what_was_to_be_printed(adult: Desk) -> None:
    answer(adult)
    adult.clicks("Print calendar …")
    tabs_to(adult, "Step read per day")
    adult.presses("Space", "Ctrl+2")
    fills(adult, now_taking="5")
    adult.presses("Ctrl+4")
    assert adult.sees("No dose is ticked: the paper has lines to write on.", "page")


def test_hz_19_calendar_leaves_name_and_doses_in_no_file(adult: Desk, tmp_path: Path) -> None:
    answer(adult)
    adult.clicks("Print calendar …")
    tabs_to(adult, "Step read per day")
    adult.presses("Space")
    adult.types("Ada Quill", into="patient")
    adult.presses("Ctrl+Q")
    files = [path for path in (tmp_path / "own").rglob("*") if path.is_file()]
    assert "settings.txt" in {path.name for path in files}
    for path in files:
        kept = path.read_bytes()
        assert not any(word in kept for word in (b"Ada", b"Quill", b"15 mg", b"November"))


def test_hz_19_leaflet_leaves_what_was_typed_in_no_file(adult: Desk, tmp_path: Path) -> None:
    answer(adult)
    adult.presses("Ctrl+4")
    tabs_to(adult, "Your first dose")
    adult.presses("Space")
    typed = {"patient": "Ada Quill", "prescriber": "Dr. Marsh", "from your": "Rest at noon."}
    for field, words in typed.items():
        adult.types(words, into=field)
    adult.presses("Ctrl+Q")
    files = [path for path in (tmp_path / "own").rglob("*") if path.is_file()]
    assert "settings.txt" in {path.name for path in files}
    for path in files:
        kept = path.read_bytes()
        assert not any(word in kept for word in (b"Ada", b"Quill", b"Marsh", b"Rest", b"5 mg"))
