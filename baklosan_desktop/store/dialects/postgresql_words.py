"""How words stand in PostgreSQL's index.

The program parts them itself: the server's own parser has other rules, such as 10-15 being two
numbers, the second one below zero. Letters, digits and private marks need no escape in a query.
"""

from collections.abc import Iterable

BREAK = " \n "  # between title and text: no phrase can cross it
_LONGEST = 250  # letters; the index takes 2,000 bytes


def clipped(word: str) -> str:
    """Return as much of a word as the index holds."""
    return word[:_LONGEST]


def in_a_row(words: Iterable[str]) -> str:
    """Return words side by side, each with blanks of its own.

    >>> in_a_row(["heart", "attack"])
    ' heart  attack '
    """
    return "".join(f" {word} " for word in words)


def lexeme(word: str) -> str:
    """Return a word as a query or the index is given it."""
    return f"'{clipped(word)}'"
