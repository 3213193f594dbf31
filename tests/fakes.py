"""Repositories that answer from memory."""

from collections.abc import Sequence

from baklosan_desktop.labels.bands import BandDefinition
from baklosan_desktop.labels.facts import Facts, SideEffect
from baklosan_desktop.labels.label import LabelId


class FakeShelf:
    """The facts of one label; remembers which label was asked for."""

    def __init__(self, facts: Facts) -> None:
        self._facts = facts
        self.asked: list[LabelId] = []

    def facts(self, label_id: LabelId) -> Facts:
        self.asked.append(label_id)
        return self._facts


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
