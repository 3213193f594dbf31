"""Any patient there can be, likely or not."""

from hypothesis import strategies as st

from baklosan_desktop.dosing.patient import Confirmed, Patient
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
