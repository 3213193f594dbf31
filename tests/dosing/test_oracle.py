"""The worked cases of the clinical folder, for the questions that are built."""

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from baklosan_desktop.dosing import entry
from baklosan_desktop.dosing.answer import Answer
from baklosan_desktop.dosing.entry import EntryError
from baklosan_desktop.dosing.patient import Confirmed, Patient
from baklosan_desktop.dosing.start import start
from baklosan_desktop.quantities import Age, Mass, MassRange
from tests.dosing.builders import the_rulebook

_FILE = Path(__file__).resolve().parents[2].parent / "shared" / "clinical" / "oracle_cases.json"
_ORACLE = json.loads(_FILE.read_text(), parse_float=Decimal) if _FILE.exists() else {"cases": []}
_SINGLE = ("crf", "haemodialysis", "pregnant", "breastfeeding")
_READERS = {
    "weight_kg": lambda text: entry.weight(text).number,
    "age_years": entry.years,
    "age_months": entry.months,
}
# Cases that name a sentence because it does not apply, or the stem of the indications.
_CONTRASTED = {"ORC-008", "ORC-017", "ORC-018", "ORC-069", "ORC-101"}

pytestmark = pytest.mark.skipif(not _FILE.exists(), reason="the worked cases are not beside us")


def _cases(mode: str) -> list[Any]:
    return [
        pytest.param(case, id=case["id"])
        for case in _ORACLE["cases"]
        if case["input"].get("mode", "start") == mode
    ]


def _patient(case: dict[str, Any]) -> Patient:
    asked = _ORACLE["meta"]["input_defaults"] | case["input"]
    weight, dose, egfr = (asked[key] for key in ("weight_kg", "current_daily_mg", "egfr"))
    confirmed = {Confirmed(word) for word in asked["confirmed"]}
    if asked["levodopa_reason_confirmed"]:
        confirmed.add(Confirmed.LEVODOPA_REASON)
    return Patient(
        age=Age.of(asked["age_years"], asked["age_months"]),
        weight=None if weight is None else entry.weight(str(weight)),
        has=frozenset(asked["conditions"]) | {key for key in _SINGLE if asked[key] == "yes"},
        unknown=frozenset(asked["unknown"]) | {key for key in _SINGLE if asked[key] == "unknown"},
        co_medications=frozenset(asked["co_medications"]),
        indication=asked["indication"],
        increased_sensitivity=asked["increased_sensitivity"],
        egfr=None if egfr is None else Decimal(egfr),
        current_daily=None if dose is None else entry.daily_dose(str(dose)),
        confirmed=frozenset(confirmed),
    )


def _number(mass: Mass | None) -> Decimal | None:
    return None if mass is None else mass.number


def _ends(amount: MassRange | None) -> list[Decimal] | None:
    return None if amount is None else [amount.low.number, amount.high.number]


def _shown(answer: Answer) -> dict[str, Any]:
    dose = answer.regimen
    return {
        "status": answer.status.value,
        "contraindicated": answer.contraindicated,
        "dose_output_allowed": dose is not None,
        "initial_daily_mg": _ends(dose.initial_daily) if dose else None,
        "per_intake_mg": _number(dose.per_intake) if dose else None,
        "intakes_per_day": dose.intakes_per_day if dose else None,
        "step_mg": _number(dose.step) if dose else None,
        "step_interval_days": dose.step_days if dose else None,
        "target_range_mg_per_day": _ends(dose.usual) if dose else None,
        "max_mg_per_day": _number(answer.maximum),
        "tablet_25mg": answer.tablets.value if answer.tablets else None,
        "taper_window_days": list(answer.taper_days) if answer.taper_days else None,
        "next_daily_mg": None,
        "plan": None,
    }


@pytest.mark.parametrize("case", _cases("start"))
def test_start_case_is_answered_as_worked_out(case: dict[str, Any]) -> None:
    expected = dict(case["expect"])
    answer = start(_patient(case), the_rulebook())
    shown = _shown(answer)
    assert set(expected.pop("codes_all_of", None) or ()) <= set(answer.codes)
    assert set(expected.pop("codes_none_of", None) or ()).isdisjoint(answer.codes)
    forbidden = expected.pop("forbidden_numbers_as_dose", None) or ()
    assert set(forbidden).isdisjoint(shown["initial_daily_mg"] or ())
    stated = {key: value for key, value in expected.items() if value is not None}
    assert {key: shown.get(key) for key in stated} == stated


@pytest.mark.parametrize("case", _cases("input"))
def test_typed_number_is_read_as_worked_out(case: dict[str, Any]) -> None:
    raw, expected = case["input"]["raw"], case["expect"]
    if expected["accept"]:
        assert _READERS[raw["field"]](raw["text"]) == expected["parsed"]
    else:
        with pytest.raises(EntryError) as refused:
            _READERS[raw["field"]](raw["text"])
        assert [refused.value.code] == expected["codes_all_of"]


@pytest.mark.parametrize("case", _cases("start"))
def test_answer_cites_the_sentences_worked_out(case: dict[str, Any]) -> None:
    answer = start(_patient(case), the_rulebook())
    worked_out = {label["line"] for label in case["label"]}
    if answer.ladder and case["id"] not in _CONTRASTED:
        assert worked_out <= {cited.line for cited in answer.citations}
