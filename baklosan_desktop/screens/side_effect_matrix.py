"""How many side effects each organ system has in each frequency band.

A system or band goes by a key: the label's own word. What has no band goes by the note in its
place or by what its percentages amount to, what has no system by NO_SYSTEM. What is said of some
people only, or of a combination, is a system of its own: it is never counted with the rest.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from enum import Enum
from typing import NamedTuple

from baklosan_desktop.labels.bands import Band, BandDefinition, Ours
from baklosan_desktop.labels.facts import SideEffect
from baklosan_desktop.labels.rates import PERCENTAGES, derived_word
from baklosan_desktop.tongue import translatable
from baklosan_desktop.wording import (
    EDITORIAL,
    affected,
    capital,
    normalised_range,
    percent,
    stated_range,
)

NO_SYSTEM = "none"

# Source: the order of MedDRA's system organ classes, applied to the label's own systems; editorial.
AGREED_ORDER = (
    "nervous system",
    "senses",
    "cardiovascular system",
    "respiratory system",
    "gastrointestinal tract",
    "skin and subcutaneous tissue",
    "musculoskeletal system",
    "kidneys and urinary system",
    "reproductive system",
    "general disorders",
    NO_SYSTEM,
)


class Order(Enum):
    """The order of the organ systems; the value is its name for people."""

    LABEL = translatable("in the label's order")
    AGREED = translatable("in the internationally agreed order (editorial)")


class Column(NamedTuple):
    """A band with its total; `band` is None for what is not a band, such as "isolated cases"."""

    key: str
    band: BandDefinition | None
    total: int

    @property
    def word(self) -> str:
        """The label's word."""
        return capital(self.key)

    @property
    def range(self) -> str:
        """The bounds in short, as the label states them."""
        return _short_range(self.band) if self.band else "not a band"

    @property
    def stated(self) -> str:
        """The bounds in full, as the label states them."""
        if self.key == PERCENTAGES:
            return "The label gives percentages; they come to no single band."
        return f"{capital(stated_range(self.band))}." if self.band else "The label gives no band."

    @property
    def agreed(self) -> str:
        """The internationally agreed band (editorial), empty for what is not a band."""
        return f"Agreed band ({EDITORIAL}): {self.normalised}" if self.band else ""

    @property
    def normalised(self) -> str:
        """The agreed band's word and bounds (editorial), empty for what is not a band."""
        band = self.band.normalised if self.band else None
        return f"{band.word}, {normalised_range(band)}" if band else ""

    @property
    def explained(self) -> str:
        """All that is said of the band, a line for each."""
        return "\n".join(filter(None, (self.stated, self.patient, self.agreed)))

    @property
    def affected(self) -> str:
        """How many people an effect of the band may affect, as patients are told (editorial)."""
        return (
            "" if self.key == PERCENTAGES else affected(self.band.normalised if self.band else None)
        )

    @property
    def patient(self) -> str:
        """What to tell the patient, empty where only percentages are known."""
        return f"For the patient: “{self.affected}”." if self.affected else ""


class Row(NamedTuple):
    """An organ system, with a count for each column."""

    key: str
    counts: tuple[int, ...]

    @property
    def name(self) -> str:
        """The label's name for the system."""
        return system_name(self.key)

    @property
    def total(self) -> int:
        """How many effects the system has."""
        return sum(self.counts)


class Matrix(NamedTuple):
    """Organ systems by bands; the totals are the same in every order."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]

    @property
    def total(self) -> int:
        """How many effects there are."""
        return sum(column.total for column in self.columns)

    def cell(self, effect: SideEffect) -> tuple[int, int]:
        """Return the row and the column that count this effect."""
        systems = [row.key for row in self.rows]
        bands = [column.key for column in self.columns]
        return systems.index(system_key(effect)), bands.index(band_key(effect))


def matrix(
    bands: Sequence[BandDefinition],
    every: Sequence[SideEffect],
    matching: Iterable[SideEffect],
    order: Order,
) -> Matrix:
    """Count the matching effects in the rows and columns that all effects together need."""
    defined = {band.word: band for band in bands}
    cells = Counter((system_key(effect), band_key(effect)) for effect in matching)
    systems = list(dict.fromkeys(map(system_key, every)))
    if order is Order.AGREED:
        systems.sort(key=_agreed)
    keys = list(dict.fromkeys([*defined, *map(band_key, every)]))
    columns = (
        Column(key, defined.get(key), sum(cells[system, key] for system in systems)) for key in keys
    )
    rows = (Row(system, tuple(cells[system, key] for key in keys)) for system in systems)
    return Matrix(tuple(columns), tuple(rows))


def system_key(effect: SideEffect) -> str:
    """Return the key of the effect's organ system, after whom the label speaks of."""
    return " · ".join(filter(None, (effect.context, effect.system))) or NO_SYSTEM


def band_key(effect: SideEffect) -> str:
    """Return the key of the effect's band, or of what stands in its place."""
    return effect.band or effect.note or derived_word(effect.rates)


def system_name(key: str) -> str:
    """Name an organ system.

    >>> system_name("senses"), system_name(NO_SYSTEM)
    ('Senses', 'No organ system given')
    """
    return "No organ system given" if key == NO_SYSTEM else capital(key)


def _agreed(system: str) -> int:
    """Return the place in the agreed order; unknown systems follow as they came."""
    return AGREED_ORDER.index(system) if system in AGREED_ORDER else len(AGREED_ORDER)


def _short_range(band: BandDefinition) -> str:
    if band.ours is Ours.AGREED:
        return "bounds not read"
    lower, upper = band.lower_ppm, band.upper_ppm
    if band.ours:
        lower, upper = band.normalised.lower_ppm or None, band.normalised.upper_ppm
    if lower is None:
        return f"{'up to' if band.at_most_ppm else 'under'} {percent(upper or 0)}"
    if upper in {None, Band.VERY_COMMON.upper_ppm}:
        return f"{'from' if band.more_than_ppm is None else 'over'} {percent(lower)}"
    return f"{percent(lower)[:-2]} to {percent(upper or 0)}"
