"""Every preference, declared once, and the file that keeps them. Nothing about a patient.

The file has a line `name = value` for each, so that the first paint waits for no parser.
"""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from baklosan_desktop.tongue import ENGLISH, _

FOLDER = "BaklosanDesktop"  # in the place where this platform keeps a user's files
LOCK = "running.lock"  # held there by the program that is open


class Settings(NamedTuple):
    """The preferences of one user, each with its default."""

    theme: str = "light"
    text_size: int = 100
    page: str = "label"
    line: int = 1
    pharmacy: str = ""
    scored_10_mg: int = 0
    section_order: str = "label"
    watched: str = ""
    language: str = ENGLISH


def load(folder: Path) -> tuple[Settings, str]:
    """Return the settings and a sentence on what could not be read, empty where all is well."""
    path = _path(folder)
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
        return _settings(line.split(" = ", 1) for line in lines), ""
    except FileNotFoundError:
        return Settings(), ""
    except (OSError, ValueError, KeyError):
        return Settings(), _(
            "The settings in '{path}' cannot be read; the defaults are used."
        ).format(path=path)


def save(folder: Path, settings: Settings) -> str:
    """Keep the settings; return a sentence where that is impossible, else nothing."""
    path = _path(folder)
    partial = path.with_suffix(".partial")
    lines = [f"{name} = {_one_line(value)}\n" for name, value in settings._asdict().items()]
    try:
        folder.mkdir(parents=True, exist_ok=True)
        partial.write_text("".join(lines), encoding="utf-8")
        partial.replace(path)
    except OSError:
        return _(
            "The folder '{folder}' cannot be written; settings last until the program ends."
        ).format(folder=folder)
    return ""


def _path(folder: Path) -> Path:
    return folder / "settings.txt"


def _settings(kept: Iterable[Sequence[str]]) -> Settings:
    values = Settings()._asdict()
    for name, text in kept:
        values[name] = type(values[name])(text)
    return Settings(**values)


def _one_line(value: str | int) -> str:
    """Return a value as it is, unless it would be more than a line of the file."""
    text = str(value)
    return text if text.splitlines() == [text] else " ".join(text.split())
