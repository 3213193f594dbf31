"""One window for each user: a second start hands over what was asked of it, and ends.

Both use nothing but files in the user's folder: a lock, and a folder in which a request is laid
down whole. A request may be about a patient: only its user can read it, it is deleted before it is
done, and it is taken back where nobody does it. A lock that was left behind by a program that was
killed is taken over.
"""

import json
import os
import time
from contextlib import suppress
from enum import Enum, auto
from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import (
    QDeadlineTimer,
    QEventLoop,
    QFileSystemWatcher,
    QLockFile,
    QObject,
    QSysInfo,
    QTimer,
    Signal,
)

from baklosan_desktop.labels.pack import is_pack
from baklosan_desktop.settings import LOCK
from baklosan_desktop.tongue import translatable

LOOK_MS = 2000  # folders on other computers tell nobody of a new file
PATIENCE_MS = 15_000  # the first program may be starting itself
DOUBT = translatable(
    "Another window of this program may be open. Notes are safe in both; of the "
    "settings, those of the window that is closed last are kept."
)
_AT_ONCE = 0
_A_MOMENT_MS = 200  # a lock may be half written
_AGAIN_MS = 20
_MOST_BYTES = 65_536


class Standing(Enum):
    """What a program is among those of its user."""

    FIRST = auto()
    SECOND = auto()
    UNKNOWN = auto()  # nothing can be locked, or a program on another computer has the lock


class SingleInstance(QObject):
    """What this program is, and what later ones `asked` of the first: their arguments."""

    asked = Signal(list)

    def __init__(self, folder: Path, patience_ms: int = PATIENCE_MS) -> None:
        super().__init__()
        self._requests = folder / "requests"
        self._patience_ms = patience_ms
        with suppress(OSError):
            self._requests.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._lock = QLockFile(str(folder / LOCK))
        self._lock.setStaleLockTime(0)
        self.standing = self._stand()
        if self.standing is Standing.FIRST:
            self._sweep()

    def listen(self) -> None:
        """Take what has been laid down, now and whenever something is, if this is the first."""
        if self.standing is not Standing.FIRST:
            return
        watcher = QFileSystemWatcher([str(self._requests)], self)
        watcher.directoryChanged.connect(self._take)
        timer = QTimer(self, interval=LOOK_MS)
        timer.timeout.connect(self._take)
        timer.start()
        self._take()

    def hand_over(self, arguments: list[str]) -> bool:
        """Lay a request down until the first program takes it; false where it does not.

        Where the first has ended meanwhile, this program is the first.
        """
        if self.standing is not Standing.SECOND:
            return False
        partial = self._requests / f"{time.time_ns():020}-{os.getpid()}.partial"
        request = partial.with_suffix(".json")
        try:
            _write_for_one(partial, json.dumps(_from_anywhere(arguments)))
            partial.replace(request)
        except OSError:
            _delete(partial)
            return False
        self._wait_for(request)
        if self._lock.isLocked():
            self.standing = Standing.FIRST
        return not _delete(request)

    def _wait_for(self, request: Path) -> None:
        """Wait until a request is taken, its taker has ended, or too long."""
        loop, deadline = QEventLoop(), QDeadlineTimer(self._patience_ms)

        def look() -> None:
            is_over = deadline.hasExpired() or not request.exists()
            if is_over or self._lock.tryLock(_AT_ONCE):
                loop.quit()

        timer = QTimer(loop, interval=_AGAIN_MS)
        timer.timeout.connect(look)
        timer.start()
        loop.exec()

    def _stand(self) -> Standing:
        if self._lock.tryLock(_AT_ONCE):
            return Standing.FIRST
        if not self._holder() and self._lock.tryLock(_A_MOMENT_MS):
            return Standing.FIRST
        is_held_here = self._lock.error() is QLockFile.LockError.LockFailedError
        return (
            Standing.SECOND
            if is_held_here and self._holder() == QSysInfo.machineHostName()
            else Standing.UNKNOWN
        )

    def _holder(self) -> str:
        """Return the name of the computer whose program has the lock, empty if none says so."""
        _process, host, _program = self._lock.getLockInfo()
        return host

    def _sweep(self) -> None:
        """Delete what programs that were killed have left: it is about a patient of back then."""
        for path in self._requests.glob("*"):
            _delete(path)

    def _take(self) -> None:
        """Take requests in turn; one that cannot be deleted would be done again and again."""
        for path in sorted(self._requests.glob("*.json")):
            arguments = _read(path)
            if _delete(path) and arguments is not None:
                self.asked.emit(arguments)


def _from_anywhere(arguments: list[str]) -> list[str]:
    """Return the file of a pack with its folder: the first program may run in another one."""
    return [
        str(Path(one).absolute()) if is_pack(one) and not _takes_value(before) else one
        for before, one in pairwise(("", *arguments))
    ]


def _takes_value(argument: str) -> bool:
    return argument.startswith("--") and "=" not in argument


def _write_for_one(path: Path, text: str) -> None:
    """Write a new file that nobody but this user can read.

    Not as files.save does, which sees to it that a file stays on the disk: this one is to be gone.
    """
    new = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    with os.fdopen(new, "w", encoding="utf-8") as stream:
        stream.write(text)


def _delete(path: Path) -> bool:
    """Delete a file; false where it has gone already, or cannot be deleted."""
    try:
        path.unlink()
    except OSError:
        return False
    return True


def _read(path: Path) -> list[str] | None:
    """Return the arguments of a request, None for what is none."""
    try:
        with path.open("rb") as stream:
            found = json.loads(stream.read(_MOST_BYTES))
    except (OSError, ValueError, RecursionError):
        return None
    is_request = isinstance(found, list) and all(isinstance(one, str) for one in found)
    return found if is_request else None
