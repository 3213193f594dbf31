"""The help: safety notes, hazard log, what's new; each a page of entries."""

import re
import tomllib
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from baklosan_desktop.wording import capital

SAFETY, HAZARDS, CHANGES = "Safety notes", "Hazard log", "What’s new"
TITLES = (SAFETY, HAZARDS, CHANGES)
_PARTS = re.compile(r"^#+ ", re.MULTILINE)
_NUMBERED = re.compile(r"^test_(hz_\d+_(and_\d+_)*)?")
_FIELDS = {
    "cause": "Cause",
    "harm": "Harm",
    "controls": "What the program does",
    "risk": "Risk without that",
    "residual": "Remaining risk",
}


class Entry(NamedTuple):
    """A part of a page; its text is Markdown."""

    title: str
    text: str


class HelpPage(NamedTuple):
    """A page of the help; its introduction is Markdown."""

    title: str
    introduction: str
    entries: tuple[Entry, ...]


def load(read: Callable[[str], str]) -> tuple[HelpPage, ...]:
    """Read the pages; `read` gives the text of a file of `resources/help`."""
    return (
        written(SAFETY, read("safety.md")),
        hazard_log(read("hazards.toml")),
        written(CHANGES, read("changes.md")),
    )


def written(title: str, markdown: str) -> HelpPage:
    """Take a page that begins with its title, and whose entries have headings of their own."""
    _, first, *others = _PARTS.split(markdown)
    entries = (Entry(*map(str.strip, part.split("\n", 1))) for part in others)
    return HelpPage(title, first.partition("\n")[2].strip(), tuple(entries))


def hazard_log(toml: str) -> HelpPage:
    """Take the hazard log: for each hazard what is done, the tests that show it, what remains."""
    stated = tomllib.loads(toml)
    hazards = tuple(_hazard(hazard) for hazard in stated["hazard"])
    return HelpPage(HAZARDS, stated["introduction"], hazards)


def _hazard(stated: Mapping[str, Any]) -> Entry:
    lines = [f"**{name}:** {stated[key]}" for key, name in _FIELDS.items()]
    tests = "\n".join(f"- {_in_words(test)}" for test in stated["tests"])
    lines.append(f"**Shown by these tests:**\n\n{tests}")
    return Entry(f"{stated['id']} · {stated['title']}", "\n\n".join(lines))


def _in_words(test: str) -> str:
    """Say what a test says by its name."""
    return capital(_NUMBERED.sub("", test).replace("_", " "))
