from typing import Any

import pytest

from baklosan_desktop.screens.dose_text import lines
from baklosan_desktop.wording import NBSP
from tests.dosing.builders import the_rulebook
from tests.screens.request_builders import answered

TITRATE = {"mode": "titrate", "current_daily_mg": 15, "days_since_last_increase": 3}
PLAN = {"mode": "plan", "target_daily_mg": 100}
CHECK = {"mode": "check", "prescribed_daily_mg": 15, "first_prescription": True}
STOP = {"mode": "stop", "date": "2026-03-02"}
TABLET = {"mode": "tablet", "daily_mg": 75}
EVERY: tuple[dict[str, Any], ...] = (
    {},
    TITRATE,
    PLAN,
    CHECK,
    STOP,
    TABLET,
    {"crf": "yes"},
    {"age_years": 5, "weight_kg": 18},
    {"mode": "food"},
    {"mode": "none"},
)
SHORT_LIST = (
    "- The label names 6 groups of other medicines only; absence here is not safety. [editorial]"
)


def _raw(**fields: object) -> list[str]:
    return list(lines(answered(**fields).answer, the_rulebook()))


def _lines(**fields: object) -> list[str]:
    return [line.replace(NBSP, " ") for line in _raw(**fields)]


def test_an_answer_runs_from_headline_to_worksheet() -> None:
    assert _lines(**TABLET) == [
        "75 mg per day: 3 tablets",
        "Status: OK",
        "Maximum: 100 mg per day",
        "- 75 mg per day is 3 whole 25 mg tablets. (line 23) [TAB_25_WHOLE, derived]",
        "How this was worked out:",
        "- 75 mg per day is 3 whole 25 mg tablets. (line 23) [DOSE-11, derived]",
        "Check against the prescription. Nothing is stored.",
    ]


@pytest.mark.parametrize("fields", EVERY)
def test_every_answer_is_a_worksheet_and_never_a_prescription(fields: dict[str, Any]) -> None:
    told = _lines(**fields)
    assert told[1].startswith("Status: ")
    assert told[-1] == "Check against the prescription. Nothing is stored."


def test_hz_10_both_readings_stand_before_the_reasons() -> None:
    assert _lines(**TITRATE)[2:4] == [
        "Step read as per day: 20 mg per day in total",
        "Step read as per intake: 30 mg per day in total",
    ]
    assert _lines(**{**TITRATE, "current_daily_mg": 95})[3] == "Step read as per intake: not given"
    assert _lines(**PLAN)[2:4] == [
        "Step read as per day: on day 52",
        "Step read as per intake: on day 19",
    ]


def test_a_reason_names_its_lines_its_code_and_whose_it_is() -> None:
    told = _lines(conditions=["diabetes"])
    assert told[3] == (
        "- Diabetes mellitus: the label asks for periodic tests (hepatic transaminases, "
        "alkaline phosphatase, blood glucose). (line 86) [MON_DIABETES, editorial]"
    )
    conflict = _lines(crf="yes")
    assert conflict[2] == (
        "- Chronic renal failure: the label contradicts itself. (lines 22, 81, 94) "
        "[CI_CRF_CONFLICT, editorial]"
    )
    assert _lines(weight_kg=20)[2] == (
        "- 20 kg at 40 years is outside the expected 25 to 300 kg. "
        "[E_WEIGHT_IMPLAUSIBLE, editorial]"
    )


def test_a_rung_names_its_line_its_rule_and_whose_it_is() -> None:
    told = _lines(age_years=12, weight_kg=40)
    assert "- 2.5 mg per kg × 40 kg = 100 mg per day. (line 26) [DOSE-17, derived]" in told
    assert "- Taken by mouth, with food. (line 19) [DOSE-01]" in told


def test_without_a_ladder_nothing_was_worked_out() -> None:
    assert not [line for line in _lines(mode="food") if "worked out" in line]


def test_hz_01_and_02_kidney_failure_names_5_mg_per_day_as_a_ceiling_only() -> None:
    told = _lines(crf="yes", mode="check", prescribed_daily_mg=15, first_prescription=True)
    assert not [line for line in told if "15 mg" in line or "3 times" in line]
    assert [line for line in told if "5 mg" in line and "per DAY in total" not in line] == []
    assert not [line for line in told if line.startswith("Maximum")]


def test_a_refusal_still_names_the_maximum() -> None:
    told = _lines(**{**TITRATE, "current_daily_mg": 100})
    assert told[2] == "Maximum: 100 mg per day"


def test_hz_26_the_note_for_children_is_marked() -> None:
    (note,) = [line for line in _lines(age_years=5, weight_kg=18) if "B-13" in line]
    assert note.endswith("Confirm with the prescriber. [B-13, editorial]")


@pytest.mark.parametrize("fields", [{}, TITRATE, PLAN, CHECK])
def test_hz_30_a_dose_says_that_the_list_of_medicines_is_short(fields: dict[str, Any]) -> None:
    assert _lines(**fields)[-2] == SHORT_LIST


@pytest.mark.parametrize("fields", [STOP, TABLET, {"mode": "food"}, {"crf": "yes"}])
def test_what_knows_no_medicines_says_nothing_of_them(fields: dict[str, Any]) -> None:
    assert SHORT_LIST not in _lines(**fields)


@pytest.mark.parametrize("fields", EVERY)
def test_hz_02_no_number_parts_from_its_unit(fields: dict[str, Any]) -> None:
    assert not [line for line in _raw(**fields) if " mg" in line]
    assert not [line for line in _raw(**fields) if " kg" in line.replace("per kg", "")]


def test_hz_14_help_is_said_before_every_other_reason() -> None:
    told = _lines(conditions=["hypersensitivity", "psychosis"], current_daily_mg=15)
    reasons = [line for line in told if line.startswith("- ")]
    assert reasons[0].startswith("- Possible allergic reaction: urgent medical help now")
    assert reasons[1].startswith("- Allergy to baclofen: contraindicated.")


@pytest.mark.parametrize(
    ("fields", "named", "where"),
    [({}, "usual", "line 20"), ({"age_years": 8}, "recommended", "lines 25, 26")],
)
def test_range_is_said_to_be_no_target_where_days_to_it_are_told(
    fields: dict[str, Any], named: str, where: str
) -> None:
    (said,) = (line for line in _lines(**TITRATE, **fields) if "is no target" in line)
    assert said.startswith(f"- The {named} range is no target: ")
    assert said.endswith(f"({where}) [editorial]")
    assert not [line for line in _lines(**CHECK) if "is no target" in line]
