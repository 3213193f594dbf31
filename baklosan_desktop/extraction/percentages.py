"""Cells of a table and figures of a sentence → shares of people, exact in parts per million.

What a number counts is never guessed: without a "%" of its own it is a share only where its column
says so, and of two numbers the one that column or arithmetic tells.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from enum import Enum
from typing import NamedTuple

from baklosan_desktop.labels.bands import PPM_PER_PERCENT

_ALL = 100 * PPM_PER_PERCENT
_NUMBER = r"(?:[0-9]{1,3}(?:\.[0-9]{1,4})?|\.[0-9]{1,4})"
_SIGNS = {"<": (0, 1), "≤": (0, 1), "less than": (0, 1), "up to": (0, 1), ">": (1, 0), "≥": (1, 0)}
_SIGN = "|".join(map(re.escape, _SIGNS))
_TO = r"\s*%?\s*(?:-|\u2010|\u2011|\u2013|\u2014|\bto\b)\s*"
_FROM_TO = re.compile(rf"({_NUMBER}){_TO}({_NUMBER})\s*%?")
_ONE = re.compile(rf"(?:(?:~|approximately|about)\s*)?({_SIGN})?\s*({_NUMBER})\s*%?")
_COUNT = r"[0-9]{1,3}(?:,[0-9]{3})*|[0-9]+"
_COUNTED = re.compile(r"(?P<before>[^()]*?)\s*\((?P<within>[^()]*)\)")
_WHOLE = re.compile(rf"(?:{_COUNT})(?:\s*/\s*(?:{_COUNT}))?")
_MARKS = re.compile(
    r"(?: ?(?:\[[0-9a-z]{1,2}\]|[*†‡§¶#⸰]|\^[0-9a-z](?:,[0-9a-z])*|[⁽⁾¹²³⁰-⁹])| [a-z])+$"
)
_LONGEST_MARKS = 40
_NOTHING = {"", "-", "--", "\u2013", "\u2014", "na", "n/a", "nr", "nd", "none", ".", "..", "..."}
_NEAR = Decimal(1)  # percentage points that rounding explains


class Unit(Enum):
    """What the numbers of a column count, as its heading or the table's caption says."""

    PERCENT = "%"
    COUNT_AND_PERCENT = "n (%)"
    PERCENT_AND_COUNT = "% (n)"
    COUNT = "n"
    UNSTATED = ""


class Share(NamedTuple):
    """A share of people as stated, exact or between bounds; see `Rate`."""

    stated: str
    ppm: int | None = None
    lower_ppm: int | None = None
    upper_ppm: int | None = None

    @property
    def is_least(self) -> bool:
        """Whether it is only said how many it is at the least."""
        return self.ppm is None and self.upper_ppm is None


def says_nothing(cell: str) -> bool:
    """Whether a cell is blank, or a dash in its place: that is not the number 0.

    >>> says_nothing("\N{EM DASH}"), says_nothing("0")
    (True, False)
    """
    return without_marks(cell).casefold() in _NOTHING


def without_marks(text: str) -> str:
    """Leave out the marks at the end that point to a footnote.

    >>> without_marks("2 (0.4%) [1]"), without_marks("12 a"), without_marks("Impotence²")
    ('2 (0.4%)', '12', 'Impotence')
    """
    text = " ".join(text.split())
    return (text[:-_LONGEST_MARKS] + _MARKS.sub("", text[-_LONGEST_MARKS:])).rstrip()


def share(text: str) -> Share | None:
    """Read one figure: "8.2", "<1%", "≥ 2", "0.5 to 2 %"; None for anything else.

    >>> share("10 to 63%")
    Share(stated='10 to 63%', ppm=None, lower_ppm=100000, upper_ppm=630000)
    """
    text = text.strip()
    if match := _FROM_TO.fullmatch(text):
        lower, upper = _ppm(match[1]), _ppm(match[2])
        return Share(text, None, lower, upper) if lower < upper <= _ALL else None
    match = _ONE.fullmatch(text)
    if not match or (ppm := _ppm(match[2])) > _ALL:
        return None
    if not match[1]:
        return Share(text, ppm)
    least, most = _SIGNS[match[1]]
    return Share(text, None, ppm if least else None, ppm if most else None)


def share_in(cell: str, unit: Unit, people: int | None = None) -> Share | None:
    """Read the share that a cell states; None where it states none, or where it is not clear.

    >>> share_in("62 (7)", Unit.COUNT_AND_PERCENT).ppm, share_in("62 (7)", Unit.PERCENT)
    (70000, None)
    """
    text = without_marks(cell)
    if match := _COUNTED.fullmatch(text):
        before, within = match["before"].strip(), match["within"].strip()
        return _of_two(before, within, unit, people)
    found = share(text)
    if "%" in text or unit is Unit.PERCENT or unit is Unit.PERCENT_AND_COUNT:
        return found
    is_none = found is not None and found.ppm == 0
    return found if unit is Unit.COUNT_AND_PERCENT and is_none else None


def _of_two(before: str, within: str, unit: Unit, people: int | None) -> Share | None:
    """Tell the share from the count beside it."""
    if before and not within:
        return None
    fits = list(_fitting(before, within, unit, people))
    return share(fits[0]) if len(fits) == 1 else None


def _fitting(before: str, within: str, unit: Unit, people: int | None) -> Iterator[str]:
    """Yield each of two numbers that can be the share."""
    if unit is Unit.COUNT:
        return
    for figure, other, stated in (
        (within, before, Unit.COUNT_AND_PERCENT),
        (before, within, Unit.PERCENT_AND_COUNT),
    ):
        if other and not _WHOLE.fullmatch(other):
            continue
        if "%" in figure or unit is stated or _is_share_of(figure, other, unit, people):
            yield figure


def _is_share_of(figure: str, count: str, unit: Unit, people: int | None) -> bool:
    """Whether a figure is the share that a count of people makes up."""
    found = share(figure)
    if unit is not Unit.PERCENT or not people or not found or found.ppm is None or not count:
        return False
    counted = Decimal(count.partition("/")[0].replace(",", "").strip())
    return abs(counted * 100 / people - Decimal(found.ppm) / PPM_PER_PERCENT) < _NEAR


def _ppm(number: str) -> int:
    return int(Decimal(number) * PPM_PER_PERCENT)
