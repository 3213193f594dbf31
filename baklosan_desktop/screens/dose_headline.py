"""The one line that says what a dosing question came to."""

from collections.abc import Mapping

from baklosan_desktop.dosing.answer import Answer, Status
from baklosan_desktop.dosing.codes import Code
from baklosan_desktop.dosing.doses import (
    Dose,
    FirstDose,
    NextDose,
    Plan,
    Prescribed,
    Regimen,
    Window,
)
from baklosan_desktop.dosing.rulebook import stated
from baklosan_desktop.wording import long_date, measured

_BY_STATUS: Mapping[Status, str] = {
    Status.HARD_STOP: "Do not use",
    Status.HARD_STOP_CONFLICT: "Do not use: the label contradicts itself on kidney failure",
    Status.NO_LABEL_DOSE: "The label gives no dose at this age",
    Status.NEEDS_MORE_INFORMATION: "No dose until this is known",
    Status.INPUT_ERROR: "The question cannot be read",
    Status.CONFIRM_INPUT: "Confirm or correct what is unlikely",
    Status.OK: "The number can be used",  # an input alone; every other OK holds a dose or a window
}
# Refusals in the order in which they decide; an empty text: the reason says it with its figure.
_BY_REFUSAL: Mapping[str, str] = {
    Code.ABOVE_MAX: "",
    Code.ABOVE_RANGE: "",
    Code.ABOVE_INITIAL: "",
    Code.TOO_EARLY: "No increase yet: too early",
    Code.DOSE_STEP: "No plan: the steps of the label do not lead there",
    Code.ABRUPT_STOP: "Too fast: stopping is to be gradual",
}


def headline(answer: Answer) -> str:
    """Say what the answer is; an emergency before all else."""
    return measured(_dose(answer.dose, answer.regimen) if answer.dose else _without_dose(answer))


def _without_dose(answer: Answer) -> str:
    if Code.URGENT in answer.codes:
        return f"{_words(answer, Code.URGENT)} (editorial)"
    if Code.TAPER_LONGER in answer.codes:
        return _words(answer, Code.TAPER_LONGER)
    if answer.window and answer.status is not Status.REJECT:
        return _window(answer.window)
    if answer.status is Status.REJECT:
        code = next(code for code in _BY_REFUSAL if code in answer.codes)
        return _BY_REFUSAL[code] or _words(answer, code)
    if answer.status is Status.OK_WITH_WARNINGS:
        return "No schedule: the label gives none with increased sensitivity"
    return _BY_STATUS.get(answer.status) or f"{_words(answer, answer.codes[0])} (editorial)"


def _words(answer: Answer, code: str) -> str:
    """Return the first sentence of a reason; the rest stands below, with its place."""
    words = next(reason.words for reason in answer.reasons if reason.code == code)
    return words.partition(". ")[0].rstrip(".")


def _window(window: Window) -> str:
    return (
        f"The treatment ends on a day from {long_date(window.starts)} to {long_date(window.ends)}"
    )


def _dose(dose: Dose, regimen: Regimen | None) -> str:
    match dose:
        case FirstDose():
            return _first(dose, stated(regimen))
        case NextDose():
            return f"Next dose: {dose.per_day} per day in total"
        case Plan(way, _) if not way.increases:
            return f"No increase: the target of {way.target} per day is the first dose"
        case Plan(way, _):
            return f"{way.start} to {way.target} per day in {way.days} days, step read per day"
        case Prescribed(daily):
            return f"The prescribed {daily} per day is within the label"
    found = f"{dose.tablets} tablets" if dose.tablets else "not from the label's tablets"
    return f"{dose.daily} per day: {found}"


def _first(dose: FirstDose, regimen: Regimen) -> str:
    total = f"Dose: {dose.daily} per day in total"
    if regimen.per_intake is None:
        return total
    return f"{total}, in {regimen.intakes_per_day} intakes of {regimen.per_intake}"
