"""What a search finds: one sentence, with why it is there."""

from enum import Enum
from typing import NamedTuple

from baklosan_desktop.labels.label import LabelId


class HitKind(Enum):
    """What a sentence is, the most telling kind first."""

    SIDE_EFFECT = "side_effect"
    DOSE_RULE = "dose_rule"
    CONTRAINDICATION = "contraindication"
    INTERACTION = "interaction"
    CAUTION = "caution"
    MONITORING = "monitoring"
    PASSAGE = "passage"


class Why(Enum):
    """Why a sentence answers what was typed, the closest reason first."""

    EXACT = "exact"
    STEM = "stem"


class Hit(NamedTuple):
    """A whole sentence; `marks` are the matched words as (start, end) in its text."""

    label: LabelId
    section: str
    line: int
    text: str
    marks: tuple[tuple[int, int], ...]
    kinds: tuple[HitKind, ...]
    why: Why

    @property
    def kind(self) -> HitKind:
        """The most telling of its kinds."""
        return self.kinds[0]
