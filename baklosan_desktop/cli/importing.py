"""What the command line does to the library: import and remove labels."""

from collections.abc import Callable, Iterable
from pathlib import Path

from baklosan_desktop.cli.library import Value
from baklosan_desktop.labels.label import LabelId
from baklosan_desktop.labels.library import (
    Added,
    Contradicted,
    Event,
    Older,
    Opened,
    Outcome,
    Refused,
    Replaced,
    Unchanged,
)
from baklosan_desktop.pipeline.library import imported
from baklosan_desktop.screens.importing import progress, report
from baklosan_desktop.store import library
from baklosan_desktop.store.library import Library

_EVENTS = ("imported", "unchanged", "replaced", "older", "contradicted", "rejected")


def add(
    place: Path | str, labels: Path, paths: Iterable[Path], tell: Callable[[str], None]
) -> tuple[Value, list[str], bool]:
    """Import files and folders; return the value, the lines, and whether anything is there now."""
    events: list[Event] = []
    kept_in = Library.of(library.at(place, labels))
    if kept_in.notice:
        tell(kept_in.notice)
    with kept_in.shelving() as shelving:
        for event in imported(paths, shelving):
            tell(progress(event))
            if not isinstance(event, Opened):
                events.append(event)
        shelving.tidy(lambda: False)
    kept = [event for event in events if isinstance(event, Outcome)]
    return _events(events), list(report(events).lines), bool(kept)


def remove(place: Path | str, labels: Path, label_id: LabelId) -> tuple[Value, list[str]]:
    """Take an imported label out of the library, with its older editions."""
    with Library.of(library.at(place, labels)).shelving() as shelving:
        shelving.remove(label_id)
    return {"removed": label_id}, [f"'{label_id}' is removed from the library."]


def _events(events: Iterable[Event]) -> Value:
    told: dict[str, list[object]] = {key: [] for key in _EVENTS}
    for event in events:
        match event:
            case Added():
                added = event._asdict() | {"format": event.format.name.lower(), "effects": None}
                told["imported"].append(added)
            case Replaced():
                told["replaced"].append(event._asdict())
            case Unchanged(path):
                told["unchanged"].append(path)
            case Older():
                told["older"].append(event._asdict())
            case Contradicted():
                told["contradicted"].append(event._asdict())
            case Refused():
                told["rejected"].append(event._asdict())
            case _:
                pass
    return {**told}
