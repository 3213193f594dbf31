"""Answers in full, each word, figure, line and mark of them, as they were read and approved.

`worked_out.txt` holds them. What is said to a pharmacist changes there, or does not change.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

import pytest

from baklosan_desktop.dosing.answer import Answer, Reason, Rung
from baklosan_desktop.dosing.check import check
from baklosan_desktop.dosing.patient import Confirmed, Patient
from baklosan_desktop.dosing.start import start
from baklosan_desktop.dosing.stopping import stop
from baklosan_desktop.dosing.tablets import tablet
from baklosan_desktop.dosing.titration import plan, titrate
from baklosan_desktop.quantities import Mass
from tests.dosing.builders import a_patient, the_rulebook

_FILE = Path(__file__).with_name("worked_out.txt")
_RULES = the_rulebook()
_CONFIRMED = frozenset({Confirmed.WEIGHT})


Asked = Callable[[], Answer]


def _start(patient: Patient) -> Asked:
    return partial(start, patient, _RULES)


def _titrate(mg: str, patient: Patient, days: int = 3) -> Asked:
    return partial(titrate, replace(patient, current_daily=Mass.mg(mg)), days, _RULES)


def _plan(mg: str, patient: Patient) -> Asked:
    return partial(plan, patient, Mass.mg(mg), _RULES)


def _check(mg: str, patient: Patient, *, first: bool) -> Asked:
    return partial(check, patient, Mass.mg(mg), first=first, rules=_RULES)


ANSWERS: Mapping[str, Asked] = {
    "an adult starts": _start(a_patient()),
    "an adult of 65 years starts": _start(a_patient(years=65)),
    "an adult starts, with increased sensitivity": _start(a_patient(increased_sensitivity=True)),
    "a child of 4 years and 16 kg starts": _start(a_patient(years=4, kg="16")),
    "a child of 6 years and 20 kg starts": _start(a_patient(years=6, kg="20")),
    "a child of 8 years, weight not known, starts": _start(a_patient(years=8, kg=None)),
    "a child of 10 years 6 months and 22 kg starts": _start(a_patient(years=10, months=6, kg="22")),
    "a child of 12 years and 39.9 kg starts": _start(a_patient(years=12, kg="39.9")),
    "a child of 12 years and 60 kg starts": _start(a_patient(years=12, kg="60")),
    "a child of 12 years and 5 kg, confirmed, starts": _start(
        a_patient(years=12, kg="5", confirmed=_CONFIRMED)
    ),
    "an adult of 66 years takes 90 mg": _titrate("90", a_patient(years=66)),
    "an adult takes 22.5 mg": _titrate("22.5", a_patient()),
    "an adult takes 100 mg": _titrate("100", a_patient()),
    "an adult takes 30 mg since yesterday": _titrate("30", a_patient(), 1),
    "a child of 8 years and 22 kg takes 55 mg": _titrate("55", a_patient(years=8, kg="22")),
    "an adult with increased sensitivity takes 10 mg": _titrate(
        "10", a_patient(increased_sensitivity=True)
    ),
    "an adult plans 80 mg": _plan("80", a_patient()),
    "an adult plans 15 mg": _plan("15", a_patient()),
    "an adult plans 32 mg": _plan("32", a_patient()),
    "a child of 12 years and 50 kg plans 25 mg": _plan("25", a_patient(years=12, kg="50")),
    "an adult with increased sensitivity plans 30 mg": _plan(
        "30", a_patient(increased_sensitivity=True)
    ),
    "an adult is first prescribed 10 mg": _check("10", a_patient(), first=True),
    "an adult is first prescribed 20 mg": _check("20", a_patient(), first=True),
    "an adult is prescribed 100 mg": _check("100", a_patient(), first=False),
    "an adult is prescribed 105 mg": _check("105", a_patient(), first=False),
    "a child of 10 years 6 months and 22 kg is first prescribed 15 mg": _check(
        "15", a_patient(years=10, months=6, kg="22"), first=True
    ),
    "a child of 8 years and 22 kg is prescribed 60 mg": _check(
        "60", a_patient(years=8, kg="22"), first=False
    ),
    "an adult on dialysis is prescribed 15 mg": _check(
        "15", a_patient("haemodialysis"), first=False
    ),
    "an allergic adult takes it": _check("15", a_patient("hypersensitivity"), first=False),
    "an adult with epilepsy and kidney failure starts": _start(a_patient("epilepsy", "crf")),
    "an adult with kidney failure on dialysis starts": _start(a_patient("crf", "haemodialysis")),
    "a child of 2 years starts": _start(a_patient(years=2, kg="12")),
    "a child of 8 years is called pregnant": _start(a_patient("pregnant", years=8, kg="25")),
    "a child of 13 years has no weight": _start(a_patient(years=13, kg=None)),
    "a child of 5 years weighs 60 kg": _start(a_patient(years=5, kg="60")),
    "an adult takes levodopa, has a low eGFR and unknown conditions": _start(
        a_patient(
            co_medications=frozenset({"levodopa"}),
            egfr=20,
            unknown=frozenset({"psychosis", "convulsions_history"}),
        )
    ),
    "an adult with diabetes takes every kind of medicine": _start(
        a_patient(
            "diabetes",
            "cerebrovascular_insufficiency",
            co_medications=frozenset(
                {"cns_drug", "antihypertensive", "anti_gout", "ethanol", "tricyclic"}
            ),
        )
    ),
    **{
        f"an adult has {indication}": _start(a_patient(indication=indication))
        for indication in ("cerebrovascular diseases", "meningitis", "gout")
    },
    **{
        f"an adult stops within {length} days": partial(
            stop, date(2026, 3, 2), length, allergic=False, rules=_RULES
        )
        for length in (3, 10, 21)
    },
    **{
        f"{mg} mg from tablets": partial(tablet, Mass.mg(mg), _RULES)
        for mg in ("5", "80", "100", "125")
    },
}


def _reason(reason: Reason) -> str:
    lines = ", ".join(str(cited.line) for cited in reason.citations)
    whose = " ".join(filter(None, (lines, reason.mark.value)))
    return f"{reason.code} ({whose}): {reason.words}"


def _rung(rung: Rung) -> str:
    whose = f" {rung.mark.value}" if rung.mark.value else ""
    changes = " -> ".join(each for each in (rung.before, rung.after) if each)
    lines = ", ".join(str(cited.line) for cited in rung.citations)
    return f"{rung.figure.value} {rung.rule} ({lines}{whose}) [{changes}] {rung.says}"


def _written(answer: Answer) -> Iterator[str]:
    dose = f"; {type(answer.dose).__name__}" if answer.dose else ""
    most = f"; at most {answer.maximum}" if answer.maximum else ""
    yield f"{answer.status.value}{dose}{most}"
    yield from map(_reason, answer.reasons)
    yield from map(_rung, answer.ladder)
    yield from (f"note {note.id}: {note.text}" for note in answer.notes)


def _approved() -> Mapping[str, list[str]]:
    blocks = _FILE.read_text(encoding="utf-8").strip().split("\n\n")
    named = (block.split("\n") for block in blocks)
    return {name.removeprefix("# "): lines for name, *lines in named}


@pytest.mark.parametrize("name", ANSWERS)
def test_answer_is_word_for_word_the_one_approved(name: str) -> None:
    assert list(_written(ANSWERS[name]())) == _approved()[name]


def test_nothing_is_approved_that_is_not_asked() -> None:
    assert list(_approved()) == list(ANSWERS)
