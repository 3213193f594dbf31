"""Which section of an older edition is which section of the newer one."""

import re
from collections.abc import Callable, Hashable, Sequence
from typing import NamedTuple

from baklosan_desktop.labels.sections import SectionKind

_NUMBER = re.compile(
    r"\s*(?:§\s*)?\d{1,2}(?:\.\d{1,2})*[.)]?\s+"
    r"(?!(?:mg|mcg|g|kg|ml|l|iu|units?|tablets?|capsules?|hours?|days?|weeks?|years?)\b)(?=[^\W\d_])",
    re.IGNORECASE,
)
_ALIKE = 0.3
_MOST_PAIRS = 2_500
_Key = Callable[["Traits"], Hashable]


class Traits(NamedTuple):
    """A section as far as it is found again; the text is that of all its lines."""

    kind: SectionKind
    heading: str
    text: str


def paired(older: Sequence[Traits], newer: Sequence[Traits]) -> dict[int, int]:
    """Return the place among the older sections of each newer one that stood there too.

    The surest signs count first: the same text, the same heading, the same kind.
    """
    found: dict[int, int] = {}
    signs: tuple[tuple[_Key, float], ...] = (
        (lambda section: section, 0),
        (lambda section: (section.kind, section.heading) if section.heading else None, 0),
        (lambda section: section.heading or None, _ALIKE),
        (lambda section: section.kind, _ALIKE),
        (_sole(older, newer), 0),
    )
    for sign, least in signs:
        for there, here in _groups(older, newer, sign, found):
            found |= _closest(older, newer, there, here, least)
    return found


def section_number(heading: str) -> str:
    """Return the number that a heading begins with, unless it counts something.

    >>> section_number("4.8 Undesirable effects"), section_number("10 mg tablets")
    ('4.8 ', '')
    """
    number = _NUMBER.match(heading)
    return number[0] if number else ""


def plain(heading: str) -> str:
    """Return a heading as it is found again: without its number, in any case and with any blanks.

    >>> plain("5.1  Driving"), plain("DRIVING")
    ('driving', 'driving')
    """
    return " ".join(heading[len(section_number(heading)) :].casefold().split())


def _sole(older: Sequence[Traits], newer: Sequence[Traits]) -> _Key:
    """Return the sign of a kind that each edition has once; what is of no kind is no sign."""
    kinds = [[section.kind for section in sections] for sections in (older, newer)]
    sole = {kind for kind in SectionKind if all(own.count(kind) == 1 for own in kinds)}
    sole.discard(SectionKind.OTHER)
    return lambda section: section.kind if section.kind in sole else None


def _groups(
    older: Sequence[Traits], newer: Sequence[Traits], sign: _Key, found: dict[int, int]
) -> list[tuple[list[int], list[int]]]:
    """Return the places, older and newer, of those that share a sign and are not found yet."""
    groups: dict[Hashable, tuple[list[int], list[int]]] = {}
    gone = set(found.values())
    for side, sections, done in ((0, older, gone), (1, newer, found)):
        for place, section in enumerate(sections):
            key = sign(section)
            if place not in done and key is not None:
                groups.setdefault(key, ([], []))[side].append(place)
    return [group for group in groups.values() if all(group)]


def _closest(
    older: Sequence[Traits],
    newer: Sequence[Traits],
    there: Sequence[int],
    here: Sequence[int],
    least: float,
) -> dict[int, int]:
    """Pair those that are most alike, the first ones first; too many of them in their order."""
    if len(there) * len(here) > _MOST_PAIRS:
        return dict(zip(here, there, strict=False))
    said = [
        {n: set(sections[n].text.split()) for n in own}
        for sections, own in ((older, there), (newer, here))
    ]
    scores = sorted(
        ((_alike(said[0][old], said[1][new]), old, new) for old in there for new in here),
        key=lambda score: (-score[0], score[1:]),
    )
    found: dict[int, int] = {}
    for alike, old, new in scores:
        if alike >= least and new not in found and old not in found.values():
            found[new] = old
    return found


def _alike(older: set[str], newer: set[str]) -> float:
    """Return which share of their words two texts have in common."""
    return 2 * len(older & newer) / max(1, len(older) + len(newer))
