"""Packs of labels as a central office makes them, and the key that workstations trust."""

from datetime import date
from hashlib import sha256
from pathlib import Path

import minisign

from baklosan_desktop.assets import database_folder
from baklosan_desktop.labels.library import Origin
from baklosan_desktop.labels.pack import ENDING, Edition, Manifest
from baklosan_desktop.labels.published import PublishedLabel
from baklosan_desktop.store import library as libraries
from baklosan_desktop.store import packs
from baklosan_desktop.store.user_file import UserFile

MADE = date(2026, 11, 27)
PAIR = minisign.KeyPair.generate()
KEY = PAIR.public_key.to_base64().decode()


def kept(folder: Path, *labels: PublishedLabel) -> UserFile:
    """The library of a user's folder, with labels."""
    file = libraries.file(folder, database_folder())
    with libraries.Library.open(file).shelving() as shelving:
        for one in labels:
            content = f"{one.set_id} {one.edition}".encode()
            origin = Origin("demo.xml", sha256(content).hexdigest(), content)
            shelving.keep(one, origin, is_last=True)
    return file


def a_pack(path: Path, *labels: PublishedLabel, name: str = "county", version: int = 1) -> Path:
    """A signed pack of labels."""
    office = kept(path.with_name(f"office-{path.name}-{version}"), *labels)
    packs.make(office, path, Edition(name, version, MADE), PAIR.secret_key)
    return path


def installed(
    own: Path, *labels: PublishedLabel, name: str = "county", version: int = 1
) -> Manifest:
    """Labels of a pack that is installed in a user's folder."""
    path = own.with_name(f"{name}-{version}{ENDING}")
    pack = a_pack(path, *labels, name=name, version=version)
    return packs.install(pack, own, [KEY], libraries.file(own, database_folder()))
