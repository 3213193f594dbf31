"""What was read as side effects and band definitions, each with the words it was read from."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from baklosan_desktop.extraction.band_heads import Defined, Head
from baklosan_desktop.extraction.band_ranges import NONE, Bounds
from baklosan_desktop.extraction.percentages import share
from baklosan_desktop.extraction.terms import Term
from baklosan_desktop.labels.bands import Band, BandDefinition, Ours
from baklosan_desktop.labels.citation import Citation
from baklosan_desktop.labels.facts import SideEffect
from baklosan_desktop.labels.rates import Rate


class Told(NamedTuple):
    """A band as a line of the label tells it."""

    head: Head | Defined
    line: int

    @property
    def definition(self) -> tuple[Band, Bounds] | None:
        """The agreed band with the stated bounds; None for a contradiction, or for "not known"."""
        band, stated = self.head.band, self.head.bounds
        return (band, stated) if band and stated.fit(band) else None

    @property
    def is_understood(self) -> bool:
        """Whether the label does not say one thing in words and another in numbers."""
        return self.definition is not None or self.head.band is None


class Gathered:
    """Gathers what is read in one section, line by line."""

    def __init__(self, section: str) -> None:
        self._section = section
        self.bands: list[BandDefinition] = []
        self.effects: list[SideEffect] = []
        self.lines: set[int] = set()

    def define(self, told: Told) -> None:
        """Keep a band with its bounds, or with the agreed meaning of its word."""
        if (found := told.definition) is None:
            return
        band, stated = found
        self.bands.append(
            BandDefinition(
                told.head.word,
                band,
                stated.more_than,
                stated.less_than,
                Citation(self._section, told.line, told.head.word),
                stated.at_least,
                stated.at_most,
                Ours.AGREED if stated == NONE else None,
            )
        )

    def count(self, told: Told) -> None:
        """Count the line of a band as read, unless it contradicts itself."""
        if told.is_understood:
            self.lines.add(told.line)

    def add(
        self,
        terms: Iterable[Term],
        line: int,
        told: Told,
        system: str | None = None,
        context: str | None = None,
    ) -> bool:
        """Keep the effects of a line under a band; return whether there are any."""
        found = list(terms)
        for term in found:
            self.effects.append(
                SideEffect(
                    id="",
                    term=term.term,
                    system=system,
                    band=told.head.word if told.definition else None,
                    note=None if told.definition else told.head.word,
                    plain="",
                    seriousness=None,
                    citations=tuple(self._cited(term, line, told)),
                    rates=tuple(_rates(term.share)),
                    context=context,
                )
            )
        if found:
            self.define(told)
            self.lines |= {line} - {told.line}
            self.count(told)
        return bool(found)

    def _cited(self, term: Term, line: int, told: Told) -> Iterator[Citation]:
        yield Citation(self._section, line, term.quote)
        if told.line != line:
            yield Citation(self._section, told.line, told.head.word)


def _rates(stated: str) -> Iterator[Rate]:
    """Yield the percentage that stands beside a term; of whom it is, nobody says."""
    if found := share(stated.replace(",", ".")):
        yield Rate("", stated, found.ppm, found.lower_ppm, found.upper_ppm)
