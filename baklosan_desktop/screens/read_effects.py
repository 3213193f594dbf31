"""The side effects read from the text of an imported label, and what was not understood."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import NamedTuple

from baklosan_desktop.extraction.found import Reading, Unread
from baklosan_desktop.labels.bands import BandDefinition
from baklosan_desktop.labels.facts import NO_FACTS, Facts, SideEffect
from baklosan_desktop.labels.label import Label, LabelId
from baklosan_desktop.labels.sections import SectionKind
from baklosan_desktop.screens.label import section_names
from baklosan_desktop.search.vocabulary import Vocabulary
from baklosan_desktop.tongue import _, plural
from baklosan_desktop.wording import place, shortened

_MOST_OF_LINE = 160


class ReadEffects(NamedTuple):
    """A source of the side effects of one label that has been read."""

    reading: Reading
    vocabulary: Callable[[], Vocabulary]

    def bands(self, _label_id: LabelId) -> Sequence[BandDefinition]:
        """Return the bands that the effects are in, most frequent first."""
        return self.reading.bands

    def side_effects(self, _label_id: LabelId) -> Sequence[SideEffect]:
        """Return every side effect that was read."""
        return self.reading.effects

    def facts(self, _label_id: LabelId) -> Facts:
        """Return all facts that there are."""
        return replace(NO_FACTS, bands=self.reading.bands, side_effects=self.reading.effects)


class LateFacts(NamedTuple):
    """The facts of a label that is read when they are asked for."""

    read: Callable[[], ReadEffects]

    def facts(self, label_id: LabelId) -> Facts:
        """Return all facts that there are."""
        return self.read().facts(label_id)


class LineLink(NamedTuple):
    """Words that lead to a line, and where it stands."""

    text: str
    place: str
    line: int
    quote: str = ""


class ReadView(NamedTuple):
    """What is said about reading: `sentence` on what was read, `unread` on what was not."""

    sentence: str
    sections: tuple[LineLink, ...]
    unread: str
    lines: tuple[LineLink, ...]


def present(label: Label, reading: Reading) -> ReadView:
    """Say whether side effects were read, and which lines were not understood."""
    names = section_names(label)
    told = _("Read from the text of {label}, not reviewed by anybody (derived).")
    nothing = _("No side effect with a frequency was read from the text of {label}. Read it:")
    sections = (
        LineLink(names[section.key], "", section.first_line)
        for section in label.sections
        if section.kind is SectionKind.SIDE_EFFECTS
    )
    return ReadView(
        (told if reading.effects else nothing).format(label=label.name),
        () if reading.effects else tuple(sections),
        f"{not_understood(len(reading.unread))}:" if reading.unread else "",
        tuple(_line(label, one) for one in reading.unread),
    )


def not_understood(number: int) -> str:
    """Say how many sentences that may tell of side effects were not understood.

    >>> not_understood(1), not_understood(2)[-19:]
    ('1 sentence with frequencies was not understood', 'were not understood')
    """
    return plural(
        "{number} sentence with frequencies was not understood",
        "{number} sentences with frequencies were not understood",
        number,
    )


def _line(label: Label, one: Unread) -> LineLink:
    line, quote = one.citation.line, one.citation.quote
    where = place(label.section_at(line), line)
    return LineLink(shortened(quote, _MOST_OF_LINE), where, line, quote)
