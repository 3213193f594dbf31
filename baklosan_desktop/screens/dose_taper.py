"""Stopping: the label's window with dates, and the prescriber's own steps, checked."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from baklosan_desktop.dosing import entry
from baklosan_desktop.dosing.answer import Answer
from baklosan_desktop.dosing.dispensing import Strength
from baklosan_desktop.dosing.entry import EntryError
from baklosan_desktop.dosing.own_steps import OwnStep, faults
from baklosan_desktop.dosing.rulebook import stated
from baklosan_desktop.quantities import Mass
from baklosan_desktop.screens.dose_asked import Asked, Reference
from baklosan_desktop.screens.dose_tone import Tone
from baklosan_desktop.wording import long_date, measured, short_date

_NEEDS_CURRENT = "Type the dose now taken: the first step is held against it."


class TaperView(NamedTuple):
    """The window in words, and one remark for each typed step, empty where it is right."""

    starts: str
    ends: str
    dates: tuple[str, ...]
    remarks: tuple[str, ...]
    verdict: str
    tone: Tone


def taper_view(
    answer: Answer, asked: Asked, at_hand: Sequence[Strength], book: Reference
) -> TaperView | None:
    """Check the typed steps beside the window; None where no window is shown."""
    if answer.window is None:
        return None
    typed = asked.form.own_steps
    steps, remarks, dates = _read(typed, stated(asked.typed.first_day))
    current = asked.typed.current_daily
    if steps and current is not None and not any(remarks):
        for finding in faults(current, steps, at_hand, book.rules, asked.typed.taper_days):
            said = remarks[finding.step]
            remarks[finding.step] = f"{said}{'; ' if said else ''}{finding.fault.value}"
    is_right = bool(typed) and current is not None and not any(remarks)
    tone = Tone.FINE if is_right else Tone.CAUTION if typed else Tone.INFORMATION
    return TaperView(
        long_date(answer.window.starts),
        long_date(answer.window.ends),
        tuple(dates),
        tuple(measured(remark) for remark in remarks),
        _verdict(typed, current, is_right=is_right),
        tone,
    )


def _read(
    typed: Sequence[tuple[str, str]], first_day: date
) -> tuple[list[OwnStep], list[str], list[str]]:
    """Read the steps as typed; a row that cannot be read has a remark, but no step and no date."""
    steps, remarks, dates = [], [], []
    for days, daily in typed:
        try:
            step = OwnStep(entry.days(days), entry.daily_dose(daily))
        except EntryError as error:
            remarks.append(str(error))
            dates.append("")
        else:
            steps.append(step)
            remarks.append("")
            dates.append(short_date(first_day + timedelta(days=step.day)))
    return steps, remarks, dates


def _verdict(typed: Sequence[object], current: Mass | None, *, is_right: bool) -> str:
    if not typed:
        return "The label gives no steps, and none are invented: type the prescriber's."
    if current is None:
        return _NEEDS_CURRENT
    if is_right:
        return (
            "Checked: never rising, ending at 0 mg within the window, from the tablets at hand. "
            "Not judged: whether each step is small enough (editorial)."
        )
    return "These steps have to be corrected: ask the prescriber."
