import re

import pytest

from baklosan_desktop.screens.handout import Paper, TextSize
from tests.handouts.sheets import a_dosing_calendar, words
from tests.screens.calendar_builders import CHECK, START

MUST_HAVE = [
    "Do not stop this medicine suddenly. Ask your doctor or pharmacist first.",
    "Take it by mouth, with food.",
    "If you miss a dose, do not take a double dose.",
    "The prescriber decides each increase. Stop raising the dose when it helps enough",
    "Ask your doctor or pharmacist (Main Street 12) about any question",
    "the division of a day’s dose over its intakes and the drawings are editorial",
    "In the label: line 19, line 20, line 21, line 27.",
    "For: Anna Nowak",
    "Your prescriber: Dr B. Curie",
]
MUST_NOT_HAVE = [
    *("per kg", "mg / kg", "AMB-", "increased sensitivity", "fluids", "reading"),
    *("½", "hallucination"),
]


@pytest.fixture(params=[Paper.A4, Paper.A5], ids=["wide", "narrow"])
def paper(request: pytest.FixtureRequest) -> Paper:
    found: Paper = request.param
    return found


def test_patient_reads_what_to_do_and_nothing_for_professionals(paper: Paper) -> None:
    for size in TextSize:
        sheet = words(
            a_dosing_calendar(
                paper=paper,
                text_size=size,
                pharmacy="Main Street 12",
                patient="Anna Nowak",
                prescriber="Dr B. Curie",
            )
        )
        assert [phrase for phrase in MUST_HAVE if phrase not in sheet] == []
        assert [phrase for phrase in MUST_NOT_HAVE if phrase in sheet] == []


def test_child_is_told_no_dose_by_weight() -> None:
    sheet = words(a_dosing_calendar(START._replace(age_years="8", weight="25")))
    assert "15 mg a day in total" in sheet
    assert [phrase for phrase in MUST_NOT_HAVE if phrase in sheet] == []


def test_every_day_has_its_row_with_every_intake() -> None:
    sheet = words(a_dosing_calendar(days="4"))
    assert "From Monday 23 November 2026: 15 mg a day in total" in sheet
    assert "Morning half a tablet of 10 mg Midday half a tablet of 10 mg" in sheet
    for row in ("Monday 23 November", "Tuesday 24 November", "Wednesday 25 November"):
        assert f"{row} 5 mg 5 mg 5 mg" in sheet
    assert "From Thursday 26 November 2026: 20 mg a day in total" in sheet
    assert "Thursday 26 November 5 mg 5 mg 10 mg" in sheet


def test_every_intake_has_a_box_to_tick_and_its_tablets() -> None:
    body = a_dosing_calendar(days="4").body
    assert body.count('src="box"') == 4 * 3
    assert body.count('src="half"') == 1 + 3 * 3 + 2  # the first is the legend's
    assert body.count('src="scored"') == 1 + 1


def test_paper_that_ends_before_the_treatment_says_so() -> None:
    sheet = words(a_dosing_calendar(days="4"))
    assert "After Thursday 26 November 2026 This paper ends here, not the treatment." in sheet


def test_small_paper_in_large_print_names_the_intakes_of_each_day() -> None:
    sheet = words(a_dosing_calendar(days="1", paper=Paper.A5, text_size=TextSize.LARGE))
    assert "Monday 23 November Morning 5 mg Midday 5 mg Evening 5 mg" in sheet


def test_hz_03_tablets_that_cannot_make_the_dose_are_not_drawn() -> None:
    handout = a_dosing_calendar(START._replace(has_10_mg=False), days="6")
    sheet = words(handout)
    assert "The tablets at hand cannot make 5 mg, 10 mg" in sheet
    assert "Do not break a tablet that has no score line. Ask your pharmacist" in sheet
    assert set(re.findall('src="([a-z]+)"', handout.body)) == {"box"}
    assert "cannot make" not in words(a_dosing_calendar())


def test_hz_03_other_strength_is_said_to_be_another_product() -> None:
    assert "Tablets of 10 mg are another product than Baklosan 25 mg tablets." in words(
        a_dosing_calendar(days="3")
    )


def test_hundred_milligrams_are_four_tablets_which_the_prescriber_divides() -> None:
    sheet = words(a_dosing_calendar(CHECK._replace(prescribed="100"), days="1"))
    assert "In the whole day, divided as the prescriber says 4 tablets of 25 mg" in sheet
    assert "33" not in sheet.replace("23 November", "")


def test_division_of_the_prescriber_has_a_box_for_each_time() -> None:
    form = CHECK._replace(prescribed="", per_intake="30", times="2")
    handout = a_dosing_calendar(form, days="1")
    assert "2 times a day, each time 3 tablets of 10 mg" in words(handout)
    assert handout.body.count('src="box"') == 2


def test_req_51_without_a_tick_there_are_dates_and_lines_but_no_dose(paper: Paper) -> None:
    for size in TextSize:
        handout = a_dosing_calendar(reading=None, paper=paper, text_size=size)
        sheet = words(handout)
        assert "Your dose: ______ mg, ______ times a day" in sheet
        assert "Sunday 6 December" in sheet
        body = sheet[sheet.index("Your doses") : sheet.index("Whom to ask")]
        assert not re.search(r"\d ?mg", body)
        assert handout.body.count('src="box"') == 14 * 3
