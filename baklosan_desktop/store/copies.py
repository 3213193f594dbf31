"""Copies of a user's database, one for each day of use, thinned out, and the way back to one.

They are numbered, so that a clock that is wrong cannot make an old one look new. A damaged file is
never deleted: it is set aside under a name of its own.
"""

import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from datetime import date
from pathlib import Path
from shutil import copyfile
from typing import NamedTuple

from baklosan_desktop.errors import UserFileError
from baklosan_desktop.store.user_file import UserFile
from baklosan_desktop.tongue import _

CarryOver = Callable[[UserFile, UserFile], str]
FOLDER = "copies"
DAYS, WEEKS, MONTHS = 12, 10, 9  # how many copies stay: one a day, one a week, one a month
_LOG = "-wal", "-shm"  # what SQLite keeps beside a file while it is in use


class Copy(NamedTuple):
    """A copy that was taken on a day; a later one has a higher number."""

    number: int
    day: date
    path: Path


def recovered(file: UserFile, today: date, carry_over: CarryOver | None = None) -> str:
    """Put the newest whole copy in the place of a damaged file, and say so; else say nothing.

    Where there is no such copy a new file begins, or one with what can be carried over. Other
    UserFileErrors are raised.
    """
    if _is_lost(file):
        with file.explained(), _one_at_a_time(file.path):
            if not _is_lost(file):  # another window may have done all this meanwhile
                return ""
            if carry_over and _is_database(file.path):
                return _renewed(file, today, carry_over)
            return _recovered(file, today)
    return ""


def add(file: UserFile, today: date) -> None:
    """Copy the file, unless today's copy is there or nothing has changed; then thin out."""
    there = copies(file)
    if there and there[-1].day == today:
        return
    folder = file.path.parent / FOLDER
    with file.explained():
        folder.mkdir(exist_ok=True)
        partial = folder / f"{file.path.stem}.partial"
        file.copy_to(partial)
        if there and partial.read_bytes() == there[-1].path.read_bytes():
            partial.unlink()
            return
        number = there[-1].number + 1 if there else 1
        name = f"{file.path.stem}-{number:06}-{today.isoformat()}{file.path.suffix}"
        partial.replace(folder / name)
        for copy in set(there) - thinned(there):
            copy.path.unlink(missing_ok=True)


def copies(file: UserFile) -> list[Copy]:
    """Return the copies that are there, the oldest first."""
    found = []
    for path in (file.path.parent / FOLDER).glob(f"{file.path.stem}-*{file.path.suffix}"):
        with suppress(ValueError):  # no copy of ours has such a name
            number, day = path.stem.removeprefix(f"{file.path.stem}-").split("-", 1)
            found.append(Copy(int(number), date.fromisoformat(day), path))
    return sorted(found)


def thinned(there: Iterable[Copy]) -> set[Copy]:
    """Return which copies stay: the newest of the last days, weeks and months that have any."""
    newest_first = sorted(there, reverse=True)
    weekly = {copy.day.isocalendar()[:2]: copy for copy in reversed(newest_first)}
    monthly = {(copy.day.year, copy.day.month): copy for copy in reversed(newest_first)}
    return {
        *newest_first[:DAYS],
        *sorted(weekly.values(), reverse=True)[:WEEKS],
        *sorted(monthly.values(), reverse=True)[:MONTHS],
    }


def _recovered(file: UserFile, today: date) -> str:
    aside = _set_aside(file, today)
    copy = next((copy for copy in reversed(copies(file)) if _is_whole(file, copy)), None)
    _put_in_place(copy, file.path)
    if copy is None:
        return _and_kept(_("'{path}' was damaged and begins anew.").format(path=file.path), aside)
    now = _("'{path}' was damaged and is back as it was on {day}.")
    return _and_kept(now.format(path=file.path, day=copy.day.isoformat()), aside)


def _and_kept(sentence: str, aside: Path) -> str:
    kept = _("The damaged file is kept as '{path}'.").format(path=aside)
    return f"{sentence} {kept}"


def _renewed(file: UserFile, today: date, carry_over: CarryOver) -> str:
    """Set a file aside only when the new one is whole on the disk: a kill undoes nothing.

    The damaged one stays in its place until the new one takes it.
    """
    new = file._replace(path=file.path.with_suffix(".partial"))
    for end in (*_LOG, ""):
        new.path.with_name(new.path.name + end).unlink(missing_ok=True)
    said = carry_over(file, new)
    aside = _set_aside(file, today)
    new.path.replace(file.path)
    file.believe()
    now = _("'{path}' was damaged: {what}.").format(path=file.path, what=said)
    return _and_kept(now, aside)


def _is_lost(file: UserFile) -> bool:
    """Whether a file is damaged, or emptied: where there is a copy it was more than begun."""
    is_emptied = file.path.exists() and not file.path.stat().st_size
    return file.is_damaged() or (is_emptied and bool(copies(file)))


def _is_database(path: Path) -> bool:
    with closing(sqlite3.connect(path)) as connection:
        try:
            connection.execute("SELECT count(*) FROM sqlite_schema")
        except sqlite3.DatabaseError:
            return False
    return True


def _put_in_place(copy: Copy | None, path: Path) -> None:
    """Put a copy, or nothing, in the place of a file; its log, which belongs to it, goes first."""
    partial = path.with_suffix(".partial")
    if copy:
        copyfile(copy.path, partial)
        _flush(partial)
    for end in _LOG:
        path.with_name(path.name + end).unlink(missing_ok=True)
    if copy:
        partial.replace(path)
    else:
        path.unlink(missing_ok=True)


def _is_whole(file: UserFile, copy: Copy) -> bool:
    try:
        file._replace(path=copy.path).examine()
    except UserFileError:
        return False
    return True


def _set_aside(file: UserFile, today: date) -> Path:
    """Copy the file with its log to a name that is free; whole on the disk on return.

    A large one, which would take long, is given the name in addition where the disk can do that,
    and else moved.
    """
    path, number = file.path, 1
    while (aside := path.with_stem(f"{path.stem}-damaged-{today.isoformat()}-{number}")).exists():
        number += 1
    for end in (*_LOG, ""):
        source, there = (one.with_name(one.name + end) for one in (path, aside))
        if source.exists():
            if not file.is_large:
                copyfile(source, there)
                _flush(there)
            elif end or not _is_linked(source, there):
                source.replace(there)
    return aside


def _is_linked(source: Path, there: Path) -> bool:
    """Give a file another name, and say whether it has both: not every disk can do that."""
    with suppress(OSError):
        there.hardlink_to(source)
        return True
    return False


def _flush(path: Path) -> None:
    with path.open("rb+") as stream:
        os.fsync(stream.fileno())


@contextmanager
def _one_at_a_time(path: Path) -> Iterator[None]:
    """Wait for other programs that do the same; a lock of SQLite's ends with its program."""
    with closing(sqlite3.connect(path.with_suffix(".recovery"), isolation_level=None)) as lock:
        lock.execute("BEGIN EXCLUSIVE")
        yield
