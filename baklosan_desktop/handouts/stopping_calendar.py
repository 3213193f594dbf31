"""The stopping calendar: between which days the treatment ends, and the prescriber's own steps."""

from baklosan_desktop.handouts.calendar_stages import (
    is_stacked,
    legend,
    others,
    stage_texts,
    unmade,
)
from baklosan_desktop.handouts.page import Handout, Imprint, handout
from baklosan_desktop.screens.dose_plan import INTAKES
from baklosan_desktop.screens.handout import Sheet
from baklosan_desktop.screens.stopping_calendar import StoppingCalendar
from baklosan_desktop.wording import full_date

_EMPTY_ROWS = 8


def render(sheet: Sheet, imprint: Imprint, calendar: StoppingCalendar) -> Handout:
    """Lay the window and the steps out; without steps, lines for the prescriber to write on."""
    return handout(
        "stopping_calendar.html.j2",
        sheet,
        imprint,
        stages=stage_texts(calendar.stages),
        empty_rows=_EMPTY_ROWS,
        intakes=INTAKES,
        first=full_date(calendar.first),
        starts=full_date(calendar.window.starts),
        ends=full_date(calendar.window.ends),
        is_longer=calendar.is_longer,
        legend=legend(calendar.stages),
        others=others(calendar.stages, sheet.label),
        unmade=unmade(calendar.stages),
        lines=calendar.lines,
        is_stacked=is_stacked(sheet.form),
    )
