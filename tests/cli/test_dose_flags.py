"""The flags of people make the request that a program would send."""

import argparse
import json
from collections.abc import Mapping

import pytest

from baklosan_desktop.cli.dose_flags import add_flags, request_of
from baklosan_desktop.screens.dose_fields import JsonNumber, read_json
from baklosan_desktop.screens.dose_request import DEFAULTS, answer_request
from tests.dosing.builders import the_rulebook


def _request(*flags: str) -> Mapping[str, object]:
    parser = argparse.ArgumentParser(exit_on_error=False)
    add_flags(parser)
    return request_of(parser.parse_args(flags))


@pytest.mark.parametrize(
    ("flags", "fields"),
    [
        ([], {}),
        (["titrate"], {"mode": "titrate"}),
        (["--age", "40", "--months", "6"], {"age_years": 40, "age_months": 6}),
        (["--weight", "70.5", "--egfr", "20"], {"weight_kg": 70.5, "egfr": 20}),
        (["--current", "30"], {"current_daily_mg": 30}),
        (["--days-since", "3"], {"days_since_last_increase": 3}),
        (["--target", "75"], {"target_daily_mg": 75}),
        (["--prescribed", "15"], {"prescribed_daily_mg": 15}),
        (["--taper-days", "10"], {"taper_days": 10}),
        (["--daily", "100"], {"daily_mg": 100}),
        (["--crf", "yes", "--haemodialysis", "no"], {"crf": "yes", "haemodialysis": "no"}),
        (["--pregnant", "unknown"], {"pregnant": "unknown"}),
        (["--breastfeeding", "not_applicable"], {"breastfeeding": "not_applicable"}),
        (["--indication", "cerebral palsy"], {"indication": "cerebral palsy"}),
        (["--date", "2026-03-02"], {"date": "2026-03-02"}),
        (["--has", "epilepsy", "diabetes"], {"conditions": ["epilepsy", "diabetes"]}),
        (["--unknown", "psychosis"], {"unknown": ["psychosis"]}),
        (["--with", "ethanol"], {"co_medications": ["ethanol"]}),
        (["--confirm", "weight", "pregnancy"], {"confirmed": ["weight", "pregnancy"]}),
        (["--first"], {"first_prescription": True}),
        (["--continued"], {"first_prescription": False}),
        (["--sensitive"], {"increased_sensitivity": True}),
        (["--levodopa-reason-known"], {"levodopa_reason_confirmed": True}),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_each_flag_fills_its_field(flags: list[str], fields: dict[str, object]) -> None:
    assert _request(*flags) == read_json(json.dumps(fields))


def test_every_field_but_the_raw_text_has_a_flag() -> None:
    parser = argparse.ArgumentParser()
    add_flags(parser)
    fields = {action.dest for action in parser._actions} - {"help"}  # noqa: SLF001 - argparse tells no other way
    assert fields == DEFAULTS.keys() - {"raw"}


@pytest.mark.parametrize("typed", ["-5", "1e2", "nan", "1_0", "70kg", "035", ""])
def test_hz_08_a_number_stays_as_it_is_typed(typed: str) -> None:
    weight = _request("--weight", typed)["weight_kg"]
    assert (weight, type(weight)) == (typed, JsonNumber)
    answer = answer_request({**_request("--age", "40", "--weight", typed)}, the_rulebook()).answer
    assert answer.codes == ("E_NUMBER_FORMAT",)


def test_an_empty_age_is_missing() -> None:
    answer = answer_request({**_request("--age", "")}, the_rulebook()).answer
    assert answer.codes == ("E_AGE_MISSING",)


def test_a_prescription_is_not_first_and_continued_at_once() -> None:
    with pytest.raises(argparse.ArgumentError, match="not allowed with argument --first"):
        _request("--first", "--continued")
