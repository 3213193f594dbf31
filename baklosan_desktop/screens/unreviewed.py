"""The dose page of a label whose dose rules nobody has reviewed: no dose, and where to read on."""

from typing import NamedTuple

from baklosan_desktop.labels.label import Label
from baklosan_desktop.labels.sections import SectionKind
from baklosan_desktop.screens.label import section_names
from baklosan_desktop.tongue import _, translatable

NO_RULES = translatable("This label has no reviewed dose rules.")
_READ = translatable("No dose is calculated from it. Read what it says itself:")
_SEARCH = translatable(
    "No dose is calculated from it, and it has no section on doses. Search it with Ctrl+K."
)
_ON_DOSES = (
    SectionKind.DOSAGE,
    SectionKind.RENAL,
    SectionKind.HEPATIC,
    SectionKind.ELDERLY,
    SectionKind.CHILDREN,
)


class SectionLink(NamedTuple):
    """A section to read, and the line where it begins."""

    name: str
    line: int


class UnreviewedView(NamedTuple):
    """What stands in the place of a form; it has no field and no figure."""

    sentence: str
    advice: str
    sections: tuple[SectionLink, ...]


def present(label: Label) -> UnreviewedView:
    """Say that no dose is calculated, and which sections of the label speak of doses."""
    names = section_names(label)
    sections = tuple(
        SectionLink(names[section.key], section.first_line)
        for kind in _ON_DOSES
        for section in label.sections
        if section.kind is kind
    )
    return UnreviewedView(_(NO_RULES), _(_READ) if sections else _(_SEARCH), sections)
