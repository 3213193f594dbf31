"""A dose answer as lines for people, on the command line."""

from collections.abc import Iterable, Iterator

from baklosan_desktop.dosing.answer import Answer, Mark
from baklosan_desktop.dosing.codes import Code
from baklosan_desktop.dosing.doses import NextDose, Plan, TabletDose
from baklosan_desktop.dosing.rulebook import Rulebook
from baklosan_desktop.labels.citation import Citation
from baklosan_desktop.screens.dose_headline import headline
from baklosan_desktop.screens.dose_quotes import named_only, no_target
from baklosan_desktop.wording import measured

WORKSHEET = "Check against the prescription. Nothing is stored."


def lines(answer: Answer, rules: Rulebook) -> Iterator[str]:
    """Yield the answer, its reasons, its figures and how it was worked out."""
    return map(measured, _unmeasured(answer, rules))


def _unmeasured(answer: Answer, rules: Rulebook) -> Iterator[str]:
    yield headline(answer)
    yield f"Status: {answer.status.value}"
    yield from _figures(answer)
    for reason in sorted(answer.reasons, key=lambda reason: reason.code != Code.URGENT):
        yield f"- {reason.words}{_lines(reason.citations)} [{reason.code}{_mark(reason.mark)}]"
    if answer.ladder:
        yield "How this was worked out:"
        for rung in answer.ladder:
            yield f"- {rung.says}{_lines(rung.citations)} [{rung.rule}{_mark(rung.mark)}]"
    for note in answer.notes:
        yield f"- {note.text} [{note.id}{_mark(Mark.EDITORIAL)}]"
    if said := no_target(answer):
        yield f"- {said.words}{_lines(said.citations)} [{Mark.EDITORIAL.value}]"
    if answer.dose and not isinstance(answer.dose, TabletDose):
        named = named_only(rules)
        yield f"- {named.words} [{named.mark}]"
    yield WORKSHEET


def _figures(answer: Answer) -> Iterator[str]:
    dose = answer.dose
    if isinstance(dose, NextDose):
        yield f"Step read as per day: {dose.per_day} per day in total"
        per_intake = f"{dose.per_intake} per day in total" if dose.per_intake else "not given"
        yield f"Step read as per intake: {per_intake}"
    if isinstance(dose, Plan):
        for course in dose:
            yield f"Step read as per {course.per}: on day {course.first_day}"
    if answer.maximum and not answer.is_stop:
        yield f"Maximum: {answer.maximum} per day"


def _lines(citations: Iterable[Citation]) -> str:
    numbers = sorted({citation.line for citation in citations})
    if not numbers:
        return ""
    return f" (line{'' if len(numbers) == 1 else 's'} {', '.join(map(str, numbers))})"


def _mark(mark: Mark) -> str:
    return f", {mark.value}" if mark.value else ""
