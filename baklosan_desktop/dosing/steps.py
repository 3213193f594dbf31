"""How a dose is raised: both readings of the step, with the days to a target (AMB-06)."""

from baklosan_desktop.dosing.answer import StepReading
from baklosan_desktop.quantities import Mass


def readings(
    start: Mass, step: Mass, intakes: int, every_days: int, target: Mass
) -> tuple[StepReading, ...]:
    """Return reading A, the step added to the day, then B, the step added to each intake.

    Each level is held the full days, so the first increase falls on the day after (AMB-07). Empty
    where the start is already at the target.
    """
    if target <= start:
        return ()
    per_day = StepReading("day", step, target, every_days * _increases(start, step, target))
    each = step * intakes
    per_intake = StepReading("intake", each, target, every_days * _increases(start, each, target))
    return (per_day, per_intake)


def whole_steps(start: Mass, step: Mass, maximum: Mass) -> Mass:
    """Return the highest dose that whole steps from the start reach, rounded down (REQ-27)."""
    return start + step * ((maximum - start).ug // step.ug)


def _increases(start: Mass, step: Mass, target: Mass) -> int:
    """Count the increases, the last one partial where the target is no whole number of steps."""
    return -(-(target - start).ug // step.ug)
