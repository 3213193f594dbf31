"""Repositories that answer from memory."""

from collections.abc import Sequence

from baklosan_desktop.labels.bands import BandDefinition
from baklosan_desktop.labels.facts import Facts, SideEffect
from baklosan_desktop.labels.label import LabelId
from baklosan_desktop.search.vocabulary import Vocabulary
from tests.search.builders import NOTHING_KNOWN


class FakeShelf:
    """The facts of one label; remembers which label was asked for."""

    def __init__(self, facts: Facts) -> None:
        self._facts = facts
        self.asked: list[LabelId] = []

    def facts(self, label_id: LabelId) -> Facts:
        self.asked.append(label_id)
        return self._facts


class FakeSideEffects:
    """The side effects of one label; remembers what was asked for."""

    def __init__(self, facts: Facts, known: Vocabulary = NOTHING_KNOWN) -> None:
        self._facts = facts
        self._known = known
        self.asked: list[LabelId] = []
        self.vocabularies = 0

    def bands(self, label_id: LabelId) -> Sequence[BandDefinition]:
        self.asked.append(label_id)
        return self._facts.bands

    def side_effects(self, label_id: LabelId) -> Sequence[SideEffect]:
        self.asked.append(label_id)
        return self._facts.side_effects

    def vocabulary(self) -> Vocabulary:
        self.vocabularies += 1
        return self._known
