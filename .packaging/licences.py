"""Lay the licences of all that a bundle carries beside it: `python licences.py FOLDER [driver]`.

With `driver` the folder is that of the driver for servers. Run by the Python that the bundle was
made with, on the machine that it was made on. It fails where a part has no licence that it could
find.
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
LIBRARY = re.compile(r"-[0-9a-f]{8}\.so")  # how a wheel names a library: libpq-e9b5c9ac.so.5
WORDS = re.compile(r"licen[cs]e|copying|notice|sboms/", re.IGNORECASE)


class Part(NamedTuple):
    """Something that the bundle carries, and the files that say under which terms."""

    name: str
    version: str
    terms: str
    texts: tuple[Path, ...]


def python() -> Part:
    """Return Python itself."""
    places = (Path(sysconfig.get_path("stdlib")), Path(sys.base_prefix))  # as on Linux, on Windows
    found = (place / "LICENSE.txt" for place in places)
    texts = tuple(text for text in found if text.exists())
    return Part("python", sys.version.split()[0], "PSF-2.0", texts)


def packages(places: list[str]) -> Iterator[Part]:
    """Yield the Python packages of some folders."""
    for package in sorted(distributions(path=places), key=name_of):
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
    for package in sorted({owner(f"*/{name}") for name in here}):
        query = ["dpkg-query", "-W", "-f", "${Version}", package]
        version = subprocess.run(query, check=True, capture_output=True, text=True).stdout
        yield Part(package, version, "see its text", (copyright_of(package),))


def libraries_of_wheels(folder: Path) -> Iterator[Part]:
    """Yield the libraries that wheels bring along; Debian has them under the same terms."""
    names = {LIBRARY.split(path.name)[0] for path in folder.glob("_internal/*.libs/*.so*")}
    for package in sorted({owner(f"*/{name}[.-]*so*") for name in names}):
        yield Part(package, "as its wheel has it", "see its text", (copyright_of(package),))


def owner(pattern: str) -> str:
    """Return the Debian package that a library belongs to."""
    query = ["dpkg-query", "-S", pattern]
    told = subprocess.run(query, check=True, capture_output=True, text=True).stdout
    owners = {line.partition(":")[0] for line in told.splitlines()}
    return min(name for name in owners if not name.endswith("-dev"))


def copyright_of(package: str) -> Path:
    """Return where Debian says under which terms a package is."""
    return Path("/usr/share/doc", package, "copyright")


def parts_of(folder: Path) -> Iterator[Part]:
    """Yield what the program's bundle carries."""
    yield python()
    yield from packages(sys.path)
    if sys.platform == "linux":
        yield from system_libraries(folder)


def parts_of_driver(folder: Path) -> Iterator[Part]:
    """Yield what the driver for servers carries; OpenSSL comes with its wheel, too."""
    yield python()
    yield from packages([str(folder / "_internal")])
    yield from libraries_of_wheels(folder)


def main(folder: str, *wanted: str) -> int:
    """Copy the texts and list them; return 1 where one is missing."""
    is_driver = wanted == ("driver",)
    target = Path(folder, "licences-server" if is_driver else "licences")
    shutil.rmtree(target, ignore_errors=True)
    parts = [*(parts_of_driver if is_driver else parts_of)(Path(folder))]
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
