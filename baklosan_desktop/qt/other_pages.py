"""The pages of a label of the library, which lie over those of the bundled one."""

from datetime import date
from functools import cache
from typing import NamedTuple, Self

from baklosan_desktop import __version__
from baklosan_desktop.extraction.reading import read
from baklosan_desktop.qt.panels.handout import UnreviewedHandoutPanel
from baklosan_desktop.qt.panels.read_effects import ReadEffectsPanel
from baklosan_desktop.qt.panels.unreviewed import UnreviewedPanel
from baklosan_desktop.screens import unreviewed
from baklosan_desktop.screens.read_effects import LateFacts, ReadEffects
from baklosan_desktop.store.shelf import OpenLabel


class OtherPages(NamedTuple):
    """What stands where the bundled label has its dose, its effects and its handouts."""

    dose: UnreviewedPanel
    effects: ReadEffectsPanel
    handouts: UnreviewedHandoutPanel

    @classmethod
    def of(cls, opened: OpenLabel, pharmacy: str) -> Self:
        """Build them; the label is read for its side effects when they are asked for."""
        label, words = opened.label, opened.books.side_effects.vocabulary

        @cache
        def effects() -> ReadEffects:
            return ReadEffects(read(label, opened.placed), words)

        return cls(
            UnreviewedPanel(unreviewed.present(label)),
            ReadEffectsPanel(label, effects),
            UnreviewedHandoutPanel(label, LateFacts(effects), pharmacy, __version__, date.today),
        )
