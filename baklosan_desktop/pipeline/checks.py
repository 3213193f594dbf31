"""What must hold between a label's text, its facts and their approved readings."""

from difflib import unified_diff
from pathlib import Path

from baklosan_desktop.errors import MisreadFact, QuoteNotFound, UnreviewedFacts
from baklosan_desktop.extraction.side_effects import side_effects
from baklosan_desktop.labels.citation import Citation
from baklosan_desktop.labels.facts import Facts, SideEffect
from baklosan_desktop.labels.label import Label
from baklosan_desktop.labels.quoting import disagreements
from baklosan_desktop.labels.reading import reading
from baklosan_desktop.labels.sections import SectionKind

APPROVED = "approved.txt"


def check(label: Label, facts: Facts, folder: Path) -> None:
    """Raise the first disagreement between text, facts and the folder's approved readings."""
    _facts_are_in_the_text(label, facts)
    _readings_are_approved(label, facts, folder / APPROVED)


def approve(label: Label, facts: Facts, folder: Path) -> None:
    """Record the present readings as approved, once a person has compared them with the text."""
    _facts_are_in_the_text(label, facts)
    lines = reading(label, facts)
    (folder / APPROVED).write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")


def _facts_are_in_the_text(label: Label, facts: Facts) -> None:
    _quotes_stand_in_their_lines(label, facts)
    _facts_say_what_they_quote(facts)
    _side_effects_are_the_ones_in_the_text(label, facts)


def _quotes_stand_in_their_lines(label: Label, facts: Facts) -> None:
    lines: dict[int | None, str] = {p.line: p.text for _, _, p in label.passages()}
    lines |= {s.heading_line: s.heading for s in label.sections if s.heading}
    cited: list[tuple[str, Citation]] = [(band.word, band.citation) for band in facts.bands]
    cited += [(fact.id, citation) for fact in facts for citation in fact.citations]
    for name, citation in cited:
        if citation.quote not in lines[citation.line]:
            raise QuoteNotFound(f"{name}: line {citation.line} does not say '{citation.quote}'.")


def _facts_say_what_they_quote(facts: Facts) -> None:
    for sentence in disagreements(facts):
        raise MisreadFact(sentence)


def _side_effects_are_the_ones_in_the_text(label: Label, facts: Facts) -> None:
    words = [band.word for band in facts.bands]
    read = {
        (effect.term, effect.system, effect.band, effect.note, effect.line)
        for section in label.sections
        if section.kind is SectionKind.SIDE_EFFECTS
        for effect in side_effects(section, words)
    }
    stated = {_as_read(effect) for effect in facts.side_effects}
    for effect in sorted(read ^ stated, key=str):
        where = "text but not in the facts" if effect in read else "facts but not in the text"
        raise MisreadFact(f"Side effect '{effect[0]}' of line {effect[4]} is in the {where}.")


def _as_read(
    effect: SideEffect,
) -> tuple[str, str | None, str | None, str | None, int]:
    line = effect.citations[0].line
    return effect.term, effect.system, effect.band, effect.note, line


def _readings_are_approved(label: Label, facts: Facts, approved: Path) -> None:
    known = approved.read_text(encoding="utf-8").splitlines() if approved.exists() else []
    changes = unified_diff(known, reading(label, facts), "approved", "facts", n=0, lineterm="")
    changed = [line for line in changes if line[0] in "+-" and line[:3] not in {"+++", "---"}]
    if changed:
        raise UnreviewedFacts("\n".join(["Facts have changed since they were approved:", *changed]))
