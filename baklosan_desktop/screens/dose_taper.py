"""Stopping: the label's window with dates, and the prescriber's own steps, checked."""

from collections.abc import Sequence
from datetime import date, timedelta
from enum import Enum
from typing import NamedTuple

from baklosan_desktop.dosing import entry
from baklosan_desktop.dosing.answer import Answer
from baklosan_desktop.dosing.dispensing import Strength
from baklosan_desktop.dosing.entry import EntryError
from baklosan_desktop.dosing.own_steps import OwnStep, end, faults
from baklosan_desktop.dosing.rulebook import stated
from baklosan_desktop.screens.dose_asked import Asked, Reference
from baklosan_desktop.screens.dose_tone import Tone
from baklosan_desktop.wording import long_date, measured, short_date


class Verdict(Enum):
    """What the typed steps come to; the value says it."""

    NONE = "The label gives no steps, and none are invented: type the prescriber's."
    UNHELD = "Type the dose now taken: the first step is held against it."
    WRONG = "These steps have to be corrected: ask the prescriber."
    LONGER = (
        "Checked: never rising, ending at 0 mg, from the tablets at hand, but later than the "
        "window of the label: only on the prescriber's word. "
        "Not judged: whether each step is small enough (editorial)."
    )
    RIGHT = (
        "Checked: never rising, ending at 0 mg within the window, from the tablets at hand. "
        "Not judged: whether each step is small enough (editorial)."
    )

    @property
    def tone(self) -> Tone:
        """How urgent it looks."""
        return _TONES.get(self, Tone.CAUTION)


_TONES = {Verdict.NONE: Tone.INFORMATION, Verdict.RIGHT: Tone.FINE}


class TaperView(NamedTuple):
    """The window in words, and one remark for each typed step, empty where it is right."""

    starts: str
    ends: str
    dates: tuple[str, ...]
    remarks: tuple[str, ...]
    verdict: Verdict


def taper_view(
    answer: Answer, asked: Asked, at_hand: Sequence[Strength], book: Reference
) -> TaperView | None:
    """Check the typed steps beside the window; None where no window is shown."""
    if answer.window is None:
        return None
    typed = asked.form.own_steps
    steps, remarks, dates = read_steps(typed, stated(asked.typed.first_day))
    current, is_read = asked.typed.current_daily, not any(remarks)
    is_wrong = not is_read
    if is_read:
        for step, fault in faults(current, steps, at_hand, book.rules, asked.typed.taper_days):
            remarks[step] = "; ".join(filter(None, (remarks[step], fault.value)))
            is_wrong |= fault.is_wrong
    return TaperView(
        long_date(answer.window.starts),
        long_date(answer.window.ends),
        tuple(dates),
        tuple(measured(remark) for remark in remarks),
        Verdict.WRONG if is_wrong else _verdict(steps, answer, is_held=current is not None),
    )


def _verdict(steps: Sequence[OwnStep], answer: Answer, *, is_held: bool) -> Verdict:
    """Judge steps that were read and have no fault; `is_held`: the dose now taken is known."""
    if not steps:
        return Verdict.NONE
    if not is_held:
        return Verdict.UNHELD
    last = stated(answer.taper_days)[1]
    return Verdict.LONGER if stated(end(steps)).day > last else Verdict.RIGHT


def read_steps(
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
