"""Real SPL files, counted by another program: `expected/spl.tsv` of the samples."""

import csv
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar
from unicodedata import normalize
from xml.etree.ElementTree import Element, fromstring

import pytest

from baklosan_desktop.importers.archives import is_archive, members
from baklosan_desktop.importers.base import ImportRefused, NotALabel, Source
from baklosan_desktop.importers.reading import read_labels
from baklosan_desktop.labels.published import (
    Block,
    Items,
    Part,
    Picture,
    PublishedLabel,
    Table,
    Text,
)
from baklosan_desktop.labels.sections import SectionKind

SAMPLES = Path(__file__).resolve().parents[2].parent / "shared" / "samples"
pytestmark = pytest.mark.skipif(
    not SAMPLES.exists(), reason="the sample labels of others are not in this repository"
)

NO_LABELS = {
    "aspirin__84b18624-b7fa-4450-bb87-6d438a7c18d0.xml": "55439-4 MEDICAL DEVICE",
    "fda-openfda__4ad64379-4281-4d60-bf5f-655931ceba13.xml": (
        "60685-5 Indexing - Pharmacologic Class"
    ),
    "fda-openfda__METHOXSALEN.xml": "60685-5 Indexing - Pharmacologic Class",
}
# The data of the products are products, no section: one such section in each label, or more.
PRODUCT_SECTIONS = {"metformin-hydrochloride__121fc3e0-33fe-41af-a7ef-e6b54ee60ef6.xml": 2}
# "Recent major changes" stand in the highlights alone, which say everything a second time.
ONLY_IN_HIGHLIGHTS = (
    "akirti__response.xml",
    "amoxicillin__4fb7837e-964c-4d38-a3a5-b384b1bd6e08_v21.xml",
    "aspirin-and-dipyridamole__dd752f90-5b56-4d68-8896-4e363d06aa6c.xml",
    "butalbital-aspirin-caffeine-and-codein__64d505ec-7fce-4b39-a5ca-478d060247c7.xml",
    "fda-openfda__humira.xml",
    "fda-openfda__lipitor-repack.xml",
    "indomethacin__fd8502d5-caee-4c02-b6ec-d2c6f45038f1.xml",
    "metformin-hydrochloride__4f70f907-08d5-4c2e-a4be-32c6124faa7b_v15.xml",
)
EMPTY_SECTIONS = {
    "ibuprofen__5bd8cf4a-096a-5a2a-e053-2a91aa0ad499.xml": 3,
    "metformin-hydrochloride__463f684a-cd09-4b3a-8dca-8398125183fd.xml": 4,
}
TABLES_OF_HIGHLIGHTS = {
    "akirti__response.xml": 1,
    "aspirin-and-dipyridamole__dd752f90-5b56-4d68-8896-4e363d06aa6c.xml": 1,
    "diclofenac-sodium-and-misoprostol__e39119a6-c5e2-48cb-9210-4fad035b53a7.xml": 1,
    "fda-openfda__lipitor-repack.xml": 2,
    "sertraline-hydrochloride__98960cc1-1d44-4d89-b415-7e250cc762cc_v4.xml": 1,
}
FRAMES_OF_PICTURES = {  # tables of one cell without a word
    "diclofenac-sodium-and-misoprostol__9c938edd-5163-417d-e053-2a95a90aefee.xml": 2,
    "diclofenac-sodium__d65d819f-f85b-40b6-bffd-2378afe553b6.xml": 1,
    "meloxicam__cb44be1a-a5c4-406f-9a2c-1835a2c3f0e0.xml": 2,
}
HOLLOW_BULLETS = {  # an "o" drawn before an item is no word of it
    "acetaminophen__ee50c5ee-1a61-4efc-aca9-42d897d6a3b8_v8.xml": 1,
    "metformin-hydrochloride__4f70f907-08d5-4c2e-a4be-32c6124faa7b_v15.xml": 5,
}
ARCHIVES = {
    "ASSEMBLED__zip-of-zips_4-labels.zip": [
        "Acetaminophen",
        "Amoxicillin",
        "Ibuprofen",
        "Methotrexate",
    ],
    "acetaminophen__ee50c5ee-1a61-4efc-aca9-42d897d6a3b8_v8.zip": ["Acetaminophen"],
    "amoxicillin__4fb7837e-964c-4d38-a3a5-b384b1bd6e08_v21.zip": ["Amoxicillin"],
    "methotrexate-sodium__8f1260de-b60c-4f0e-8af6-0e957b0a281b_v7.zip": ["Methotrexate"],
    "omeprazole__516170d4-4913-4577-a2d2-f5c52d1e79c6_v9.zip": ["Omeprazole"],
    "pharmadb__1b5e2860-6855-4a65-8bbc-e064172a1adf_1.zip": [
        "Mens rogaine Minoxidil - Unscented Formula"
    ],
    "sertraline-hydrochloride__98960cc1-1d44-4d89-b415-7e250cc762cc_v4.zip": [
        "Sertraline hydrochloride"
    ],
}

Row = dict[str, str]
_Block = TypeVar("_Block", Items, Picture, Table, Text)


def rows() -> list[Row]:
    path = SAMPLES / "expected" / "spl.tsv"
    if not path.exists():
        return []
    with path.open(encoding="utf-8") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def name(row: Row) -> str:
    return row["file"].removeprefix("spl/")


LABELS = [row for row in rows() if name(row) not in NO_LABELS]


def source(row: Row) -> Source:
    return Source(name(row), (SAMPLES / row["file"]).read_bytes())


def read(row: Row) -> PublishedLabel:
    [label] = read_labels(source(row))
    return label


def blocks(label: PublishedLabel, kind: type[_Block]) -> list[_Block]:
    return [block for part in label.walk() for block in part.blocks if isinstance(block, kind)]


def side_effects(parts: tuple[Part, ...]) -> Iterator[Part]:
    """Yield the outermost sections of the code of adverse reactions."""
    for part in parts:
        yield from (part,) if part.code == "34084-4" else side_effects(part.parts)


@pytest.mark.parametrize("row", LABELS, ids=name)
def test_label_agrees_with_the_independent_counts(row: Row) -> None:
    file, label = name(row), read(row)
    left_out = (
        PRODUCT_SECTIONS.get(file, 1) + ONLY_IN_HIGHLIGHTS.count(file) + EMPTY_SECTIONS.get(file, 0)
    )
    tables_left_out = TABLES_OF_HIGHLIGHTS.get(file, 0) + FRAMES_OF_PICTURES.get(file, 0)
    told = {
        "set_id": label.set_id,
        "version": label.edition,
        "effective": (label.date or "").replace("-", ""),
        "sections": len(list(label.walk())) + left_out,
        "sections_34084_4": sum(part.code == "34084-4" for part in label.walk()),
        "tables": len(blocks(label, Table)) + tables_left_out,
        "images": len({picture.name for picture in blocks(label, Picture)}),
        "tables_in_34084_4": sum(
            isinstance(block, Table)
            for outer in side_effects(label.parts)
            for part in outer.walk()
            for block in part.blocks
        ),
        "active_ingredients": sum(
            one.is_active for product in label.products for one in product.ingredients
        ),
        "packages": sum(len(product.packs) for product in label.products),
    }
    assert {key: str(value) for key, value in told.items()} == {key: row[key] for key in told}
    assert len(label.products) == int(row["products"]) + int(row["parts"])


def letters(texts: Iterator[str]) -> Counter[str]:
    """Count the letters, those of ™ as two."""
    text = normalize("NFKC", "".join(texts))
    return Counter(letter for letter in text if letter.isalpha())


def words(block: Block) -> Iterator[str]:
    match block:
        case Text(text):
            yield text
        case Items(items):
            yield from items
        case Table(table, caption, notes):
            yield caption
            yield from (cell.text for row in table for cell in row)
            yield from notes
        case _:
            pass


def written(element: Element) -> Iterator[str]:
    for text in element.iter("{urn:hl7-org:v3}text"):
        yield from text.itertext()


@pytest.mark.parametrize("row", LABELS, ids=name)
def test_no_letter_of_the_text_is_lost_and_none_is_read_twice(row: Row) -> None:
    root = fromstring(source(row).data)  # noqa: S314 - a sample
    for section in root.iter("{urn:hl7-org:v3}section"):
        for twin in section.findall("{urn:hl7-org:v3}excerpt"):
            section.remove(twin)
    for media in root.iter("{urn:hl7-org:v3}observationMedia"):
        media.clear()
    told = letters(
        text for part in read(row).walk() for block in part.blocks for text in words(block)
    )
    expected = letters(written(root)) - Counter(o=HOLLOW_BULLETS.get(name(row), 0))
    assert (told - expected, expected - told) == (Counter(), Counter())


@pytest.mark.parametrize("row", LABELS, ids=name)
def test_boxed_warning_is_the_first_to_be_read(row: Row) -> None:
    kinds = [part.kind for part in read(row).parts]
    boxed = kinds.count(SectionKind.BOXED_WARNING)
    assert set(kinds[:boxed]) <= {SectionKind.BOXED_WARNING}


@pytest.mark.parametrize(("file", "why"), NO_LABELS.items())
def test_document_of_another_type_is_refused_by_its_name(file: str, why: str) -> None:
    with pytest.raises(NotALabel, match=f"'{file}' is not imported: its type, {why}, is no"):
        list(read_labels(Source(file, (SAMPLES / "spl" / file).read_bytes())))


def test_code_tables_are_refused_as_no_label() -> None:
    tables = sorted((SAMPLES / "spl" / "reference").iterdir())
    assert len(tables) == 4
    for table in tables:
        with pytest.raises(NotALabel, match="it is a label in no known format"):
            list(read_labels(Source(table.name, table.read_bytes())))


@pytest.mark.parametrize(("file", "names"), ARCHIVES.items())
def test_archive_holds_its_labels_and_nothing_is_refused(file: str, names: list[str]) -> None:
    path = SAMPLES / "spl" / "zips" / file
    assert is_archive(path.read_bytes()[:100])
    with path.open("rb") as opened:
        found = list(members(file, opened))
    assert not [one for one in found if isinstance(one, ImportRefused)]
    told = [label.name for one in found if isinstance(one, Source) for label in read_labels(one)]
    assert told == names


def test_no_sample_is_left_untested() -> None:
    spl = SAMPLES / "spl"
    assert {path.name for path in spl.glob("*.xml")} == {*map(name, LABELS), *NO_LABELS}
    assert {path.name for path in (spl / "zips").iterdir()} == set(ARCHIVES)
