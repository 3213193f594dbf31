"""A fact as a table row: one function per kind, the same columns as db/schema."""

from collections.abc import Mapping
from functools import singledispatch

from sqlalchemy import TableClause

from baklosan_desktop.labels.facts import (
    Advice,
    Ambiguity,
    Caution,
    Contraindication,
    CrossReference,
    DoseRule,
    Fact,
    Interaction,
    Monitoring,
    SideEffect,
    Statement,
)
from baklosan_desktop.labels.population import Population
from baklosan_desktop.store import schema

Row = Mapping[str, str | int | None]
LISTS = ("conditions", "co_medications", "tests", "kinds", "readings")


@singledispatch
def row(fact: Fact) -> tuple[TableClause, Row]:
    """Return the table of a fact and its own columns there, without label and id."""
    raise TypeError(fact)


def lists(fact: Fact) -> dict[str, tuple[str, ...]]:
    """Return the lists that the fact holds, as text."""
    return {
        name: tuple(getattr(value, "name", value) for value in getattr(fact, name))
        for name in LISTS
        if hasattr(fact, name)
    }


def _population(population: Population) -> dict[str, str | int | None]:
    return {
        "group": population.group.name,
        "from_months": population.from_age.months if population.from_age else None,
        "to_months": population.to_age.months if population.to_age else None,
    }


@row.register
def _(rule: DoseRule) -> tuple[TableClause, Row]:
    weeks = rule.within_weeks or (None, None)
    return schema.DOSE_RULE, {
        "kind": rule.kind.name,
        **_population(rule.population),
        "assumed": int(rule.population.assumed),
        "low_ug": rule.amount.low.ug if rule.amount else None,
        "high_ug": rule.amount.high.ug if rule.amount else None,
        "per": rule.per.name if rule.per else None,
        "times_per_day": rule.times_per_day,
        "every_days": rule.every_days,
        "strength_ug": rule.strength.ug if rule.strength else None,
        "from_weeks": weeks[0],
        "to_weeks": weeks[1],
    }


@row.register
def _(effect: SideEffect) -> tuple[TableClause, Row]:
    return schema.SIDE_EFFECT, {
        "term": effect.term,
        "system": effect.system,
        "band": effect.band,
        "note": effect.note,
        "plain": effect.plain,
        "seriousness": effect.seriousness.name if effect.seriousness else None,
    }


@row.register
def _(fact: Contraindication) -> tuple[TableClause, Row]:
    return schema.CONTRAINDICATION, {"question": fact.question, "conflict": int(fact.conflict)}


@row.register
def _(fact: Caution) -> tuple[TableClause, Row]:
    own = {"question": fact.question, "condition": fact.condition}
    return schema.CAUTION, own | _population(fact.population)


@row.register
def _(fact: Interaction) -> tuple[TableClause, Row]:
    return schema.INTERACTION, {"partner": fact.partner, "effect": fact.effect}


@row.register
def _(fact: Monitoring) -> tuple[TableClause, Row]:
    return schema.MONITORING, {"question": fact.question, "condition": fact.condition}


@row.register
def _(fact: Statement) -> tuple[TableClause, Row]:
    return schema.STATEMENT, {"topic": fact.topic.name, "text": fact.text}


@row.register
def _(fact: Advice) -> tuple[TableClause, Row]:
    return schema.ADVICE, {"part": fact.part.name, "text": fact.text}


@row.register
def _(fact: Ambiguity) -> tuple[TableClause, Row]:
    return schema.AMBIGUITY, {
        "uncertain": int(fact.uncertain),
        "serious": int(fact.serious),
        "title": fact.title,
        "gloss": fact.gloss,
        "safest": fact.safest,
    }


@row.register
def _(fact: CrossReference) -> tuple[TableClause, Row]:
    return schema.CROSS_REFERENCE, {"subject": fact.subject}
