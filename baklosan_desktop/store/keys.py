"""The keys that packs are signed with, as files in minisign's format."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import minisign

from baklosan_desktop.errors import KeyRefused
from baklosan_desktop.tongue import _

SECRET, PUBLIC = "minisign.key", "minisign.pub"


def write_new(folder: Path, password: str) -> tuple[Path, Path, str]:
    """Write a new pair of keys and return both files and the public key; overwrite none.

    Without a password whoever has the secret file can sign.
    """
    pair = minisign.KeyPair.generate()
    key = pair.public_key.to_base64().decode()
    if password:
        pair.secret_key.encrypt(password)
    secret, public = folder / SECRET, folder / PUBLIC
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _write(secret, bytes(pair.secret_key), 0o600)
        _write(public, bytes(pair.public_key), 0o644)
    except FileExistsError as error:
        raise KeyRefused(
            _("There is a key in '{folder}' already.").format(folder=folder)
        ) from error
    except OSError as error:
        raise KeyRefused(_("'{path}' cannot be written.").format(path=folder)) from error
    return secret, public, key


@contextmanager
def secret(path: Path, ask: Callable[[], str]) -> Iterator[minisign.SecretKey]:
    """Give a secret key, its password asked for if it has one; it is wiped from memory after."""
    try:
        key = minisign.SecretKey.from_file(path)
        if key.is_encrypted():
            key.decrypt(ask())
    except OSError as error:
        raise KeyRefused(_("'{path}' cannot be read.").format(path=path)) from error
    except minisign.Error as error:
        raise KeyRefused(
            _("'{path}' is no secret key, or has another password.").format(path=path)
        ) from error
    with key:
        yield key


def is_signed(signed: bytes, signature: bytes, key: str) -> bool:
    """Whether a signature is that of a public key, and of these bytes."""
    try:
        public = minisign.PublicKey.from_base64(key)
        public.verify(signed, minisign.Signature.from_bytes(signature))
    except minisign.Error:
        return False
    return True


def tell_apart() -> bool:
    """Whether what checks signatures here tells signed bytes from others; no key is kept."""
    pair = minisign.KeyPair.generate()
    key, true, false = pair.public_key.to_base64().decode(), b"labels", b"label"
    pair.secret_key.encrypt(key)
    pair.secret_key.decrypt(key)
    with pair.secret_key as secret_key:
        signature = bytes(secret_key.sign(true))
    return is_signed(true, signature, key) and not is_signed(false, signature, key)


def _write(path: Path, content: bytes, mode: int) -> None:
    new = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, mode)
    with os.fdopen(new, "wb") as stream:
        stream.write(content + b"\n")
