"""The pages of a label of the library, which lie over those of the bundled one."""

from collections.abc import Callable
from functools import partial

from baklosan_desktop.extraction.reading import read
from baklosan_desktop.qt import actions
from baklosan_desktop.qt.frame import Frame, RefusalPanel
from baklosan_desktop.qt.panels.read_effects import ReadEffectsPanel
from baklosan_desktop.qt.panels.unreviewed import UnreviewedPanel
from baklosan_desktop.screens import unreviewed
from baklosan_desktop.screens.read_effects import ReadEffects
from baklosan_desktop.store.shelf import OpenLabel

_NO_HANDOUTS = "Handouts are made of reviewed facts, and this label has none."


def lay_over(frame: Frame, opened: OpenLabel, open_line: Callable[[int, str], object]) -> None:
    """Let no dose and no reviewed fact of the bundled label stand beside another one."""
    if opened.is_bundled:
        frame.lay_over({})
        return
    dose = UnreviewedPanel(unreviewed.present(opened.label))
    effects = ReadEffectsPanel(opened.label, partial(_read, opened))
    for panel in (dose, effects):
        panel.line_opened.connect(open_line)
    frame.lay_over(
        {
            actions.DOSE.name: dose,
            actions.EFFECTS.name: effects,
            actions.HANDOUTS.name: RefusalPanel(_NO_HANDOUTS),
        }
    )


def _read(opened: OpenLabel) -> ReadEffects:
    """Read the side effects of a label; asked in the background."""
    return ReadEffects(read(opened.label, opened.placed), opened.books.side_effects.vocabulary)
