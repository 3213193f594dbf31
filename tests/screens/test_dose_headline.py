import re
from typing import Any

import pytest

from baklosan_desktop.dosing.answer import Answer, Status
from baklosan_desktop.screens.dose_headline import headline
from baklosan_desktop.wording import NBSP
from tests.screens.request_builders import answered

TITRATE = {"mode": "titrate", "current_daily_mg": 15, "days_since_last_increase": 3}
PLAN = {"mode": "plan", "target_daily_mg": 30}
CHECK = {"mode": "check", "prescribed_daily_mg": 15, "first_prescription": True}
STOP = {"mode": "stop", "date": "2026-03-02"}
TABLET = {"mode": "tablet", "daily_mg": 75}
SENSITIVE = {"increased_sensitivity": True}

SLIGHT = {"age_years": 12, "weight_kg": 3, "confirmed": ["weight"], "current_daily_mg": 1}
_URGENT = (
    "Possible allergic reaction: urgent medical help now; "
    "the doctor decides how baclofen is stopped (editorial)"
)

HEADLINES: list[tuple[dict[str, Any], str]] = [
    ({}, "Dose: 15 mg per day in total, in 3 intakes of 5 mg"),
    (SENSITIVE, "Dose: 5 to 10 mg per day in total"),
    (TITRATE, "Next dose: 20 mg per day in total"),
    (PLAN, "15 mg to 30 mg per day in 9 days, step read per day"),
    (
        {**PLAN, "target_daily_mg": 15},
        "No increase: the target of 15 mg per day is the first dose",
    ),
    (CHECK, "The prescribed 15 mg per day is within the label"),
    (TABLET, "75 mg per day: 3 tablets"),
    ({**TABLET, "daily_mg": 50}, "50 mg per day: not from the label's tablets"),
    (
        {**TABLET, "daily_mg": 125},
        "125 mg per day is above the maximum of 100 mg per day that the label gives for adults",
    ),
    (STOP, "The treatment ends on a day from 9 March 2026 to 16 March 2026"),
    ({**STOP, "taper_days": 20}, "20 days is longer than the 7 to 14 days of the label"),
    ({**STOP, "taper_days": 6}, "Too fast: stopping is to be gradual"),
    (
        {**STOP, "conditions": ["hypersensitivity"]},
        _URGENT,
    ),
    (
        {**TITRATE, "current_daily_mg": 100},
        "A further step, to 105 mg per day, would pass the maximum of 100 mg per day",
    ),
    (
        {**TITRATE, "current_daily_mg": 100, "days_since_last_increase": 0},
        "A further step, to 105 mg per day, would pass the maximum of 100 mg per day",
    ),
    ({**TITRATE, "days_since_last_increase": 2}, "No increase yet: too early"),
    ({**PLAN, "target_daily_mg": 32}, "No plan: the steps of the label do not lead there"),
    (
        {**CHECK, "prescribed_daily_mg": 20},
        "The prescribed 20 mg per day is above the label's initial dose of 15 mg per day",
    ),
    (
        {**CHECK, "prescribed_daily_mg": 120},
        "The prescribed 120 mg per day is above the maximum of 100 mg per day",
    ),
    (
        {**CHECK, "age_years": 4, "prescribed_daily_mg": 31, "first_prescription": False},
        (
            "The prescribed 31 mg per day is above 30 mg per day, "
            "the upper end of the recommended range"
        ),
    ),
    (
        {**TITRATE, **SENSITIVE},
        "No schedule: the label gives none with increased sensitivity",
    ),
    ({**PLAN, **SENSITIVE}, "No schedule: the label gives none with increased sensitivity"),
    (
        {**TITRATE, **SENSITIVE, **SLIGHT},
        "No schedule: the label gives none with increased sensitivity",
    ),
    ({"conditions": ["psychosis"]}, "Do not use"),
    ({"conditions": ["hypersensitivity"]}, "Do not use"),
    ({"conditions": ["hypersensitivity"], "current_daily_mg": 15}, _URGENT),
    ({"crf": "yes"}, "Do not use: the label contradicts itself on kidney failure"),
    ({"age_years": 2}, "The label gives no dose at this age"),
    ({"crf": "unknown"}, "No dose until this is known"),
    ({"age_years": None}, "The question cannot be read"),
    ({"age_years": 13}, "The question cannot be read"),
    ({"weight_kg": 20}, "Confirm or correct what is unlikely"),
    (
        {"mode": "missed"},
        "A missed dose is not made up for: never take a double dose (editorial)",
    ),
    ({"mode": "input", "raw": {"field": "weight_kg", "text": "70"}}, "The number can be used"),
    ({"mode": "input", "raw": {"field": "weight_kg", "text": "x"}}, "The question cannot be read"),
]


@pytest.mark.parametrize(("fields", "says"), HEADLINES)
def test_one_line_says_what_it_came_to(fields: dict[str, Any], says: str) -> None:
    said = headline(answered(**fields).answer).replace(NBSP, " ")
    assert said == says
    assert not re.search(r"\.( |$)", said), "one sentence, without its full stop"


def test_a_number_never_parts_from_its_unit() -> None:
    words = f"15{NBSP}mg per day in total, in 3 intakes of 5{NBSP}mg"
    assert words in headline(answered().answer)
    above = headline(answered(**CHECK | {"prescribed_daily_mg": 120}).answer)
    assert f"120{NBSP}mg per day is above the maximum of 100{NBSP}mg" in above
    assert f"9{NBSP}March{NBSP}2026" in headline(answered(**STOP).answer)


@pytest.mark.parametrize(
    "status",
    [
        Status.HARD_STOP,
        Status.HARD_STOP_CONFLICT,
        Status.NO_LABEL_DOSE,
        Status.NEEDS_MORE_INFORMATION,
        Status.INPUT_ERROR,
        Status.CONFIRM_INPUT,
    ],
)
def test_hz_01_a_status_without_a_dose_names_no_number(status: Status) -> None:
    assert not any(sign.isdigit() for sign in headline(Answer(status, ())))
