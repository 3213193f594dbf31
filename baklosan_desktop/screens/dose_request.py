"""A dose request of another program → its answer. Never raises for anything that JSON can hold."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from baklosan_desktop.dosing import entry
from baklosan_desktop.dosing.answer import Answer, Reason, Status
from baklosan_desktop.dosing.check import check
from baklosan_desktop.dosing.codes import Code
from baklosan_desktop.dosing.information import Information, information
from baklosan_desktop.dosing.patient import (
    BREASTFEEDING,
    HAEMODIALYSIS,
    HYPERSENSITIVITY,
    PREGNANT,
    RENAL_FAILURE,
    Confirmed,
    Patient,
    Reply,
)
from baklosan_desktop.dosing.rulebook import Rulebook
from baklosan_desktop.dosing.start import start
from baklosan_desktop.dosing.stopping import LATEST_DAY, stop
from baklosan_desktop.dosing.tablets import tablet
from baklosan_desktop.dosing.titration import plan, titrate
from baklosan_desktop.quantities import Age, Mass
from baklosan_desktop.screens.dose_fields import Fields

_ASKED_SINGLY = (RENAL_FAILURE, HAEMODIALYSIS, PREGNANT, BREASTFEEDING)
# What a request means where it leaves a field out; a calling system has asked already.
DEFAULTS: Mapping[str, object] = {
    "mode": "start",
    "age_years": None,
    "age_months": None,
    "weight_kg": None,
    **dict.fromkeys(_ASKED_SINGLY, Reply.NO.value),
    "egfr": None,
    "conditions": (),
    "unknown": (),
    "indication": "multiple sclerosis",
    "co_medications": (),
    "levodopa_reason_confirmed": False,
    "increased_sensitivity": False,
    "current_daily_mg": None,
    "days_since_last_increase": None,
    "target_daily_mg": None,
    "prescribed_daily_mg": None,
    "first_prescription": None,
    "taper_days": None,
    "date": None,
    "daily_mg": None,
    "raw": None,
    "confirmed": (),
}
_CONFIRMABLE = {word.value: word for word in (Confirmed.WEIGHT, Confirmed.PREGNANCY)}
_REPLIES = [reply.value for reply in Reply]
_TYPED: Mapping[str, Callable[[str], object]] = {
    "weight_kg": entry.weight,
    "age_years": entry.years,
    "age_months": entry.months,
}


class Answered(NamedTuple):
    """An answer with the question it belongs to; `typed` is the text whose reading was asked."""

    mode: str
    answer: Answer
    typed: str = ""


def answer_request(request: object, rules: Rulebook) -> Answered:
    """Answer one request; what cannot be read is an INPUT_ERROR that names it."""
    if not isinstance(request, dict):
        problem = Reason(Code.UNKNOWN_VALUE, "A request is a JSON object.")
        return Answered("", Answer(Status.INPUT_ERROR, (problem,)))
    fields = Fields(request, DEFAULTS)
    mode = fields.word("mode", _QUESTIONS) or ""
    answer = _QUESTIONS[mode](fields, rules) if mode else None
    if fields.problems or answer is None:
        return Answered(mode, Answer(Status.INPUT_ERROR, tuple(dict.fromkeys(fields.problems))))
    return Answered(mode, answer, request["raw"]["text"] if mode == _INPUT else "")


_INPUT = "input"


def _start(fields: Fields, rules: Rulebook) -> Answer | None:
    patient = _patient(fields, rules)
    return start(patient, rules) if patient else None


def _titrate(fields: Fields, rules: Rulebook) -> Answer | None:
    patient, current = _patient(fields, rules), _above_zero(fields, "current_daily_mg")
    name = "days_since_last_increase"
    days = fields.needed(name, fields.number(name, entry.days))
    if patient is None or current is None or days is None:
        return None
    return titrate(patient, days, rules)


def _plan(fields: Fields, rules: Rulebook) -> Answer | None:
    patient, name = _patient(fields, rules), "target_daily_mg"
    target = fields.needed(name, fields.number(name, entry.daily_dose))
    return None if patient is None or target is None else plan(patient, target, rules)


def _check(fields: Fields, rules: Rulebook) -> Answer | None:
    patient, dose = _patient(fields, rules), _above_zero(fields, "prescribed_daily_mg")
    first = fields.needed("first_prescription", fields.flag("first_prescription"))
    if patient is None or dose is None or first is None:
        return None
    return check(patient, dose, first=first, rules=rules)


def _stop(fields: Fields, rules: Rulebook) -> Answer | None:
    day = fields.needed("date", fields.day("date", LATEST_DAY))
    length = fields.number("taper_days", entry.days)
    allergic = HYPERSENSITIVITY in fields.words("conditions", _conditions(rules))
    return stop(day, length, allergic=allergic, rules=rules) if day else None


def _tablet(fields: Fields, rules: Rulebook) -> Answer | None:
    daily = _above_zero(fields, "daily_mg")
    return tablet(daily, rules) if daily else None


def _input(fields: Fields, _rules: Rulebook) -> Answer | None:
    """Read what was typed into a field, without any question behind it."""
    if raw := fields.pair("raw", "field", "text"):
        name, text = raw
        if name in _TYPED:
            fields.typed(name, text, _TYPED[name])
            return Answer(Status.OK, ())
        fields.refuse(Code.UNKNOWN_VALUE, f"raw: field is one of: {', '.join(_TYPED)}.")
    return None


def _informed(asked: Information) -> Callable[[Fields, Rulebook], Answer]:
    return lambda _fields, rules: information(asked, rules)


_QUESTIONS: Mapping[str, Callable[[Fields, Rulebook], Answer | None]] = {
    "start": _start,
    "titrate": _titrate,
    "plan": _plan,
    "check": _check,
    "stop": _stop,
    "tablet": _tablet,
    _INPUT: _input,
    **{asked.value: _informed(asked) for asked in Information},
}


def _patient(fields: Fields, rules: Rulebook) -> Patient | None:
    """Read the patient; None where the age is not known. Whatever else is wrong is a problem."""
    age, weight = _age(fields), fields.number("weight_kg", entry.weight)
    replies = {name: fields.word(name, _REPLIES) for name in _ASKED_SINGLY}
    confirmed = {_CONFIRMABLE[word] for word in fields.words("confirmed", _CONFIRMABLE)}
    if fields.flag("levodopa_reason_confirmed"):
        confirmed.add(Confirmed.LEVODOPA_REASON)
    medicines = [key for item in rules.interactions for key in item.co_medications]
    conditions = _conditions(rules)
    patient = Patient(
        age=age or Age(0),
        weight=weight,
        has=fields.words("conditions", conditions) | _replied(replies, Reply.YES),
        unknown=fields.words("unknown", (*conditions, *_ASKED_SINGLY))
        | _replied(replies, Reply.UNKNOWN),
        co_medications=fields.words("co_medications", medicines),
        indication=fields.text("indication"),
        increased_sensitivity=bool(fields.flag("increased_sensitivity")),
        egfr=fields.number("egfr", entry.egfr),
        current_daily=fields.number("current_daily_mg", entry.daily_dose),
        confirmed=frozenset(confirmed),
    )
    return patient if age else None


def _replied(replies: Mapping[str, str | None], wanted: Reply) -> frozenset[str]:
    return frozenset(name for name, reply in replies.items() if reply == wanted.value)


def _age(fields: Fields) -> Age | None:
    read = fields.number("age_years", entry.years)
    years = fields.needed("age_years", read, Code.AGE_MISSING)
    months = fields.number("age_months", entry.months) or 0
    if years is None:
        return None
    return fields.typed("age", "", lambda _: entry.age(years, months))


def _above_zero(fields: Fields, name: str) -> Mass | None:
    """Read a dose that somebody takes or is to take."""
    return fields.needed(name, fields.number(name, entry.dose_above_zero))


def _conditions(rules: Rulebook) -> list[str]:
    """Return the words for conditions: all that the label's facts know but those asked singly."""
    known = [key for item in rules.contraindications for key in item.conditions]
    known += [item.condition for item in rules.cautions if item.condition]
    known += [item.condition for item in rules.monitoring]
    return [key for key in known if key not in _ASKED_SINGLY]
