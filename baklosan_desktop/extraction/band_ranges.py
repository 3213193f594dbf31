"""How many people a band may affect, as labels write it: "≥ 1/100 to < 1/10", "up to 1 in 10"."""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from baklosan_desktop.labels.bands import Band

_MILLION = 1_000_000
_COMPARED: Mapping[str, str] = MappingProxyType(
    {
        "at_least": "≥|>=|at least|al menos|pelo menos|mindst|minst|vähintään|mindestens|au moins",
        "at_most": "≤|<=|up to|hasta|até|op til|opp ?til|enintään|korkeintaan|upp till|bis zu"
        "|jusqu.à|fino a|no more than",
        "less_than": "<|less than|fewer than|under|menos de|menos do que|færre end|mindre end"
        "|færre enn|mindre enn|under|alle|harvemmalla kuin|harvemmin kuin|färre än|weniger als"
        "|moins de|meno di",
        "more_than": ">|more than|greater than|over|más de|mais de|mais do que|flere end|mere end"
        "|flere enn|mer enn|yli|useammalla kuin|useammin kuin|fler än|mehr als|plus de|più di",
    }
)
_WRITTEN_OUT: Mapping[str, int] = MappingProxyType(
    {"kymmenestä": 10, "sadasta": 100, "tuhannesta": 1_000, "kymmenestätuhannesta": 10_000}
)
_SIDES = "|".join(f"(?P<{name}>{words})" for name, words in _COMPARED.items())
_ONE = r"(?:1|one|uno?|una|uma?|[ée]n|yksi|yhdellä)"
_OF = r"(?:\s*/\s*|[^\d,;:()/]{1,30}?)"
_MANY = (
    r"(?P<of>1(?:0{0,2}[ .,\u00a0\u202f]000|0{1,5})(?!\d)(?!\s*%)"
    rf"|(?:{'|'.join(_WRITTEN_OUT)})\b)"
)
_SHARE = re.compile(rf"(?:{_SIDES})\s*(?:a\s+|than\s+)?{_ONE}\b{_OF}{_MANY}", re.IGNORECASE)
_BETWEEN = re.compile(
    rf"\b1\s*(?:[-–—]|to|a|e|y|og|and|till?|à|bis|ja)\s*10\b{_OF}{_MANY}", re.IGNORECASE
)
_PERCENT = re.compile(rf"(?:{_SIDES})\s*(?P<share>\d+(?:[.,]\d+)?)\s*%", re.IGNORECASE)


class Bounds(NamedTuple):
    """The bounds of a band in parts per million, with or without the bound itself."""

    more_than: int | None = None
    less_than: int | None = None
    at_least: int | None = None
    at_most: int | None = None

    def fit(self, band: Band) -> bool:
        """Whether they are those of the agreed band, as far as they are stated."""
        lower = {self.more_than, self.at_least} - {None}
        upper = {self.less_than, self.at_most} - {None}
        return lower <= {band.lower_ppm} and upper <= {band.upper_ppm}


NONE = Bounds()


def bounds(text: str) -> Bounds:
    """Return the bounds that a text states; the first of each side counts.

    >>> bounds("(≥ 1/1.000 a < 1/100)")
    Bounds(more_than=None, less_than=10000, at_least=1000, at_most=None)
    >>> bounds("may affect up to 1 in 10 people").at_most
    100000
    """
    found: dict[str, int] = {}
    for match in _BETWEEN.finditer(text):
        one = _MILLION // _number(match["of"])
        found |= {"at_least": one, "at_most": 10 * one}
    for match in _SHARE.finditer(text):
        found.setdefault(_side(match), _MILLION // _number(match["of"]))
    for match in _PERCENT.finditer(text):
        found.setdefault(_side(match), round(float(match["share"].replace(",", ".")) * 10_000))
    return Bounds(**found)


def _side(match: re.Match[str]) -> str:
    return next(name for name in _COMPARED if match[name])


def _number(written: str) -> int:
    return _WRITTEN_OUT.get(written.lower()) or int(re.sub(r"\D", "", written))
