"""What a search is limited to: what is offered, what it lets pass, and how it is said."""

from collections.abc import Sequence

from baklosan_desktop.labels.hit import Within
from baklosan_desktop.labels.published import Format
from baklosan_desktop.labels.sections import SectionKind
from baklosan_desktop.search.words import texts
from baklosan_desktop.tongue import _, translatable

SECTIONS = (
    SectionKind.BOXED_WARNING,
    SectionKind.INDICATIONS,
    SectionKind.DOSAGE,
    SectionKind.CONTRAINDICATIONS,
    SectionKind.PRECAUTIONS,
    SectionKind.RENAL,
    SectionKind.HEPATIC,
    SectionKind.ELDERLY,
    SectionKind.CHILDREN,
    SectionKind.INTERACTIONS,
    SectionKind.PREGNANCY_LACTATION,
    SectionKind.DRIVING,
    SectionKind.SIDE_EFFECTS,
    SectionKind.OVERDOSE,
    SectionKind.EXCIPIENTS,
    SectionKind.STORAGE,
)
REMEDY = translatable("Search everywhere.")
_MOST_SUBSTANCES = 10


def names_substance(substances: Sequence[str], asked: str) -> bool:
    """Whether all words that are asked for stand in the names of these substances."""
    return set(texts(asked)) <= {*texts(" ".join(substances))}


def lets_pass(within: Within, substances: Sequence[str], form: Format | None) -> bool:
    """Whether a label may answer; `form` is None for a label of this program."""
    return within.format in {None, form} and names_substance(substances, within.substance)


def substances_offered(found: Sequence[str], chosen: str) -> tuple[str, ...]:
    """Return the first few substances to choose from, the chosen one first, each once."""
    offered: dict[str, str] = {}
    for name in (chosen, *found):
        if name:
            offered.setdefault(name.casefold(), name)
    return tuple(offered.values())[:_MOST_SUBSTANCES]


def said(within: Within) -> str:
    """Return what is searched.

    >>> said(Within("baclofen", Format.SPL, SectionKind.CONTRAINDICATIONS))
    'Contraindications of FDA SPL labels with “baclofen”'
    """
    of = _("{format} labels").format(format=within.format.value) if within.format else ""
    if within.substance:
        named = _("{labels} with “{substance}”")
        of = named.format(labels=of or _("labels"), substance=within.substance)
    of = of or _("any label")
    if within.kind is None:
        return of
    return _("{section} of {labels}").format(section=within.kind.title, labels=of)


def nothing(typed: str, within: Within) -> str:
    """Say that a limited search found nothing."""
    return _("Nothing on “{typed}” in {where}.").format(typed=typed, where=said(within))
