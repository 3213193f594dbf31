"""Every real openFDA file beside counts that were made without this program.

Skipped where the samples are absent: they are other people's texts and not in this repository.
"""

import csv
import json
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any
from unicodedata import normalize

import pytest

from baklosan_desktop.importers.base import NotALabel, Source
from baklosan_desktop.importers.markup import folded, parse
from baklosan_desktop.importers.reading import read_labels
from baklosan_desktop.labels.published import Items, Part, Picture, PublishedLabel, Table, Text

_SAMPLES = Path(__file__).resolve().parents[2].parent / "shared" / "samples"
_FILES = sorted((_SAMPLES / "openfda").rglob("*.*"))
_LABELS = [path for path in _FILES if b'"results"' in path.read_bytes()]
_OTHERS = [path for path in _FILES if path not in _LABELS]

pytestmark = pytest.mark.skipif(not _FILES, reason="the sample labels are not here")

_AROUND = "the table is the layout around a whole section, its heading too: read as text"
_WORDLESS = "the table has only a picture in it"
_TWICE = "the table is given twice, under a section and under its subsection"


# Why fewer tables are read than a file has.
FEWER_TABLES: dict[str, dict[str, int]] = {
    "ANDA076037": {_TWICE: 1},
    "BLA125377": {_AROUND: 1},
    "BLA125554": {_AROUND: 1},
    "BLA761052": {_TWICE: 1},
    "NDA009218": {_AROUND: 1},
    "NDA011792": {_TWICE: 1},
    "NDA013263": {_AROUND: 1},
    "NDA019766": {_WORDLESS: 1, _TWICE: 1},
    "NDA019898": {_TWICE: 14},
    "NDA020699": {_TWICE: 2},
    "NDA020779": {_TWICE: 7},
    "NDA020822": {_AROUND: 1},
    "NDA020972": {_TWICE: 16},
    "NDA021153": {_TWICE: 1},
    "NDA021366": {_TWICE: 2, _AROUND: 1},
    "NDA021411": {_TWICE: 1},
    "NDA021436": {_AROUND: 1},
    "NDA021894": {_WORDLESS: 1},
    "NDA022406": {_TWICE: 1, _AROUND: 1},
    "NDA204370": {_AROUND: 1},
    "NDA209241": {_AROUND: 1},
    "NDA212888": {_TWICE: 7, _AROUND: 1},
    "NDA021520": {_TWICE: 1},
}
# Files whose subsections of the side effects are given once more, beside the section they are in.
_TEXTS_TWICE = {"BLA761052", "NDA018013", "NDA019898", "NDA020972"}


def _name(path: Path) -> str:
    return path.stem


def _entry(path: Path) -> dict[str, Any]:
    [entry] = json.loads(path.read_bytes())["results"]
    assert isinstance(entry, dict)
    return entry


@cache
def _read(path: Path) -> PublishedLabel:
    [label] = read_labels(Source(path.name, path.read_bytes()))
    return label


def _words(part: Part) -> Iterator[str]:
    """Every text of a section and of those in it, the headings too."""
    for found in part.walk():
        yield found.title
        for block in found.blocks:
            match block:
                case Text(text) | Picture(_, text):
                    yield text
                case Items(items):
                    yield from items
                case Table(rows, caption, notes):
                    yield from (caption, *notes, *(cell.text for row in rows for cell in row))


def _letters(*texts: str) -> Counter[str]:
    """Count the letters and signs; a raised figure as a figure, no mark that a footnote left."""
    read = (re.sub(r"\[[0-9]+\]", "", text) for text in texts)
    plain = (normalize("NFKC", folded(text)) for text in read)
    return Counter(letter for text in plain for letter in text if letter not in " ^")


@cache
def _counts() -> dict[str, dict[str, str]]:
    with (_SAMPLES / "expected" / "openfda.tsv").open(encoding="utf-8") as lines:
        return {row["file"]: row for row in csv.DictReader(lines, delimiter="\t")}


def _counted(path: Path) -> dict[str, str]:
    return _counts().get(path.relative_to(_SAMPLES).as_posix(), {})


@pytest.mark.parametrize("path", _OTHERS, ids=_name)
def test_file_without_results_is_refused_for_that(path: Path) -> None:
    with pytest.raises(NotALabel, match="it has no 'results'"):
        list(read_labels(Source(path.name, path.read_bytes())))


@pytest.mark.parametrize("path", _LABELS, ids=_name)
def test_every_field_is_a_section(path: Path) -> None:
    entry, label = _entry(path), _read(path)
    lists = {name for name, value in entry.items() if isinstance(value, list)}
    plain = {name for name in lists if not name.endswith("_table")}
    assert {part.code for part in label.walk()} - {""} == plain
    if counted := _counted(path):
        assert int(counted["fields"]) == len(plain) + len(lists - plain) + len(entry.keys() - lists)
        assert label.date
        assert label.date.replace("-", "") == counted["effective_time"]


@pytest.mark.parametrize("path", _LABELS, ids=_name)
def test_every_table_is_read_once_or_it_is_known_why_not(path: Path) -> None:
    found = sum(isinstance(block, Table) for part in _read(path).walk() for block in part.blocks)
    given = list(_tables(_entry(path)))
    assert FEWER_TABLES.get(path.stem, {}) == _fewer(_entry(path))
    assert found == len(given) - sum(FEWER_TABLES.get(path.stem, {}).values())
    if counted := _counted(path):
        assert int(counted["tables"]) == len(given)


def _tables(entry: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Each table as its field and its words."""
    for name, texts in entry.items():
        for text in texts if name.endswith("_table") else ():
            yield name, folded(" ".join(parse(Source(name, text.encode())).itertext()))


def _fewer(entry: dict[str, Any]) -> dict[str, int]:
    """Count the reasons for which a table of a file is not read, found without the importer."""
    reasons: Counter[str] = Counter()
    seen: set[str] = set()
    for name, words in _tables(entry):
        section = folded(entry[name.removesuffix("_table")][0])
        if not words:
            reasons[_WORDLESS] += 1
        elif words in seen:
            reasons[_TWICE] += 1
        elif re.match("(?:MEDICATION GUIDE|PATIENT INFORMATION) ", words) and words in section:
            reasons[_AROUND] += 1
        seen.add(words)
    return dict(reasons)


@pytest.mark.parametrize("path", _LABELS, ids=_name)
def test_side_effects_are_read_letter_by_letter(path: Path) -> None:
    texts = _entry(path)["adverse_reactions"]
    once = [text for text in texts if not any(text in other for other in texts if other != text)]
    assert (len(once) < len(texts)) is (path.stem in _TEXTS_TWICE)
    given = _letters(*once)
    read = [part for part in _read(path).parts if part.code == "adverse_reactions"]
    assert _letters(*(text for part in read for text in _words(part))) == given
    if counted := _counted(path):
        assert int(counted["adverse_reactions_chars"]) == len(" ".join(texts))


@pytest.mark.parametrize("path", _LABELS, ids=_name)
def test_every_text_is_read_and_none_is_added(path: Path) -> None:
    """Of the whole label; what its fields give twice may stand once."""
    entry, label = _entry(path), _read(path)
    plain = {
        text
        for name, texts in entry.items()
        if isinstance(texts, list) and not name.endswith("_table")
        for text in texts
    }
    lost = _letters(*plain) - _letters(*(text for part in label.parts for text in _words(part)))
    outer = [text for text in plain if not any(text in other for other in plain - {text})]
    missing = _letters(*outer) - _letters(*(text for part in label.parts for text in _words(part)))
    assert not missing
    assert lost <= _letters(*(plain - set(outer)))
