"""Every real ePI we have, against counts that were made independently of this importer."""

import csv
import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from unicodedata import normalize

import pytest

from baklosan_desktop.importers.base import ImportRefused, Source
from baklosan_desktop.importers.fhir_resources import Node, documents, load
from baklosan_desktop.importers.fhir_sections import words_of
from baklosan_desktop.importers.markup import parse
from baklosan_desktop.importers.reading import read_labels
from baklosan_desktop.labels.published import Part, Picture, PublishedLabel, Table

SAMPLES = Path(__file__).resolve().parents[2].parent / "shared" / "samples"
FOLDER = SAMPLES / "fhir-epi"
PATHS = [path for path in FOLDER.rglob("*") if path.is_file()]
FILES = sorted(path.relative_to(FOLDER).as_posix() for path in PATHS) or [""]
pytestmark = pytest.mark.skipif(not PATHS, reason=f"There are no samples in {SAMPLES}.")

IBRANCE = "epi-test/FHIR-ePI-Bundle---Ibrance-tablets-2.xml"
LEAFLET = "gravitate-json/Bundle-bundlepackageleaflet-en-"

# Which file is refused, and why; the Shorthand files beside.
NO_TEXT = "none of its sections has any text"
REFUSED: Mapping[str, str] = {
    "epi-test/DiflucanCapsulesEN.xml": "line 310 is no well-formed XML",
    IBRANCE: "its text names no product",  # its product and title are "[string]", never filled in
    f"{LEAFLET}660952efa1b907b97e182807063ac261.json": NO_TEXT,
    f"{LEAFLET}7f657b63823319aa7da7d2c5939e39e5.json": NO_TEXT,
    "gravitate-tests/AllopurinolTabletLabelBundlespl-transformed.json": NO_TEXT,
    "hl7-fhir-spl/.index.json": "it is the index of a package",
    "ema-fsh/neupro.fsh": "it is empty",
    "ema-fsh/rebif.fsh": "it is empty",
}

# Where we count otherwise: column → (expected, ours). Each with its reason.
Differences = Mapping[str, tuple[str, str]]
WRONG_LANGUAGE: Differences = {"declared_languages": ("en", "ar")}  # Arabic text, declared en
NO_LANGUAGE: Differences = {"declared_languages": ("-", "en")}  # none declared: told by its words
LAYOUT_TABLE: Differences = {"tables": ("4", "3")}  # one only places another, and is unwrapped
DIFFERENCES: Mapping[str, Differences] = {
    "aemps-xml/34565.xml": LAYOUT_TABLE,
    "aemps-xml-styled/34565.xml": LAYOUT_TABLE,
    # The text of section 5 is a full stop, which is a text.
    "aemps-xml/61728.xml": {"empty_sections": ("9", "8")},
    "epi-test/AromasinTabletsAR.xml": WRONG_LANGUAGE,
    "epi-test/BraftoviCapsuleAR.xml": WRONG_LANGUAGE,
    "epi-test/VfendTabletsAR.xml": WRONG_LANGUAGE,
    "epi-test/abriladaifu.xml": NO_LANGUAGE,
    "gravitate-tests/spl-fhir.json": NO_LANGUAGE,
    "hl7-fhir-spl/Bundle-EnbrelSyringeLabelBundle.json": NO_LANGUAGE,
    # The text of one section is said again by a section inside it, and is kept there.
    "gravitate-json/Bundle-processedbundlekarveabik.json": {"empty_sections": ("0", "1")},
    # The bundle is under a wrapper key, where the counts did not look.
    "gravitate-tests/pt-scenario.json": {
        "compositions": ("0", "1"),
        "sections": ("0", "16"),
        "max_depth": ("0", "3"),
        "declared_languages": ("", "pt"),
    },
}


# What a list marker, and a section without text, leave out.
_UNREAD = re.compile(r"[\s\ue000-\uf8ff•●▪■◦‣·\u2043\u200b\ufeff\xad]")
SAID_TWICE: Mapping[str, int] = {"gravitate-json/Bundle-processedbundlekarveabik.json": 594}


def letters(text: str) -> int:
    """Count letters and signs, those of ™ as two, and no caret before a raised letter."""
    return len(_UNREAD.sub("", normalize("NFKC", text)).replace("^", ""))


def narratives(node: Node) -> Iterator[str]:
    """Yield the whole text of each section, as it stands in the file."""
    for section in node.each("section"):
        for div in section.each("text", "div"):
            markup = div.narrative
            tree = parse(Source("div", markup.encode())) if isinstance(markup, str) else markup
            if tree is not None:
                yield "".join(tree.itertext())
        yield from narratives(section)


@cache
def expected() -> Mapping[str, Mapping[str, str]]:
    with (SAMPLES / "expected" / "fhir.tsv").open(encoding="utf-8") as rows:
        return {row["file"]: row for row in csv.DictReader(rows, delimiter="\t")}


def labels(file: str) -> list[PublishedLabel]:
    return list(read_labels(Source(file, (FOLDER / file).read_bytes())))


def depth(part: Part) -> int:
    return 1 + max(map(depth, part.parts), default=0)


def counts(found: list[PublishedLabel]) -> dict[str, str]:
    parts = [part for label in found for part in label.walk()]
    blocks = [block for part in parts for block in part.blocks]
    return {
        "compositions": str(len(found)),
        "sections": str(len(parts)),
        "max_depth": str(max(depth(part) for label in found for part in label.parts)),
        "empty_sections": str(sum(not words_of(part.blocks) for part in parts)),
        "tables": str(sum(isinstance(block, Table) for block in blocks)),
        "img_tags": str(sum(isinstance(block, Picture) for block in blocks)),
        "declared_languages": ",".join(sorted({label.language for label in found})),
    }


@pytest.mark.parametrize("file", FILES)
def test_real_file_is_read_as_counted_or_refused_with_its_reason(file: str) -> None:
    if why := REFUSED.get(file) or ("it is FHIR Shorthand" if file.endswith(".fsh") else ""):
        with pytest.raises(ImportRefused, match=f"'{file}' is not imported: .*{why}"):
            labels(file)
        return
    counted, ours = expected()[f"fhir-epi/{file}"], counts(labels(file))
    told = {name: (counted[name], our) for name, our in ours.items() if counted[name] != our}
    assert told == DIFFERENCES.get(file, {})


@pytest.mark.parametrize("file", FILES)
def test_no_letter_of_a_real_narrative_is_lost_or_told_twice(file: str) -> None:
    try:
        found = labels(file)
    except ImportRefused:
        return
    root = load(Source(file, (FOLDER / file).read_bytes()))
    texts = [text for document in documents(root) for text in narratives(document.composition)]
    written = sum(letters(text) for text in texts if text.strip() != "unavailable")
    told = sum(letters(words_of(part.blocks)) for label in found for part in label.walk())
    assert written - told == SAID_TWICE.get(file, 0)


@pytest.mark.parametrize("file", FILES)
def test_label_of_a_real_file_can_be_told_from_others(file: str) -> None:
    try:
        found = labels(file)
    except ImportRefused:
        return
    assert len({label.set_id for label in found}) == len(found)
    for label in found:
        assert "TEST PURPOSES" not in label.name
        assert "[string]" not in label.name
        assert label.language
        assert any(part.kind for part in label.walk())


@pytest.mark.parametrize("number", ["34565", "39681"])
def test_next_edition_of_a_nested_bundle_is_known_as_one(number: str) -> None:
    older, newer = (labels(f"{of}/{number}.xml") for of in ("aemps-xml-styled", "aemps-xml"))
    assert [label.set_id for label in older] == [label.set_id for label in newer]
    assert all(a.edition_key < b.edition_key for a, b in zip(older, newer, strict=True))
