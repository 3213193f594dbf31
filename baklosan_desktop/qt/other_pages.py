"""The pages of a label of the library, which lie over those of the bundled one."""

from collections.abc import Callable
from datetime import date
from functools import cache
from typing import NamedTuple, Self

from baklosan_desktop import __version__
from baklosan_desktop.extraction.reading import read
from baklosan_desktop.qt.panels.read_effects import ReadEffectsPanel
from baklosan_desktop.qt.panels.unreviewed import UnreviewedPanel
from baklosan_desktop.qt.panels.unreviewed_handout import UnreviewedHandoutPanel
from baklosan_desktop.qt.widgets.when_shown import WhenShown
from baklosan_desktop.screens import unreviewed
from baklosan_desktop.screens.read_effects import LateFacts, ReadEffects
from baklosan_desktop.store.shelf import OpenLabel


class Wanted(NamedTuple):
    """What the pages ask of the program; `prepare` is given each page of handouts."""

    open_line: Callable[[int, str], object]
    print_out: Callable[[], object]
    pharmacy: Callable[[], str]
    prepare: Callable[[UnreviewedHandoutPanel], UnreviewedHandoutPanel]


class OtherPages(NamedTuple):
    """What stands where the bundled label has its dose, its effects and its handouts."""

    dose: WhenShown[UnreviewedPanel]
    effects: WhenShown[ReadEffectsPanel]
    handouts: WhenShown[UnreviewedHandoutPanel]

    @classmethod
    def of(cls, opened: OpenLabel, wanted: Wanted) -> Self:
        """Let each be built when it is first seen, and the label be read for its effects then."""
        label, words = opened.label, opened.books.side_effects.vocabulary

        @cache
        def effects() -> ReadEffects:
            return ReadEffects(read(label, opened.placed), words)

        def build_dose() -> UnreviewedPanel:
            panel = UnreviewedPanel(unreviewed.present(label))
            panel.line_opened.connect(wanted.open_line)
            return panel

        def build_effects() -> ReadEffectsPanel:
            panel = ReadEffectsPanel(label, effects)
            panel.line_opened.connect(wanted.open_line)
            panel.print_requested.connect(wanted.print_out)
            return panel

        def build_handouts() -> UnreviewedHandoutPanel:
            facts = LateFacts(effects)
            panel = UnreviewedHandoutPanel(label, facts, wanted.pharmacy(), __version__, date.today)
            panel.arrange(opened.placed, is_older=opened.is_older)
            return wanted.prepare(panel)

        return cls(WhenShown(build_dose), WhenShown(build_effects), WhenShown(build_handouts))
