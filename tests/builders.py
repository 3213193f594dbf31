"""A small made-up label and its facts, for tests that need no real one."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from baklosan_desktop.labels.bands import Band, BandDefinition
from baklosan_desktop.labels.citation import Citation
from baklosan_desktop.labels.facts import (
    Advice,
    Ambiguity,
    AmbiguityKind,
    Caution,
    Contraindication,
    CrossReference,
    DoseRule,
    Facts,
    Interaction,
    LeafletPart,
    Monitoring,
    Per,
    RuleKind,
    SideEffect,
    Statement,
    Topic,
)
from baklosan_desktop.labels.label import Label, LabelId, Paragraph, Section
from baklosan_desktop.labels.library import Listed
from baklosan_desktop.labels.own_notes import Bookmark, OwnNote
from baklosan_desktop.labels.population import Group, Population
from baklosan_desktop.labels.published import Format
from baklosan_desktop.labels.sections import SectionKind
from baklosan_desktop.quantities import Age, Mass, MassRange

DEMO = LabelId("demo")

DOSAGE = "Take 5 mg 2 times / day. The maximum daily dose is 60 mg."
EFFECTS = "On the part of the senses: frequent - blurred vision; rare - glare."
BANDS = "frequent - more than 1% and less than 10%, rare - more than 0.01% and less than 0.1%."


def a_section(**changes: Any) -> Section:
    section = Section(
        key="dosage",
        kind=SectionKind.DOSAGE,
        title="Dosage and administration",
        heading=None,
        heading_line=None,
        paragraphs=(Paragraph(2, DOSAGE), Paragraph(3, "Do not use in gout.")),
    )
    return replace(section, **changes)


def a_label(**changes: Any) -> Label:
    label = Label(
        id=DEMO,
        name="Demo 5 mg tablets",
        strength="5 mg",
        form="tablets",
        pack="20 tablets",
        substances=("demoxine",),
        language="en",
        edition="3",
        source="Written for tests",
        source_date=None,
        reviewed_by=None,
        sha256="0" * 64,
        sections=(
            a_section(),
            a_section(
                key="side_effects",
                kind=SectionKind.SIDE_EFFECTS,
                title="Side effects",
                heading="Side effects",
                heading_line=5,
                paragraphs=(Paragraph(6, BANDS), Paragraph(7, EFFECTS)),
            ),
        ),
    )
    return replace(label, **changes)


def a_listed(**changes: Any) -> Listed:
    """How the library lists that label, were it imported."""
    listed = Listed(
        DEMO,
        "Demo 5 mg tablets",
        ("demoxine",),
        "Demo Ltd",
        Format.SPL,
        "3",
        None,
        "en",
        "0" * 64,
        2,
    )
    return listed._replace(**changes)


def a_citation(quote: str = "5 mg 2 times / day", line: int = 2, section: str = "") -> Citation:
    return Citation(section or ("dosage" if line < 5 else "side_effects"), line, quote)


def a_rule(**changes: Any) -> DoseRule:
    rule = DoseRule(
        id="DOSE-1",
        kind=RuleKind.INITIAL,
        population=Population(Group.ADULTS, assumed=True),
        citations=(a_citation(),),
        amount=MassRange(Mass.mg("5"), Mass.mg("5")),
        per=Per.INTAKE,
        times_per_day=2,
    )
    return replace(rule, **changes)


def a_band(word: str = "frequent", **changes: Any) -> BandDefinition:
    band = BandDefinition(
        word="frequent",
        normalised=Band.COMMON,
        more_than_ppm=10_000,
        less_than_ppm=100_000,
        citation=a_citation("frequent - more than 1% and less than 10%", 6),
    )
    if word == "rare":
        quote = a_citation("rare - more than 0.01% and less than 0.1%", 6)
        band = BandDefinition("rare", Band.RARE, 100, 1_000, quote)
    return replace(band, **changes)


def an_effect(**changes: Any) -> SideEffect:
    effect = SideEffect(
        id="AE-1",
        term="blurred vision",
        system="senses",
        band="frequent",
        note=None,
        plain="blurred sight",
        seriousness=None,
        citations=(a_citation("frequent - blurred vision", 7),),
    )
    return replace(effect, **changes)


def an_ambiguity(**changes: Any) -> Ambiguity:
    ambiguity = Ambiguity(
        id="AMB-1",
        kinds=(AmbiguityKind.AMBIGUITY,),
        uncertain=False,
        serious=True,
        title="Per intake or per day",
        gloss="The label does not say whether 5 mg is one intake.",
        readings=("per intake", "per day"),
        safest="per day",
        citations=(a_citation(),),
    )
    return replace(ambiguity, **changes)


def an_advice(part: LeafletPart = LeafletPart.STOPPING, **changes: Any) -> Advice:
    advice = Advice("LEAF-1", part, "Do not stop suddenly.", (a_citation(),))
    return replace(advice, **changes)


def some_facts(**changes: Any) -> Facts:
    gout = a_citation("Do not use in gout.", 3)
    facts = Facts(
        bands=(a_band(), a_band("rare")),
        dose_rules=(
            a_rule(),
            a_rule(
                id="DOSE-2",
                kind=RuleKind.DAILY_MAXIMUM,
                amount=MassRange(Mass.mg("60"), Mass.mg("60")),
                per=Per.DAY,
                times_per_day=None,
                citations=(a_citation("The maximum daily dose is 60 mg."),),
            ),
        ),
        side_effects=(
            an_effect(),
            an_effect(
                id="AE-2",
                term="glare",
                band="rare",
                plain="dazzling light",
                citations=(a_citation("rare - glare", 7),),
            ),
        ),
        contraindications=(
            Contraindication("CI_GOUT", "Gout", ("gout",), conflict=False, citations=(gout,)),
        ),
        cautions=(
            Caution(
                "CA_5", "Over 5 mg", None, Population(from_age=Age.of(5)), (a_citation("5 mg"),)
            ),
        ),
        interactions=(Interaction("IX_GOUT", "gout drugs", "in gout", ("anti_gout",), (gout,)),),
        monitoring=(Monitoring("MON_GOUT", "Gout", "gout", ("uric acid",), (gout,)),),
        statements=(Statement("ST-1", Topic.STORAGE, "gout", (gout,)),),
        ambiguities=(an_ambiguity(),),
        advice=(an_advice(),),
        cross_references=(
            CrossReference("XR-SIGHT", "Sight", (gout, a_citation("blurred vision", 7))),
        ),
    )
    return replace(facts, **changes)


WRITTEN = datetime(2026, 3, 4, 9, 5, 30, tzinfo=UTC)


def an_own_note(**changes: Any) -> OwnNote:
    note = OwnNote("n1", DEMO, "1", "dosage", "Ask the wholesaler for 10 mg tablets.", WRITTEN)
    return replace(note, **changes)


def a_bookmark(**changes: Any) -> Bookmark:
    return replace(Bookmark(DEMO, "dosage"), **changes)
