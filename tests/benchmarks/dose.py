"""Dosing questions beside a bare answer, in one run: `python tests/benchmarks/dose.py [rounds]`.

Only the computation: no window, database or JSON. A round asks every question about every patient
in turn; figures are medians per answer, judged against the goal, and as ratios to the floor: to
make one frozen answer of the same kind.
"""

import statistics
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import fields, replace
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))  # tests are no package of the program

from baklosan_desktop.dosing.answer import Answer
from baklosan_desktop.dosing.check import check
from baklosan_desktop.dosing.patient import Patient
from baklosan_desktop.dosing.start import start
from baklosan_desktop.dosing.stopping import stop
from baklosan_desktop.dosing.tablets import tablet
from baklosan_desktop.dosing.titration import plan, titrate
from baklosan_desktop.quantities import Mass
from tests.dosing.builders import a_patient, the_rulebook

GOAL_MS = 1.0
RULES = the_rulebook()
TAKEN, TARGET, FIRST = Mass.mg("25"), Mass.mg("30"), Mass.mg("15")
PATIENTS = (
    a_patient(),
    a_patient("diabetes", "liver_disease", years=70),
    a_patient(years=5, kg="18"),
    a_patient(years=10, months=6, kg="22"),
    a_patient(years=14, kg="50", indication="meningitis"),
    a_patient(increased_sensitivity=True),
    a_patient(co_medications=frozenset({"cns_drug", "ethanol", "tricyclic"})),
    a_patient("epilepsy", "crf", current_daily=TAKEN),
    a_patient(unknown=frozenset({"psychosis"})),
    a_patient(years=2, kg="12"),
)
TREATED = {patient: replace(patient, current_daily=TAKEN) for patient in PATIENTS}
QUESTIONS: Mapping[str, Callable[[Patient], Answer]] = {
    "start": lambda patient: start(patient, RULES),
    "titrate": lambda patient: titrate(TREATED[patient], 3, RULES),
    "plan": lambda patient: plan(patient, TARGET, RULES),
    "check": lambda patient: check(patient, FIRST, first=True, rules=RULES),
    "tablet": lambda _: tablet(TARGET, RULES),
    "stop": lambda _: stop(date(2026, 3, 2), 10, allergic=False, rules=RULES),
}


def bare(answer: Answer) -> Callable[[Patient], Answer]:
    """Return what only makes an answer again, from the parts that it has."""
    parts = tuple(getattr(answer, field.name) for field in fields(answer))
    return lambda _: Answer(*parts)


def ms_per_answer(ask: Callable[[Patient], Answer]) -> float:
    """Ask about every patient once; return the time per answer."""
    started = time.perf_counter_ns()
    for patient in PATIENTS:
        ask(patient)
    return (time.perf_counter_ns() - started) / 1e6 / len(PATIENTS)


def main(rounds: int = 200) -> int:
    """Print medians and ratios; return 1 where the goal is missed."""
    asked = {"bare answer": bare(start(PATIENTS[0], RULES)), **QUESTIONS}
    times = {name: [ms_per_answer(ask)] for name, ask in asked.items()}
    for _ in range(rounds):
        for name, ask in asked.items():
            times[name].append(ms_per_answer(ask))
    medians = {name: statistics.median(each) for name, each in times.items()}
    floor = medians.pop("bare answer")
    print(f"bare answer  {floor:7.4f} ms")
    for name, middle in medians.items():
        print(f"{name:12} {middle:7.4f} ms   x {middle / floor:6.1f}   goal {GOAL_MS} ms")
    return int(max(medians.values()) > GOAL_MS)


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
