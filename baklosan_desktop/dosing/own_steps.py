"""The prescriber's own steps of stopping: checked, never invented (AMB-49)."""

from collections.abc import Iterator, Sequence
from enum import Enum
from itertools import pairwise
from typing import NamedTuple

from baklosan_desktop.dosing.dispensing import Strength, portions, usable
from baklosan_desktop.dosing.findings import taper_days
from baklosan_desktop.dosing.rulebook import Rulebook
from baklosan_desktop.quantities import Mass


class OwnStep(NamedTuple):
    """A daily dose, and after how many days it begins: 7 is a week after the day that was given."""

    day: int
    daily: Mass


class Fault(Enum):
    """What is wrong with a step; the value says it."""

    NO_LATER = "is not later than the step before it"
    RISES = "is more than the dose before it"
    NOT_MADE = "cannot be made from the tablets at hand"
    NOT_KEPT = "needs tablets that the label keeps for higher doses"
    NOT_ZERO = "is not 0 mg: the last step ends the treatment"
    TOO_FAST = "ends the treatment sooner than the label allows"
    TOO_LONG = "ends the treatment later than the label says: only on the prescriber's word"
    AT_ONCE = "goes to 0 mg in one step: the label says gradually"
    UNDERRUN = "ends the treatment sooner than “Stopped within” says: correct one of them"
    OVERRUN = "ends the treatment later than “Stopped within” says: correct one of them"

    @property
    def is_wrong(self) -> bool:
        """Whether the step has to be corrected; only the prescriber can say so of a long taper."""
        return self is not Fault.TOO_LONG


class Finding(NamedTuple):
    """A fault and the number of its step, from 0."""

    step: int
    fault: Fault


def faults(
    current: Mass | None,
    steps: Sequence[OwnStep],
    at_hand: Sequence[Strength],
    rules: Rulebook,
    length: int | None = None,
) -> tuple[Finding, ...]:
    """Check steps against the dose now taken, if known; empty where nothing is wrong with them.

    `length` is within how many days the treatment is to end, where that was said beside the steps:
    a longer time than the label's, said there, is judged there and is no fault of the steps.
    """
    if not steps:
        return ()
    return (*_faults(current, steps, at_hand, rules), *_end_faults(current, steps, length, rules))


def end(steps: Sequence[OwnStep]) -> OwnStep | None:
    """Return the step that ends the treatment, the first one to 0 mg; None where there is none."""
    return next((step for step in steps if step.daily == Mass(0)), None)


def _faults(
    current: Mass | None, steps: Sequence[OwnStep], at_hand: Sequence[Strength], rules: Rulebook
) -> Iterator[Finding]:
    before = [OwnStep(-1, steps[0].daily if current is None else current), *steps]
    for index, (earlier, later) in enumerate(pairwise(before)):
        if later.day <= earlier.day:
            yield Finding(index, Fault.NO_LATER)
        if later.daily > earlier.daily:
            yield Finding(index, Fault.RISES)
        if portions(later.daily, at_hand) is None:
            yield Finding(index, Fault.NOT_MADE)
        elif portions(later.daily, usable(later.daily, at_hand, rules)) is None:
            yield Finding(index, Fault.NOT_KEPT)


def _end_faults(
    current: Mass | None, steps: Sequence[OwnStep], length: int | None, rules: Rulebook
) -> Iterator[Finding]:
    """Judge how and when the treatment ends: gradually, within the label's window."""
    ending = end(steps)
    if ending is None or steps[-1].daily != Mass(0):
        yield Finding(len(steps) - 1, Fault.NOT_ZERO)
        return
    index, (first, last) = steps.index(ending), taper_days(rules)
    if current is not None and not any(step.daily < current for step in steps[:index]):
        yield Finding(index, Fault.AT_ONCE)
    if ending.day < first:
        yield Finding(index, Fault.TOO_FAST)
    if ending.day > max(last, length or 0):
        yield Finding(index, Fault.TOO_LONG)
    if length is not None and length > last >= ending.day:
        yield Finding(index, Fault.UNDERRUN)
    if length is not None and ending.day > length:
        yield Finding(index, Fault.OVERRUN)
