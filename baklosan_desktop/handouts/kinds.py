"""Every kind of handout, and what lays it out."""

from collections.abc import Callable, Mapping

from baklosan_desktop.handouts import label, leaflet, side_effects, summary
from baklosan_desktop.handouts.page import Handout, Imprint
from baklosan_desktop.screens.handout import Kind, Sheet

_LAYOUTS: Mapping[Kind, Callable[[Sheet, Imprint], Handout]] = {
    Kind.LEAFLET: leaflet.render,
    Kind.SUMMARY: summary.render,
    Kind.SIDE_EFFECTS: side_effects.render,
    Kind.LABEL: label.render,
}


def render(sheet: Sheet, imprint: Imprint) -> Handout:
    """Lay out the kind that the form asks for."""
    return _LAYOUTS[sheet.form.kind](sheet, imprint)
