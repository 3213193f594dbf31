"""How many people of a study had a side effect, arm by arm, as a label states it."""

from collections.abc import Iterable
from dataclasses import dataclass

from baklosan_desktop.errors import LabelError
from baklosan_desktop.labels.bands import Band

_ALL = 1_000_000
PERCENTAGES = "percentages"


@dataclass(frozen=True, slots=True)
class Rate:
    """The share of one study arm that had an effect; `stated` is the label's own writing of it.

    A share is exact (`ppm`), or it lies somewhere between bounds, as "< 1 %" or "10 to 63 %" do.
    `people` is how many the arm has, None where the label does not say.
    """

    arm: str
    stated: str
    ppm: int | None = None
    lower_ppm: int | None = None
    upper_ppm: int | None = None
    people: int | None = None
    is_control: bool = False

    def __post_init__(self) -> None:
        bounds = {self.lower_ppm, self.upper_ppm} - {None}
        if bool(bounds) == (self.ppm is not None):
            raise LabelError(f"'{self.stated}' needs a share or bounds of it, and not both.")
        if not 0 <= self.least_ppm <= self.most_ppm <= _ALL:
            raise LabelError(f"'{self.stated}' is no share of people.")

    @property
    def least_ppm(self) -> int:
        """The least it can be."""
        return self.ppm if self.ppm is not None else self.lower_ppm or 0

    @property
    def most_ppm(self) -> int:
        """The most it can be."""
        if self.ppm is not None:
            return self.ppm
        return _ALL if self.upper_ppm is None else self.upper_ppm


def derived_band(rates: Iterable[Rate]) -> Band | None:
    """Return the band of the highest share among those who took the drug, None where it is unclear.

    >>> derived_band([Rate("Demoxil", "12 %", 120_000), Rate("placebo", "9 %", 90_000)]).word
    'very common'
    """
    taken = [rate for rate in rates if not rate.is_control]
    if not taken:
        return None
    least, most = (max(rate.least_ppm for rate in taken), max(rate.most_ppm for rate in taken))
    return Band.of(least) if Band.of(least) is Band.of(most) else None


def derived_word(rates: Iterable[Rate]) -> str:
    """Name the band that percentages are counted in, or say that they are in none.

    >>> derived_word([Rate("Demoxil", "12 %", 120_000)]), derived_word([])
    ('very common (derived)', 'percentages')
    """
    band = derived_band(rates)
    return f"{band.word} (derived)" if band else PERCENTAGES
