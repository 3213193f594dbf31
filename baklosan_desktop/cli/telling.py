"""What the command line tells of sections, side effects and hits: to programs, and to people."""

from collections.abc import Mapping

from baklosan_desktop.cli.library import BUNDLED
from baklosan_desktop.labels.facts import SideEffect
from baklosan_desktop.labels.hit import Found, Hit
from baklosan_desktop.labels.label import Label, Section
from baklosan_desktop.screens.search import did_you_mean, not_found
from baklosan_desktop.screens.side_effect_matrix import band_key, system_key, system_name
from baklosan_desktop.screens.side_effect_rates import in_short, value
from baklosan_desktop.wording import counted


def label_line(told: Mapping[str, object]) -> str:
    """Write a label for people; what it calls itself tells those of one product apart."""
    document = told.get("document")
    return f"{told['id']}  {told['name']}{f' ({document})' if document else ''}"


def section_value(label: Label, section: Section) -> dict[str, object]:
    """Tell a section; only a bundled label has lines that mean something outside the program."""
    has_lines = label.id == BUNDLED
    return {
        "key": section.key,
        "title": section.title,
        "heading": section.heading,
        "restored": section.restored,
        "first_line": section.first_line if has_lines else None,
        "last_line": section.last_line if has_lines else None,
        "paragraphs": [
            {"line": paragraph.line if has_lines else None, "text": paragraph.text}
            for paragraph in section.paragraphs
        ],
    }


def effect_value(effect: SideEffect) -> dict[str, object]:
    """Tell a side effect with its band, or with a note or percentages in its place."""
    note: dict[str, object] = {"note": effect.note} if effect.note else {}
    rates = {"rates": [value(rate) for rate in effect.rates]} if effect.rates else {}
    stated = {"term": effect.term, "system": effect.system, "band": effect.band}
    return stated | note | rates | {"line": effect.citations[0].line}


def effect_line(effect: SideEffect) -> str:
    """Write a side effect for people."""
    where = system_name(system_key(effect))
    said = ", ".join(filter(None, (effect.term, in_short(effect.rates))))
    return f"{band_key(effect):15} {said} ({where}, line {effect.citations[0].line})"


def no_hit(typed: str, found: Found, where: str) -> str:
    """Say that nothing is found: nowhere, or only outside the section that was asked for."""
    if not found.hits:
        return f"{not_found(typed, found, where)} {did_you_mean(found)}".strip()
    elsewhere = counted(len(found.hits), "result")
    return f"This section does not mention “{typed}”; {elsewhere} elsewhere in the label."


def hit_line(hit: Hit) -> str:
    """Write a sentence for people, with the place where it stands."""
    where = f"line {hit.line:3}" if hit.label == BUNDLED else f"{hit.label}, {hit.section}"
    return f"{where}  {hit.text}"


def hit_value(hit: Hit) -> dict[str, object]:
    """Tell a sentence; of an imported label it has no line."""
    return {
        "kind": hit.kind.value,
        "label": hit.label,
        "section": hit.section,
        "line": hit.line if hit.label == BUNDLED else None,
        "text": hit.text,
        "marks": hit.marks,
        "kinds": [kind.value for kind in hit.kinds],
        "why": hit.why.value,
        "sense": hit.sense,
        "lacks": hit.lacks,
    }
