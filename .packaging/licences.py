"""Lay the licences of all that a bundle carries beside it: `python licences.py FOLDER`.

Run by the Python that the bundle was made with, on the machine that it was made on. It fails where
a part has no licence that it could find.
"""

import re
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Iterator
from importlib.metadata import Distribution, distributions
from pathlib import Path
from typing import NamedTuple

TOOLS = {"pip", "setuptools", "altgraph", "packaging", "pycparser", "pyinstaller-hooks-contrib"}
QT = {"pyside6-essentials", "shiboken6"}  # their wheels name their licence and do not hold it
TEXTS = Path(__file__).parent / "texts"  # what wheels owe, in a folder for each of them
WORDS = re.compile(r"licen[cs]e|copying|notice|sboms/", re.IGNORECASE)


class Part(NamedTuple):
    """Something that the bundle carries, and the files that say under which terms."""

    name: str
    version: str
    terms: str
    texts: tuple[Path, ...]


def packages() -> Iterator[Part]:
    """Yield the Python packages, and Python."""
    places = (Path(sysconfig.get_path("stdlib")), Path(sys.base_prefix))  # as on Linux, on Windows
    found = (place / "LICENSE.txt" for place in places)
    python = tuple(text for text in found if text.exists())
    yield Part("python", sys.version.split()[0], "PSF-2.0", python)
    for package in sorted(distributions(), key=name_of):
        if name_of(package) not in TOOLS:
            yield Part(name_of(package), package.version, terms(package), tuple(texts(package)))


def name_of(package: Distribution) -> str:
    """Return the name of a package, however it is written."""
    return package.metadata["Name"].lower().replace("_", "-")


def terms(package: Distribution) -> str:
    """Return the first line of what a package calls its licence."""
    told = package.metadata["License-Expression"] or package.metadata["License"] or "see its text"
    return str(told).splitlines()[0]


def texts(package: Distribution) -> Iterator[Path]:
    """Yield the licences of a package."""
    if name_of(package) in QT:
        yield from TEXTS.glob("*GPL-3")
    yield from (TEXTS / name_of(package)).glob("*")
    for file in package.files or ():
        if ".dist-info/" in str(file) and WORDS.search(str(file).partition(".dist-info/")[2]):
            yield Path(str(file.locate()))


def system_libraries(folder: Path) -> Iterator[Part]:
    """Yield the libraries that come from the system which the bundle was made on."""
    wheels = {path.name for path in Path(sysconfig.get_path("purelib")).rglob("*.so*")}
    wheels |= {path.name for path in Path(sysconfig.get_config_var("LIBDIR")).glob("*.so*")}
    here = {path.name for path in (folder / "_internal").glob("*.so*")} - wheels
    owners = {owner(name) for name in here}
    for package in sorted(owners):
        query = ["dpkg-query", "-W", "-f", "${Version}", package]
        version = subprocess.run(query, check=True, capture_output=True, text=True).stdout
        name = package.partition(":")[0]
        text = Path("/usr/share/doc", name, "copyright")
        yield Part(name, version, "see its text", (text,))


def owner(library: str) -> str:
    """Return the Debian package that a library belongs to."""
    query = ["dpkg-query", "-S", f"*/{library}"]
    told = subprocess.run(query, check=True, capture_output=True, text=True).stdout
    return told.partition(": ")[0]


def main(folder: str) -> int:
    """Copy the texts and list them; return 1 where one is missing."""
    target = Path(folder, "licences")
    shutil.rmtree(target, ignore_errors=True)
    parts = [*packages(), *(system_libraries(Path(folder)) if sys.platform == "linux" else ())]
    lines = []
    for part in parts:
        (target / part.name).mkdir(parents=True)
        for text in part.texts:
            shutil.copyfile(text, target / part.name / text.name)
        lines.append(f"{part.name} {part.version}: {part.terms}")
    listed = "Each part of this program and its licence; the texts lie beside this file.\n\n"
    (target / "README.txt").write_text(listed + "\n".join(lines) + "\n", encoding="utf-8")
    bare = [part.name for part in parts if not part.texts]
    print(
        "\n".join(f"{name} has no licence" for name in bare) or f"{len(parts)} parts, all licensed"
    )
    return int(bool(bare))


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
