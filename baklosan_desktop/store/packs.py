"""Packs of labels: a library that a central office signs, and workstations take over.

A pack is a zip of three files: `manifest.json`, its signature `manifest.json.minisig` (Ed25519, in
the format of minisign), and `labels.sqlite3`, whose size and SHA-256 the manifest states. Nothing
of a pack is used before all of that has been verified, and nothing is ever unpacked by its name.
"""

import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from hashlib import sha256
from pathlib import Path
from typing import IO
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile

import minisign

from baklosan_desktop import files
from baklosan_desktop.errors import OlderPack, PackError, UntrustedPack
from baklosan_desktop.labels.pack import Edition, Manifest, Offer
from baklosan_desktop.store.installed import (
    FOLDER,
    digest,
    editions,
    labels_of,
    newest,
)
from baklosan_desktop.store.keys import is_signed
from baklosan_desktop.store.user_file import UserFile
from baklosan_desktop.tongue import _

MANIFEST, SIGNATURE, LABELS = "manifest.json", "manifest.json.minisig", "labels.sqlite3"
_MOST_STATED = 65_536  # bytes of a manifest or a signature
_CHUNK = 1_048_576
_KEPT = 2  # editions of a pack: the one that is used, and the one before


def make(library: UserFile, path: Path, edition: Edition, key: minisign.SecretKey) -> Manifest:
    """Write a library as a pack and sign it; PackError where that cannot be.

    The key is that of a person who answers for the labels. Equal arguments give equal content.
    """
    if not library.path.exists():
        raise PackError(_("There is no library to make a pack of: import its labels first."))
    partial, labels = (path.with_name(f"{path.name}.{end}") for end in ("partial", "labels"))
    try:
        labels.write_bytes(b"")  # fails where nothing can be written; SQLite fills an empty file
        with library.explained():
            count = _copy(library, labels)
        manifest = Manifest(
            *edition, count, len(library.migrations), labels.stat().st_size,
            digest(labels),
        )  # fmt: skip
        comment = f"{edition.name} version {edition.version}, {edition.made.isoformat()}"
        signature = key.sign(manifest.signed(), trusted_comment=comment)
        with ZipFile(partial, "w", ZIP_DEFLATED, compresslevel=6) as pack:
            pack.writestr(MANIFEST, manifest.signed())
            pack.writestr(SIGNATURE, bytes(signature))
            pack.write(labels, LABELS)
        partial.replace(path)
    except OSError as error:
        raise PackError(_("'{path}' could not be written.").format(path=path)) from error
    finally:
        for rest in (partial, labels):
            rest.unlink(missing_ok=True)
    return manifest


def stated(path: Path, keys: Sequence[str]) -> Manifest:
    """Return what a pack says of itself, signed by one of the keys; PackError if it is not."""
    with _opened(path) as pack:
        return _stated(pack, keys)


def offered(path: Path, own: Path, keys: Sequence[str], library: UserFile) -> Offer:
    """Return what `install` would take over, or raise why it would not, before anything is done.

    The labels themselves are looked at only when they are copied.
    """
    with _opened(path) as pack:
        return _offered(pack, own, keys, library)


def install(path: Path, own: Path, keys: Sequence[str], library: UserFile) -> Manifest:
    """Take a pack over, whole or not at all, and keep the edition before it.

    `own` is the user's folder, `library` what a library of this program is. An older edition than
    the one that was there last is refused by name: whoever hands it out wants to hide a newer one.
    """
    with _opened(path) as pack:
        manifest, there = _offered(pack, own, keys, library)
        folder = own / FOLDER / manifest.name
        if there != manifest or not _is_whole(folder, manifest):
            _take_over(pack, manifest, folder, library)
    return manifest


def _offered(pack: ZipFile, own: Path, keys: Sequence[str], library: UserFile) -> Offer:
    path = pack.filename
    manifest = _stated(pack, keys)
    if manifest.schema != len(library.migrations):
        raise PackError(_("'{path}' is of another version of this program.").format(path=path))
    there = newest(own / FOLDER / manifest.name)
    if there and there.version > manifest.version:
        raise OlderPack(
            _(
                "'{path}' has version {version} of {name}; version {here} is on this computer."
            ).format(path=path, version=manifest.version, name=manifest.name, here=there.version)
        )
    if there and there.version == manifest.version and there != manifest:
        raise PackError(
            _("'{path}' and the labels on this computer differ in one version.").format(path=path)
        )
    return Offer(manifest, there)


def _is_whole(folder: Path, manifest: Manifest) -> bool:
    labels = labels_of(folder, manifest)
    return labels.exists() and digest(labels) == manifest.sha256


def _take_over(pack: ZipFile, manifest: Manifest, folder: Path, library: UserFile) -> None:
    """Copy the labels, look at them, then move them into place; the manifest goes last."""
    labels = labels_of(folder, manifest)
    partial = labels.with_suffix(".partial")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with pack.open(LABELS) as source, partial.open("wb") as target:
            if _copied(source, target, manifest.size) != manifest.sha256:
                raise UntrustedPack(
                    _("The labels in '{path}' are not those signed.").format(path=pack.filename)
                )
        library._replace(path=partial, is_large=False).examine()
        partial.replace(labels)
        files.save(manifest.signed(), labels.with_suffix(".json"))
    except (OSError, KeyError, BadZipFile, EOFError, files.NotSaved) as error:
        raise PackError(
            _("The labels in '{path}' could not be copied.").format(path=pack.filename)
        ) from error
    finally:
        partial.unlink(missing_ok=True)
    for former in editions(folder)[:-_KEPT]:
        for path in (labels_of(folder, former).with_suffix(".json"), labels_of(folder, former)):
            with suppress(OSError):  # it is being read: it goes with the next edition
                path.unlink(missing_ok=True)


def _copied(source: IO[bytes], target: IO[bytes], size: int) -> str:
    """Copy no more than was signed, to the disk, and return the digest of what was copied."""
    copied, left = sha256(), size + 1
    while left > 0 and (chunk := source.read(min(_CHUNK, left))):
        target.write(chunk)
        copied.update(chunk)
        left -= len(chunk)
    target.flush()
    os.fsync(target.fileno())
    return copied.hexdigest()


@contextmanager
def _opened(path: Path) -> Iterator[ZipFile]:
    try:
        with ZipFile(path) as pack:
            yield pack
    except FileNotFoundError as error:
        raise PackError(_("There is no file '{path}'.").format(path=path)) from error
    except (OSError, BadZipFile) as error:
        raise PackError(_("'{path}' is no pack of labels.").format(path=path)) from error


def _stated(pack: ZipFile, keys: Sequence[str]) -> Manifest:
    path = pack.filename
    try:
        signed, signature = (_small(pack, name) for name in (MANIFEST, SIGNATURE))
    except (KeyError, BadZipFile, EOFError, NotImplementedError, RuntimeError) as error:
        raise PackError(_("'{path}' is no pack of labels.").format(path=path)) from error
    if not any(is_signed(signed, signature, key) for key in keys):
        raise UntrustedPack(
            _("'{path}' is not signed by anybody whom this computer trusts.").format(path=path)
        )
    return Manifest.read(signed)


def _small(pack: ZipFile, name: str) -> bytes:
    with pack.open(name) as member:
        return member.read(_MOST_STATED)


def _copy(library: UserFile, path: Path) -> int:
    """Write a library without gaps and without a log, and count its labels."""
    with closing(sqlite3.connect(library.path)) as connection:
        connection.execute("VACUUM INTO ?", (str(path),))
        query = "SELECT count(*) FROM edition WHERE replaced_by IS NULL"
        return int(connection.execute(query).fetchone()[0])
