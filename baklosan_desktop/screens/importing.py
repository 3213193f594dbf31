"""An import: how far it has come, how long it will take, and what became of it."""

from collections.abc import Iterable
from pathlib import PurePath
from typing import NamedTuple

from baklosan_desktop.labels.importing import Ended, Run
from baklosan_desktop.labels.library import (
    Added,
    Contradicted,
    Event,
    LeftOut,
    Older,
    Opened,
    Replaced,
    Unchanged,
)
from baklosan_desktop.wording import counted

_MEGABYTE = 1_000_000
_SOON_TO_TELL = 2.0  # seconds; before them the rate says nothing
WHOLE = 1000


class ProgressView(NamedTuple):
    """What is being read, how far that is, and of a thousand parts how many are done."""

    title: str
    text: str
    done: int | None


class ReportView(NamedTuple):
    """What became of an import: the summary, then each label that was left out, and why."""

    lines: tuple[str, ...]

    @property
    def text(self) -> str:
        """All of it, to be copied or saved."""
        return "".join(f"{line}\n" for line in self.lines)


def present(run: Run, *, is_paused: bool = False) -> ProgressView:
    """Show how far an import is, and as soon as that can be told, how long it will take."""
    name = PurePath(run.path).name
    title = f"Importing {name}" if name else "Counting what there is to import"
    parts = (
        _read(run),
        counted(run.labels, "label"),
        f"{run.refused:,} refused" if run.refused else "",
        "paused" if is_paused else _pace(run),
    )
    done = round(WHOLE * min(run.read / run.size, 1)) if run.size else None
    return ProgressView(title, " · ".join(filter(None, parts)) if name else "", done)


def progress(event: Event) -> str:
    """Say what has just happened, in one line."""
    match event:
        case Opened(path):
            return f"Reading {path}"
        case Added(path, _, name):
            return f"Added “{name}” from {path}"
        case Replaced(path, label_id, older):
            return f"Replaced edition {older} of {label_id} by {path}"
        case Unchanged(path):
            return f"Nothing new in {path}"
        case _:
            return _left_out(event)


def report(events: Iterable[Event]) -> ReportView:
    """Count what was done, and name whatever is not in the library now."""
    run, left_out = Run(), list[LeftOut]()
    for event in events:
        run = run.after(event)
        if isinstance(event, LeftOut):
            left_out.append(event)
    return told(Ended(run, tuple(left_out)))


def told(ended: Ended) -> ReportView:
    """Count what was done until an import ended, say why it did, and name what was left out."""
    run = ended.run
    parts = (
        (run.added, "added"),
        (run.replaced, "replaced by a newer edition"),
        (run.unchanged, "unchanged"),
        (run.older, "older than the edition that is kept"),
        (run.contradicted, "of the edition that is kept, with another text"),
        (run.refused, "refused"),
    )
    said = ", ".join(f"{number:,} {what}" for number, what in parts if number)
    what = "Import cancelled" if ended.is_cancelled else "Import"
    nothing = "nothing was read" if ended.is_cancelled else "no label was found"
    ends = filter(None, (f"{what}: {said or nothing}.", ended.problem))
    return ReportView((*ends, *map(_left_out, ended.left_out)))


def _left_out(event: LeftOut) -> str:
    match event:
        case Older(path, label_id, kept):
            return f"{path} is older than edition {kept} of {label_id}, which stays."
        case Contradicted(path, label_id, kept):
            other = f"{path} says something else than edition {kept} of {label_id}, which stays."
            return f"{other} To have its text instead, remove that label first."
        case _:
            return f"{event.reason} {event.advice}"


def _read(run: Run) -> str:
    if not run.size:
        return ""
    return f"{run.read / _MEGABYTE:,.0f} of {run.size / _MEGABYTE:,.0f} MB read"


def _pace(run: Run) -> str:
    """Say how fast it goes and how long that will take, as soon as both can be told."""
    if run.seconds < _SOON_TO_TELL:
        return ""
    rate = f"{run.labels / run.seconds:,.0f} labels a second"
    if not run.size or not run.read:
        return rate
    left = run.seconds * max(run.size / run.read - 1, 0)
    return f"{rate} · {time_left(left)}"


def time_left(seconds: float) -> str:
    """Say a time no more exactly than it is known.

    >>> time_left(4), time_left(38), time_left(130), time_left(7200)
    ('a few seconds left', 'about 40 seconds left', 'about 2 minutes left', 'about 2 hours left')
    """
    for unit, length, step in (("hour", 3600, 1), ("minute", 60, 1), ("second", 1, 10)):
        if seconds >= 1.5 * length * step:
            number = round(seconds / length / step) * step
            return f"about {counted(number, unit)} left"
    return "a few seconds left"
