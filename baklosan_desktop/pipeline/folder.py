"""A label folder (label.toml, the source text, facts.toml, leaflet.toml) as Label and Facts."""

import hashlib
import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeVar

from baklosan_desktop.errors import BaklosanError, LabelError, UnclaimedText
from baklosan_desktop.labels.facts import Facts
from baklosan_desktop.labels.label import Label, LabelId, Paragraph, Section
from baklosan_desktop.labels.sections import SectionKind
from baklosan_desktop.pipeline.declared import FactReader, only, texts

T = TypeVar("T")
Table = Mapping[str, Any]

_KINDS = (
    "section furniture band dose_rule side_effect contraindication caution interaction monitoring "
    "statement ambiguity cross_reference"
)
_LEAFLET = "leaflet.toml"  # a label without one has no patient leaflet
_CLAIMED = {0: "to no section", 1: "to a section and is empty"}


def read(folder: Path) -> tuple[Label, Facts]:
    """Read a label folder; LabelError names what is wrong in it."""
    try:
        about = tomllib.loads((folder / "label.toml").read_text(encoding="utf-8"))
        declared = tomllib.loads((folder / "facts.toml").read_text(encoding="utf-8"))
        leaflet = folder / _LEAFLET
        plain = tomllib.loads(leaflet.read_text(encoding="utf-8")) if leaflet.exists() else {}
        text = (folder / about["text"]).read_bytes()
        lines = text.decode("utf-8").split("\n")
    except (OSError, ValueError, LookupError) as error:
        raise LabelError(f"Label folder '{folder.name}': {error}.") from error
    if hashlib.sha256(text).hexdigest() != about.get("sha256"):
        raise LabelError(f"'{about['text']}' is not the text that label.toml names by SHA-256.")
    only(declared, _KINDS)
    only(plain, "advice")
    sections = _each(declared, "section", lambda table: _section(table, lines))
    furniture = _each(declared, "furniture", lambda table: _furniture(table, lines))
    _claim_every_line(lines, sections, furniture)
    label = _named("label.toml", about, lambda table: _label(table, sections))
    return label, _facts(FactReader(label), {**declared, **plain})


def _label(about: Table, sections: tuple[Section, ...]) -> Label:
    only(
        about,
        "id name strength form pack substances language edition source source_date reviewed_by "
        "text sha256",
    )
    return Label(
        id=LabelId(about["id"]),
        name=about["name"],
        strength=about["strength"],
        form=about["form"],
        pack=about["pack"],
        substances=texts(about, "substances"),
        language=about["language"],
        edition=about["edition"],
        source=about["source"],
        source_date=about["source_date"] or None,
        reviewed_by=about["reviewed_by"] or None,
        sha256=about["sha256"],
        sections=sections,
    )


def _section(table: Table, lines: list[str]) -> Section:
    only(table, "key kind title heading heading_line lines")
    first, last = table["lines"]
    heading, heading_line = table.get("heading"), table.get("heading_line", 0)
    if heading is not None and _line(lines, heading_line) != heading:
        raise LabelError(f"Line {heading_line} is not this heading.")
    return Section(
        key=table["key"],
        kind=SectionKind[table["kind"]],
        title=table["title"],
        heading=heading,
        heading_line=heading_line or None,
        paragraphs=tuple(Paragraph(n, _line(lines, n)) for n in range(first, last + 1)),
    )


def _furniture(table: Table, lines: list[str]) -> int:
    """Return the line of a piece of furniture: text around the label that is not the label."""
    only(table, "line text why")
    if _line(lines, table["line"]) != table["text"]:
        raise LabelError(f"Line {table['line']} is not '{table['text']}'.")
    return int(table["line"])


def _line(lines: list[str], number: int) -> str:
    if number not in range(1, len(lines) + 1):
        raise LabelError(f"The text has no line {number}.")
    return lines[number - 1]


def _claim_every_line(
    lines: list[str], sections: tuple[Section, ...], furniture: tuple[int, ...]
) -> None:
    claims = [p.line for section in sections for p in section.paragraphs]
    claims += [section.heading_line for section in sections if section.heading_line is not None]
    claims += furniture
    for number, line in enumerate(lines, 1):
        if (claimed := claims.count(number)) != bool(line.strip()):
            where = _CLAIMED.get(claimed, "to two sections")
            raise UnclaimedText(f"Line {number} belongs {where}: '{line}'.")


def _facts(reader: FactReader, declared: Table) -> Facts:
    return Facts(
        bands=_each(declared, "band", reader.band),
        dose_rules=_each(declared, "dose_rule", reader.dose_rule),
        side_effects=_each(declared, "side_effect", reader.side_effect),
        contraindications=_each(declared, "contraindication", reader.contraindication),
        cautions=_each(declared, "caution", reader.caution),
        interactions=_each(declared, "interaction", reader.interaction),
        monitoring=_each(declared, "monitoring", reader.monitoring),
        statements=_each(declared, "statement", reader.statement),
        ambiguities=_each(declared, "ambiguity", reader.ambiguity),
        advice=_each(declared, "advice", reader.advice),
        cross_references=_each(declared, "cross_reference", reader.cross_reference),
    )


def _each(declared: Table, kind: str, build: Callable[[Table], T]) -> tuple[T, ...]:
    return tuple(_named(kind, table, build) for table in declared.get(kind, ()))


def _named(kind: str, table: Table, build: Callable[[Table], T]) -> T:
    try:
        return build(table)
    except (BaklosanError, AttributeError, LookupError, TypeError, ValueError) as error:
        name = table.get("id") or table.get("word") or table.get("key") or kind
        why = str(error) if isinstance(error, BaklosanError) else f"{error!r}."
        raise LabelError(f"{name}: {why}") from error
