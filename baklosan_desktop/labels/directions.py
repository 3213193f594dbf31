"""Amounts in text that is read from right to left: shown apart, so that "250 mg" never turns round.

The marks of Unicode that do it are put in for the screen and the paper only.
"""

import re
from collections.abc import Iterator

_OPEN, _CLOSE = "\N{LEFT-TO-RIGHT ISOLATE}", "\N{POP DIRECTIONAL ISOLATE}"
_BY_ITSELF = "\N{FIRST STRONG ISOLATE}"
_LETTERS = "0-9A-Za-z\u00b2\u00b3\u00b5\u00c0-\u024f\u03bc"
_TOKEN = rf"°?[{_LETTERS}](?:[{_LETTERS}.,:]*[{_LETTERS}])?[%‰°®]?"
_RUN = re.compile(rf"(?:[<>≤≥±]\s?)?{_TOKEN}(?:\s?[-–/×+]?\s?{_TOKEN})*")
_LEFTWARDS = re.compile("[\u0590-\u08ff\ufb1d-\ufefc]")
_MARKS = dict.fromkeys(map(ord, (_OPEN, _BY_ITSELF, _CLOSE)))


def isolated(text: str) -> str:
    """Set each amount apart from the words around it, which are read from right to left.

    >>> isolated("قرص 250 mg").translate({ord(_OPEN): "[", ord(_CLOSE): "]"})
    'قرص [250 mg]'
    """
    return _RUN.sub(lambda run: f"{_OPEN}{run[0]}{_CLOSE}" if _can_turn(run[0]) else run[0], text)


def isolated_if_leftwards(text: str) -> str:
    """Do so where the text has letters that are read from right to left."""
    return isolated(text) if _LEFTWARDS.search(text) else text


def apart(text: str) -> str:
    """Set what has such letters apart from our words around it: its first letter says its way.

    >>> f"{apart('40 كجم')} → 45 kg".translate({ord(_BY_ITSELF): "(", ord(_CLOSE): ")"})
    '(40 كجم) → 45 kg'
    """
    return f"{_BY_ITSELF}{isolated(text)}{_CLOSE}" if _LEFTWARDS.search(text) else text


def verbatim(shown: str) -> str:
    """Return a text, or a part of it, as it stands in the label."""
    return shown.translate(_MARKS)


def place_shown(text: str, place: int) -> int:
    """Return where a place of a text is once its amounts are isolated; at an amount, within it."""
    return place + sum((start <= place) + (end < place) for start, end in _amounts(text))


def place_apart(text: str, place: int) -> int:
    """Return where a place of a text is once that is set apart, if it has to be."""
    return place_shown(text, place) + len(_BY_ITSELF) if _LEFTWARDS.search(text) else place


def place_meant(text: str, shown: int) -> int:
    """Return which place of a text stands there once its amounts are isolated.

    >>> [place_meant("قرص 250 mg", place) for place in (0, 4, 5, 11, 12)]
    [0, 4, 4, 10, 10]
    """
    marks = (
        mark
        for number, (start, end) in enumerate(_amounts(text))
        for mark in (start + 2 * number, end + 2 * number + 1)
    )
    return shown - sum(mark < shown for mark in marks)


def _amounts(text: str) -> Iterator[tuple[int, int]]:
    return (run.span() for run in _RUN.finditer(text) if _can_turn(run[0]))


def _can_turn(run: str) -> bool:
    """Whether it is more than a number, which stands as it is, or words without one."""
    return not run.isdecimal() and any(letter.isdecimal() for letter in run)
