"""A frequency band as people: how many of a hundred, a thousand or ten thousand, as a range.

A band has no one number, so that none is drawn: so many people at least, and up to so many.
"""

from typing import NamedTuple

from baklosan_desktop.labels.bands import Band
from baklosan_desktop.labels.rates import PERCENTAGES
from baklosan_desktop.screens.side_effect_matrix import Column
from baklosan_desktop.tongue import _
from baklosan_desktop.wording import EDITORIAL

_MILLION = 1_000_000
_GROUPS = (100, 1_000, 10_000)
_DRAWN_ONE_BY_ONE = 1_000


class Figures(NamedTuple):
    """So many of `of` people: `least` of them at the least, `most` at the most."""

    least: int
    most: int
    of: int


class KeyEntry(NamedTuple):
    """One figure as it is drawn, and the words for those that look like it; None: words only."""

    figure: Figures | None
    words: str


class People(NamedTuple):
    """What is drawn and what it means; without figures `sentence` says why there are none."""

    sentence: str
    figures: Figures | None = None
    key: tuple[KeyEntry, ...] = ()
    note: str = ""

    @property
    def spoken(self) -> str:
        """All of it in words, for those who do not see it."""
        return " ".join(filter(None, (self.sentence, self.note)))


AT_LEAST, POSSIBLE, OTHER = Figures(1, 1, 1), Figures(0, 1, 1), Figures(0, 0, 1)


def people(column: Column) -> People:
    """Count a band in people; what is not a band has no figure, and says so."""
    if column.key == PERCENTAGES:
        return People(_("These percentages come to no single band: nothing can be drawn."))
    if not column.band:
        said = _("This label gives no figure for “{band}”: nothing can be drawn.")
        return People(said.format(band=column.key))
    found = figures(column.band.normalised)
    return People(_sentence(found), found, _key(found), f"Drawn from the {_agreed(column)}.")


def figures(band: Band) -> Figures:
    """Return the bounds in the smallest group of which they are whole people."""
    whole = band.lower_ppm or band.upper_ppm
    of = next(group for group in _GROUPS if whole * group % _MILLION == 0)
    return Figures(band.lower_ppm * of // _MILLION, band.upper_ppm * of // _MILLION, of)


def _sentence(found: Figures) -> str:
    if found.most == found.of:
        many = f"{found.least} or more"
    else:
        many = f"{found.least} to {found.most}" if found.least else f"at most {found.most}"
    return f"Each effect of this band may affect {many} of {found.of:,} people."


def _key(found: Figures) -> tuple[KeyEntry, ...]:
    least = KeyEntry(AT_LEAST, f"at least {found.least}")
    if found.most == found.of:
        return least, KeyEntry(POSSIBLE, "perhaps more: the band has no upper limit")
    most = KeyEntry(POSSIBLE, f"{'up to' if found.least else 'at most'} {found.most}")
    other = KeyEntry(OTHER, f"the other {found.of - found.most:,}")
    if found.of > _DRAWN_ONE_BY_ONE:
        other = KeyEntry(None, "each square: 100 people")
    return (least, most, other) if found.least else (most, other)


def _agreed(column: Column) -> str:
    return f"agreed band, {column.normalised} ({EDITORIAL}); effects are not added up"
