from collections import Counter
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baklosan_desktop.errors import LabelError
from baklosan_desktop.labels.arranging import (
    WHOLE,
    Arranged,
    Heading,
    Placed,
    arrange,
    is_id_of,
    lines_of,
    proposed_id,
)
from baklosan_desktop.labels.label import LabelId
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
from tests.published import ANY_PART, PRODUCT, RASH, a_published, one_section

DIGEST = "a" * 64


def arranged(published: PublishedLabel) -> Arranged:
    return arrange(published, LabelId("demo"), "FDA SPL, demo.xml", DIGEST)


def said(*parts: Part) -> list[tuple[str, str | None, list[str]]]:
    """What the sections of a label of these parts say: key, heading, lines."""
    sections = arranged(a_published(parts=parts)).label.sections
    return [(one.key, one.heading, [p.text for p in one.paragraphs]) for one in sections]


def part(kind: SectionKind | None, title: str, *inside: str | Part) -> Part:
    texts = tuple(Text(one) for one in inside if isinstance(one, str))
    return Part(kind, "", title, texts, tuple(one for one in inside if isinstance(one, Part)))


def test_label_is_what_the_file_says() -> None:
    label = arranged(a_published()).label
    assert (label.id, label.name, label.language, label.edition) == (
        "demo", "Demoxil 5 mg", "en", "3",
    )  # fmt: skip
    assert (label.strength, label.form, label.pack) == ("5 mg", "tablet", "20 tablets")
    assert label.substances == ("demoxine",)
    assert (label.source, label.source_date, label.sha256) == (
        "FDA SPL, demo.xml", "2026-01-02", DIGEST,
    )  # fmt: skip
    assert label.reviewed_by is None


def test_what_several_products_share_is_said_once() -> None:
    strong = Product("Demoxil forte", "Tablet", (Ingredient("DEMOXINE", "D1", "10 mg"),))
    label = arranged(a_published(products=(PRODUCT, strong, Product("Kit")))).label
    assert (label.strength, label.form, label.substances) == (
        "5 mg, 10 mg",
        "tablet",
        ("demoxine",),
    )


@pytest.mark.parametrize(
    ("edition", "date", "shown"),
    [("", "2026-01-02", "2026-01-02"), ("", None, "not stated"), ("7", None, "7")],
)
def test_edition_without_a_number_is_named_by_its_date(
    edition: str, date: str | None, shown: str
) -> None:
    assert arranged(a_published(edition=edition, date=date)).label.edition == shown


def test_sections_stand_in_the_order_of_an_smpc_with_the_boxed_warning_first() -> None:
    told = said(
        part(SectionKind.STORAGE, "16", "Keep dry."),
        part(None, "Recent changes", "None."),
        part(SectionKind.DOSAGE, "2", "Take one."),
        part(SectionKind.BOXED_WARNING, "WARNING", "Danger."),
    )
    assert [key for key, *_ in told] == ["boxed_warning", "dosage", "storage", "other"]


def test_sections_of_one_kind_stand_beside_each_other_under_keys_of_their_own() -> None:
    told = said(*(part(SectionKind.PRECAUTIONS, f"{n}", f"Mind {n}.") for n in range(28)))
    keys = [key for key, *_ in told]
    assert keys[:2] == ["precautions", "precautions_b"]
    assert keys[25:] == ["precautions_z", "precautions_ba", "precautions_bb"]


def test_subsections_follow_their_section_with_their_titles() -> None:
    deep = part(None, "6.1.1", "Seen in trials.")
    inner = part(None, "6.1 Trials", deep)
    assert said(part(SectionKind.SIDE_EFFECTS, "6", "Rash.", inner, part(None, "", "Fever."))) == [
        ("side_effects", "6", ["Rash.", "6.1 Trials", "6.1.1", "Seen in trials.", "Fever."])
    ]


def test_subsection_of_another_kind_stands_under_its_own() -> None:
    old = part(SectionKind.PRECAUTIONS, "PRECAUTIONS", "General.",
               part(SectionKind.PREGNANCY_LACTATION, "Pregnancy", "Category C."),
               part(SectionKind.INTERACTIONS, "Interactions", "None."))  # fmt: skip
    assert said(old) == [
        ("precautions", "PRECAUTIONS", ["General."]),
        ("interactions", "Interactions", ["None."]),
        ("pregnancy_lactation", "Pregnancy", ["Category C."]),
    ]


def test_container_without_text_of_its_own_is_no_section() -> None:
    outer = part(
        None, "4 CLINICAL PARTICULARS", part(None, "4.x", part(SectionKind.DOSAGE, "4.2", "One."))
    )
    assert said(outer) == [("dosage", "4.2", ["One."])]


@pytest.mark.parametrize("around", [None, SectionKind.SPECIAL_INSTRUCTIONS])
def test_population_is_taken_out_of_a_container_and_left_in_a_section(
    around: SectionKind | None,
) -> None:
    child = part(SectionKind.CHILDREN, "Children", "Half a tablet.")
    assert said(part(SectionKind.DOSAGE, "2", "One.", child)) == [
        ("dosage", "2", ["One.", "Children", "Half a tablet."])
    ]
    assert said(part(around, "8 SPECIFIC POPULATIONS", child)) == [
        ("children", "Children", ["Half a tablet."])
    ]


@pytest.mark.parametrize("kind", [SectionKind.PATIENT_INFORMATION, SectionKind.BOXED_WARNING])
def test_leaflet_and_boxed_warning_stay_whole(kind: SectionKind) -> None:
    inner = part(SectionKind.STORAGE, "Storing", "Keep dry.")
    assert said(part(kind, "Guide", "Read this.", inner)) == [
        (kind.name.lower(), "Guide", ["Read this.", "Storing", "Keep dry."])
    ]


def test_title_that_stands_alone_is_text() -> None:
    assert said(part(SectionKind.PRECAUTIONS, "Keep out of reach of children."),
                part(SectionKind.DOSAGE, "2", "One.", part(None, "Not for infants")),
                part(SectionKind.STORAGE, "")) == [
        ("dosage", "2", ["One.", "Not for infants"]),
        ("precautions", None, ["Keep out of reach of children."]),
    ]  # fmt: skip


def test_lines_are_counted_on_and_a_heading_has_its_own() -> None:
    label = arranged(a_published()).label
    lines = [
        line
        for one in label.sections
        for line in (one.heading_line, *(p.line for p in one.paragraphs))
    ]
    assert [line for line in lines if line] == list(range(1, 13))
    assert [one.heading_line for one in label.sections] == [1, 6, None]


def test_lists_tables_and_pictures_are_kept_beside_their_lines() -> None:
    made = arranged(a_published())
    texts = {p.line: p.text for one in made.label.sections for p in one.paragraphs}
    assert made.placed == (
        Placed(3, 3, Heading(1)),
        Placed(4, 5, Items(("With water", "In the evening"), is_ordered=True)),
        Placed(8, 11, RASH),
        Placed(12, 12, Picture("box.jpg", "A box")),
    )
    assert [texts[line] for line in range(8, 12)] == [
        "Table 1. Reactions", "Reaction | Any arm, %", "Rash | 3", "N = 200",
    ]  # fmt: skip


def test_picture_without_words_is_named() -> None:
    assert lines_of(Picture("box.jpg")) == ("Picture: box.jpg",)


def test_line_break_in_a_text_is_a_blank() -> None:
    broken = (
        Text("Take\none."), Items(("At\nnight",)), Table(((Cell("A\nb"),),), "Table\n1"),
    )  # fmt: skip
    inner = Part(None, "", "When\nto", (Text("Now."),))
    made = arranged(a_published(parts=(Part(SectionKind.DOSAGE, "", "", broken, (inner,)),)))
    [section] = made.label.sections
    said = [p.text for p in section.paragraphs]
    assert said == ["Take one.", "At night", "Table 1", "A b", "When to", "Now."]


def test_label_of_blank_lines_is_none() -> None:
    blank = Part(SectionKind.DOSAGE, "", "", (Text(" "), Items(("", " ")), Table(((Cell(""),),))))
    with pytest.raises(LabelError, match="No section of the label has any text"):
        arranged(a_published(parts=(blank,)))


@given(parts=st.lists(ANY_PART, min_size=1, max_size=4).map(tuple))
def test_nothing_is_lost_and_nothing_told_twice(parts: tuple[Part, ...]) -> None:
    published = a_published(parts=(*parts, *one_section("Take one.")))
    label = arranged(published).label
    told = Counter(p.text for one in label.sections for p in one.paragraphs)
    blocks = Counter(
        line for one in published.walk() for block in one.blocks for line in lines_of(block)
    )
    titles = Counter(one.title.replace("\n", " ") for one in published.walk() if one.title)
    headings = Counter(one.heading.replace("\n", " ") for one in label.sections if one.heading)
    assert not blocks - told
    assert not (told - blocks) + headings - titles


@given(parts=st.lists(ANY_PART, min_size=1, max_size=4).map(tuple))
def test_lines_of_a_section_lie_side_by_side(parts: tuple[Part, ...]) -> None:
    made = arranged(a_published(parts=(*parts, *one_section("Take one."))))
    numbers = [p.line for one in made.label.sections for p in one.paragraphs]
    assert numbers == sorted(set(numbers))
    for one in made.label.sections:
        assert [p.line for p in one.paragraphs] == list(range(one.first_line, one.last_line + 1))
    assert list(lines_that_have_a_shape(made)) == sorted(set(lines_that_have_a_shape(made)))
    assert set(lines_that_have_a_shape(made)) <= set(numbers)


def lines_that_have_a_shape(made: Arranged) -> Iterator[int]:
    for placed in made.placed:
        yield from range(placed.first_line, placed.last_line + 1)


@pytest.mark.parametrize(
    ("name", "begins"),
    [
        ("Ménière’s 5 mg", "menieres-5-mg-"),
        ("Баклосан", "label-"),
        ("x" * 90, "x" * 40 + "-"),
        ("a" * 39 + " b", "a" * 39 + "-"),
    ],
)
def test_id_is_readable(name: str, begins: str) -> None:
    proposed = proposed_id(a_published(name=name))
    assert proposed.startswith(begins)
    assert len(proposed) == len(begins) + 8


def test_id_tells_labels_of_one_name_apart() -> None:
    labels = [
        a_published(),
        a_published(set_id="set-2"),
        a_published(language="de"),
        a_published(format=Format.EPI),
    ]
    assert len({proposed_id(one) for one in labels}) == 4
    assert proposed_id(a_published(edition="9", parts=one_section("x"))) == proposed_id(labels[0])


def test_id_tells_which_set_it_was_proposed_for() -> None:
    label = a_published()
    for proposed in (proposed_id(label), proposed_id(label, WHOLE)):
        assert is_id_of(proposed, label.set_id, label.format.name, label.language)
        assert not is_id_of(proposed, "set-2", label.format.name, label.language)
