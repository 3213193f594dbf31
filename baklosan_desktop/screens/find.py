"""Find in page: the very letters that were typed, wherever they stand in the text on show."""

import re
from collections.abc import Sequence
from typing import NamedTuple, Self

from baklosan_desktop.tongue import _

_ALIKE = ("'’‘", '"“”', "-–—")  # what a keyboard has, and what a text has in its place


class Occurrence(NamedTuple):
    """Where letters stand: in which block of the text, and from where to where in it."""

    block: int
    start: int
    end: int


class Finding(NamedTuple):
    """What was typed and where it stands; `chosen` counts from 0."""

    typed: str = ""
    places: tuple[Occurrence, ...] = ()
    chosen: int = 0

    @property
    def current(self) -> Occurrence | None:
        """The place that is chosen."""
        return self.places[self.chosen] if self.places else None

    @property
    def summary(self) -> str:
        """Which of how many, or what to do where there is none."""
        if self.places:
            return _("{number} of {count}").format(number=self.chosen + 1, count=len(self.places))
        return _("Not in this text. Ctrl+K searches other words too.") if self.typed.strip() else ""

    def step(self, step: int) -> Self:
        """Choose the next place (1) or the one before (-1), round the end of the text."""
        return self._replace(chosen=(self.chosen + step) % max(1, len(self.places)))


def find(typed: str, blocks: Sequence[str], since: int = 0) -> Finding:
    """Find what was typed in every block, and choose the first place from the block `since` on."""
    wanted = typed.split()
    if not wanted:
        return Finding(typed)
    pattern = re.compile(r"\s+".join(map(_pattern, wanted)), re.IGNORECASE)
    places = tuple(
        Occurrence(number, *found.span())
        for number, text in enumerate(blocks)
        for found in pattern.finditer(text)
    )
    ahead = (index for index, place in enumerate(places) if place.block >= since)
    return Finding(typed, places, next(ahead, 0))


def _pattern(word: str) -> str:
    return "".join(_letter(letter) for letter in word)


def _letter(letter: str) -> str:
    alike = next((signs for signs in _ALIKE if letter in signs), letter)
    return f"[{re.escape(alike)}]" if len(alike) > 1 else re.escape(letter)
