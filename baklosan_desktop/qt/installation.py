"""What of an installation can be checked without using the window: files, fonts, plug-ins, sockets.

Each check returns what it saw, or nothing where this system does not let it be seen.
"""

import platform
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QPluginLoader, qVersion
from PySide6.QtGui import QFont, QFontInfo, QGuiApplication, QImageReader, QRawFont
from PySide6.QtPrintSupport import QPrinterInfo

from baklosan_desktop import __version__, assets
from baklosan_desktop.errors import BaklosanError
from baklosan_desktop.qt import process
from baklosan_desktop.qt.printing import stay_local
from baklosan_desktop.qt.theme import FAMILIES
from baklosan_desktop.store import integrity, keys

SIGNS = "≥≤≠±×·¶−–—…‘’“”•µ½²³°®™↑↓↕←→▸▾●✓✗☐⚠αβżółćäßéЖщёїẞ"


class Failed(BaklosanError):
    """Something that does not work as it must."""


class Outcome(NamedTuple):
    """What a check saw, and whether that is right; None where it could see nothing."""

    ok: bool | None
    detail: str


def outcome(check: Callable[[], str | None]) -> Outcome:
    """Run a check, whatever comes of it."""
    try:
        seen = check()
    except Exception as error:  # noqa: BLE001 - whatever goes wrong is what the report is for
        return Outcome(ok=False, detail=f"{type(error).__name__}: {error}")
    if seen is None:
        return Outcome(None, "not to be seen on this system")
    return Outcome(ok=True, detail=seen)


def database(folder: Path) -> str:
    """Check that the database, and all that it was built from, is what was built."""
    integrity.verify(folder)
    return f"SHA-256 {integrity.digest(folder / assets.BUILD / assets.DATABASE)}"


def signatures() -> str:
    """Check that packs of labels can be told from forged ones."""
    if not keys.tell_apart():
        raise Failed("A signature is taken for what it is not.")
    return "a signature holds for what was signed only"


def fonts() -> str:
    """Check that the program's fonts are there and that what is written is written in them."""
    for family in FAMILIES:
        if QFontInfo(QFont(family)).family() != family:
            raise Failed(f"The font {family} is not there.")
    if (used := QFontInfo(QGuiApplication.font()).family()) != FAMILIES[0]:
        raise Failed(f"The window is written in {used}.")
    return ", ".join(FAMILIES)


def glyphs(text: str) -> str:
    """Check that the fonts have each character of a text, and of what the program writes."""
    raw = [QRawFont.fromFont(QFont(family)) for family in FAMILIES]
    wanted = {*text, *SIGNS} - {"\n"}
    missing = {c for c in wanted if not any(font.supportsCharacter(ord(c)) for font in raw)}
    if missing:
        raise Failed(f"No font has {' '.join(sorted(missing))}")
    return f"all {len(wanted)} characters of the label and of the program"


def pictures() -> str:
    """Check that Qt reads the kinds of pictures that there are."""
    readable = {bytes(name.data()).decode() for name in QImageReader.supportedImageFormats()}
    if missing := {"svg", "png"} - readable:
        raise Failed(f"Qt cannot read {' and '.join(sorted(missing))} pictures.")
    return ", ".join(sorted(readable))


def program() -> str:
    """Return which versions these are."""
    return (
        f"{__version__}, Qt {qVersion()}, Python {platform.python_version()}, {platform.platform()}"
    )


def printing() -> str:
    """Load what Qt prints with: where it misses a library, there is silently no printer."""
    folders = (Path(folder, "printsupport") for folder in QCoreApplication.libraryPaths())
    plug_ins = [plug_in for folder in folders for plug_in in sorted(folder.glob("*"))]
    for plug_in in plug_ins:
        loader = QPluginLoader(str(plug_in))
        if not loader.load():
            raise Failed(loader.errorString())
    if not plug_ins:
        raise Failed("Qt has no plug-in to print with.")
    stay_local()
    printers = ", ".join(QPrinterInfo.availablePrinterNames()) or "none"
    return f"{', '.join(plug_in.stem for plug_in in plug_ins)}; printers: {printers}"


def sockets() -> str | None:
    """Check that no socket is open but local ones."""
    if (found := process.sockets()) is None:
        return None
    count, foreign = found
    if foreign:
        raise Failed(f"Open sockets that are not local: {', '.join(foreign)}")
    return f"{count} open, all local"


def network() -> str:
    """Check that Qt's modules for networks stay unloaded."""
    if loaded := process.network_libraries():
        raise Failed(f"Loaded: {', '.join(loaded)}")
    return "no Qt module for networks is loaded"
