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

    @classmethod
    def of(cls, ppm: int) -> "Band":
        """Return the band of so many in a million people.

        >>> Band.of(10_000).word, Band.of(1_000_000).word
        ('common', 'very common')
        """
        return next(band for band in cls if ppm >= band.lower_ppm)


class Ours(Enum):
    """Whose a band is that is not the label's own; the value marks it for people."""

    AGREED = "editorial"
    DERIVED = "derived"


@dataclass(frozen=True, slots=True)
class BandDefinition:
    """A band as one label defines it. Bounds in ppm, exactly as the label states them.

    A bounded frequency itself is left out of the band (`more_than`, `less_than`) or part of it
    (`at_least`, `at_most`); a label may state one side only. A band that is ours has no stated
    bounds: where the label gives a word alone, the agreed meaning is taken, and where it gives
    percentages alone, the band is derived from them.
    """

    word: str
    normalised: Band
    more_than_ppm: int | None
    less_than_ppm: int | None
    citation: Citation
    at_least_ppm: int | None = None
    at_most_ppm: int | None = None
    ours: Ours | None = None

    def __post_init__(self) -> None:
        band, lower, upper = self.normalised, self.lower_ppm, self.upper_ppm
        if (lower, upper) == (None, None) and not self.ours:
            raise LabelError(f"Band '{self.word}' has no bounds.")
        if not ({lower} <= {None, band.lower_ppm} and {upper} <= {None, band.upper_ppm}):
            raise LabelError(f"Band '{self.word}' is not the band '{band.word}'.")

    @property
    def lower_ppm(self) -> int | None:
        """The stated lower bound, whether it is part of the band or not."""
        return self.at_least_ppm if self.more_than_ppm is None else self.more_than_ppm

    @property
    def upper_ppm(self) -> int | None:
        """The stated upper bound, whether it is part of the band or not."""
        return self.at_most_ppm if self.less_than_ppm is None else self.less_than_ppm
