from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baklosan_desktop.importers.base import ImportRefused, NotALabel, Source, Unreadable
from baklosan_desktop.importers.plain_text import PlainText
from baklosan_desktop.importers.reading import read_labels
from baklosan_desktop.importers.text_headings import Line, lines
from baklosan_desktop.labels.published import Format, Items, Part, Product, PublishedLabel, Text
from baklosan_desktop.labels.sections import SectionKind as Kind

MARKED = """# Demo 25 mg tablets
For adults.

## Contraindications
Never with
alcohol.
Never at sea.

## Undesirable effects
Very common:
- itching
- sleep
### Children
The same.

## What else
Nothing.
"""
SMPC = """1. NAME OF THE MEDICINAL PRODUCT
Demo {n} mg tablets.
4. CLINICAL PARTICULARS
4.1    Therapeutic indications
Itching.
4.2 Posology
1. Take one.
4.3 Contraindications
None.
4.8
Undesirable effects
Common (≥ 1/100 to

12
\f
< 1/10): itching
7. MARKETING AUTHORISATION HOLDER
Demo Ltd
"""


def a_text(text: str | bytes) -> Source:
    return Source("a.txt", text if isinstance(text, bytes) else text.encode())


def read(text: str) -> PublishedLabel:
    [label] = PlainText().read(a_text(text))
    return label


def test_marked_headings_cut_a_text_into_sections() -> None:
    [label] = read_labels(a_text("\N{ZERO WIDTH NO-BREAK SPACE}" + MARKED))
    assert (label.format, label.name, label.language) == (Format.TEXT, "Demo 25 mg tablets", "en")
    assert (label.set_id, label.date) == ("text:demo 25 mg tablets", None)
    assert label.products == (Product("Demo 25 mg tablets"),)
    assert label.parts == (
        Part(None, "", "", (Text("For adults."),)),
        Part(
            Kind.CONTRAINDICATIONS,
            "",
            "Contraindications",
            (Text("Never with alcohol."), Text("Never at sea.")),
        ),
        Part(
            Kind.SIDE_EFFECTS,
            "",
            "Undesirable effects",
            (Text("Very common:"), Items(("itching", "sleep"))),
            (Part(None, "", "Children", (Text("The same."),)),),
        ),
        Part(None, "", "What else", (Text("Nothing."),)),
    )


def test_numbers_of_an_smpc_tell_the_sections() -> None:
    label = read(SMPC.format(n=75))
    assert (label.name, label.holder, label.language) == ("Demo 75 mg tablets", "Demo Ltd", "en")
    assert [(part.kind, part.title) for part in label.walk()] == [
        (Kind.IDENTITY, "1. NAME OF THE MEDICINAL PRODUCT"),
        (None, "4. CLINICAL PARTICULARS"),
        (Kind.INDICATIONS, "4.1 Therapeutic indications"),
        (Kind.DOSAGE, "4.2 Posology"),
        (Kind.CONTRAINDICATIONS, "4.3 Contraindications"),
        (Kind.SIDE_EFFECTS, "4.8 Undesirable effects"),
        (Kind.HOLDER, "7. MARKETING AUTHORISATION HOLDER"),
    ]
    assert len(label.parts) == 3


def test_several_smpcs_in_one_file_are_several_labels() -> None:
    labels = list(PlainText().read(a_text(SMPC.format(n=75) + SMPC.format(n=150))))
    assert [label.name for label in labels] == ["Demo 75 mg tablets", "Demo 150 mg tablets"]
    assert len({label.edition for label in labels}) == 2


def test_smpc_in_another_language_is_known_by_its_numbers() -> None:
    said = "Tag den ikke, hvis du har feber"
    text = f"# Demo\n4.1 Indikationer\n{said}\n4.2 Dosering\nb\n4.3 Kontra\nc\n4.8 Bivirkninger\nd"
    label = read(text)
    kinds = [Kind.INDICATIONS, Kind.DOSAGE, Kind.CONTRAINDICATIONS, Kind.SIDE_EFFECTS]
    assert [part.kind for part in label.parts] == kinds
    assert label.language == "da"
    assert read(text.replace("Bivirkninger", "Reacciones adversas")).language == "es"


def test_few_words_below_a_standard_title_are_english() -> None:
    assert read("# Demo\n## Contraindications\nPorphyria.").language == "en"


def test_text_of_which_nothing_tells_the_language_is_refused() -> None:
    with pytest.raises(Unreadable, match="Nothing tells the language of the label"):
        read("# Demo\n## Kontraindikationer\nPorfyri.")


def test_us_numbers_are_not_those_of_an_smpc() -> None:
    text = "# Demo\n6 ADVERSE REACTIONS\n6.1 Clinical Trials Experience\nItching.\n8 POPULATIONS\na"
    assert [part.kind for part in read(text).walk()] == [Kind.SIDE_EFFECTS, None, None]


def test_page_number_in_a_sentence_is_left_out() -> None:
    [_title, *rest] = [
        line.text for line in lines("## a\nup to\n\n 12\n\f\n< 1/10\r\nend") if line.text
    ]
    assert rest == ["up to", "< 1/10", "end"]


@pytest.mark.parametrize(
    "line",
    ["1. Take one tablet", "4.8 of the patients", "2.5 mg", "12.3 Units were", "4.8", "5.1 Ends."],
)
def test_line_with_a_number_is_no_heading_for_it(line: str) -> None:
    assert list(lines(line)) == [Line(line)]


@pytest.mark.parametrize(
    ("data", "claimed"),
    [
        (MARKED.encode(), True),
        (b"\xef\xbb\xbfDemo", True),
        (b"a" * 4095 + "µ".encode(), True),
        (b"", False),
        (b" {}", False),
        (b"<a/>", False),
        (b"%PDF-1.4", False),
        (b"PK\x03\x04", False),
        (b"a\0b", False),
        (b"a\xffb", False),
        (b"version https://git-lfs.github.com/spec/v1", False),
        (b"Alias: a\nInstance: b\n", False),
    ],
)
def test_text_that_begins_like_no_other_format_is_claimed(data: bytes, *, claimed: bool) -> None:
    assert PlainText().recognises(a_text(data)) is claimed


@pytest.mark.parametrize("text", ["Demo\nTake one.", "# Demo\n## What else\nNothing.", "a,b\n1,2"])
def test_text_in_which_no_heading_is_known_is_refused(text: str) -> None:
    with pytest.raises(NotALabel, match=r"no heading that is known, such as '4\.8 Undesirable"):
        read(text)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("## Contraindications\nNone.", "it has neither a title nor a section 1"),
        ("# Demo\n## Contraindications\n", "No section of the label has any text"),
    ],
)
def test_label_without_name_or_text_is_refused(text: str, why: str) -> None:
    with pytest.raises(Unreadable, match=f"'a.txt' is not imported: {why}"):
        read(text)


def test_text_in_another_encoding_is_refused_with_its_line() -> None:
    with pytest.raises(Unreadable, match="line 2 is not in UTF-8"):
        list(PlainText().read(a_text(b"# a\n\xff")))


def test_text_larger_than_is_safe_is_refused() -> None:
    source = Source("a.txt", b"# a", reopened=a_text("").opened, length=30_000_000)
    with pytest.raises(Unreadable, match="larger than 20 MB"):
        list(PlainText().read(source))


@given(
    st.lists(st.sampled_from([*MARKED.split("\n"), *SMPC.split("\n")]) | st.text()).map("\n".join)
)
def test_any_text_is_labels_or_a_refusal(text: str) -> None:
    with suppress(ImportRefused):
        assert all(
            label.name for label in PlainText().read(a_text(text.encode("utf-8", "replace")))
        )


def test_paragraph_after_a_list_is_no_item_of_it() -> None:
    text = "# Demo\n## Contraindications\n- Fever.\n- Cough.\nNever at sea.\n"
    [label] = read_labels(Source("a.txt", text.encode()))
    [part] = label.parts
    assert part.blocks == (Items(("Fever.", "Cough.")), Text("Never at sea."))


def test_page_number_is_no_text_and_a_figure_in_the_last_line_is() -> None:
    text = "# Demo\n## Contraindications\nFever\n\n  12\n\fNever at sea.\n13"
    [label] = read_labels(Source("a.txt", text.encode()))
    assert label.parts[0].blocks == (Text("Fever"), Text("Never at sea."), Text("13"))


def test_marked_heading_is_known_in_any_language_and_a_step_is_no_heading() -> None:
    text = "# Demo\n## 4.8 Reacciones adversas\nFrecuentes: tos.\n## Dosage\n1. Do not take two."
    [label] = read_labels(Source("a.txt", text.encode()))
    assert [part.kind for part in label.parts] == [Kind.SIDE_EFFECTS, Kind.DOSAGE]
    assert label.parts[1].blocks == (Text("1. Do not take two."),)
