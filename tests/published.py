"""Labels as holders publish them, made up."""

from collections.abc import Iterator
from typing import Any

from hypothesis import strategies as st

from baklosan_desktop.importers.base import NotALabel, Source, Unreadable
from baklosan_desktop.labels.published import (
    Cell,
    Format,
    Ingredient,
    Items,
    Part,
    Picture,
    Product,
    PublishedLabel,
    Table,
    Text,
)
from baklosan_desktop.labels.sections import SectionKind

RASH = Table(
    (
        (Cell("Reaction", is_header=True), Cell("Any arm, %", 2, is_header=True)),
        (Cell("Rash"), Cell(""), Cell("3")),
    ),
    "Table 1. Reactions",
    ("N = 200",),
)
PRODUCT = Product(
    "Demoxil",
    "tablet",
    (Ingredient("demoxine", "D1", "5 mg"), Ingredient("starch", is_active=False)),
    ("20 tablets",),
    ("0001-0002",),
)
PARTS = (
    Part(SectionKind.SIDE_EFFECTS, "34084-4", "6 Adverse reactions", (Text("Rash occurs."), RASH)),
    Part(
        SectionKind.DOSAGE,
        "34068-7",
        "2 Dosage",
        (Text("Take one tablet."),),
        (Part(None, "", "2.1 How", (Items(("With water", "In the evening"), is_ordered=True),)),),
    ),
    Part(SectionKind.SUPPLY, "34069-5", "", (Picture("box.jpg", "A box"),)),
)


def a_published(**changes: Any) -> PublishedLabel:
    fields: dict[str, Any] = {
        "format": Format.SPL,
        "set_id": "set-1",
        "edition": "3",
        "date": "2026-01-02",
        "language": "en",
        "name": "Demoxil 5 mg",
        "holder": "Demo Ltd",
        "products": (PRODUCT,),
        "parts": PARTS,
        "document": "Package leaflet",
        "remarks": ("It is called Danish, but it is English.",),
    }
    return PublishedLabel(**fields | changes)


def one_section(text: str, kind: SectionKind | None = SectionKind.DOSAGE) -> tuple[Part, ...]:
    """The parts of a label that says one thing."""
    return (Part(kind, "", "Dosage", (Text(text),)),)


def written(*labels: PublishedLabel, bad: bool = False) -> bytes:
    """Labels of one section as a made-up format has them; a bad file breaks off at its end."""
    lines = ["DEMO"]
    for one in labels:
        [block] = one.parts[0].blocks
        assert isinstance(block, Text)
        lines.append(f"{one.set_id}|{one.edition}|{one.language}|{one.name}|{block.text}")
    return "\n".join([*lines, *["broken"] * bad]).encode()


def read_demo(source: Source) -> Iterator[PublishedLabel]:
    """The labels of such a file, one after the other."""
    first, *lines = source.data.decode(errors="replace").split("\n")
    if first != "DEMO":
        raise NotALabel(f"'{source.name}' is not imported: it is a label in no known format.")
    for number, line in enumerate(lines, 2):
        if line.count("|") != 4:
            raise Unreadable(f"'{source.name}' is not imported: line {number} is broken.")
        set_id, edition, language, name, text = line.split("|")
        yield a_published(
            set_id=set_id,
            edition=edition,
            language=language,
            name=name,
            parts=one_section(text),
        )


_TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
_CELLS = st.builds(Cell, _TEXTS, st.integers(1, 3), st.integers(1, 3), st.booleans())
_ROWS = st.lists(st.lists(_CELLS, max_size=3).map(tuple), max_size=3).map(tuple)
_MANY = st.lists(_TEXTS, max_size=3).map(tuple)
BLOCKS = st.one_of(
    st.builds(Text, _TEXTS),
    st.builds(Items, _MANY, st.booleans()),
    st.builds(Table, _ROWS, _TEXTS, _MANY),
    st.builds(Picture, _TEXTS, _TEXTS),
)
_KINDS = st.sampled_from([None, *SectionKind])
_BLOCKS = st.lists(BLOCKS, max_size=3).map(tuple)
ANY_PART = st.recursive(
    st.builds(Part, _KINDS, st.just(""), _TEXTS, _BLOCKS),
    lambda inner: st.builds(
        Part, _KINDS, st.just(""), _TEXTS, _BLOCKS, st.lists(inner, max_size=3).map(tuple)
    ),
    max_leaves=6,
)
"""Any tree of sections, with anything in them."""


def text_label(name: str) -> bytes:
    """A label as plain text."""
    sections = "## Contraindications\nNever with alcohol.\n\n## Undesirable effects\nItching.\n"
    return f"# {name} 25 mg tablets\nFor adults.\n\n{sections}".encode()
