"""One side effect in words: the label's, with the sentence they come from, and ours, marked."""

import re
from typing import NamedTuple

from baklosan_desktop.labels.facts import SideEffect
from baklosan_desktop.labels.label import Label
from baklosan_desktop.screens.side_effect_rates import in_short
from baklosan_desktop.wording import EDITORIAL, place


class Passage(NamedTuple):
    """The sentence that an effect comes from, and where in it the term stands."""

    place: str
    sentence: str
    marks: tuple[tuple[int, int], ...]


def plain_words(effect: SideEffect) -> str:
    """Return the plain words where they say more than the term itself (editorial)."""
    return "" if effect.plain == effect.term else effect.plain


def advice(effect: SideEffect) -> str:
    """Return what a patient with this effect should do, empty for most effects (editorial)."""
    return effect.seriousness.value if effect.seriousness else ""


def has_ours(effect: SideEffect) -> bool:
    """Whether anything that is said of an effect is editorial."""
    return bool(plain_words(effect) or advice(effect))


def detail(effect: SideEffect) -> str:
    """Return what stands under a term: how many had it, or the plain words (editorial)."""
    return in_short(effect.rates) or plain_words(effect)


def spoken(effect: SideEffect) -> str:
    """Say an effect in one line: the term, then what is ours, marked, and the percentages.

    >>> spoken(SideEffect("", "rash", None, "rare", None, "skin rash", None, ()))
    'rash (editorial: skin rash)'
    """
    ours = "; ".join(filter(None, (plain_words(effect), advice(effect))))
    said = f"{effect.term} ({EDITORIAL}: {ours})" if ours else effect.term
    return ", ".join(filter(None, (said, in_short(effect.rates))))


def passage(effect: SideEffect, label: Label) -> Passage:
    """Return the sentence that names the effect, verbatim."""
    citation = effect.citations[0]
    section = label.section_at(citation.line)
    text = next(p for p in section.paragraphs if p.line == citation.line)
    sentence = next((part for part in text.sentences if citation.quote in part), text.text)
    marks = re.finditer(rf"\b{re.escape(effect.term)}\b", sentence)
    return Passage(place(section, citation.line), sentence, tuple(mark.span() for mark in marks))
