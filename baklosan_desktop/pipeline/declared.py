"""The tables of facts.toml as facts. An unknown key or word is refused, never skipped."""

from collections.abc import Mapping
from typing import Any

from baklosan_desktop.errors import LabelError
from baklosan_desktop.labels.bands import PPM_PER_PERCENT, Band, BandDefinition
from baklosan_desktop.labels.citation import Citation
from baklosan_desktop.labels.facts import (
    Advice,
    Ambiguity,
    AmbiguityKind,
    Caution,
    Contraindication,
    CrossReference,
    DoseRule,
    Interaction,
    LeafletPart,
    Monitoring,
    Per,
    RuleKind,
    Seriousness,
    SideEffect,
    Statement,
    Topic,
)
from baklosan_desktop.labels.label import Label
from baklosan_desktop.labels.population import Group, Population
from baklosan_desktop.quantities import Age, Mass, MassRange

Table = Mapping[str, Any]


class FactReader:
    """Builds the facts of one label; a citation gets its section from the label's text."""

    def __init__(self, label: Label) -> None:
        self._label = label

    def band(self, table: Table) -> BandDefinition:
        """Build a band; percentages become parts per million."""
        only(table, "word normalised more_than less_than cite")
        (citation,) = self._citations(table)
        return BandDefinition(
            word=table["word"],
            normalised=Band[table["normalised"]],
            more_than_ppm=_ppm(table.get("more_than")),
            less_than_ppm=_ppm(table.get("less_than")),
            citation=citation,
        )

    def dose_rule(self, table: Table) -> DoseRule:
        """Build a dose rule; amounts are texts with their unit."""
        only(
            table,
            "id kind population amount per times_per_day every_days strength within_weeks cite",
        )
        return DoseRule(
            id=table["id"],
            kind=RuleKind[table["kind"]],
            population=_population(table),
            citations=self._citations(table),
            amount=MassRange.read(table["amount"]) if "amount" in table else None,
            per=Per[table["per"]] if "per" in table else None,
            times_per_day=table.get("times_per_day"),
            every_days=table.get("every_days"),
            strength=Mass.read(table["strength"]) if "strength" in table else None,
            within_weeks=tuple(table["within_weeks"]) if "within_weeks" in table else None,
        )

    def side_effect(self, table: Table) -> SideEffect:
        """Build a side effect."""
        only(table, "id term system band note plain seriousness cite")
        return SideEffect(
            id=table["id"],
            term=table["term"],
            system=table.get("system"),
            band=table.get("band"),
            note=table.get("note"),
            plain=table["plain"],
            seriousness=Seriousness[table["seriousness"]] if "seriousness" in table else None,
            citations=self._citations(table),
        )

    def contraindication(self, table: Table) -> Contraindication:
        """Build a contraindication."""
        only(table, "id question conditions conflict cite")
        return Contraindication(
            id=table["id"],
            question=table["question"],
            conditions=texts(table, "conditions"),
            conflict=table.get("conflict", False),
            citations=self._citations(table),
        )

    def caution(self, table: Table) -> Caution:
        """Build a caution."""
        only(table, "id question condition population cite")
        return Caution(
            id=table["id"],
            question=table["question"],
            condition=table.get("condition"),
            population=_population(table),
            citations=self._citations(table),
        )

    def interaction(self, table: Table) -> Interaction:
        """Build an interaction."""
        only(table, "id partner effect co_medications cite")
        return Interaction(
            id=table["id"],
            partner=table["partner"],
            effect=table["effect"],
            co_medications=texts(table, "co_medications"),
            citations=self._citations(table),
        )

    def monitoring(self, table: Table) -> Monitoring:
        """Build a disease that needs tests."""
        only(table, "id question condition tests cite")
        return Monitoring(
            id=table["id"],
            question=table["question"],
            condition=table["condition"],
            tests=texts(table, "tests"),
            citations=self._citations(table),
        )

    def statement(self, table: Table) -> Statement:
        """Build a plain statement."""
        only(table, "id topic text cite")
        return Statement(table["id"], Topic[table["topic"]], table["text"], self._citations(table))

    def ambiguity(self, table: Table) -> Ambiguity:
        """Build a note on what is unclear."""
        only(table, "id kinds uncertain serious title gloss readings safest cite")
        return Ambiguity(
            id=table["id"],
            kinds=tuple(AmbiguityKind[name] for name in texts(table, "kinds")),
            uncertain=table.get("uncertain", False),
            serious=table.get("serious", False),
            title=table["title"],
            gloss=table["gloss"],
            readings=texts(table, "readings") if "readings" in table else (),
            safest=table.get("safest"),
            citations=self._citations(table),
        )

    def advice(self, table: Table) -> Advice:
        """Build a sentence of the patient leaflet."""
        only(table, "id part text cite")
        part = LeafletPart[table["part"]]
        return Advice(table["id"], part, table["text"], self._citations(table))

    def cross_reference(self, table: Table) -> CrossReference:
        """Build the places that speak of one subject."""
        only(table, "id subject cite")
        return CrossReference(table["id"], table["subject"], self._citations(table))

    def _citations(self, table: Table) -> tuple[Citation, ...]:
        if not table["cite"]:
            raise LabelError("It cites nothing.")
        return tuple(self._citation(cited) for cited in table["cite"])

    def _citation(self, cited: Table) -> Citation:
        only(cited, "line quote")
        section = self._label.section_at(cited["line"])
        return Citation(section.key, cited["line"], cited["quote"])


def only(table: Table, keys: str) -> None:
    """Refuse a table that holds anything but these keys."""
    if unknown := table.keys() - set(keys.split()):
        raise LabelError(f"Unknown words: {', '.join(sorted(unknown))}.")


def texts(table: Table, key: str) -> tuple[str, ...]:
    """Return a list of texts, refusing an empty one and a single text in place of a list."""
    listed = table[key]
    if not isinstance(listed, list) or not listed:
        raise LabelError(f"'{key}' is no list.")
    return tuple(listed)


def _population(table: Table) -> Population:
    about = table.get("population", {})
    only(about, "group from_age to_age assumed")
    return Population(
        group=Group[about.get("group", "ALL")],
        from_age=Age.read(about["from_age"]) if "from_age" in about else None,
        to_age=Age.read(about["to_age"]) if "to_age" in about else None,
        assumed=about.get("assumed", False),
    )


def _ppm(percent: str | None) -> int | None:
    if percent is None:
        return None
    whole, _, decimals = percent.removesuffix("%").partition(".")
    return int(whole) * PPM_PER_PERCENT + int(decimals.ljust(4, "0"))
