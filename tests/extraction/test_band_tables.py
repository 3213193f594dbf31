from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baklosan_desktop.extraction.reading import read
from baklosan_desktop.labels.published import Cell, Items, Table, Text
from tests.extraction.texts import Written, a_table, arranged, read_from

Row = tuple[str | None, str, str]


def rows(*pieces: Written) -> list[Row]:
    effects = read_from(*pieces).effects
    return [(one.system, one.band or one.note or "", one.term) for one in effects]


EYE, HEART = "Eye disorders", "Cardiac disorders"
TABLES: Sequence[tuple[str, tuple[Written, ...], list[Row]]] = [
    (
        "bands as columns",
        (
            a_table(
                "System|Common (≥ 1/100)|Rare|Not known",
                f"{EYE}*|itching, pain||gout",
                f"{HEART}|||cough",
            ),
        ),
        [
            (EYE, "Common", "itching"),
            (EYE, "Common", "pain"),
            (EYE, "Not known", "gout"),
            (HEART, "Not known", "cough"),
        ],
    ),
    (
        "bands as columns, systems as rows of their own",
        (a_table("Common|Rare", EYE, "itching|pain", "Others", "gout|cough"),),
        [
            (EYE, "Common", "itching"),
            (EYE, "Rare", "pain"),
            (EYE, "Common", "Others"),
            (EYE, "Common", "gout"),
            (EYE, "Rare", "cough"),
        ],
    ),
    (
        "one band in the head",
        (a_table("System|Frequency not known", f"{EYE}|itching"),),
        [(EYE, "Frequency not known", "itching")],
    ),
    (
        "a column of bands",
        (
            a_table(
                "System|Frequency|Effect",
                f"{EYE}|Common|itching",
                "|Rare|pain",
                f"{HEART}|Common|gout",
                "||cough",
            ),
        ),
        [
            (EYE, "Common", "itching"),
            (EYE, "Rare", "pain"),
            (HEART, "Common", "gout"),
            (HEART, "Common", "cough"),
        ],
    ),
    (
        "a column of bands, systems as rows of their own",
        (a_table("Frequency|Effect", EYE, "Common|itching", HEART, "|gout", "Rare|pain"),),
        [(EYE, "Common", "itching"), (HEART, "Rare", "pain")],
    ),
    (
        "the effects before their bands",
        (
            a_table(
                "System|Effect|Frequency", f"{EYE}|itching|Common", f"{HEART}|pain|-", "|gout|Rare"
            ),
        ),
        [(EYE, "Common", "itching"), (HEART, "Rare", "gout")],
    ),
    (
        "two bands with two lines",
        (a_table("System|Frequency|Effect", f"{EYE}|Common\nRare|itching\npain"),),
        [(EYE, "Common", "itching"), (EYE, "Rare", "pain")],
    ),
    (
        "two bands with lines that nobody can tell apart",
        (a_table("System|Frequency|Effect", f"{EYE}|Common\nRare|itching\npain\ngout"),),
        [],
    ),
    (
        "bands in the cells",
        (
            a_table(
                "System|Effects",
                f"{EYE}|Common: itching, pain\nRare: gout",
                f"{HEART}|Rare\ncough\nhives",
            ),
        ),
        [
            (EYE, "Common", "itching"),
            (EYE, "Common", "pain"),
            (EYE, "Rare", "gout"),
            (HEART, "Rare", "cough"),
            (HEART, "Rare", "hives"),
        ],
    ),
    (
        "bands as rows of their own",
        (a_table("Effects|By system", "Common", f"{EYE}|itching", "Rare", HEART, "|pain", "gout"),),
        [(EYE, "Common", "itching"), (HEART, "Rare", "pain"), (HEART, "Rare", "gout")],
    ),
    (
        "a band above the table",
        ("In rare cases these came up:", a_table("System|Effect", f"{EYE}|itching")),
        [(EYE, "rare", "itching")],
    ),
    (
        "a band above the table, with a line between",
        ("In rare cases these came up:", "Table 1", a_table("System|Effect", f"{EYE}|itching")),
        [(EYE, "rare", "itching")],
    ),
    (
        "a band above a table of something else",
        ("In rare cases these came up:", a_table("Dose|Tablets", "5 mg|2")),
        [],
    ),
    ("no table of effects", (a_table("Dose|Tablets", "5 mg|2"),), []),
    ("bands and nothing else", (a_table("Common", "Rare"),), []),
]


@pytest.mark.parametrize(
    ("pieces", "expected"), [case[1:] for case in TABLES], ids=[case[0] for case in TABLES]
)
def test_tables_are_read(pieces: tuple[Written, ...], expected: list[Row]) -> None:
    assert rows(*pieces) == expected


def contexts(*pieces: Written) -> list[str | None]:
    return [one.context for one in read_from(*pieces).effects]


def test_columns_of_several_people_stay_apart() -> None:
    table = a_table("System|Effect|Children|Adults", f"{EYE}|itching|Common|Rare", "|pain|ND|Rare")
    assert contexts(table) == ["Children", "Adults", "Adults"]
    assert rows(table)[0] == (EYE, "Common", "itching")


def test_columns_of_several_drugs_stay_apart() -> None:
    table = a_table("System|Demoxil|Otherin", f"{EYE}|Common: itching|Rare: itching")
    assert contexts(table) == ["Demoxil", "Otherin"]


def test_several_tables_stay_apart_by_their_titles() -> None:
    table = a_table("System|Common|Rare", f"{EYE}|itching|pain")
    assert contexts("Table 1: adults", table, "In children", table) == [
        "Table 1: adults",
        "Table 1: adults",
        "In children",
        "In children",
    ]
    assert contexts("Table 1: adults", table) == [None, None]


def test_caption_is_the_title_and_is_read() -> None:
    table = a_table("System|Common|Rare", f"{EYE}|itching|pain")
    found = read_from(table._replace(caption="Common effects"), table._replace(caption="Others"))
    assert [one.context for one in found.effects[:2]] == ["Common effects", "Common effects"]
    assert found.unread == ()


def test_table_that_defines_the_bands_lists_no_effects() -> None:
    table = a_table("Word|Meaning", "Common|up to 1 in 10 people", "Rare|up to 1 in 1,000 people")
    found = read_from(table, "Common: gout")
    assert [(one.word, one.at_most_ppm) for one in found.bands] == [("Common", 100_000)]
    assert found.unread == ()
    assert [one.term for one in found.effects] == ["gout"]


def test_row_that_is_not_understood_is_told() -> None:
    found = read_from(
        a_table("System|Frequency|Effect", f"{EYE}|Common|itching", f"{HEART}|Rare\nCommon|a\nb\nc")
    )
    assert [one.citation.quote for one in found.unread] == [f"{HEART} | Rare Common | a b c"]


def test_row_without_words_does_not_move_the_rows_below_it() -> None:
    found = read_from(
        Table(
            (
                (Cell("System"), Cell("Frequency"), Cell("Effect")),
                (Cell(EYE, rows=3), Cell("Common"), Cell("itching")),
                (Cell(""), Cell("")),
                (Cell("Rare"), Cell("pain")),
                (Cell(HEART), Cell("Rare"), Cell("gout")),
            )
        )
    )
    assert [(one.system, one.term) for one in found.effects] == [
        (EYE, "itching"),
        (EYE, "pain"),
        (HEART, "gout"),
    ]


WORDS = st.sampled_from(
    [
        "",
        "Common",
        "Rare: gout",
        EYE,
        "itching, pain",
        "Common\nRare",
        "a\nb",
        "Table 1",
        "3 %",
        "In rare cases:",
        "Common (≥ 1/1,000): a",
        "ND",
        "- b",
    ]
)
CELLS = st.builds(Cell, WORDS, st.integers(1, 3), st.integers(1, 3), st.booleans())
ANY_TABLE = st.builds(
    Table, st.lists(st.lists(CELLS, max_size=4).map(tuple), max_size=6).map(tuple), WORDS
)
ANY_BLOCK = st.one_of(
    ANY_TABLE, st.builds(Text, WORDS), st.builds(Items, st.lists(WORDS, max_size=3).map(tuple))
)


@given(st.lists(ANY_BLOCK, max_size=6), st.sampled_from(["en", "es", "fi", "zh"]))
def test_any_text_and_table_is_answered_with_what_stands_in_it(
    blocks: list[Written], language: str
) -> None:
    label, placed = arranged("Begin", *blocks, language=language)
    lines = {paragraph.line: paragraph.text for _, _, paragraph in label.passages()}
    found = read(label, placed)
    for effect in found.effects:
        assert all(cited.quote in lines[cited.line] for cited in effect.citations)
        assert effect.band is None or effect.band in {band.word for band in found.bands}
    assert all(one.citation.quote == lines[one.citation.line] for one in found.unread)


def test_heads_of_a_table_that_a_sentence_gives_its_band_are_no_effects() -> None:
    table = a_table("Class|Undesirable effect", f"{EYE}|itching", f"{HEART}|cough")
    assert rows("All of these were uncommon (≥ 1/1,000 to < 1/100):", table) == [
        (EYE, "uncommon", "itching"),
        (HEART, "uncommon", "cough"),
    ]


def test_table_that_goes_on_has_the_title_of_its_first_part() -> None:
    first, second = (
        a_table("System|Frequency|Effect", f"{EYE}|Common|{term}") for term in ("itching", "pain")
    )
    other = a_table("System|Frequency|Effect", f"{EYE}|Rare|gout")
    pieces = ("Table 1: First weeks", first, second, "Table 2: Later on", other)
    assert [one.context for one in read_from(*pieces).effects] == [
        "Table 1: First weeks",
        "Table 1: First weeks",
        "Table 2: Later on",
    ]
