"""One window for each user: a second start hands over what was asked of it, and ends.

Both use nothing but files in the user's folder: a lock, and a folder in which a request is laid
down whole. A lock that was left behind by a program that was killed is taken over.
"""

import json
import os
import time
from contextlib import suppress
from enum import Enum, auto
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QLockFile, QObject, QSysInfo, QTimer, Signal

LOOK_MS = 2000  # folders on other computers tell nobody of a new file
_AT_ONCE = 0
_MOST_BYTES = 65_536


class Standing(Enum):
    """What a program is among those of its user."""

    FIRST = auto()
    SECOND = auto()
    UNKNOWN = auto()  # nothing can be locked, or a program on another computer has the lock


class SingleInstance(QObject):
    """What this program is, and what later ones `asked` of the first: their arguments."""

    asked = Signal(list)

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._requests = folder / "requests"
        with suppress(OSError):
            self._requests.mkdir(parents=True, exist_ok=True)
        self._lock = QLockFile(str(folder / "running.lock"))
        self._lock.setStaleLockTime(0)
        self.standing = self._stand()

    def listen(self) -> None:
        """Take what has been laid down, now and whenever something is."""
        watcher = QFileSystemWatcher([str(self._requests)], self)
        watcher.directoryChanged.connect(self._take)
        timer = QTimer(self, interval=LOOK_MS)
        timer.timeout.connect(self._take)
        timer.start()
        self._take()

    def hand_over(self, arguments: list[str]) -> bool:
        """Lay a request down for the first program; false where that is impossible."""
        partial = self._requests / f"{time.time_ns():020}-{os.getpid()}.partial"
        try:
            partial.write_text(json.dumps(arguments), encoding="utf-8")
            partial.replace(partial.with_suffix(".json"))
        except OSError:
            return False
        return True

    def _stand(self) -> Standing:
        if self._lock.tryLock(_AT_ONCE):
            return Standing.FIRST
        _process, host, _program = self._lock.getLockInfo()
        is_held_here = self._lock.error() is QLockFile.LockError.LockFailedError
        return (
            Standing.SECOND
            if is_held_here and host == QSysInfo.machineHostName()
            else Standing.UNKNOWN
        )

    def _take(self) -> None:
        for path in sorted(self._requests.glob("*.json")):
            arguments = _read(path)
            with suppress(OSError):
                path.unlink()
            if arguments is not None:
                self.asked.emit(arguments)


def _read(path: Path) -> list[str] | None:
    """Return the arguments of a request, None for what is none."""
    try:
        with path.open("rb") as stream:
            found = json.loads(stream.read(_MOST_BYTES))
    except (OSError, ValueError, RecursionError):
        return None
    is_request = isinstance(found, list) and all(isinstance(one, str) for one in found)
    return found if is_request else None
