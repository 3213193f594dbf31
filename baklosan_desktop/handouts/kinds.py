"""Every kind of handout, and what lays it out."""

from collections.abc import Callable, Mapping

from baklosan_desktop.handouts import (
    dosing_calendar,
    label,
    leaflet,
    side_effects,
    stopping_calendar,
    summary,
)
from baklosan_desktop.handouts.page import Handout, Imprint
from baklosan_desktop.handouts.steps import Steps
from baklosan_desktop.screens.dosing_calendar import DosingCalendar
from baklosan_desktop.screens.handout import Kind, Sheet
from baklosan_desktop.screens.stopping_calendar import StoppingCalendar

_LAYOUTS: Mapping[Kind, Callable[[Sheet, Imprint], Handout]] = {
    Kind.LEAFLET: leaflet.render,
    Kind.SUMMARY: summary.render,
    Kind.SIDE_EFFECTS: side_effects.render,
    Kind.LABEL: label.render,
}


def render(sheet: Sheet, imprint: Imprint) -> Handout:
    """Lay out the kind that the form asks for."""
    match sheet.calendar:
        case DosingCalendar() as doses:
            return dosing_calendar.render(sheet, imprint, doses)
        case StoppingCalendar() as steps:
            return stopping_calendar.render(sheet, imprint, steps)
    return _LAYOUTS[sheet.form.kind](sheet, imprint)


def rendering(sheet: Sheet, imprint: Imprint) -> Steps[Handout]:
    """Do so step by step, where it can take long: nothing else is as long as a whole label."""
    if sheet.form.kind is Kind.LABEL:
        return (yield from label.rendering(sheet, imprint))
    return render(sheet, imprint)
