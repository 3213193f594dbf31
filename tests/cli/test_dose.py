"""`baklosan dose`, as people and other programs call it."""

import io
import json
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from baklosan_desktop.wording import NBSP
from tests.command import Command

Run = Callable[..., tuple[int, str, str]]
NO_JSON = "Standard input is no JSON. Give one request object, or a list of them.\n"


@pytest.fixture
def dose(baklosan: Command, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run `baklosan dose` with flags, or with --json and standard input."""

    def run(*flags: str, standard_input: str | bytes | None = None) -> tuple[int, str, str]:
        asked = [] if standard_input is None else ["--json"]
        if standard_input is not None:
            text = standard_input if isinstance(standard_input, bytes) else standard_input.encode()
            monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(text), "utf-8"))
        return baklosan.run("dose", *flags, *asked)

    return run


def _answer(dose: Run, text: str) -> Any:
    """Ask with JSON; every number of the answer is read as an exact decimal."""
    status, out, err = dose(standard_input=text)
    assert (status, err) == (0, "")
    return json.loads(out, parse_float=Decimal, parse_int=Decimal, parse_constant=_no_constant)


def _no_constant(name: str) -> None:
    pytest.fail(f"{name} is no JSON")


def test_flags_are_answered_in_lines(dose: Run) -> None:
    status, out, err = dose("start", "--age", "40")
    assert (status, err) == (0, "")
    told = out.replace(NBSP, " ").splitlines()
    assert told[:3] == [
        "Dose: 15 mg per day in total, in 3 intakes of 5 mg",
        "Status: OK",
        "Maximum: 100 mg per day",
    ]


@pytest.mark.parametrize(
    ("flags", "status"),
    [
        ("check --age 50 --prescribed 60 --continued", "OK"),
        ("check --age 50 --prescribed 60 --first", "REJECT"),
        ("titrate --age 50 --current 30 --days-since 3", "OK"),
        ("plan --age 50 --target 75", "OK"),
        ("stop --date 2026-03-02 --taper-days 3", "REJECT"),
        ("tablet --daily 75", "OK"),
        ("start --age 50 --has epilepsy", "HARD_STOP"),
        ("start --age 50 --crf yes", "HARD_STOP_CONFLICT"),
        ("start --age 2", "NO_LABEL_DOSE"),
        ("start --age 50 --unknown psychosis", "NEEDS_MORE_INFORMATION"),
        ("start --age 50 --weight 20", "CONFIRM_INPUT"),
        ("start --age 50 --weight 20 --confirm weight", "OK"),
        ("start --age fifty", "INPUT_ERROR"),
        ("dance --age 50", "INPUT_ERROR"),
        ("input", "INPUT_ERROR"),
        ("missed", "INFO"),
        ("", "INPUT_ERROR"),
    ],
)
def test_every_answer_ends_with_0_stops_and_errors_too(dose: Run, flags: str, status: str) -> None:
    ended, out, err = dose(*flags.split())
    assert (ended, err) == (0, "")
    assert out.splitlines()[1] == f"Status: {status}"


def test_a_prescription_cannot_be_first_and_continued(
    dose: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as refused:
        dose("check", "--age", "50", "--prescribed", "30", "--first", "--continued")
    assert refused.value.code == 2
    assert "not allowed with argument --first" in capsys.readouterr().err


def test_one_request_has_one_answer(dose: Run) -> None:
    answer = _answer(dose, '{"age_years": 40}')
    assert (answer["status"], answer["initial_daily_mg"]) == ("OK", [15, 15])


def test_an_array_has_an_array_of_answers_in_its_order(dose: Run) -> None:
    answers = _answer(dose, '[{"age_years": 40}, 5, {"age_years": 2}, [{"age_years": 40}]]')
    assert [answer["status"] for answer in answers] == [
        "OK",
        "INPUT_ERROR",
        "NO_LABEL_DOSE",
        "INPUT_ERROR",
    ]
    assert _answer(dose, "[]") == []


def test_an_array_of_one_stays_an_array(dose: Run) -> None:
    (answer,) = _answer(dose, '[{"age_years": 40}]')
    assert answer["status"] == "OK"


@pytest.mark.parametrize(
    "text",
    [
        *("", " ", "{", "[", "{'age_years': 40}", '{"age_years": 40,}', "age_years=40", "{}{}"),
        *('{"age_years": 040}', '{"age_years": +40}', '{"age_years": .5}', '{"a": "\n"}'),
        *(b"\xff\xfe{}", b"\xef\xbb\xbf{}", "[" * 100_000, '{"a":' * 100_000),
    ],
)
def test_what_is_no_json_ends_with_2(dose: Run, text: str | bytes) -> None:
    assert dose(standard_input=text) == (2, "", NO_JSON)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ('{"age_years": 5, "age_years": 50}', "E_UNKNOWN_VALUE"),
        ('{"age_years": NaN}', "E_NUMBER_FORMAT"),
        ('{"age_years": -Infinity}', "E_NUMBER_FORMAT"),
        ('{"age_years": 4e1}', "E_NUMBER_FORMAT"),
        ('{"age_years": 40.0}', "E_NUMBER_FORMAT"),
        ('{"age_years": ' + "9" * 5_000 + "}", "E_NUMBER_FORMAT"),
        ('{"age_years": 1e99999}', "E_NUMBER_FORMAT"),
        ('{"age_years": "40"}', "E_NUMBER_FORMAT"),
        ('{"age_years": true}', "E_NUMBER_FORMAT"),
        ('{"age_years": ' + "[" * 200 + "]" * 200 + "}", "E_NUMBER_FORMAT"),
        ('{"age_years": 40, "weight_lb": 150}', "E_UNKNOWN_VALUE"),
        ('{"age_years": 40, "crf": true}', "E_UNKNOWN_VALUE"),
        ('{"age_years": 40, "mode": "check", "first_prescription": true}', "E_UNANSWERED"),
        ("{}", "E_AGE_MISSING"),
        ("null", "E_UNKNOWN_VALUE"),
        ("NaN", "E_UNKNOWN_VALUE"),
        ('"start"', "E_UNKNOWN_VALUE"),
    ],
)
def test_hz_08_a_bad_request_is_answered_by_name(dose: Run, text: str, code: str) -> None:
    answer = _answer(dose, text)
    assert answer["status"] == "INPUT_ERROR"
    assert code in answer["codes"]
    assert (answer["dose_output_allowed"], answer["initial_daily_mg"]) == (False, None)


def test_numbers_are_written_exactly(dose: Run) -> None:
    status, out, _ = dose(standard_input='{"age_years": 12, "weight_kg": 39.90}')
    assert status == 0
    assert '"max_mg_per_day": 99.75,' in out
    assert '"per_intake_mg": 5,' in out
    typed = '{"mode": "input", "raw": {"field": "weight_kg", "text": "35.50"}}'
    assert '"parsed": 35.50,' in dose(standard_input=typed)[1]


def test_half_a_character_in_a_name_is_told_as_it_was_sent(dose: Run) -> None:
    answer = _answer(dose, '{"age_years": 40, "\\ud800": 1}')
    assert answer["reasons"][0]["text"] == "There is no field “\ud800”."


@pytest.mark.parametrize("name", ["␀5", '"␀5', '␀5"', '\\"␀5\\"'])
def test_no_name_can_pass_for_a_number(dose: Run, name: str) -> None:
    answer = _answer(dose, json.dumps({"age_years": 40, name: 1}))
    assert answer["reasons"][0]["text"] == f"There is no field “{name}”."


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters(codec=None)),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(request=_JSON)
def test_any_json_is_answered_in_kind(dose: Run, request: object) -> None:
    told = _answer(dose, json.dumps(request))
    answers = told if isinstance(request, list) else [told]
    assert len(answers) == (len(request) if isinstance(request, list) else 1)
    assert all(answer["dose_output_allowed"] is False for answer in answers)


def test_an_unknown_label_is_refused(dose: Run) -> None:
    status, out, err = dose("start", "--age", "40", "--label", "aspirin")
    assert (status, out) == (1, "")
    assert err.startswith("There is no label 'aspirin' on this computer.")
