"""Which dosing question a form asks, its answer, and what is still missing for one."""

from collections.abc import Iterator

from baklosan_desktop.dosing.answer import Answer
from baklosan_desktop.dosing.check import check
from baklosan_desktop.dosing.patient import HYPERSENSITIVITY, Patient, Reply
from baklosan_desktop.dosing.rulebook import Rulebook
from baklosan_desktop.dosing.screening import barred
from baklosan_desktop.dosing.start import start
from baklosan_desktop.dosing.stopping import LATEST_DAY, stop
from baklosan_desktop.dosing.tablets import tablet
from baklosan_desktop.dosing.titration import plan, titrate
from baklosan_desktop.screens.dose_form import SCREENED, DoseForm, Entered, Question


def ask(form: DoseForm, typed: Entered, patient: Patient | None, rules: Rulebook) -> Answer | None:
    """Answer what can be answered; what bars every dose needs nothing more (REQ-16)."""
    if typed.problems:
        return None
    if form.question in SCREENED:
        return _of_patient(form, typed, patient, rules) if patient else None
    if form.question is Question.STOP:
        return _stop(form, typed, rules)
    return tablet(typed.daily, rules) if typed.daily else None


def missing(form: DoseForm, typed: Entered) -> Iterator[str]:
    """Yield what is to be typed before the question can be answered."""
    if typed.problems:
        yield "Correct the number that cannot be read."
        return
    if form.question in SCREENED and typed.age is None:
        yield "Type the age in years."
    if form.question is Question.INCREASE:
        if typed.current_daily is None:
            yield "Type the dose now taken."
        if typed.days_since is None:
            yield "Type the days since the last increase."
    if form.question is Question.CHECK:
        yield from _missing_prescription(form, typed)
    if form.question is Question.STOP:
        yield from _missing_stop(form, typed)
    if form.question is Question.TABLETS and typed.daily is None:
        yield "Type the dose."


def _of_patient(form: DoseForm, typed: Entered, patient: Patient, rules: Rulebook) -> Answer | None:
    if form.question is Question.START:
        return plan(patient, typed.target, rules) if typed.target else start(patient, rules)
    if form.question is Question.INCREASE and typed.current_daily and typed.days_since is not None:
        return titrate(patient, typed.days_since, rules)
    if form.question is Question.CHECK and typed.prescribed and form.first is not None:
        return check(patient, typed.prescribed, first=form.first, rules=rules)
    return barred(patient, rules)


def _stop(form: DoseForm, typed: Entered, rules: Rulebook) -> Answer | None:
    allergy = form.replies.get(HYPERSENSITIVITY)
    if allergy is Reply.YES:
        return stop(LATEST_DAY, None, allergic=True, rules=rules)
    if typed.first_day is None or allergy is not Reply.NO:
        return None
    return stop(typed.first_day, typed.taper_days, allergic=False, rules=rules)


def _missing_stop(form: DoseForm, typed: Entered) -> Iterator[str]:
    if typed.first_day is None:
        yield "Choose the day from which is counted."
    if form.replies.get(HYPERSENSITIVITY) is Reply.UNKNOWN:
        yield "Find out whether there is an allergy to baclofen."


def _half_typed(form: DoseForm) -> bool:
    return bool(form.per_intake.strip()) != bool(form.times.strip())


def _missing_prescription(form: DoseForm, typed: Entered) -> Iterator[str]:
    if _half_typed(form):
        yield "Type both, the dose per intake and how many times per day."
    elif typed.prescribed is None:
        yield "Type the prescribed dose."
    if form.first is None:
        yield "Say whether it is the first prescription."
