"""Sentences of the dose page, each with the label's words behind it."""

from collections.abc import Iterable
from typing import NamedTuple

from baklosan_desktop.dosing.answer import Answer, Figure, Mark
from baklosan_desktop.dosing.doses import NextDose
from baklosan_desktop.dosing.rulebook import Rulebook, stated
from baklosan_desktop.labels.citation import Citation
from baklosan_desktop.labels.label import Label
from baklosan_desktop.screens.label import QuoteView
from baklosan_desktop.wording import counted, measured, place


class Sentence(NamedTuple):
    """One statement. `mark` is "editorial" or "derived" where it is not the label's own."""

    words: str
    quotes: tuple[QuoteView, ...] = ()
    mark: str = ""


def sentence(
    words: str, label: Label, citations: Iterable[Citation] = (), mark: Mark = Mark.LABEL
) -> Sentence:
    """Write a statement with its quotes."""
    return Sentence(measured(words), quotes(label, citations), mark.value)


def named_only(rules: Rulebook) -> Sentence:
    """Say that what the label does not name as an interaction is not thereby safe (HZ-30)."""
    groups = counted(len(rules.interactions), "group")
    words = f"The label names {groups} of other medicines only; absence here is not safety."
    return Sentence(words, mark=Mark.EDITORIAL.value)


class NoTarget(NamedTuple):
    """That the days to a range are no advice to go there, and the sentences that speak of both."""

    words: str
    citations: tuple[Citation, ...]


def no_target(answer: Answer) -> NoTarget | None:
    """Return what must stand beside days to a range (AMB-08); None where no days are shown."""
    if not isinstance(answer.dose, NextDose) or not answer.dose.courses:
        return None
    usual = stated(stated(answer.regimen).usual)
    words = (
        f"The {usual.name} is no target: the dose is raised only until the "
        "effect is reached. Days to it are the fewest, counted from the first day of the next dose."
    )
    behind = (rung.citations for rung in answer.ladder if rung.figure is Figure.STEP)
    return NoTarget(words, tuple(dict.fromkeys(cited for each in behind for cited in each)))


def quotes(label: Label, citations: Iterable[Citation]) -> tuple[QuoteView, ...]:
    """Return the label's words, verbatim, each once, with the place to open."""
    return tuple(
        QuoteView(cited.quote, place(label.section(cited.section), cited.line), cited.line)
        for cited in dict.fromkeys(citations)
    )
