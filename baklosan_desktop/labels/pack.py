"""What a pack of labels says of itself: the manifest that its maker signs."""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any, NamedTuple, Self

from baklosan_desktop.errors import PackError

ENDING = ".baklabels"
FORMAT = "Baklosan Desktop labels"
MOST_VERSIONS = 10**9
_NAME = re.compile(r"(?=.{1,60}$)[a-z0-9]+(-[a-z0-9]+)*")
_DIGEST = re.compile(r"[0-9a-f]{64}")


class Edition(NamedTuple):
    """One of the packs of a name; a later one has a higher version. `made` is a day."""

    name: str
    version: int
    made: date


@dataclass(frozen=True, slots=True)
class Manifest:
    """A pack: a later one of the same name has a higher version.

    `made` is the day on which its maker closed it. `schema` is the number of SQL files of its
    database, `size` its bytes, `sha256` their digest; `labels` is how many labels it holds.
    """

    name: str
    version: int
    made: date
    labels: int
    schema: int
    size: int
    sha256: str

    def __post_init__(self) -> None:
        if not _NAME.fullmatch(self.name):
            raise PackError("A pack's name has small letters, digits and hyphens.")
        if not 1 <= self.version <= MOST_VERSIONS:
            raise PackError(f"A pack's version is a number from 1 to {MOST_VERSIONS:,}.")
        if min(self.labels, self.schema, self.size) < 1 or not _DIGEST.fullmatch(self.sha256):
            raise PackError("The pack holds no labels, or does not say which.")

    def signed(self) -> bytes:
        """Return the bytes that are signed."""
        stated = {"format": FORMAT} | asdict(self) | {"made": self.made.isoformat()}
        return json.dumps(stated, indent=1).encode()

    @classmethod
    def read(cls, signed: bytes) -> Self:
        """Read such bytes; PackError where they are no manifest."""
        try:
            stated = json.loads(signed)
            if stated.pop("format") != FORMAT:
                raise PackError("The pack is of another version of this program.")
            return cls(**{name: _KINDS[name](value) for name, value in stated.items()})
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
            raise PackError("The pack does not say what it holds.") from error


def _number(value: object) -> int:
    if type(value) is not int:
        raise TypeError(value)
    return value


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value


class Offer(NamedTuple):
    """A pack whose signature holds, and the newest edition of it on this computer, if any."""

    pack: Manifest
    there: Manifest | None


_KINDS: Mapping[str, Callable[[Any], Any]] = {
    "name": _text,
    "version": _number,
    "made": date.fromisoformat,
    "labels": _number,
    "schema": _number,
    "size": _number,
    "sha256": _text,
}


def is_pack(argument: str) -> bool:
    """Whether an argument of a start is the file of a pack, as a file manager gives it.

    >>> is_pack("/media/stick/County.BAKLABELS"), is_pack("--search=county.baklabels")
    (True, False)
    """
    return argument.lower().endswith(ENDING) and not argument.startswith("-")


def days_old(made: date, today: date) -> int:
    """Return how many days ago labels were packed, never fewer than none.

    >>> days_old(date(2026, 11, 1), date(2026, 11, 27))
    26
    """
    return max(0, (today - made).days)
