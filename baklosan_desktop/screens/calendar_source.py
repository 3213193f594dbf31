"""Where a calendar's answer comes from: the dose page, or a request of another program."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from baklosan_desktop.dosing import entry
from baklosan_desktop.dosing.answer import Status
from baklosan_desktop.dosing.codes import Code
from baklosan_desktop.dosing.dispensing import bundled_strength
from baklosan_desktop.dosing.own_steps import OwnStep
from baklosan_desktop.dosing.rulebook import Rulebook, stated
from baklosan_desktop.dosing.stopping import LATEST_DAY
from baklosan_desktop.quantities import Mass
from baklosan_desktop.screens.calendar import Dosed, NoCalendar
from baklosan_desktop.screens.dose import settled
from baklosan_desktop.screens.dose_asked import SCORED_10_MG, Asked, Reference, strengths_at_hand
from baklosan_desktop.screens.dose_fields import Fields
from baklosan_desktop.screens.dose_form import DoseForm, Question
from baklosan_desktop.screens.dose_request import DEFAULTS, answer_request
from baklosan_desktop.screens.dose_taper import read_steps
from baklosan_desktop.screens.dosing_calendar import Ticked, courses_by_reading
from baklosan_desktop.wording import long_date

_READINGS = ("A", "B")
# What a request for a calendar may hold beside a dose request.
_FURTHER: Mapping[str, object] = {"steps": None, "reading": "A", "days": None, "scored_10_mg": None}
_STEP: Mapping[str, object] = {"date": None, "daily_mg": None}


class WrongRequest(NoCalendar):
    """A request that cannot be read."""

    advice = "Correct the request; its fields are those of: baklosan dose --json."


class Requested(NamedTuple):
    """The answer to a request, and what of it is to be printed: a request is a tick."""

    dosed: Dosed
    ticked: Ticked


def of_page(form: DoseForm, book: Reference) -> Dosed | None:
    """Take the answer that the dose page shows; None where it shows none."""
    if (shown := settled(form, book)) is None:
        return None
    answer, asked = shown
    dosed = Dosed(
        answer,
        book.rules,
        strengths_at_hand(form, book.rules),
        asked.typed.first_day,
        asked.typed.current_daily,
    )
    if form.question is Question.CHECK:
        return dosed._replace(division=_division(asked))
    if form.question is Question.STOP and answer.window and asked.typed.first_day:
        steps, remarks, _ = read_steps(form.own_steps, asked.typed.first_day)
        unread = tuple(f"Step {n}: {said}" for n, said in enumerate(remarks, 1) if said)
        return dosed._replace(steps=tuple(steps), unread=unread, length=asked.typed.taper_days)
    return dosed


def of_request(
    request: object, rules: Rulebook, today: date, *, modes: Sequence[str], has_10_mg: bool
) -> Requested:
    """Answer a request, in the first of these modes if it names none; WrongRequest says why not.

    `has_10_mg` holds where the request does not say whether scored 10 mg tablets are at hand.
    """
    if not isinstance(request, dict):
        raise WrongRequest("A request is a JSON object.")
    further = {name: request[name] for name in _FURTHER.keys() & request.keys()}
    asked = {"mode": modes[0], **{name: request[name] for name in request.keys() - further.keys()}}
    if asked["mode"] not in modes:
        raise WrongRequest(f"This calendar is made from the mode {' or '.join(modes)}.")
    answer = answer_request(asked, rules).answer
    if answer.status is Status.INPUT_ERROR:
        raise WrongRequest(" ".join(reason.words for reason in answer.reasons))
    dosed = _beside(Dosed(answer, rules, (bundled_strength(rules),), today), asked)
    return _printed(dosed, further, has_10_mg=has_10_mg)


def _beside(dosed: Dosed, asked: Mapping[str, object]) -> Dosed:
    """Add the first day and what is said of stopping, which other questions do not read."""
    fields = Fields(asked, DEFAULTS)
    first = fields.day("date", LATEST_DAY)
    current = fields.number("current_daily_mg", entry.daily_dose)
    length = fields.number("taper_days", entry.days)
    _refuse(fields)
    return dosed._replace(first_day=first or dosed.first_day, current=current, length=length)


def _printed(dosed: Dosed, further: Mapping[str, object], *, has_10_mg: bool) -> Requested:
    fields = Fields(further, _FURTHER)
    reading, days = fields.word("reading", _READINGS), fields.number("days", entry.days)
    scored = fields.flag("scored_10_mg")
    steps = tuple(_steps(further.get("steps"), stated(dosed.first_day), fields))
    _refuse(fields)
    if has_10_mg if scored is None else scored:
        dosed = dosed._replace(at_hand=(*dosed.at_hand, SCORED_10_MG))
    courses = dict(zip(_READINGS, courses_by_reading(dosed.answer), strict=False))
    if courses and reading not in courses:
        raise WrongRequest(f"There is no dose in reading {reading}.")
    typed = "" if days is None else str(days)
    return Requested(dosed._replace(steps=steps), Ticked(courses.get(str(reading)), typed))


def _steps(steps: object, first: date, fields: Fields) -> Iterator[OwnStep]:
    """Read the prescriber's steps; each problem names its step."""
    if steps is None:
        return
    if not isinstance(steps, list) or not all(isinstance(step, dict) for step in steps):
        fields.refuse(Code.UNKNOWN_VALUE, "steps is a list of objects with date and daily_mg.")
        return
    for number, step in enumerate(steps, 1):
        reading = Fields(step, _STEP)
        day = reading.needed("date", reading.day("date", LATEST_DAY))
        daily = reading.needed("daily_mg", reading.number("daily_mg", entry.daily_dose))
        fields.problems += [
            problem._replace(words=f"Step {number}: {problem.words}")
            for problem in reading.problems
        ]
        if day and daily is not None:
            if day < first:
                early = f"Step {number} begins before {long_date(first)}."
                fields.refuse(Code.DATE_FORMAT, early)
            yield OwnStep((day - first).days, daily)


def _refuse(fields: Fields) -> None:
    if fields.problems:
        raise WrongRequest(" ".join(problem.words for problem in fields.problems))


def _division(asked: Asked) -> tuple[Mass, ...]:
    """Return how the prescriber divides the day, where that is typed."""
    form = asked.form
    if not form.per_intake.strip():
        return ()
    return (entry.dose_above_zero(form.per_intake),) * entry.intakes(form.times)
