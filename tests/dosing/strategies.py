"""Any patient there can be, likely or not, and any question about one."""

from dataclasses import replace
from typing import NamedTuple

from hypothesis import strategies as st

from baklosan_desktop.dosing.answer import Answer
from baklosan_desktop.dosing.check import check
from baklosan_desktop.dosing.patient import Confirmed, Patient
from baklosan_desktop.dosing.start import start
from baklosan_desktop.dosing.titration import plan, titrate
from baklosan_desktop.quantities import Age, BodyWeight, Mass
from tests.dosing.builders import the_rulebook

FORBIDDING = sorted(key for item in the_rulebook().contraindications for key in item.conditions)
_WATCHED = [item.condition for item in the_rulebook().cautions if item.condition]
_WATCHED += [item.condition for item in the_rulebook().monitoring]
_MEDICINES = sorted(key for item in the_rulebook().interactions for key in item.co_medications)
_INDICATIONS = [item.text for item in the_rulebook().indications]


def ages(from_months: int = 0, to_months: int = 1440) -> st.SearchStrategy[Age]:
    return st.builds(Age, st.integers(from_months, to_months))


def weights(from_kg: int = 2, to_kg: int = 300) -> st.SearchStrategy[BodyWeight]:
    return st.builds(BodyWeight, st.integers(from_kg * 100, to_kg * 100))


def some(words: list[str]) -> st.SearchStrategy[frozenset[str]]:
    return st.frozensets(st.sampled_from(words), max_size=3)


def patients(
    *,
    age: st.SearchStrategy[Age] | None = None,
    has: st.SearchStrategy[frozenset[str]] | None = None,
) -> st.SearchStrategy[Patient]:
    anything = some(FORBIDDING + _WATCHED) | some(_WATCHED)
    return st.builds(
        Patient,
        age=ages() if age is None else age,
        weight=st.none() | weights(),
        has=anything if has is None else has,
        unknown=st.just(frozenset()) | some(FORBIDDING),
        co_medications=st.just(frozenset()) | some(_MEDICINES),
        indication=st.none() | st.sampled_from(_INDICATIONS) | st.text(),
        increased_sensitivity=st.booleans(),
        egfr=st.none() | st.decimals(0, 200, places=2),
        current_daily=st.none() | st.builds(Mass, st.integers(0, 200_000)),
        confirmed=st.frozensets(st.sampled_from(Confirmed)),
    )


def doses(to_mg: int = 999) -> st.SearchStrategy[Mass]:
    """Any dose that can be typed: whole steps as often as not."""
    steps = st.integers(1, to_mg // 5).map(lambda number: Mass(number * 5_000))
    return steps | st.builds(Mass, st.integers(1, to_mg * 100).map(lambda number: number * 10))


def clear_patients(
    *, age: st.SearchStrategy[Age] | None = None, sensitive: bool | None = None
) -> st.SearchStrategy[Patient]:
    """Patients whom nothing bars: whatever was unlikely or open is confirmed."""
    return st.builds(
        Patient,
        age=ages(36) if age is None else age,
        weight=weights() | weights(2, 60),
        has=some(_WATCHED),
        co_medications=some(_MEDICINES),
        indication=st.none() | st.sampled_from(_INDICATIONS),
        increased_sensitivity=st.booleans() if sensitive is None else st.just(sensitive),
        egfr=st.none() | st.decimals(30, 200, places=2),
        current_daily=st.none() | doses(200),
        confirmed=st.just(frozenset(Confirmed)),
    )


class Question(NamedTuple):
    """One question about a patient, with all that any of the questions needs."""

    mode: str
    patient: Patient
    dose: Mass
    days: int

    def answer(self) -> Answer:
        rules = the_rulebook()
        if self.mode == "titrate":
            return titrate(self.treated, self.days, rules)
        if self.mode == "plan":
            return plan(self.patient, self.dose, rules)
        if self.mode == "start":
            return start(self.patient, rules)
        return check(self.patient, self.dose, first=self.mode == "first check", rules=rules)

    @property
    def treated(self) -> Patient:
        return replace(self.patient, current_daily=self.dose)

    @property
    def of_a_treated_patient(self) -> bool:
        return self.patient.treated or self.mode in {"titrate", "check"}


MODES = ("start", "titrate", "plan", "first check", "check")


def questions(
    patient: st.SearchStrategy[Patient], modes: tuple[str, ...] = MODES
) -> st.SearchStrategy[Question]:
    """Any question about a patient."""
    return st.builds(Question, st.sampled_from(modes), patient, doses(), st.integers(0, 10))
