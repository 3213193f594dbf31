"""The folder of the search vocabulary → what search knows of words; each file has one shape."""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from pathlib import Path
from typing import Any

from baklosan_desktop.errors import VocabularyError
from baklosan_desktop.labels.hit import Why
from baklosan_desktop.search.vocabulary import Entry, Meaning, Sense, Words
from baklosan_desktop.search.words import lowered, texts

Row = Mapping[str, Any]

# File, its table and the fields of a row; one with a question mark may be left out.
_CONCEPTS = (
    ("effects", "concept", "terms words"),
    ("conditions", "concept", "terms words"),
    ("actions", "concept", "terms words"),
)
_SPELLINGS = ("spellings", "pair", "british american")
_ABBREVIATIONS = ("abbreviations", "abbreviation", "short long")
_CLASSES = ("classes", "class", "name terms members groups? brands? within?")
_SENSES = ("senses", "word", "word default sense?")
_MEDICINES = ("medicines", "names", "")
_KNOWN = ("known", "words", "")
_PARTS = (("sense", "name phrases other?"), ("brands", "brand substance"))
_SHORTEST_PLURAL = 3  # "TDs" would be three times a day


def read(folder: Path) -> Words:
    """Return what the files of a vocabulary hold; VocabularyError where one is not right."""
    classes = _rows(folder, *_CLASSES)
    rows = chain.from_iterable(_rows(folder, *file) for file in _CONCEPTS)
    entries = chain(
        chain.from_iterable(map(_concept, rows)),
        chain.from_iterable(map(_spelling, _rows(folder, *_SPELLINGS))),
        chain.from_iterable(map(_abbreviation, _rows(folder, *_ABBREVIATIONS))),
        _classes(classes),
    )
    names = chain(_rows(folder, *_MEDICINES), chain.from_iterable(map(_members, classes)))
    return Words(
        tuple(_each_once(entries)),
        tuple(chain.from_iterable(map(_senses, _rows(folder, *_SENSES)))),
        frozenset(word for name in names for word in texts(name)),
        frozenset(word for known in _rows(folder, *_KNOWN) for word in texts(known)),
    )


def _each_once(entries: Iterable[Entry]) -> Iterable[Entry]:
    """Return what is typed with each of its terms once: as a synonym rather than as a class."""
    kept: dict[tuple[str, str], Entry] = {}
    for entry in entries:
        kept.setdefault((entry.typed, entry.term), entry)
    return kept.values()


def _rows(folder: Path, file: str, table: str, fields: str) -> list[Any]:
    path = folder / f"{file}.toml"
    try:
        held = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise VocabularyError(f"'{path.name}' cannot be read: {error}.") from error
    if held.keys() != {table} or not isinstance(held[table], list):
        raise VocabularyError(f"'{path.name}' has to hold a list '{table}' and nothing else.")
    rows: list[Any] = held[table]
    for row in rows if fields else ():
        _check(path.name, table, fields, row)
        for part, own in _PARTS:
            for one in row.get(part, ()):
                _check(path.name, part, own, one)
    return rows


def _check(file: str, table: str, fields: str, row: object) -> None:
    if not _has(row, fields.split()):
        raise VocabularyError(f"'{file}': a {table} has the fields {fields}, not {row}.")


def _has(row: object, fields: Iterable[str]) -> bool:
    needed = {field for field in fields if not field.endswith("?")}
    allowed = {field.removesuffix("?") for field in fields}
    return isinstance(row, dict) and needed <= row.keys() <= allowed


def _concept(row: Row) -> Iterator[Entry]:
    """Each term is found by every word and by every other term."""
    for typed in (*row["words"], *row["terms"]):
        for term in row["terms"]:
            if texts(term) != texts(typed):
                yield from _with_plural(typed, Meaning(term, Why.SYNONYM))


def _spelling(row: Row) -> Iterator[Entry]:
    yield Entry.of(row["british"], Meaning(row["american"], Why.SYNONYM))
    yield Entry.of(row["american"], Meaning(row["british"], Why.SYNONYM))


def _abbreviation(row: Row) -> Iterator[Entry]:
    for long in row["long"]:
        yield from _with_plural(row["short"], Meaning(long, Why.SYNONYM))


def _classes(classes: Iterable[Row]) -> Iterator[Entry]:
    """Whatever belongs to a class leads to it, and then to the classes that it lies within."""
    by_name = {row["name"]: row for row in classes}
    for row in by_name.values():
        yield from _belonging(_typed(row), row)
        for name in row.get("within", ()):
            if name not in by_name:
                raise VocabularyError(f"'{row['name']}' lies within '{name}', which is no class.")
            yield from _belonging((*_typed(row), *row["terms"]), by_name[name])


def _belonging(typed: Iterable[str], row: Row) -> Iterator[Entry]:
    for one in typed:
        for term in row["terms"]:
            if texts(term) != texts(one):
                yield from _with_plural(one, Meaning(term, Why.CLASS, row["name"]))


def _with_plural(typed: str, meaning: Meaning) -> Iterator[Entry]:
    """Return what is typed and, of an abbreviation, its plural: no stem leads from TCAs to TCA."""
    yield Entry.of(typed, meaning)
    if typed.isupper() and typed.isalpha() and len(typed) >= _SHORTEST_PLURAL:
        yield Entry.of(f"{typed}s", meaning)


def _typed(row: Row) -> Iterable[str]:
    return (*_members(row), *row.get("groups", ()))


def _members(row: Row) -> Iterable[str]:
    return (*row["members"], *(brand["brand"] for brand in row.get("brands", ())))


def _senses(row: Row) -> Iterator[Sense]:
    word = row["word"].casefold()
    for sense in row.get("sense", ()):
        for phrase in sense["phrases"]:
            is_other = sense.get("other", False)
            yield Sense(word, lowered(phrase), sense["name"], is_other=is_other)
    if row["default"]:  # else the word goes without saying
        yield Sense(word, "", row["default"], is_other=False)
