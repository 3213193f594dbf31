"""How far an import has come, what became of it, and which files need none."""

from typing import NamedTuple

from baklosan_desktop.labels.library import Event, LeftOut, Opened


class Run(NamedTuple):
    """How far an import has come: bytes read, of so many if that is known, and what they held.

    `seconds` are those at work, without pauses. Below them each kind of event is counted.
    """

    path: str = ""
    read: int = 0
    size: int | None = None
    seconds: float = 0.0
    added: int = 0
    replaced: int = 0
    unchanged: int = 0
    older: int = 0
    contradicted: int = 0
    refused: int = 0

    def after(self, event: Event) -> "Run":
        """Return how far it is when one more thing has happened."""
        if isinstance(event, Opened):
            return self._replace(path=event.path, read=event.before)
        kind = type(event).__name__.lower()
        return self._replace(**{kind: getattr(self, kind) + 1})

    @property
    def labels(self) -> int:
        """How many labels were looked at."""
        return self.added + self.replaced + self.unchanged + self.older + self.contradicted

    @property
    def changes(self) -> int:
        """How many labels of the library are others than before."""
        return self.added + self.replaced


class FileState(NamedTuple):
    """What tells a file from what it was: its bytes, and when they were written, in nanoseconds."""

    size: int
    written: int


class Ended(NamedTuple):
    """What became of an import: all that is not in the library, and why it did not go on."""

    run: Run
    left_out: tuple[LeftOut, ...] = ()
    problem: str = ""
    is_cancelled: bool = False
