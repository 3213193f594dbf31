"""Frequency bands: the label's own inequality, the normalised one, the order."""

from dataclasses import dataclass
from enum import Enum

from baklosan_desktop.errors import LabelError
from baklosan_desktop.labels.citation import Citation

PPM_PER_PERCENT = 10_000


class Band(Enum):
    """The internationally agreed bands, most frequent first.

    Source: CIOMS III; the value is (word, lower bound included, upper bound excluded) in ppm.
    """

    VERY_COMMON = ("very common", 100_000, 1_000_000)
    COMMON = ("common", 10_000, 100_000)
    UNCOMMON = ("uncommon", 1_000, 10_000)
    RARE = ("rare", 100, 1_000)
    VERY_RARE = ("very rare", 0, 100)

    @property
    def word(self) -> str:
        """The agreed word."""
        return self.value[0]

    @property
    def lower_ppm(self) -> int:
        """The lower bound, included, in parts per million."""
        return self.value[1]

    @property
    def upper_ppm(self) -> int:
        """The upper bound, excluded, in parts per million."""
        return self.value[2]


@dataclass(frozen=True, slots=True)
class BandDefinition:
    """A band as one label defines it. Bounds in ppm, strict as the label states them."""

    word: str
    normalised: Band
    more_than_ppm: int | None
    less_than_ppm: int | None
    citation: Citation

    def __post_init__(self) -> None:
        lower = self.more_than_ppm if self.more_than_ppm is not None else 0
        upper = self.less_than_ppm if self.less_than_ppm is not None else 1_000_000
        if (lower, upper) != (self.normalised.lower_ppm, self.normalised.upper_ppm):
            raise LabelError(f"Band '{self.word}' is not the band '{self.normalised.word}'.")
