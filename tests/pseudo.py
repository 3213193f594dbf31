"""A language that nobody speaks: what is not in it was never given to translators."""

import re
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog

OPEN, CLOSE = "⟦⟧"
CODE = "xx"
_LETTERS = str.maketrans("aceiknorsuyzACEIKNORSUYZ", "áćéíķńóŕśúýźÁĆÉÍĶŃÓŔŚÚÝŹ")
_LONGER = 0.4
_PLACE = re.compile(r"(\{[^{}]*\}|<[^<>]*>|&\w*;|\(\*\.[^()]*\))")


def disguised(text: str) -> str:
    """Return a text with other letters and longer, between brackets; places and tags stay.

    >>> disguised("Saved {n} pages")
    '⟦Śávéd {n} págéś ·····⟧'
    """
    parts = _PLACE.split(text)
    parts[::2] = [part.translate(_LETTERS) for part in parts[::2]]
    words = "".join(parts)
    longer = "·" * max(1, round(len("".join(parts[::2])) * _LONGER))
    return f"{OPEN}{words} {longer}{CLOSE}"


def write(template: Catalog, folder: Path, tool: dict[str, Any]) -> None:
    """Write the catalogue of that language below a folder."""
    catalogue = Catalog()
    for message in template:
        if message.id:
            one = message.id
            forms = disguised(one) if isinstance(one, str) else tuple(map(disguised, one))
            catalogue.add(message.id, forms)
    place = folder / CODE / "LC_MESSAGES"
    place.mkdir(parents=True)
    tool["written"](catalogue, place / "baklosan.po")
    tool["compile_all"](folder)
