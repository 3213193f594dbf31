"""The full label: every paragraph word for word, with the line it stands in."""

from baklosan_desktop.handouts.page import Handout, Imprint, handout
from baklosan_desktop.screens.handout import Sheet


def render(sheet: Sheet, imprint: Imprint) -> Handout:
    """Lay the whole label out for the pharmacist, in its own order."""
    return handout("label.html.j2", sheet, imprint)
