"""Find labels as one types: by name, substance or code, the beginnings of words being enough."""

from collections.abc import Iterator, Sequence

from sqlalchemy import Connection, bindparam, column, select

from baklosan_desktop.labels.published import Product
from baklosan_desktop.search.words import index_words, texts
from baklosan_desktop.store.inserting import Row
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
_MATCHING = (
    select(LABEL_SEARCH.c.rowid)
    .where(column("label_search").match(bindparam("expression")))
    .order_by(LABEL_SEARCH.c.rowid)
    .limit(_MOST_COMPARED)
    .subquery()
)
_MATCHED = (
    select(EDITION.c.number)
    .join_from(_MATCHING, EDITION, EDITION.c.number == _MATCHING.c.rowid)
    .order_by(EDITION.c.folded, EDITION.c.label_id)
)


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
    for expression in _expressions(typed):
        yield from connection.execute(_MATCHED, {"expression": expression}).scalars()


def _expressions(typed: str) -> Iterator[str]:
    """Yield what the full-text index is asked, from the best to the last."""
    asked = [words for piece in typed.split() if (words := _words(piece))]
    if not asked:
        return
    for marks in _TIERS:
        yield " AND ".join(_begun(words, marks) for words in asked)
    yield " AND ".join(
        f"({_begun(words, _TIERS[-1])} OR {_begun([''.join(words)], _CODE)})" for words in asked
    )


def _begun(words: list[str], marks: str) -> str:
    """Return what finds the labels that have each word with one of the marks, or begin so."""
    any_of = (" OR ".join(f'"{mark}{word}"*' for mark in marks) for word in words)
    return " AND ".join(f"({one})" for one in any_of)


def _words(text: str) -> list[str]:
    return [part for word in texts(text) for part in index_words(word)]


def _squeezed(code: str) -> str:
    """Return a code as a scanner reads it, without its dashes."""
    return "".join(_words(code))
