"""Percentages in sentences: "Neuropsychiatric: confusion (1 to 11%)", "nausea (5% vs 3% placebo)".

A percentage is read in brackets right behind a term, or where a whole sentence says in how many of
whom a reaction occurred; and only in a sentence that speaks of reactions, or follows one that does.
A sentence on those who stopped, on serious reactions or on the people of a study is not read.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from baklosan_desktop.extraction import heading_words, row_words, sentence_words
from baklosan_desktop.extraction.own_names import OwnNames
from baklosan_desktop.extraction.percentages import Share, share, without_marks
from baklosan_desktop.labels.rates import Rate, Role

_SENTENCE_END = re.compile(r"(?<=[.;]) (?=[A-Z])|(?<=\.)(?=[A-Z][a-z])| ?[•●] ?")
_ITEM = re.compile(r"\(([^()%]{0,40}%[^()]{0,80})\)")
_BOUNDARY = re.compile(
    r"[,;:()%]|\b(?:were|was|are|is|includ(?:e|es|ed|ing)|as follows|either|both|than|had)\b|\. ",
    re.IGNORECASE,
)
_JOINING = re.compile(
    r"^(?:(?:and|or|the|an?|also|only|transient|mild|rarely|e\.g\.)\b[ ,]*)+", re.IGNORECASE
)
_SYSTEM = re.compile(r"(?:^|(?<=[.:;] ))([A-Z][A-Za-z/&,-]*(?: (?:and |& )?[A-Za-z/-]+){0,4}): ")
_TERM = re.compile(r"[A-Za-z][A-Za-z'’/ -]{2,58}[A-Za-z]")
_SHARE = r"(?:[<≤>≥~] ?)?[0-9.]{1,8} ?%? ?(?:(?:-|–|\u2011|to) ?[0-9.]{1,8} ?)?%"
_FIGURE = re.compile(f"({_SHARE})")
_SEE = re.compile(r" ?\[see [^]]{0,80}\]| ?\(see [^)]{0,80}\)", re.IGNORECASE)
_BETWEEN = re.compile(r" ?(?:,|;|vs\.?|versus|\band\b|compared (?:to|with)) ?")
_ASIDE = re.compile(
    r",? ?\(?n ?= ?[0-9,]+\)?|\bof (?:patients|subjects)\b|\b[0-9]+/[0-9]+\b[;,]?", re.IGNORECASE
)
_OF = r"of (?:all |the ){0,2}(?:patients|subjects|adults|children|people|those)"
_ABOUT = "(?:approximately |about )?"
_THAN = r"(?:and|compared (?:to|with)|vs\.?|versus)"
_NAME = "(?P<term>[a-z][a-z /-]{2,58}?)"
_ARM = r"(?P<arm> [^%,.;()]{1,80}?)?"
_CONTROL = rf"(?P<other>{_SHARE}) {_OF}(?P<control> [^%,.;()]{{1,80}})"
_CLAUSES = (
    re.compile(
        rf"(?:^|, ){_NAME} (?:(?:was|were|has been|have been) )?"
        r"(?:reported|observed|seen|noted|experienced|occurred)(?: as an? adverse [a-z]+)? "
        rf"(?:in|by|at) {_ABOUT}(?P<share>{_SHARE}) {_OF}{_ARM}"
        rf"(?: {_THAN}(?: in)? {_CONTROL})?[.;]?$",
        re.IGNORECASE,
    ),
    re.compile(
        rf"(?:^|, ){_ABOUT}(?P<share>{_SHARE}) {_OF}{_ARM} (?:developed|experienced|reported) "
        rf"{_NAME}(?: \([^()%]{{0,120}}\))?(?:,? {_THAN} {_CONTROL})?[.;]?$",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b(?:higher|greater|increased) (?:incidence|rate) of {_NAME} (?:when |as )?"
        rf"compared (?:to|with)(?P<control> [a-z -]{{3,40}}?)(?P<arm>) \((?P<share>{_SHARE}) "
        rf"(?:vs\.?|versus) (?P<other>{_SHARE})\)[.;]?$",
        re.IGNORECASE,
    ),
)
_MOST_WORDS = 6


class InlineEffect(NamedTuple):
    """A reaction with the rates behind it; `context` is whom it was seen in, empty: everybody."""

    term: str
    system: str
    context: str
    rates: tuple[Rate, ...]


class Sentence(NamedTuple):
    """What a sentence says; `is_unread` where it has percentages that are not understood.

    `is_of_else` where they may be of some people only, or of no reaction.
    """

    effects: tuple[InlineEffect, ...] = ()
    is_unread: bool = False
    speaks: bool = False
    is_of_else: bool = False


class _Whose(NamedTuple):
    """Of whom the percentages of a sentence are; `role` is None where it speaks of a control too.

    `is_compared` says that it names the drug first and then one control.
    """

    role: Role | None
    is_compared: bool
    control: str


def sentences(text: str) -> tuple[str, ...]:
    """Part a text into sentences, its blanks folded."""
    return tuple(part for part in _SENTENCE_END.split(" ".join(text.split())) if part)


def read_sentence(text: str, own: OwnNames, *, speaks: bool) -> Sentence:
    """Read a sentence; `speaks` says whether the one before spoke of reactions."""
    if sentence_words.ON_PEOPLE.search(text):
        return Sentence()
    if sentence_words.NO_LIST.search(_ITEM.sub(" ", text)):
        return Sentence((), "%" in text, speaks=False, is_of_else=True)
    speaks = speaks or bool(sentence_words.REACTIONS.search(text))
    if "%" not in text or not speaks:
        return Sentence((), "%" in text, speaks)
    context = _context(text)
    if clause := _clause(_SEE.sub("", text), own):
        return Sentence((clause._replace(context=context),), speaks=True)
    found = tuple(_listed(text, context, own))
    effects = tuple(one for one in found if one)
    return Sentence(effects, len(effects) < max(len(found), 1), speaks)


def _context(text: str) -> str:
    """Return what a sentence speaks of beside all people and all reactions."""
    if heading_words.LABORATORY.search(text):
        return heading_words.LABORATORY_CONTEXT
    young = sentence_words.YOUNG.search(text)
    return young[0].casefold() if young else ""


def _listed(text: str, context: str, own: OwnNames) -> Iterator[InlineEffect | None]:
    """Yield each item of a list with percentages in brackets, None for one not understood."""
    whose = _whose(text, own)
    for term, system, within in _items(text):
        rates = _rates(within, whose, own)
        yield InlineEffect(term, system, context, rates) if rates and _is_term(term) else None


def _clause(text: str, own: OwnNames) -> InlineEffect | None:
    """Read "rash occurred in 6% of patients on the drug and 2% of patients on placebo"."""
    match = next((found for one in _CLAUSES if (found := one.search(text))), None)
    if not match or not _is_term(match["term"]):
        return None
    others = (match.start(name) for name in ("other", "control") if match[name])
    role = _whose(text[: min(others, default=len(text))], own).role
    first = share(match["share"])
    if not first or not role:
        return None
    taken = _rate(first, (match["arm"] or "").strip(), role)
    if not match["other"]:
        return InlineEffect(match["term"], "", "", (taken,))
    second, arm = share(match["other"]), match["control"].strip()
    if not second or not heading_words.CONTROL.search(arm):
        return None
    return InlineEffect(match["term"], "", "", (taken, _rate(second, arm, Role.CONTROL)))


def _items(text: str) -> Iterator[tuple[str, str, str]]:
    """Yield each bracket with a percentage, with the term before it and the system it is under."""
    systems = [one for one in _SYSTEM.finditer(text) if not sentence_words.NO_SYSTEM.search(one[1])]
    system, end = "", 0
    for match in _ITEM.finditer(text):
        while systems and systems[0].end() <= match.start():
            system = systems.pop(0)[1]
        before = _BOUNDARY.split(text[end : match.start()])[-1].strip()
        yield without_marks(_JOINING.sub("", before)), system, match[1]
        end = match.end()


def _is_term(term: str) -> bool:
    return bool(
        _TERM.fullmatch(term)
        and len(term.split()) <= _MOST_WORDS
        and not sentence_words.NO_TERM.search(term)
        and not row_words.TOTAL.fullmatch(term)
        and not row_words.SYSTEM.fullmatch(term)
    )


def _whose(sentence: str, own: OwnNames) -> _Whose:
    """Tell of whom the percentages are that do not say so themselves."""
    outside = _ITEM.sub(" ", sentence)
    said = sentence_words.LIKE_PLACEBO.sub(" ", outside)
    drug, control = own.place(outside), heading_words.CONTROL.search(outside)
    is_compared = drug is not None and control is not None and drug < control.start()
    name = control[0] if control else ""
    if heading_words.CONTROL.search(said):
        return _Whose(None, is_compared, name)
    taking = sentence_words.TAKING.search(said)
    beside = own.without(taking[1].casefold()) if taking else ""
    role = Role.DRUG
    if taking and own.place(taking[1]) is None:
        role = Role.UNCLEAR
    elif sentence_words.COMBINED.search(said) or heading_words.ADDED.search(beside):
        role = Role.MIXED
    return _Whose(role, is_compared, name)


def _rates(within: str, whose: _Whose, own: OwnNames) -> tuple[Rate, ...]:
    """Read a bracket: one percentage, or several of which each says of whom it is."""
    pieces = _FIGURE.split(_ASIDE.sub("", within))
    figures = [one for text in pieces[1::2] if (one := share(text))]
    found = [one for one in figures if not one.is_least]  # "at least 5%" is where a list begins
    labels = [_BETWEEN.sub(" ", text).strip() for text in pieces[2::2]]
    if pieces[0].strip() or len(found) < len(labels):
        return ()
    if labels == [""]:
        return (_rate(found[0], "", whose.role),) if whose.role else ()
    if labels == ["", ""]:
        return _compared(found, whose.control) if whose.is_compared else ()
    if labels[0] == "" and heading_words.CONTROL.search(labels[1]) and not labels[2:]:
        return _compared(found, labels[1], whose.role) if whose.role else ()
    rates = [_labelled(*one, whose, own) for one in zip(found, labels, strict=True)]
    return tuple(one for one in rates if one) if all(rates) else ()


def _compared(found: Sequence[Share], control: str, role: Role = Role.DRUG) -> tuple[Rate, ...]:
    return _rate(found[0], "", role), _rate(found[1], control, Role.CONTROL)


def _labelled(found: Share, label: str, whose: _Whose, own: OwnNames) -> Rate | None:
    if heading_words.CONTROL.search(label):
        return _rate(found, label, Role.CONTROL)
    if own.place(label) is not None:
        return _rate(found, label, Role.DRUG)
    if heading_words.WHOLE.fullmatch(label):
        return _rate(found, label, whose.role or Role.UNCLEAR)
    return _rate(found, label, Role.UNCLEAR) if heading_words.PART.fullmatch(label) else None


def _rate(found: Share, arm: str, role: Role) -> Rate:
    return Rate(arm, found.stated, found.ppm, found.lower_ppm, found.upper_ppm, None, role)
