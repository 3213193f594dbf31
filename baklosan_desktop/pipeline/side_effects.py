"""The side effects of imported labels, read from their text whenever they are asked for."""

from collections.abc import Callable, Sequence
from typing import Protocol

from baklosan_desktop.extraction.found import Reading, Unread
from baklosan_desktop.extraction.reading import read
from baklosan_desktop.labels.arranging import Placed
from baklosan_desktop.labels.bands import BandDefinition
from baklosan_desktop.labels.facts import SideEffect
from baklosan_desktop.labels.label import Label, LabelId
from baklosan_desktop.search.vocabulary import Vocabulary


class Texts(Protocol):
    """Where the text of a label is."""

    def label(self, label_id: LabelId) -> Label:
        """Return a label with its text."""
        ...


class ReadSideEffects:
    """What the screens ask of side effects, answered by reading; nothing is kept."""

    def __init__(
        self,
        labels: Texts,
        placed: Callable[[LabelId], Sequence[Placed]],
        vocabulary: Callable[[], Vocabulary],
    ) -> None:
        self.vocabulary = vocabulary
        self._labels = labels
        self._placed = placed

    def bands(self, label_id: LabelId) -> tuple[BandDefinition, ...]:
        """Return the bands that the effects are in, most frequent first."""
        return self._read(label_id).bands

    def side_effects(self, label_id: LabelId) -> tuple[SideEffect, ...]:
        """Return every side effect that was read, in the label's order."""
        return self._read(label_id).effects

    def unread(self, label_id: LabelId) -> tuple[Unread, ...]:
        """Return what looks like a frequency and were not understood."""
        return self._read(label_id).unread

    def _read(self, label_id: LabelId) -> Reading:
        return read(self._labels.label(label_id), self._placed(label_id))
