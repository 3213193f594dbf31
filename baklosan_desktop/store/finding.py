"""Find labels as one types: by name, substance or code, the beginnings of words being enough."""

from collections.abc import Iterator, Sequence
from functools import cache, partial
from typing import Any

from sqlalchemy import Connection, Select, bindparam, select

from baklosan_desktop.labels.published import Product
from baklosan_desktop.search.words import index_words, texts
from baklosan_desktop.store import dialects
from baklosan_desktop.store.dialects.base import Asked, Notation, Row
from baklosan_desktop.store.schema import EDITION, LABEL_SEARCH

_LAST = "\U0010ffff"
_MOST_COMPARED = 200
_NAME, _ACTIVE, _OTHER, _CODE = "\ue000\ue001\ue002\ue003"  # private: a letter to the index only
_TIERS = (_NAME, _NAME + _ACTIVE, _NAME + _ACTIVE + _OTHER)

_CURRENT = EDITION.c.replaced_by.is_(None)
_NAMED = (
    select(EDITION.c.number)
    .where(_CURRENT, EDITION.c.folded.between(bindparam("typed"), bindparam("last")))
    .order_by(EDITION.c.folded, EDITION.c.label_id)
    .limit(bindparam("limit"))
)
_MATCHING = select(LABEL_SEARCH.c.rowid).order_by(LABEL_SEARCH.c.rowid).limit(_MOST_COMPARED)


def folded(name: str) -> str:
    """Return a name as names are compared.

    >>> folded("Ménière-Stop® 5 mg")
    'meniere stop 5 mg'
    """
    return " ".join(texts(name))


def row(number: int, name: str, products: Sequence[Product]) -> Row:
    """Return the row by which a label is found."""
    parts = [one for product in products for one in product.ingredients]
    codes = [code for product in products for code in product.codes] + [one.code for one in parts]
    told = {
        _NAME: _words("\n".join((name, *(product.name for product in products)))),
        _ACTIVE: _words("\n".join(one.name for one in parts if one.is_active)),
        _OTHER: _words("\n".join(one.name for one in parts if not one.is_active)),
        _CODE: map(_squeezed, codes),
    }
    words = (f"{mark}{word}" for mark, own in told.items() for word in dict.fromkeys(own) if word)
    return number, " ".join(words)


def numbers(connection: Connection, typed: str, limit: int) -> list[int]:
    """Return the numbers of the editions that have every word, the best first.

    Those whose name begins so come first, and of these the name itself; then those with all words
    in their names, then with active substances, with other ones, with codes. With nothing typed,
    the first by name are the best.
    """
    found: dict[int, None] = {}
    for number in _numbers(connection, typed, limit):
        found[number] = None
        if len(found) == limit:
            break
    return list(found)


def _numbers(connection: Connection, typed: str, limit: int) -> Iterator[int]:
    name = folded(typed)
    if typed.strip() and not name:
        return
    bounds = {"typed": name, "last": name + _LAST, "limit": limit}
    yield from connection.execute(_NAMED, bounds).scalars()
    rows = dialects.of(connection).rows
    matched = _matched(rows.IS_CALLED)
    for expression in _expressions(typed, rows.NOTATION):
        yield from connection.execute(matched, {"expression": expression}).scalars()


@cache
def _matched(is_called: Asked) -> Select[tuple[Any, ...]]:
    matching = _MATCHING.where(is_called).subquery()
    return (
        select(EDITION.c.number)
        .join_from(matching, EDITION, EDITION.c.number == matching.c.rowid)
        .order_by(EDITION.c.folded, EDITION.c.label_id)
    )


def _expressions(typed: str, notation: Notation) -> Iterator[str]:
    """Yield what the full-text index is asked, from the best to the last."""
    asked = [words for piece in typed.split() if (words := _words(piece))]
    if not asked:
        return
    begun = partial(_begun, notation)
    for marks in _TIERS:
        yield notation.all_of.join(begun(words, marks) for words in asked)
    yield notation.all_of.join(
        f"({begun(words, _TIERS[-1])}{notation.any_of}{begun([''.join(words)], _CODE)})"
        for words in asked
    )


def _begun(notation: Notation, words: list[str], marks: str) -> str:
    """Return what finds the labels that have each word with one of the marks, or begin so."""
    begun = (notation.any_of.join(notation.begins(mark + word) for mark in marks) for word in words)
    return notation.all_of.join(f"({one})" for one in begun)


def _words(text: str) -> list[str]:
    return [part for word in texts(text) for part in index_words(word)]


def _squeezed(code: str) -> str:
    """Return a code as a scanner reads it, without its dashes."""
    return "".join(_words(code))
