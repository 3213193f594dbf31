"""Patients for tests, and the rulebook of the bundled label."""

from dataclasses import replace
from functools import cache
from typing import Any

from baklosan_desktop.assets import database_folder
from baklosan_desktop.dosing.patient import Patient
from baklosan_desktop.dosing.rulebook import Rulebook
from baklosan_desktop.labels.facts import Facts
from baklosan_desktop.labels.label import Label
from baklosan_desktop.pipeline import folder
from baklosan_desktop.quantities import Age, BodyWeight


@cache
def the_label() -> tuple[Label, Facts]:
    return folder.read(database_folder() / "labels" / "baklosan-25mg")


def rulebook_of(facts: Facts) -> Rulebook:
    return Rulebook(
        facts.dose_rules,
        facts.contraindications,
        facts.cautions,
        facts.interactions,
        facts.monitoring,
        facts.statements,
        facts.ambiguities,
    )


@cache
def the_rulebook() -> Rulebook:
    return rulebook_of(the_label()[1])


def a_patient(
    *has: str, years: int = 40, months: int = 0, kg: str | None = "70", **changes: Any
) -> Patient:
    weight = None if kg is None else BodyWeight.kg(kg)
    return replace(Patient(Age.of(years, months), weight, frozenset(has)), **changes)
