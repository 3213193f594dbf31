"""Any request there can be: it is answered, and holds numbers only where a dose is allowed."""

import json
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from baklosan_desktop.screens.dose_fields import TWICE, read_json
from baklosan_desktop.screens.dose_json import as_json
from baklosan_desktop.screens.dose_request import DEFAULTS, answer_request
from baklosan_desktop.screens.dose_text import lines
from tests.dosing.builders import the_rulebook
from tests.dosing.strategies import FORBIDDING

MODES = ["start", "titrate", "plan", "check", "stop", "tablet", "input", "missed", "overdose"]
MODES += ["driving", "food", "final_dose"]
NUMBERS = ("per_intake_mg", "next_daily_mg", "plan", "target_range_mg_per_day")
CONDITIONS = sorted(
    {*FORBIDDING, "diabetes"} - {"crf", "haemodialysis", "pregnant", "breastfeeding"}
)

anything = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(st.characters(codec=None))
    | st.sampled_from([*MODES, *DEFAULTS, TWICE, "yes", "no", "weight", "2026-03-02"]),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.text() | st.sampled_from(sorted(DEFAULTS)), inner, max_size=4)
    ),
    max_leaves=12,
)
_reply = st.sampled_from(["no", "no", "no", "not_applicable", "yes", "unknown"])
_dose = st.integers(0, 24).map(lambda steps: steps * 5) | st.floats(0, 200).map(
    lambda n: round(n, 2)
)
likely = st.fixed_dictionaries(
    {"mode": st.sampled_from(MODES), "age_years": st.integers(0, 100)},
    optional={
        "age_months": st.integers(0, 11),
        "weight_kg": st.integers(2, 300) | st.integers(10, 60),
        "crf": _reply,
        "pregnant": _reply,
        "egfr": st.integers(0, 200),
        "conditions": st.lists(st.sampled_from(CONDITIONS), max_size=1),
        "unknown": st.lists(st.sampled_from(CONDITIONS), max_size=1),
        "indication": st.text(max_size=3),
        "increased_sensitivity": st.booleans(),
        "current_daily_mg": _dose,
        "days_since_last_increase": st.integers(0, 6),
        "target_daily_mg": _dose,
        "prescribed_daily_mg": _dose,
        "first_prescription": st.booleans(),
        "daily_mg": _dose,
        "taper_days": st.integers(0, 20),
        "date": st.dates().map(str),
        "confirmed": st.lists(st.sampled_from(["weight", "pregnancy"])),
    },
)
spoilt = st.builds(
    lambda request, name, value: {**request, name: value},
    likely,
    st.sampled_from(sorted(DEFAULTS.keys() - {"mode"})),
    anything,
)


def _told(request: object) -> tuple[Mapping[str, Any], str]:
    """Answer a request in JSON and in lines; the same one, sent again, is answered the same."""
    text = json.dumps(request)
    answered = answer_request(read_json(text), the_rulebook())
    assert answered == answer_request(read_json(text), the_rulebook())
    return as_json(answered), "\n".join(lines(answered.answer, the_rulebook()))


@given(anything)
def test_hz_08_any_json_whatever_is_answered_and_holds_no_dose(request: object) -> None:
    told, _ = _told(request)
    if told["status"] in {"INPUT_ERROR", "INFO"}:
        assert told["dose_output_allowed"] is False


@given(likely | spoilt)
def test_hz_12_without_a_dose_there_is_no_number_of_one(request: dict[str, Any]) -> None:
    told, _ = _told(request)
    if not told["dose_output_allowed"]:
        assert [told[name] for name in NUMBERS] == [None] * len(NUMBERS)
        first_alone = request["mode"] == "plan" and told["status"] == "OK_WITH_WARNINGS"
        assert told["initial_daily_mg"] == ([5, 10] if first_alone else None)
    else:
        assert told["status"] in {"OK", "OK_WITH_WARNINGS"}
        assert request["mode"] in {"start", "titrate", "plan", "check", "tablet"}


@given(likely)
def test_hz_12_no_number_of_an_answer_is_above_its_maximum(request: dict[str, Any]) -> None:
    told, _ = _told(request)
    numbers = [*(told["initial_daily_mg"] or ()), *(told["target_range_mg_per_day"] or ())]
    numbers += (told["next_daily_mg"] or {}).values()
    numbers += [told["plan"]["target"]] if told["plan"] else []
    for number in numbers:
        assert number is None or number <= told["max_mg_per_day"] <= 100


@given(likely)
def test_the_maximum_is_told_where_the_policies_say_so(request: dict[str, Any]) -> None:
    told, _ = _told(request)
    silent = {"HARD_STOP", "NO_LABEL_DOSE", "NEEDS_MORE_INFORMATION", "INPUT_ERROR"}
    if told["status"] in silent | {"CONFIRM_INPUT", "INFO"} or request["mode"] in {"stop", "input"}:
        assert told["max_mg_per_day"] is None
    elif told["status"] == "HARD_STOP_CONFLICT":
        assert told["max_mg_per_day"] == 5
    else:
        assert told["max_mg_per_day"] is not None


@given(likely)
def test_every_number_told_is_an_exact_decimal(request: dict[str, Any]) -> None:
    told, _ = _told(request)
    assert _floats(told) == []


def _floats(value: object) -> list[object]:
    if isinstance(value, Mapping):
        return [found for each in value.values() for found in _floats(each)]
    if isinstance(value, list):
        return [found for each in value for found in _floats(each)]
    return [value] if isinstance(value, float) else []


@given(likely | spoilt)
def test_hz_01_kidney_failure_is_never_told_a_regimen(request: dict[str, Any]) -> None:
    told, text = _told({**request, "crf": "yes"})
    if told["status"] == "HARD_STOP_CONFLICT":
        assert "15\N{NO-BREAK SPACE}mg" not in text
        assert "3\N{NO-BREAK SPACE}times" not in text
        assert told["max_mg_per_day"] == Decimal(5)
    if request["mode"] in {"start", "titrate", "plan", "check"}:
        assert told["dose_output_allowed"] is False
