"""What the command line does with packs of labels: make keys and packs, install, go back.

Signatures are checked by a library that takes a tenth of a second to load: other commands do not.
"""

from argparse import Namespace
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from getpass import getpass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from baklosan_desktop import policy
from baklosan_desktop.assets import database_folder
from baklosan_desktop.errors import NoPassword
from baklosan_desktop.labels.pack import Edition, Manifest, days_old
from baklosan_desktop.screens.packs import installed as told_installed
from baklosan_desktop.screens.packs import words
from baklosan_desktop.store import exporting, installed, library
from baklosan_desktop.store.user_file import UserFile

PACK: Mapping[str, Mapping[str, Any]] = {
    "file": {"type": Path, "metavar": "FILE", "help": "where to write it: NAME.baklabels"},
    "--name": {"required": True, "metavar": "NAME", "help": "small letters, digits, hyphens"},
    "--version": {"required": True, "type": int, "metavar": "V", "help": "higher than the last"},
    "--key": {"required": True, "type": Path, "metavar": "KEY", "help": "minisign's secret key"},
}
NEW_KEY: Mapping[str, Mapping[str, Any]] = {"folder": {"type": Path, "metavar": "FOLDER"}}
INSTALL: Mapping[str, Mapping[str, Any]] = {
    "file": {"nargs": "?", "type": Path, "metavar": "FILE"},
    "--trust": {
        "action": "append",
        "default": [],
        "metavar": "KEY",
        "help": "a public key, beside those of the policy",
    },
    "--previous": {"metavar": "NAME", "help": "go back to the edition before the newest"},
}
Told = tuple[dict[str, object], list[str]]


def make(args: Namespace) -> Told:
    """Write the user's library, or one on a server, as a pack."""
    from baklosan_desktop.store import keys, packs

    with (
        _as_file(args) as kept_in,
        keys.secret(args.key, lambda: _password("Password of the key: ")) as key,
    ):
        edition = Edition(args.name, args.version, date.today())
        made = packs.make(kept_in, args.file, edition, key)
    return _value(made), [f"'{args.file}' is {words(made)}."]


@contextmanager
def _as_file(args: Namespace) -> Iterator[UserFile]:
    """Give the library as a file; one on a server is copied beside the pack for a while."""
    labels = database_folder()
    place = library.at(args.library or args.data_dir, labels, is_read_only=True)
    if isinstance(place, UserFile):
        yield place
        return
    with TemporaryDirectory(prefix=".pack-", dir=args.file.absolute().parent) as folder:
        copy = library.file(Path(folder), labels)
        exporting.to_file(place, copy)
        yield copy


def new_key(args: Namespace) -> Told:
    """Write a new pair of keys, the secret one behind a password if one is typed."""
    from baklosan_desktop.store import keys

    password = _password("Password for the key, or none: ")
    secret, public, key = keys.write_new(args.folder, password)
    value: dict[str, object] = {"secret": str(secret), "public": str(public), "key": key}
    told = [
        f"'{secret}' signs packs: keep it where nobody else can read it.",
        f"'{public}' is for workstations. The line of their policy: pack_keys = {key}",
    ]
    return value, told


def install(args: Namespace) -> Told:
    """Take a pack over, or go back to the edition before."""
    if args.previous:
        used = installed.go_back(args.data_dir, args.previous)
        return _value(used), [f"In use now: {words(used)}."]
    from baklosan_desktop.store import packs

    trusted = (*policy.of_this_computer().pack_keys, *args.trust)
    kept_in = library.file(args.data_dir, database_folder())
    used = packs.install(args.file, args.data_dir, trusted, kept_in)
    installed.use_newest(args.data_dir, used.name)
    return _value(used), [told_installed(used)]


def facts(folder: Path, today: date) -> str:
    """Return which packs are in use and how old they are."""
    used = (manifest for _, manifest in installed.packs(folder))
    return "; ".join(f"{words(one)}, {days_old(one.made, today)} days old" for one in used)


def _password(question: str) -> str:
    """Ask for a password; without anybody to ask, refuse."""
    try:
        return getpass(question)
    except EOFError as error:
        raise NoPassword("No password was typed.") from error


def _value(one: Manifest) -> dict[str, object]:
    return {
        "name": one.name,
        "version": one.version,
        "made": one.made.isoformat(),
        "labels": one.labels,
    }
