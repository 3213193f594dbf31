"""The pages of a label of the library, which lie over those of the bundled one."""

from collections.abc import Callable

from baklosan_desktop.qt import actions
from baklosan_desktop.qt.frame import Frame, RefusalPanel
from baklosan_desktop.qt.panels.unreviewed import UnreviewedPanel
from baklosan_desktop.screens import unreviewed
from baklosan_desktop.store.shelf import OpenLabel

_NO_EFFECTS = "The side effects of an imported label are not listed apart. Read them in its text."
_NO_HANDOUTS = "Handouts are made of reviewed facts, and this label has none."


def lay_over(frame: Frame, opened: OpenLabel, open_line: Callable[[int, str], object]) -> None:
    """Let no dose and no reviewed fact of the bundled label stand beside another one."""
    if opened.is_bundled:
        frame.lay_over({})
        return
    dose = UnreviewedPanel(unreviewed.present(opened.label))
    dose.line_opened.connect(open_line)
    frame.lay_over(
        {
            actions.DOSE.name: dose,
            actions.EFFECTS.name: RefusalPanel(_NO_EFFECTS),
            actions.HANDOUTS.name: RefusalPanel(_NO_HANDOUTS),
        }
    )
