"""The packs of labels that are installed: of each one edition is used, and one kept before it.

The newest is used, unless the one before it was asked for; that lasts until a newer one comes or
somebody installs the newest again.
Nothing here knows signatures: what stands in the folder was verified when it was installed, and
its digest is looked at each time before it is read.
"""

from collections.abc import Iterator
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from baklosan_desktop.errors import DamagedPack, NoPreviousPack, PackError
from baklosan_desktop.labels.pack import Manifest
from baklosan_desktop.store import connections, database, library
from baklosan_desktop.store.library import Library
from baklosan_desktop.tongue import _

FOLDER = "packs"
_BACK = "back-from"  # holds the version of the newest edition, which is not used
_CHUNK = 1_048_576


def packs(own: Path) -> Iterator[tuple[Path, Manifest]]:
    """Yield the folder of each pack in a user's folder, with the edition that is used, by name."""
    for folder in sorted((own / FOLDER).glob("*")):
        if manifest := used(folder):
            yield folder, manifest


def editions(folder: Path) -> list[Manifest]:
    """Return the editions in the folder of a pack by version, as signed, not by their names."""
    found = []
    for path in sorted(folder.glob("*.json")):
        with suppress(OSError, PackError):
            found.append(Manifest.read(path.read_bytes()))
    return sorted(found, key=lambda manifest: manifest.version)


def newest(folder: Path) -> Manifest | None:
    """Return the newest edition in the folder of a pack."""
    return next(reversed(editions(folder)), None)


def used(folder: Path) -> Manifest | None:
    """Return the edition that is used."""
    match editions(folder):
        case [*_, before, last]:
            return before if _is_back(folder, last) else last
        case [only]:
            return only
    return None


class Kept(NamedTuple):
    """The two editions of a pack that are kept: the one that is used, and the other."""

    used: Manifest
    other: Manifest


def kept(own: Path) -> tuple[Kept, ...]:
    """Return the packs of which another edition could be used, by name."""
    pairs = [(one, editions(folder)) for folder, one in packs(own)]
    return tuple(Kept(one, other) for one, every in pairs for other in every[-2:] if other != one)


def use(own: Path, edition: Manifest) -> None:
    """Use one of the editions that are kept from now on."""
    if edition == newest(own / FOLDER / edition.name):
        use_newest(own, edition.name)
    else:
        go_back(own, edition.name)


def go_back(own: Path, name: str) -> Manifest:
    """Use the edition before the newest from now on, and return it; NoPreviousPack without one."""
    folder = next((one for one in (own / FOLDER).glob("*") if one.name == name), None)
    match editions(folder) if folder else []:
        case [*_, before, last] if folder:
            _write_back(folder, last)
            return before
    raise NoPreviousPack(
        _("There is no edition of '{name}' before the newest one.").format(name=name)
    )


def use_newest(own: Path, name: str) -> None:
    """Use the newest edition of a pack again."""
    folder = own / FOLDER / name
    try:
        (folder / _BACK).unlink(missing_ok=True)
    except OSError as error:
        raise PackError(_("'{path}' cannot be written.").format(path=folder)) from error


def labels_of(folder: Path, manifest: Manifest) -> Path:
    """Return where the labels of an edition are."""
    return folder / f"{manifest.version:010}.sqlite3"


def stamp(folder: Path, manifest: Manifest) -> tuple[int, ...]:
    """Return what tells the file of an edition from any that takes its place; nothing without."""
    try:
        there = labels_of(folder, manifest).stat()
    except OSError:
        return ()
    return there.st_ino, there.st_size, there.st_mtime_ns


def opened(folder: Path, manifest: Manifest, labels: Path) -> Library:
    """Open the labels of an edition to be read; DamagedPack unless they are those that came.

    PackError where another version of the program installed them.
    """
    path = labels_of(folder, manifest)
    kept_in = library.file(folder, labels)._replace(path=path, is_large=False)
    if manifest.schema != len(kept_in.migrations):
        raise PackError(
            _("The labels of '{name}' are of another version of this program.").format(
                name=manifest.name
            )
        )
    try:
        is_whole = digest(path) == manifest.sha256
    except OSError:
        is_whole = False
    if not is_whole:
        raise DamagedPack(_("The labels of '{name}' cannot be used.").format(name=manifest.name))
    return Library(kept_in, connections.closing(lambda: database.connect_immutable(path)))


def digest(path: Path) -> str:
    """Return the SHA-256 of a file."""
    found = sha256()
    with path.open("rb") as stream:
        while chunk := stream.read(_CHUNK):
            found.update(chunk)
    return found.hexdigest()


def _write_back(folder: Path, last: Manifest) -> None:
    try:
        (folder / _BACK).write_text(str(last.version), encoding="utf-8")
    except OSError as error:
        raise PackError(_("'{path}' cannot be written.").format(path=folder)) from error


def _is_back(folder: Path, last: Manifest) -> bool:
    try:
        return (folder / _BACK).read_text(encoding="utf-8") == str(last.version)
    except (OSError, UnicodeDecodeError):
        return False
