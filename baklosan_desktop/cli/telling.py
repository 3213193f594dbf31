"""What the command line tells of sections, side effects and hits: to programs, and to people."""

from collections.abc import Mapping, Sequence

from baklosan_desktop.cli.library import BUNDLED
from baklosan_desktop.extraction.found import Unread
from baklosan_desktop.labels.bands import BandDefinition
from baklosan_desktop.labels.facts import SideEffect
from baklosan_desktop.labels.hit import Found, Hit
from baklosan_desktop.labels.label import Label, LabelId, Section
from baklosan_desktop.screens.elsewhere import DAMAGED
from baklosan_desktop.screens.search import did_you_mean, explanations, not_found
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


def effect_value(
    effect: SideEffect, read: Mapping[str, BandDefinition] | None = None
) -> dict[str, object]:
    """Tell a side effect with its band, or with a note or percentages in its place.

    `read` are the bands of an imported label: an effect has no line, but words it was read from.
    """
    note: dict[str, object] = {"note": effect.note} if effect.note else {}
    stated: dict[str, object] = {"term": effect.term, "system": effect.system, "band": effect.band}
    cited = effect.citations[0]
    rates: dict[str, object] = {}
    if effect.rates:
        rates = {"rates": [value(rate) for rate in effect.rates]}
    if read is None:
        return stated | note | rates | {"line": cited.line}
    band = read.get(band_key(effect))
    normalised = band.normalised.word if band else "not known"
    return {
        **stated,
        **note,
        "normalised": normalised,
        **rates,
        "context": effect.context,
        "section": cited.section,
        "line": None,
        "quote": cited.quote,
    }


def effect_line(effect: SideEffect, label: LabelId) -> str:
    """Write a side effect for people; only a bundled label has lines to cite."""
    where = system_name(system_key(effect))
    line = f", line {effect.citations[0].line}" if label == BUNDLED else ""
    said = ", ".join(filter(None, (effect.term, in_short(effect.rates))))
    return f"{band_key(effect):15} {said} ({where}{line})"


def unread_value(unread: Unread) -> dict[str, object]:
    """Tell a sentence or row that looks like a frequency and was not understood."""
    return {"section": unread.citation.section, "text": unread.citation.quote, "why": unread.why}


def unread_line(unread: Unread) -> str:
    """Write such a sentence for people."""
    return f"{unread.citation.section}: {unread.citation.quote}\n    {unread.why}"


def no_hit(typed: str, found: Found, where: str) -> str:
    """Say that nothing is found: nowhere, or only outside the section that was asked for."""
    if not found.hits:
        return f"{not_found(typed, found, where)} {did_you_mean(found)}".strip()
    elsewhere = counted(len(found.hits), "result")
    return f"This section does not mention “{typed}”; {elsewhere} elsewhere in the label."


def found_lines(typed: str, found: Found, hits: Sequence[Hit], where: str) -> list[str]:
    """Return the lines of those hits that were asked for, or of none; damaged labels are named."""
    said = [*explanations(found, typed), *map(hit_line, hits)]
    damaged = [f"{label_id}: {DAMAGED}" for label_id in found.damaged]
    return [*(said if hits else [no_hit(typed, found, where)]), *damaged]


def hit_line(hit: Hit) -> str:
    """Write a sentence for people, with the place where it stands."""
    where = f"line {hit.line:3}" if hit.label == BUNDLED else f"{hit.label}, {hit.section}"
    lacks = f" (without {', '.join(hit.lacks)})" if hit.lacks else ""
    return f"{where}  {hit.text}{lacks}"


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
