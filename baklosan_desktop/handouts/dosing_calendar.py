"""The dosing calendar: what to take on which day, from which tablets, with boxes to tick."""

from baklosan_desktop.handouts.calendar_stages import (
    day_texts,
    is_stacked,
    legend,
    others,
    stage_texts,
    unmade,
)
from baklosan_desktop.handouts.page import Handout, Imprint, handout
from baklosan_desktop.screens.dose_plan import INTAKES
from baklosan_desktop.screens.dosing_calendar import DosingCalendar
from baklosan_desktop.screens.handout import Sheet
from baklosan_desktop.wording import full_date


def render(sheet: Sheet, imprint: Imprint, calendar: DosingCalendar) -> Handout:
    """Lay the ticked doses out; without any, days with lines to write on."""
    return handout(
        "dosing_calendar.html.j2",
        sheet,
        imprint,
        stages=stage_texts(calendar.stages),
        days=() if calendar.stages else day_texts(calendar.first, calendar.days),
        intakes=INTAKES,
        first=full_date(calendar.first),
        last=full_date(calendar.last),
        legend=legend(calendar.stages),
        others=others(calendar.stages, sheet.label),
        unmade=unmade(calendar.stages),
        lines=calendar.lines,
        is_stacked=is_stacked(sheet.form),
    )
