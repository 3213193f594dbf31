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
from baklosan_desktop.tongue import _, plural, translatable

_MEGABYTE = 1_000_000
_SOON_TO_TELL = 2.0  # seconds; before them the rate says nothing
_BETWEEN = " · "
WHOLE = 1000
# With labels, and without any.
_ENDED = (translatable("Import: {counts}."), translatable("Import: no label was found."))
_CANCELLED = (
    translatable("Import cancelled: {counts}."),
    translatable("Import cancelled: nothing was read."),
)


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
    title = (
        _("Importing {name}").format(name=name) if name else _("Counting what there is to import")
    )
    parts = (
        _read(run),
        plural("{number} label", "{number} labels", run.labels),
        _("{number} refused").format(number=f"{run.refused:,}") if run.refused else "",
        _("paused") if is_paused else _pace(run),
    )
    done = round(WHOLE * min(run.read / run.size, 1)) if run.size else None
    return ProgressView(title, _BETWEEN.join(filter(None, parts)) if name else "", done)


def progress(event: Event) -> str:
    """Say what has just happened, in one line."""
    match event:
        case Opened(path):
            return _("Reading {path}").format(path=path)
        case Added(path, _, name):
            return _("Added “{name}” from {path}").format(name=name, path=path)
        case Replaced(path, label_id, older):
            said = _("Replaced edition {older} of {label} by {path}")
            return said.format(older=older, label=label_id, path=path)
        case Unchanged(path):
            return _("Nothing new in {path}").format(path=path)
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
        (run.added, _("{number} added")),
        (run.replaced, _("{number} replaced by a newer edition")),
        (run.unchanged, _("{number} unchanged")),
        (run.older, _("{number} older than the edition that is kept")),
        (run.contradicted, _("{number} of the edition that is kept, with another text")),
        (run.refused, _("{number} refused")),
    )
    said = ", ".join(what.format(number=f"{number:,}") for number, what in parts if number)
    what, nothing = _CANCELLED if ended.is_cancelled else _ENDED
    summary = _(what).format(counts=said) if said else _(nothing)
    ends = filter(None, (summary, ended.problem))
    return ReportView((*ends, *map(_left_out, ended.left_out)))


def _left_out(event: LeftOut) -> str:
    match event:
        case Older(path, label_id, kept):
            said = _("{path} is older than edition {kept} of {label}, which stays.")
            return said.format(path=path, kept=kept, label=label_id)
        case Contradicted(path, label_id, kept):
            said = _(
                "{path} says something else than edition {kept} of {label}, which stays. "
                "To have its text instead, remove that label first."
            )
            return said.format(path=path, kept=kept, label=label_id)
        case _:
            return f"{event.reason} {event.advice}"


def _read(run: Run) -> str:
    if not run.size:
        return ""
    done, size = (f"{part / _MEGABYTE:,.0f}" for part in (run.read, run.size))
    return _("{done} of {size} MB read").format(done=done, size=size)


def _pace(run: Run) -> str:
    """Say how fast it goes and how long that will take, as soon as each can be told."""
    if run.seconds < _SOON_TO_TELL:
        return ""
    number = round(run.labels / run.seconds)
    rate = plural("{number} label a second", "{number} labels a second", number) if number else ""
    if not run.size or not run.read:
        return rate
    left = run.seconds * max(run.size / run.read - 1, 0)
    return _BETWEEN.join(filter(None, (rate, time_left(left))))


def time_left(seconds: float) -> str:
    """Say a time no more exactly than it is known.

    >>> time_left(4), time_left(38), time_left(130), time_left(7200)
    ('a few seconds left', 'about 40 seconds left', 'about 2 minutes left', 'about 2 hours left')
    """
    hours, minutes, tens = round(seconds / 3600), round(seconds / 60), round(seconds / 10) * 10
    if seconds >= 1.5 * 3600:
        return plural("about {number} hour left", "about {number} hours left", hours)
    if seconds >= 1.5 * 60:
        return plural("about {number} minute left", "about {number} minutes left", minutes)
    if seconds >= 1.5 * 10:
        return plural("about {number} second left", "about {number} seconds left", tens)
    return _("a few seconds left")
