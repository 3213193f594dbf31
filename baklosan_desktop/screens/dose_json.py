"""A dose answer as the JSON that other programs rely on, field by field."""

from collections.abc import Mapping
from decimal import Decimal

from baklosan_desktop.dosing.answer import Answer, Rung, Status
from baklosan_desktop.dosing.doses import Course, NextDose, Plan, TabletDose
from baklosan_desktop.labels.citation import Citation
from baklosan_desktop.quantities import Mass, MassRange
from baklosan_desktop.screens.dose_request import Answered

Json = Mapping[str, object]
_INPUT = "input"


def as_json(answered: Answered) -> Json:
    """Return every field of an answer; numbers are exact decimals. What does not apply is null."""
    answer, mode = answered.answer, answered.mode
    return {
        "status": answer.status.value,
        "codes": list(answer.codes),
        "dose_output_allowed": answer.dose is not None,
        **_first(answer, mode),
        **_step(answer),
        "target_range_mg_per_day": _range(_usual(answer)),
        "max_mg_per_day": _number(answer.maximum),
        "next_daily_mg": _next(answer),
        "plan": _plan(answer),
        "tablet_25mg": answer.tablets.value if answer.tablets else None,
        "taper_window_days": list(answer.taper_days) if answer.taper_days else None,
        "dates": _dates(answer),
        "accept": answer.status is Status.OK if mode == _INPUT else None,
        "parsed": _parsed(answered),
        "contraindicated": None if mode == _INPUT else answer.contraindicated,
        "notes": [{"id": note.id, "editorial": True, "text": note.text} for note in answer.notes],
        "reasons": [{"code": str(each.code), "text": each.words} for each in answer.reasons],
        "citations": [_citation(cited) for cited in answer.citations],
        "ladder": [_rung(rung) for rung in answer.ladder],
    }


def _first(answer: Answer, mode: str) -> Json:
    """Give the first dose where it was asked for; without a dose the range of the day alone."""
    begins = answer.regimen if mode in {"start", "plan"} else None
    divided = begins if answer.dose else None
    return {
        "initial_daily_mg": _range(begins.initial_daily) if begins else None,
        "per_intake_mg": _number(divided.per_intake) if divided else None,
        "intakes_per_day": divided.intakes_per_day if divided else None,
    }


def _step(answer: Answer) -> Json:
    step = answer.step
    return {
        "step_mg": _number(step.amount) if step else None,
        "step_interval_days": step.days if step else None,
    }


def _usual(answer: Answer) -> MassRange | None:
    usual = answer.regimen.usual if answer.regimen and answer.dose else None
    return usual.amount if usual else None


def _next(answer: Answer) -> Json | None:
    if not isinstance(answer.dose, NextDose):
        return None
    return {
        "reading_A": _number(answer.dose.per_day),
        "reading_B": _number(answer.dose.per_intake),
    }


def _plan(answer: Answer) -> Json | None:
    if not isinstance(answer.dose, Plan):
        return None
    per_intake = answer.dose.per_intake
    return {
        "target": _number(answer.dose.per_day.target),
        "reading_A": _course(answer.dose.per_day),
        "reading_B": {**_course(per_intake), "last_step_partial_mg": _number(per_intake.partial)},
    }


def _course(course: Course) -> Json:
    return {
        "increases": course.increases,
        "days_to_target": course.days,
        "first_day_at_target": course.first_day,
    }


def _dates(answer: Answer) -> Json | None:
    if answer.window is None:
        return None
    starts, ends = answer.window
    return {"window_starts": starts.isoformat(), "window_ends": ends.isoformat()}


def _parsed(answered: Answered) -> Decimal | int | None:
    if answered.mode == _INPUT and answered.answer.status is Status.OK:
        return Decimal(answered.typed.strip(" ") or 0)
    dose = answered.answer.dose
    return dose.tablets if isinstance(dose, TabletDose) else None


def _citation(cited: Citation) -> Json:
    return {"line": cited.line, "quote": cited.quote}


def _rung(rung: Rung) -> Json:
    return {
        "rule": rung.rule,
        "says": rung.says,
        "before": rung.before,
        "after": rung.after,
        "line": rung.citation.line,
        "mark": rung.mark.value,
    }


def _number(mass: Mass | None) -> Decimal | None:
    return None if mass is None else mass.number


def _range(amount: MassRange | None) -> list[Decimal] | None:
    return None if amount is None else [amount.low.number, amount.high.number]
