"""Lists of words and phrases as patterns."""

import re
from collections.abc import Iterable


def any_of(*phrases: str) -> re.Pattern[str]:
    """Return what finds any of some phrases as whole words; one text may list several by ";".

    >>> bool(any_of("placebo; shams?").search("Shams")), any_of("placebo").search("placebos")
    (True, None)
    """
    return re.compile(rf"\b(?:{_alternatives(phrases)})\b", re.IGNORECASE)


def anywhere(*parts: str) -> re.Pattern[str]:
    """Return what finds any of some parts, also within a word.

    >>> anywhere("discontinu", "mm hg").search("were discontinued")[0]
    'discontinu'
    """
    return re.compile(_alternatives(parts), re.IGNORECASE)


def _alternatives(texts: Iterable[str]) -> str:
    return "|".join(part.strip() for text in texts for part in text.split(";"))
