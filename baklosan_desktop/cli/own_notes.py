"""What the command line does with notes and bookmarks: the value for programs, lines for people."""

from pathlib import Path

from baklosan_desktop.labels.own_notes import Kept
from baklosan_desktop.screens.own_notes import exported, restored
from baklosan_desktop.store import desk, desk_file
from baklosan_desktop.store.desk import Desk

Answer = tuple[dict[str, int], list[str]]


def export(folder: Path, labels: Path, path: Path) -> Answer:
    """Write what is kept in a user's folder to a file."""
    opened = Desk.open(desk.file(folder, labels))
    kept = opened.all()
    desk_file.write(path, kept)
    return _counts(kept), [*filter(None, [opened.notice]), exported(kept, str(path))]


def restore(folder: Path, labels: Path, path: Path) -> Answer:
    """Add what stands in a file to what is kept; nothing that is there changes."""
    coming = desk_file.read(path)
    opened = Desk.open(desk.file(folder, labels))
    added = opened.merge(coming)
    return _counts(added), [*filter(None, [opened.notice]), restored(added)]


def _counts(kept: Kept) -> dict[str, int]:
    return {"notes": len(kept.notes), "bookmarks": len(kept.bookmarks)}
