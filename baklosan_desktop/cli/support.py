"""What whoever is asked for help needs to know of this computer; nothing about a patient."""

import platform
import shutil
import sys
from pathlib import Path

from baklosan_desktop import __version__, policy, settings, trouble
from baklosan_desktop.errors import UserFileError
from baklosan_desktop.store import desk, integrity, library

_MB = 1_000_000


def problems(folder: Path, labels: Path) -> list[str]:
    """Return what is not intact, each in one sentence with what to do.

    That is the database below `labels`, and the notes, library and settings in a user's folder.
    """
    found = [problem.explanation for problem in integrity.problems(labels)]
    for file in (desk.file(folder, labels), library.file(folder, labels)):
        try:
            file.examine()
        except UserFileError as problem:
            found.append(problem.explanation)
    _, unreadable = settings.load(folder)
    return [*found, *filter(None, [unreadable])]


def facts(folder: Path) -> dict[str, str]:
    """Return what there is to know, by name, of the program and of a user's folder."""
    rules = policy.load(Path(policy.place()))
    return {
        "program": f"{__version__} at {Path(__file__).parents[1]}",
        "python": f"{platform.python_version()} at {sys.executable}",
        "system": platform.platform(),
        "folder": f"{folder}, {_room(folder)}",
        "files": ", ".join(_files(folder)) or "none yet",
        "policy": rules.problem or _fixed(rules),
        "last error": trouble.latest(folder) or "none",
    }


def _room(folder: Path) -> str:
    there = next(place for place in (folder, *folder.parents) if place.exists())
    return f"{shutil.disk_usage(there).free // _MB:,} MB free"


def _files(folder: Path) -> list[str]:
    files = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    return [f"{path.relative_to(folder)} {path.stat().st_size / _MB:.1f} MB" for path in files]


def _fixed(rules: policy.Policy) -> str:
    if rules == policy.NONE:
        return "none"
    return ", ".join(f"{name} = {value}" for name, value in rules._asdict().items() if value)
