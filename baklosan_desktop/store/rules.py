"""What the dose calculator asks a label."""

from sqlalchemy import Engine, RowMapping

from baklosan_desktop.labels.citation import Citation
from baklosan_desktop.labels.facts import (
    Caution,
    Contraindication,
    DoseRule,
    Interaction,
    Monitoring,
    Per,
    RuleKind,
)
from baklosan_desktop.labels.label import LabelId
from baklosan_desktop.quantities import Mass, MassRange
from baklosan_desktop.store import facts, schema

Citations = tuple[Citation, ...]
Lists = dict[str, tuple[str, ...]]


class RuleRepository:
    """Dose rules, and what must be asked before one applies; each in the label's order."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def dose_rules(self, label_id: LabelId) -> tuple[DoseRule, ...]:
        """Return the dose rules."""
        return facts.read(self._engine, label_id, schema.DOSE_RULE, _dose_rule)

    def contraindications(self, label_id: LabelId) -> tuple[Contraindication, ...]:
        """Return the contraindications."""
        return facts.read(self._engine, label_id, schema.CONTRAINDICATION, _contraindication)

    def cautions(self, label_id: LabelId) -> tuple[Caution, ...]:
        """Return the cautions."""
        return facts.read(self._engine, label_id, schema.CAUTION, _caution)

    def interactions(self, label_id: LabelId) -> tuple[Interaction, ...]:
        """Return the interactions."""
        return facts.read(self._engine, label_id, schema.INTERACTION, _interaction)

    def monitoring(self, label_id: LabelId) -> tuple[Monitoring, ...]:
        """Return the diseases that need tests."""
        return facts.read(self._engine, label_id, schema.MONITORING, _monitoring)


def _dose_rule(row: RowMapping, citations: Citations, _lists: Lists) -> DoseRule:
    low, weeks = row["low_ug"], row["from_weeks"]
    return DoseRule(
        id=row["id"],
        kind=RuleKind[row["kind"]],
        population=facts.population(row),
        citations=citations,
        amount=None if low is None else MassRange(Mass(low), Mass(row["high_ug"])),
        per=None if low is None else Per[row["per"]],
        times_per_day=row["times_per_day"],
        every_days=row["every_days"],
        strength=None if row["strength_ug"] is None else Mass(row["strength_ug"]),
        within_weeks=None if weeks is None else (weeks, row["to_weeks"]),
    )


def _contraindication(row: RowMapping, citations: Citations, lists: Lists) -> Contraindication:
    return Contraindication(
        id=row["id"],
        question=row["question"],
        conditions=lists["conditions"],
        conflict=bool(row["conflict"]),
        citations=citations,
    )


def _caution(row: RowMapping, citations: Citations, _lists: Lists) -> Caution:
    return Caution(
        id=row["id"],
        question=row["question"],
        condition=row["condition"],
        population=facts.population(row),
        citations=citations,
    )


def _interaction(row: RowMapping, citations: Citations, lists: Lists) -> Interaction:
    return Interaction(
        id=row["id"],
        partner=row["partner"],
        effect=row["effect"],
        co_medications=lists["co_medications"],
        citations=citations,
    )


def _monitoring(row: RowMapping, citations: Citations, lists: Lists) -> Monitoring:
    return Monitoring(
        id=row["id"],
        question=row["question"],
        condition=row["condition"],
        tests=lists["tests"],
        citations=citations,
    )
