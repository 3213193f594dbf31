"""Sentences of the dose page, each with the label's words behind it."""

from collections.abc import Iterable
from typing import NamedTuple

from baklosan_desktop.dosing.answer import Mark
from baklosan_desktop.dosing.rulebook import Rulebook
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


def quotes(label: Label, citations: Iterable[Citation]) -> tuple[QuoteView, ...]:
    """Return the label's words, verbatim, each once, with the place to open."""
    return tuple(
        QuoteView(cited.quote, place(label.section(cited.section), cited.line), cited.line)
        for cited in dict.fromkeys(citations)
    )
