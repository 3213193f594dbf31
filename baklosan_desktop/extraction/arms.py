"""Headings over a column → the arm of a study: name, people, unit, and what it took.

Which arm took the label's drug is told by the drug's own names. A dose alone is the label's drug;
an arm with another name beside arms of the drug is a control. Where it cannot be told, the arm
stays as printed. A combination is not the drug: a reaction may come from what was added. So it is
with a part of the reactions, such as Grades 3-4.
"""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from baklosan_desktop.extraction import heading_words
from baklosan_desktop.extraction.own_names import FORMS, OwnNames
from baklosan_desktop.extraction.percentages import Unit, without_marks
from baklosan_desktop.labels.rates import Role

_UNITS = (
    (heading_words.COUNT_AND_PERCENT, Unit.COUNT_AND_PERCENT),
    (heading_words.PERCENT_AND_COUNT, Unit.PERCENT_AND_COUNT),
    (heading_words.PERCENT, Unit.PERCENT),
)
_BLANKS = re.compile(r"\s+")
_EMPTY = re.compile(r"[(\[]\s*[)\]]")
_EDGES = " ,;:.-*/"


class Arm(NamedTuple):
    """A column of a table. `is_rate` is false for a column that compares others, or counts time."""

    name: str
    people: int | None = None
    unit: Unit = Unit.UNSTATED
    part: str = ""
    role: Role = Role.UNCLEAR
    is_rate: bool = True

    @property
    def printed(self) -> str:
        """The name with the part of the reactions that the column is about."""
        return ", ".join(filter(None, (self.name, self.part)))


class Heading(NamedTuple):
    """What one cell over a column says."""

    name: str
    people: int | None
    unit: Unit
    part: str
    is_rate: bool


def heading(text: str) -> Heading:
    """Take a heading apart.

    >>> heading("Demoxil 5 mg (N=1,030) n (%)")[:3]
    ('Demoxil 5 mg', 1030, <Unit.COUNT_AND_PERCENT: 'n (%)'>)
    """
    is_rate = not (heading_words.NO_ARM.search(text) or heading_words.PER_TIME.search(text))
    people, rest = _people(text)
    part, rest = _part(rest)
    unit, rest = unit_of(rest)
    return Heading(_named(rest), people, unit, part, is_rate)


def unit_of(text: str) -> tuple[Unit, str]:
    """Return what a heading or a caption says that numbers count, and the text without it."""
    for pattern, unit in _UNITS:
        if pattern.search(text):
            return unit, pattern.sub(" ", text)
    if heading_words.COUNT.search(text):
        return Unit.COUNT, heading_words.COUNT.sub(" ", text)
    return Unit.UNSTATED, text


def arm(headings: Sequence[Heading], shared: Sequence[bool]) -> Arm:
    """Join the headings over a column; one shared by all arms names none if another does."""
    own = [one.name for one, is_shared in zip(headings, shared, strict=True) if not is_shared]
    names = list(dict.fromkeys(filter(None, own)))
    names = names or list(dict.fromkeys(one.name for one in headings if one.name))
    units = [one.unit for one in headings if one.unit is not Unit.UNSTATED]
    return Arm(
        ", ".join(names),
        next((one.people for one in reversed(headings) if one.people), None),
        units[-1] if units else Unit.UNSTATED,
        next((one.part for one in reversed(headings) if one.part), ""),
        is_rate=all(one.is_rate for one in headings),
    )


def with_roles(arms: Sequence[Arm], own: OwnNames, meanings: Mapping[str, str]) -> tuple[Arm, ...]:
    """Tell the arms of the drug from the controls; `meanings` are the table's abbreviations."""
    said = [_spelled_out(one.name, meanings) for one in arms]
    named = [_role(text, own) for text in said]
    roles = _by_elimination(said, named, own)
    return tuple(
        one._replace(role=Role.UNCLEAR if one.part else role)
        for one, role in zip(arms, roles, strict=True)
    )


def _people(text: str) -> tuple[int | None, str]:
    found = heading_words.PEOPLE.findall(text)
    people = int(found[-1].replace(",", "")) if found else None
    return people, heading_words.PEOPLE.sub(" ", text)


def _part(text: str) -> tuple[str, str]:
    if heading_words.WHOLE.search(text):
        return "", heading_words.WHOLE.sub(" ", text)
    match = heading_words.PART.search(text)
    return (match[0].strip(), heading_words.PART.sub(" ", text)) if match else ("", text)


def _named(text: str) -> str:
    text = without_marks(_BLANKS.sub(" ", _EMPTY.sub(" ", text))).strip(_EDGES)
    text = text[1:-1].strip() if text[:1] + text[-1:] in {"()", "[]"} else text
    return "" if len(text) == 1 and text.islower() else text  # a mark


def _spelled_out(name: str, meanings: Mapping[str, str]) -> str:
    return " ".join(meanings.get(word, word) for word in name.split())


def _role(text: str, own: OwnNames) -> Role:
    """Tell by name; of a control and the drug the one named first counts. A dose is the drug's."""
    drug, control = own.place(text), heading_words.CONTROL.search(text)
    if drug is not None and (control is None or drug < control.start()):
        return Role.MIXED if _beside_dose(text, own) else Role.DRUG
    if control:
        return Role.CONTROL
    return Role.DRUG if text and not _beside_dose(text, own) else Role.UNCLEAR


def _by_elimination(said: Sequence[str], roles: Sequence[Role], own: OwnNames) -> list[Role]:
    """Tell what is left: beside the drug a control, one alone beside a placebo the drug."""
    left = {text for text, role in zip(said, roles, strict=True) if role is Role.UNCLEAR}
    if {Role.DRUG, Role.MIXED} & set(roles):
        told = Role.CONTROL
    elif _is_the_drug(left, own) and Role.CONTROL in roles:
        told = Role.DRUG
    else:
        return list(roles)
    return [
        told if role is Role.UNCLEAR and text else role
        for text, role in zip(said, roles, strict=True)
    ]


def _is_the_drug(left: set[str], own: OwnNames) -> bool:
    """Whether all that is left is one drug by another name, as of the brand that was studied."""
    is_one = len(left) == 1 and not any(map(heading_words.ADDED.search, left))
    return is_one and not own.is_combination


def _beside_dose(text: str, own: OwnNames) -> frozenset[str]:
    """Return the words with which an arm is called beside the drug's names and its dose.

    >>> own = OwnNames((("demoxine", "starch"),), True)
    >>> _beside_dose("Demoxine/starch 10 mg daily", own), _beside_dose("Starch 5 mg", own)
    (frozenset(), frozenset({'starch'}))
    """
    rest = own.without(text.casefold())
    rest = FORMS.sub(" ", heading_words.DOSE.sub(" ", rest))
    return frozenset(re.findall(r"[a-z]{2,}", rest))
