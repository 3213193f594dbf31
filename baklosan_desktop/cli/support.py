"""What whoever is asked for help needs to know of this computer; nothing about a patient."""

import platform
import re
import shutil
import sys
from datetime import UTC, date, datetime
from pathlib import Path

from baklosan_desktop import __version__, assets, policy, settings, trouble
from baklosan_desktop.cli import packs
from baklosan_desktop.errors import LibraryServerError, UserFileError
from baklosan_desktop.store import desk, installed, integrity, library
from baklosan_desktop.store.collection import Collection
from baklosan_desktop.store.library import Library

_KB, _MB = 1_000, 1_000_000
_PASSWORD = re.compile(r"(?<=://).*@|(?<=[?&])(ssl)?password=[^&]*")  # and whose it is
_IN_ITS_PLACE = "the one that the policy names; not used on this computer: "
_FIRST = 16  # letters of a digest: enough to tell two builds apart by telephone


def problems(folder: Path, labels: Path) -> list[str]:
    """Return what is not intact, each in one sentence with what to do.

    That is the database below `labels`, the notes, labels and settings in a user's folder, and the
    library on the server that the policy names.
    """
    found = [problem.explanation for problem in integrity.problems(labels)]
    for file in (desk.file(folder, labels), library.file(folder, labels)):
        found += file.problems()
    damaged = Collection.open(None, installed.packs(folder), labels).notice
    _, unreadable = settings.load(folder)
    return [*found, *filter(None, (damaged, unreadable, _away(labels)))]


def facts(folder: Path, labels: Path) -> dict[str, str]:
    """Return what there is to know, by name, of the program and of a user's folder."""
    rules = policy.of_this_computer()
    return {
        "program": f"{__version__} at {Path(__file__).parents[1]}",
        "python": f"{platform.python_version()} at {sys.executable}",
        "system": platform.platform(),
        "clock": datetime.now(UTC).astimezone().isoformat(timespec="seconds"),
        "database": _database(labels),
        "folder": f"{folder}, {_room(folder)}",
        "files": ", ".join(_files(folder)) or "none yet",
        "library": f"{_IN_ITS_PLACE if rules.library else ''}{_library(folder, labels)}",
        "packs": packs.facts(folder, date.today()) or "none",
        "policy": rules.problem or _fixed(rules) or f"none at {policy.place()}",
        "last error": trouble.latest(folder) or "none",
    }


def _database(labels: Path) -> str:
    try:
        digest = integrity.digest(labels / assets.BUILD / assets.DATABASE)
    except OSError as error:
        return f"cannot be read: {error.strerror}"
    return f"SHA-256 {digest[:_FIRST]} at {labels}"


def _library(folder: Path, labels: Path) -> str:
    try:
        number, older = library.counted(library.file(folder, labels))
    except UserFileError as error:
        return f"cannot be counted: {error}"
    return f"{number:,} labels, {older:,} older editions"


def _away(labels: Path) -> str:
    """Say why the library on a server cannot be read, if the policy names one."""
    if served := policy.of_this_computer().library:
        try:
            Library.served(library.server(served, labels)).close()
        except LibraryServerError as error:
            return error.explanation
    return ""


def _room(folder: Path) -> str:
    there = next(place for place in (folder, *folder.parents) if place.exists())
    return f"{shutil.disk_usage(there).free // _MB:,} MB free"


def _files(folder: Path) -> list[str]:
    files = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    return [f"{path.relative_to(folder)} {path.stat().st_size / _KB:,.0f} kB" for path in files]


def _fixed(rules: policy.Policy) -> str:
    said = {name: _PASSWORD.sub("", str(value)) for name, value in rules._asdict().items() if value}
    return ", ".join(f"{name} = {value}" for name, value in said.items())
