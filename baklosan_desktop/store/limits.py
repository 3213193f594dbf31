"""Marks in the search index of a library, by which a search is limited: words that nobody types."""

from collections.abc import Iterable, Iterator

from baklosan_desktop.labels.hit import Within
from baklosan_desktop.labels.published import Format
from baklosan_desktop.labels.sections import SectionKind
from baklosan_desktop.search.words import index_words, texts

_MARK = "\ue000"  # for private use: the index takes it for a letter, search for none


def edition_marks(form: Format, substances: Iterable[str]) -> str:
    """Return the marks of all sections of an edition."""
    words = dict.fromkeys(word for name in substances for word in _words(name))
    return " ".join((_of_format(form), *map(_of_substance, words)))


def page_marks(edition: str, kind: SectionKind) -> str:
    """Return the marks of a section: what the view `page` says of it."""
    return f"{edition} {_of_kind(kind)}"


def asked_marks(within: Within) -> Iterator[str]:
    """Yield the marks that a section must have for a search to keep to its limits."""
    if within.substance:
        yield from map(_of_substance, _words(within.substance) or [""])
    if within.format:
        yield _of_format(within.format)
    if within.kind:
        yield _of_kind(within.kind)


def _of_format(form: Format) -> str:
    return f"{_MARK}f{form.name.lower()}"


def _of_substance(word: str) -> str:
    return f"{_MARK}s{word}"


def _of_kind(kind: SectionKind) -> str:
    return f"{_MARK}k{kind.name.lower().replace('_', '')}"


def _words(name: str) -> list[str]:
    return [part for word in texts(name) for part in index_words(word)]
