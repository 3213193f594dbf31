"""How many people of a study had a side effect, arm by arm, as a label states it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum

from baklosan_desktop.errors import LabelError
from baklosan_desktop.labels.bands import Band

_ALL = 1_000_000
PERCENTAGES = "percentages not placed"


class Role(Enum):
    """What an arm of a study took; the value is for people."""

    DRUG = "the label's drug"
    MIXED = "the label's drug and more"
    CONTROL = "control"
    UNCLEAR = "not told"


@dataclass(frozen=True, slots=True)
class Rate:
    """The share of one study arm that had an effect; `stated` is the label's own writing of it.

    A share is exact (`ppm`), or it lies somewhere between bounds, as "< 1 %" or "10 to 63 %" do.
    `people` is how many the arm has, None where the label does not say. `source` is the title of
    the study's table, empty in a sentence; rates of several studies stand beside each other.
    """

    arm: str
    stated: str
    ppm: int | None = None
    lower_ppm: int | None = None
    upper_ppm: int | None = None
    people: int | None = None
    role: Role = Role.UNCLEAR
    source: str = ""

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

    The highest, because a band that is too frequent misleads less than one that is too rare: in one
    study the arms of the drug are its doses. Studies that come to different bands tell none, nor
    does a reaction that nobody had, nor people who took another drug with it.

    >>> taken = Rate("Demoxil", "12 %", 120_000, role=Role.DRUG)
    >>> derived_band([taken, Rate("placebo", "9 %", 90_000, role=Role.CONTROL)]).word
    'very common'
    """
    taken = [rate for rate in rates if rate.role is Role.DRUG]
    found = {_band([rate for rate in taken if rate.source == one.source]) for one in taken}
    return found.pop() if len(found) == 1 else None


def _band(rates: Sequence[Rate]) -> Band | None:
    """Return the band of the highest share of one study."""
    least, most = (max(rate.least_ppm for rate in rates), max(rate.most_ppm for rate in rates))
    return Band.of(least) if least and Band.of(least) is Band.of(most) else None


def derived_word(rates: Iterable[Rate]) -> str:
    """Name the band that percentages are counted in, or say that they are in no single one.

    >>> derived_word([Rate("Demoxil", "12 %", 120_000, role=Role.DRUG)]), derived_word([])
    ('very common (derived)', 'percentages not placed')
    """
    band = derived_band(rates)
    return f"{band.word} (derived)" if band else PERCENTAGES
