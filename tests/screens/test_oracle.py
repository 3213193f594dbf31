"""The worked cases of the clinical folder, asked as another program asks them."""

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from baklosan_desktop.screens.dose_fields import read_json
from baklosan_desktop.screens.dose_json import as_json
from baklosan_desktop.screens.dose_request import answer_request
from tests.dosing.builders import the_rulebook

_FILE = Path(__file__).resolve().parents[2].parent / "shared" / "clinical" / "oracle_cases.json"
_TEXT = _FILE.read_text(encoding="utf-8") if _FILE.exists() else '{"cases": []}'
_CASES = json.loads(_TEXT, parse_float=Decimal)["cases"]
# Cases that name a sentence because it does not apply, the stem of the indications, or a lone step.
_CONTRASTED = {"ORC-008", "ORC-017", "ORC-018", "ORC-069", "ORC-101"}

pytestmark = pytest.mark.skipif(not _CASES, reason="the worked cases are not beside us")
every_case = pytest.mark.parametrize("case", _CASES, ids=lambda case: case["id"])


def answer(case: dict[str, Any]) -> dict[str, Any]:
    request = read_json(json.dumps(case["input"], default=float))
    return dict(as_json(answer_request(request, the_rulebook())))


def doses(answer: dict[str, Any]) -> set[Decimal]:
    """Every number that the answer gives as a dose."""
    found = [*(answer["initial_daily_mg"] or ()), *(answer["target_range_mg_per_day"] or ())]
    found += [answer["per_intake_mg"], *(answer["next_daily_mg"] or {}).values()]
    return {number for number in found if number is not None}


@every_case
def test_case_is_answered_as_worked_out(case: dict[str, Any]) -> None:
    expected, found = dict(case["expect"]), answer(case)
    assert set(expected.pop("codes_all_of", None) or ()) <= set(found["codes"])
    assert set(expected.pop("codes_none_of", None) or ()).isdisjoint(found["codes"])
    forbidden = set(expected.pop("forbidden_numbers_as_dose", None) or ())
    starts = case["input"].get("mode", "start") == "start"
    assert forbidden.isdisjoint(found["initial_daily_mg"] or () if starts else doses(found))
    stated = {key: value for key, value in expected.items() if value is not None}
    assert {key: found.get(key) for key in stated} == stated


@every_case
def test_without_a_dose_there_is_no_number_of_one(case: dict[str, Any]) -> None:
    found = answer(case)
    if not found["dose_output_allowed"]:
        absent = ("per_intake_mg", "next_daily_mg", "plan", "target_range_mg_per_day")
        assert {found[name] for name in absent} == {None}


@pytest.mark.parametrize(
    "case",
    [case for case in _CASES if case["input"].get("mode", "start") == "start"],
    ids=lambda case: case["id"],
)
def test_answer_cites_the_sentences_worked_out(case: dict[str, Any]) -> None:
    found = answer(case)
    worked_out = {label["line"] for label in case["label"]}
    if found["ladder"] and case["id"] not in _CONTRASTED:
        assert worked_out <= {cited["line"] for cited in found["citations"]}
