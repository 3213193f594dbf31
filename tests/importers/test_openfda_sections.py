from collections.abc import Iterator, Sequence

from hypothesis import given
from hypothesis import strategies as st

from baklosan_desktop.importers.openfda_sections import sections
from baklosan_desktop.labels.published import Cell, Part, Table, Text
from baklosan_desktop.labels.sections import SectionKind as Kind

TABLE = "<table><tbody><tr><td>Itching</td><td>8 %</td></tr></tbody></table>"
READ = Table(((Cell("Itching"), Cell("8 %")),))


def read(**fields: Sequence[str]) -> list[Part]:
    return list(sections(fields))


def words(part: Part) -> Iterator[str]:
    """Every word of a section in its order, the heading too."""
    yield from part.title.split()
    for block in part.blocks:
        match block:
            case Text(text):
                yield from text.split()
            case Table(rows, caption, notes):
                cells = (cell.text for row in rows for cell in row)
                yield from " ".join((caption, *cells, *notes)).split()
    for inner in part.parts:
        yield from words(inner)


def test_sections_come_in_the_order_of_a_label_the_boxed_warning_first() -> None:
    parts = read(overdosage=["c"], adverse_reactions=["b"], odd=["d"], boxed_warning=["a"])
    assert [part.code for part in parts] == [
        "boxed_warning",
        "adverse_reactions",
        "overdosage",
        "odd",
    ]
    assert parts[0].kind is Kind.BOXED_WARNING
    assert parts[3] == Part(None, "odd", "Odd", (Text("d"),))


def test_own_heading_is_the_title() -> None:
    [part] = read(adverse_reactions=["6 ADVERSE REACTIONS Itching."])
    assert part == Part(
        Kind.SIDE_EFFECTS, "adverse_reactions", "6 ADVERSE REACTIONS", (Text("Itching."),)
    )
    [part] = read(how_supplied=["16 HOW SUPPLIED/STORAGE AND HANDLING Boxes."])
    assert part.title == "16 HOW SUPPLIED/STORAGE AND HANDLING"


def test_text_without_its_heading_is_called_by_its_field() -> None:
    [part] = read(spl_medguide=["Take care."])
    assert (part.title, part.blocks) == ("Medguide", (Text("Take care."),))


def test_numbered_subsections_are_cut_and_references_are_not() -> None:
    text = (
        "6 ADVERSE REACTIONS Most common: itching ( 6.1 ). See 6.2 Postmarketing Experience. "
        "6.1 Clinical Trials Experience Exposure was 6.5 Months. 6.2 Rare Events and Others Some "
        "were seen. 6.3 Immunogenicity"
    )
    [part] = read(adverse_reactions=[text])
    assert part.blocks == (Text("Most common: itching ( 6.1 ). See 6.2 Postmarketing Experience."),)
    assert part.parts == (
        Part(None, "", "6.1 Clinical Trials Experience", (Text("Exposure was 6.5 Months."),)),
        Part(None, "", "6.2 Rare Events and Others", (Text("Some were seen."),)),
        Part(None, "", "6.3 Immunogenicity"),
    )


def test_text_without_a_chapter_number_is_not_cut() -> None:
    [part] = read(warnings=["WARNINGS Beware. 5.1 Clinical Trials Experience"])
    assert part.parts == ()


def test_field_inside_another_stands_there_and_nowhere_else() -> None:
    texts = ["8.1 Pregnancy Avoid.", "8.4 Pediatric Use Not in children."]
    whole = f"8 USE IN SPECIFIC POPULATIONS Avoid. {texts[0]} 8.2 Lactation Avoid. {texts[1]} End."
    [part] = read(
        use_in_specific_populations=[whole], pregnancy=[texts[0]], pediatric_use=[texts[1]]
    )
    assert [(inner.kind, inner.code, inner.title) for inner in part.parts] == [
        (Kind.PREGNANCY_LACTATION, "pregnancy", "8.1 Pregnancy"),
        (Kind.PREGNANCY_LACTATION, "", "8.2 Lactation"),
        (Kind.CHILDREN, "pediatric_use", "8.4 Pediatric Use"),
        (None, "", ""),
    ]
    assert " ".join(words(part)) == whole


def test_field_that_stands_in_no_other_is_a_section_of_its_own() -> None:
    parts = read(precautions=["General."], drug_interactions=["None."])
    assert [(part.code, part.parts) for part in parts] == [
        ("precautions", ()),
        ("drug_interactions", ()),
    ]


def test_field_inside_a_field_inside_another_nests() -> None:
    inner = "Teratogenic Effects None known."
    middle = f"Pregnancy {inner} Ask."
    [part] = read(
        precautions=[f"PRECAUTIONS General. {middle}"],
        pregnancy=[middle],
        teratogenic_effects=[inner],
    )
    assert [found.code for found in part.walk()] == [
        "precautions",
        "pregnancy",
        "teratogenic_effects",
        "",
    ]


def test_text_that_a_field_gives_twice_stands_once() -> None:
    whole = "Itching. Sleepiness."
    parts = read(adverse_reactions=[whole, "Sleepiness.", whole])
    assert [part.blocks for part in parts] == [(Text(whole),)]


def test_table_stands_in_its_place_and_its_flat_words_do_not() -> None:
    [part] = read(
        adverse_reactions=["Seen: Itching 8 % and no more."], adverse_reactions_table=[TABLE]
    )
    assert part.blocks == (Text("Seen:"), READ, Text("and no more."))


def test_two_like_tables_stand_in_two_places() -> None:
    [part] = read(
        adverse_reactions=["Once: Itching 8 % twice: Itching 8 %"],
        adverse_reactions_table=[TABLE, TABLE],
    )
    assert part.blocks == (Text("Once:"), READ, Text("twice:"), READ)


def test_table_of_a_field_inside_another_stands_once() -> None:
    [part] = read(
        precautions=["General. Pregnancy Itching 8 %"],
        pregnancy=["Pregnancy Itching 8 %"],
        precautions_table=[TABLE],
        pregnancy_table=[TABLE],
    )
    assert part.blocks == (Text("General."),)
    assert [inner.blocks for inner in part.parts] == [(READ,)]


def test_heading_inside_a_table_is_none() -> None:
    markup = "<table><tr><td>6.1 Immunogenicity</td></tr></table>"
    [part] = read(
        adverse_reactions=["6 ADVERSE REACTIONS 6.1 Immunogenicity"],
        adverse_reactions_table=[markup],
    )
    assert part.parts == ()


def test_table_whose_words_are_nowhere_stands_alone() -> None:
    [text, table] = read(overdosage=["Rest."], overdosage_table=[TABLE])
    assert (text.blocks, table.blocks) == ((Text("Rest."),), (READ,))
    [part] = read(overdosage_table=[TABLE])
    assert (part.title, part.blocks) == ("Overdosage", (READ,))


def test_damaged_table_leaves_its_words_in_the_text() -> None:
    [part] = read(overdosage=["a b"], overdosage_table=["<table><tr>a b"])
    assert part.blocks == (Text("a b"),)


_TITLES = st.sampled_from(
    [
        "8 USE IN SPECIFIC POPULATIONS",
        "8.1 Pregnancy",
        "8.2 Lactation",
        "(8.3)",
        "see 8.4 Use",
        "a.",
    ]
)
_WORDS = st.lists(_TITLES | st.sampled_from(["Itching 8 %", "Most", "of the"]), max_size=12)


@given(_WORDS, _WORDS)
def test_every_word_stands_once_and_in_its_order(before: list[str], inner: list[str]) -> None:
    pregnancy = " ".join(["8.1 Pregnancy", *inner])
    whole = " ".join(["8 USE IN SPECIFIC POPULATIONS", *before, pregnancy])
    parts = read(
        use_in_specific_populations=[whole],
        use_in_specific_populations_table=[TABLE],
        pregnancy=[pregnancy],
    )
    assert list(words(parts[0])) == whole.split()
    assert len(parts) == (1 if "Itching 8 %" in whole else 2)
