"""What must hold of a bundle: nothing for networks in it, no library and no file missing.

`python check_bundle.py FOLDER [glibc]`; with `glibc` prints the oldest glibc that it runs with.
"""

import re
import subprocess
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

from PyInstaller.archive.readers import CArchiveReader

NETWORK = re.compile(
    r"(PySide6\.)?QtNetwork|_?ssl|http(\.|$)|urllib\.request|ftplib|smtplib|socketserver|xmlrpc"
)
NETWORK_FILES = re.compile(r"QtNetwork|Qt6Network|libssl|_ssl\.|plugins/(tls|networkinformation)/")
NEEDED = re.compile(r"\(NEEDED\)\s+Shared library: \[(.+)\]")
GLIBC = re.compile(r"\bGLIBC_(\d+)\.(\d+)\b")
# What every Debian has, or the package asks for; the rest of what a library needs is in the bundle.
SYSTEM = re.compile(
    r"lib(c|m|dl|rt|pthread|resolv|util|gcc_s|stdc\+\+|z|GL|EGL|GLX|OpenGL|X11|xcb|X11-xcb)\.so"
    r"|ld-linux|linux-vdso"
)


def libraries(folder: Path) -> list[Path]:
    """Return all shared libraries and programs of the bundle."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file() and not path.is_symlink())
    return [path for path in files if path.read_bytes()[:4] == b"\x7fELF"]


def said(*command: str) -> str:
    """Return what a command prints."""
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def modules(program: Path) -> Iterator[str]:
    """Yield the Python modules that a program carries."""
    archive = CArchiveReader(str(program))
    for name in archive.toc:
        if name.endswith(".pyz"):
            yield from archive.open_embedded_archive(name).toc
        yield name


def left_out(folder: Path) -> Iterator[str]:
    """Yield each file of the program itself that the bundle lacks: labels, icons, catalogues."""
    installed = find_spec("baklosan_desktop")
    packed = folder / "_internal"
    if installed and installed.origin and (packed / installed.name).exists():
        beside = Path(installed.origin).parents[1]
        for path in sorted((beside / installed.name / "_bundled").rglob("*")):
            if path.is_file() and not (packed / path.relative_to(beside)).exists():
                yield f"{path.relative_to(beside)} is left out."


def problems(folder: Path) -> Iterator[str]:
    """Yield a sentence on each thing that does not belong there, or is not there."""
    yield from left_out(folder)
    names = {path.name for path in folder.rglob("*")}
    for path in folder.rglob("*"):
        if NETWORK_FILES.search(path.relative_to(folder).as_posix()):
            yield f"{path} is for networks."
    for library in libraries(folder):
        if library.parent == folder:
            carried = (name for name in modules(library) if NETWORK.fullmatch(name))
            yield from (f"{library.name} carries the module {name}." for name in carried)
        for needed in NEEDED.findall(said("readelf", "-d", str(library))):
            if needed not in names and not SYSTEM.match(needed):
                yield f"{library.relative_to(folder)} needs {needed}, which is not there."


def oldest_glibc(folder: Path) -> str:
    """Return the oldest version of glibc that has all that the bundle asks of it."""
    asked = (said("readelf", "--version-info", str(path)) for path in libraries(folder))
    newest = max((int(a), int(b)) for text in asked for a, b in GLIBC.findall(text))
    return ".".join(map(str, newest))


def main(folder: str, *wanted: str) -> int:
    """Print what is wrong, or what was asked; return 1 where anything is wrong."""
    if wanted == ("glibc",):
        print(oldest_glibc(Path(folder)))
        return 0
    found = sorted(set(problems(Path(folder))))
    print("\n".join(found) or f"{folder}: no module for networks, no library or file missing")
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
