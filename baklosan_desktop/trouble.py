"""What went wrong in the program, kept for whoever is asked for help.

An entry names places in the code and the kind of an error, never its message: that may hold what
somebody typed about a patient.
"""

from contextlib import suppress
from datetime import datetime
from pathlib import Path

NOW, BEFORE = "errors.log", "errors-before.log"
MOST_BYTES = 100_000
_BEGIN = "== "


def keep(folder: Path, report: str, now: datetime) -> None:
    """Add an entry to the log; a full one becomes the log before, and what that was is gone.

    Nothing happens where nothing can be written: the error itself is what matters then.
    """
    log = folder / NOW
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        if log.exists() and log.stat().st_size > MOST_BYTES:
            log.replace(folder / BEFORE)
        with log.open("a", encoding="utf-8") as stream:
            stream.write(f"{_BEGIN}{now.isoformat(timespec='seconds')}\n{report.rstrip()}\n")


def latest(folder: Path) -> str:
    """Return the newest entry, empty where there is none."""
    for name in (NOW, BEFORE):
        with suppress(OSError):
            log = (folder / name).read_text(encoding="utf-8", errors="replace")
            return log.rpartition(f"\n{_BEGIN}")[2].removeprefix(_BEGIN).rstrip()
    return ""
