"""What is read from a label's text, and what looks like a frequency but was not understood."""

from typing import NamedTuple

from baklosan_desktop.labels.bands import BandDefinition
from baklosan_desktop.labels.citation import Citation
from baklosan_desktop.labels.facts import SideEffect


class Unread(NamedTuple):
    """A sentence or row that looks like a frequency and was not understood."""

    citation: Citation
    why: str


class Reading(NamedTuple):
    """All side effects of a label in its order, the bands they are in, and what was not read."""

    bands: tuple[BandDefinition, ...] = ()
    effects: tuple[SideEffect, ...] = ()
    unread: tuple[Unread, ...] = ()


class Found(NamedTuple):
    """What one topic reads in a section.

    `lines` are those that it understood wholly, also where it tells why they are not read.
    """

    bands: tuple[BandDefinition, ...] = ()
    effects: tuple[SideEffect, ...] = ()
    lines: frozenset[int] = frozenset()
    unread: tuple[Unread, ...] = ()
