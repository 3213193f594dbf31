"""Repositories that answer from memory."""

from collections.abc import Sequence

from baklosan_desktop.labels.bands import BandDefinition
from baklosan_desktop.labels.facts import (
    Ambiguity,
    CrossReference,
    DoseRule,
    Facts,
    SideEffect,
    Statement,
)
from baklosan_desktop.labels.label import LabelId


class FakeSideEffects:
    """The side effects of one label; remembers which label was asked for."""

    def __init__(self, facts: Facts) -> None:
        self._facts = facts
        self.asked: list[LabelId] = []

    def bands(self, label_id: LabelId) -> Sequence[BandDefinition]:
        self.asked.append(label_id)
        return self._facts.bands

    def side_effects(self, label_id: LabelId) -> Sequence[SideEffect]:
        self.asked.append(label_id)
        return self._facts.side_effects


class FakeBooks:
    """Notes and dose rules of one label; remembers which label was asked for."""

    def __init__(self, facts: Facts) -> None:
        self._facts = facts
        self.asked: list[LabelId] = []

    def ambiguities(self, label_id: LabelId) -> Sequence[Ambiguity]:
        self.asked.append(label_id)
        return self._facts.ambiguities

    def statements(self, label_id: LabelId) -> Sequence[Statement]:
        self.asked.append(label_id)
        return self._facts.statements

    def dose_rules(self, label_id: LabelId) -> Sequence[DoseRule]:
        self.asked.append(label_id)
        return self._facts.dose_rules

    def cross_references(self, label_id: LabelId) -> Sequence[CrossReference]:
        self.asked.append(label_id)
        return self._facts.cross_references
