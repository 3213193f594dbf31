"""What the system knows about this process: its age, its sockets, its libraries. Linux only."""

import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path

_SYSTEM = Path("/proc/self")
_INHERITED = 2  # standard input, output and error are those of whoever started the program
_STARTED = 19  # where the time of the start stands, counted from behind the program's name


def age(system: Path = _SYSTEM) -> float | None:
    """Return for how many seconds this process has run."""
    try:
        fields = (system / "stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    except OSError:
        return None
    ticks = int(fields[_STARTED])
    return time.clock_gettime(time.CLOCK_BOOTTIME) - ticks / os.sysconf("SC_CLK_TCK")


def sockets(system: Path = _SYSTEM) -> tuple[int, list[str]] | None:
    """Return how many sockets this process has opened, and those that are not local ones."""
    if not (system / "fd").is_dir():
        return None
    opened = dict(_sockets(system / "fd"))
    rows = (system / "net" / "unix").read_text(encoding="utf-8").splitlines()[1:]
    local = {row.split()[6] for row in rows}
    foreign = [f"{number}: {inode}" for number, inode in opened.items() if inode not in local]
    return len(opened), sorted(foreign)


def _sockets(opened: Path) -> Iterator[tuple[int, str]]:
    for link in opened.iterdir():
        number = int(link.name)
        target = str(link.readlink()) if link.is_symlink() else ""  # one may just have been closed
        if number > _INHERITED and target.startswith("socket:["):
            yield number, target.removeprefix("socket:[").rstrip("]")


def network_libraries(system: Path = _SYSTEM) -> list[str]:
    """Return Qt's modules for networks that have been loaded, as libraries or as Python's."""
    modules = [name for name in sys.modules if name == "PySide6.QtNetwork"]
    try:
        lines = (system / "maps").read_text(encoding="utf-8").splitlines()
    except OSError:
        return modules
    return modules + sorted({line.split()[-1] for line in lines if "Qt6Network" in line})
