"""Every real openFDA file beside counts that were made without this program.

Skipped where the samples are absent: they are other people's texts and not in this repository.
"""

import csv
import json
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from baklosan_desktop.importers.base import NotALabel, Source
from baklosan_desktop.importers.markup import folded
from baklosan_desktop.importers.reading import read_labels
from baklosan_desktop.labels.published import Items, Part, Picture, PublishedLabel, Table, Text

_SAMPLES = Path(__file__).resolve().parents[2].parent / "shared" / "samples"
_FILES = sorted((_SAMPLES / "openfda").rglob("*.*"))
_LABELS = [path for path in _FILES if b'"results"' in path.read_bytes()]
_OTHERS = [path for path in _FILES if path not in _LABELS]

pytestmark = pytest.mark.skipif(not _FILES, reason="the sample labels are not here")

# Tables that a file gives twice: under a section and under the subsection they stand in.
_TABLES_TWICE: dict[str, int] = {}
# Texts that a file gives twice: its subsections are entries of the same list as the section.
_TEXTS_TWICE: set[str] = set()


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
    return Counter(letter for text in texts for letter in folded(text) if letter != " ")


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
