"""What a calendar for a patient is made of: an answer, and its doses by day, intake and tablet."""

from datetime import date
from typing import NamedTuple

from baklosan_desktop.dosing.answer import Answer, Figure, Status
from baklosan_desktop.dosing.codes import Code
from baklosan_desktop.dosing.dispensing import Portion, Strength, made, portions, usable
from baklosan_desktop.dosing.division import divided
from baklosan_desktop.dosing.own_steps import OwnStep
from baklosan_desktop.dosing.rulebook import Rulebook, stated
from baklosan_desktop.errors import BaklosanError
from baklosan_desktop.labels.facts import RuleKind
from baklosan_desktop.labels.population import Group
from baklosan_desktop.quantities import Mass
from baklosan_desktop.screens.dose_headline import headline
from baklosan_desktop.screens.dose_plan import INTAKES
from baklosan_desktop.wording import measured

IN_TOTAL = "In the whole day, divided as the prescriber says"
# Answers whose first reason says more than their headline, which only says that there is no dose.
_REASONED = {
    Status.HARD_STOP,
    Status.HARD_STOP_CONFLICT,
    Status.NEEDS_MORE_INFORMATION,
    Status.INPUT_ERROR,
    Status.CONFIRM_INPUT,
}


_OF_DOSES = {Figure.START, Figure.STEP, Figure.STOP}


class NoCalendar(BaklosanError):
    """An answer, or the lack of one, from which no calendar may be printed."""

    advice = "The answer to the dose question says more."


class NotAnswered(NoCalendar):
    """There is no answer yet, or none of the kind that the calendar is made from."""

    advice = "Open the dose page, answer there, then come back."


class Dosed(NamedTuple):
    """An answer of the dose page or of a request, and what a calendar must know beside it.

    `division` is the prescriber's own, empty where the day is divided as usual; `steps` are the
    prescriber's own of stopping, `unread` says which of them cannot be read; `length` is within how
    many days the treatment is to end.
    """

    answer: Answer
    rules: Rulebook
    at_hand: tuple[Strength, ...]
    first_day: date | None
    current: Mass | None = None
    division: tuple[Mass, ...] = ()
    steps: tuple[OwnStep, ...] = ()
    unread: tuple[str, ...] = ()
    length: int | None = None


class Intake(NamedTuple):
    """What is taken at a time of the day, or so many `times`.

    `tablets` is empty where those at hand do not make the dose.
    """

    when: str
    dose: Mass
    tablets: tuple[Portion, ...] = ()
    times: int = 1


class Stage(NamedTuple):
    """A dose and how many days it is taken; without intakes nothing is taken any more."""

    first: date
    days: int
    daily: Mass
    intakes: tuple[Intake, ...]


def stage(first: date, days: int, daily: Mass, dosed: Dosed) -> Stage:
    """Say what is taken on each of these days; nothing where the dose is zero."""
    return Stage(first, days, daily, intakes(daily, dosed) if daily != Mass(0) else ())


def lines(dosed: Dosed, *kinds: RuleKind) -> tuple[int, ...]:
    """Return the lines of the label behind these rules and the doses, in its order, each once."""
    rules = (rule for rule in dosed.rules.dose_rules if rule.kind in kinds)
    cited = {each.line for rule in rules for each in rule.citations}
    cited |= {rung.citation.line for rung in dosed.answer.ladder if rung.figure in _OF_DOSES}
    return tuple(sorted(cited))


def reason(answer: Answer) -> str:
    """Say in one sentence why an answer gives no calendar."""
    said = headline(answer).removesuffix(" (editorial)")
    if answer.status in _REASONED and Code.URGENT not in answer.codes:
        said = answer.reasons[0].words.rstrip(".")
    return measured(f"No calendar is printed: {said}.")


def intakes(daily: Mass, dosed: Dosed) -> tuple[Intake, ...]:
    """Divide a day's dose over its intakes, and make each from the tablets at hand."""
    strengths = usable(daily, dosed.at_hand, dosed.rules)
    if dosed.division:
        return _prescribed(dosed.division, strengths)
    unit = stated(dosed.rules.rule(RuleKind.INITIAL, Group.ADULTS).amount).high
    parts = divided(daily, len(INTAKES), unit) or ()
    day = made(daily, parts, strengths)
    if day.total or not parts:
        return (Intake(IN_TOTAL, daily, day.total),)
    tablets = day.intakes or ((),) * len(parts)
    return tuple(map(Intake, INTAKES, parts, tablets))


def _prescribed(division: tuple[Mass, ...], strengths: tuple[Strength, ...]) -> tuple[Intake, ...]:
    """Keep the prescriber's division: only three intakes have names."""
    each, times = division[0], len(division)
    tablets = portions(each, strengths) or ()
    if times == len(INTAKES):
        return tuple(Intake(when, each, tablets) for when in INTAKES)
    often = "Once a day" if times == 1 else f"{times} times a day, each time"
    return (Intake(often, each, tablets, times),)
