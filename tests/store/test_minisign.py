"""Keys and signatures are those of the minisign program: either reads what the other wrote."""

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import minisign
import pytest

from baklosan_desktop.store import keys, packs
from tests import packed
from tests.published import a_published

Run = Callable[..., bool]
SIGNED = b'{"format": "Baklosan Desktop labels"}'


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """The minisign program in an empty folder; it tells whether it was content."""
    program = shutil.which("minisign")
    if program is None:
        pytest.skip("minisign is missing")

    def run(*arguments: str, typed: str = "") -> bool:
        command = [program, *arguments]
        done = subprocess.run(  # noqa: S603 - found above
            command, cwd=tmp_path, input=typed, text=True, capture_output=True, check=False
        )
        return done.returncode == 0

    (tmp_path / "labels").write_bytes(SIGNED)
    return run


def test_pack_is_verified_by_minisign_until_a_byte_of_it_changes(run: Run, tmp_path: Path) -> None:
    with ZipFile(packed.a_pack(tmp_path / "county.baklabels", a_published())) as pack:
        pack.extractall(tmp_path, [packs.MANIFEST, packs.SIGNATURE])
    assert run("-V", "-m", packs.MANIFEST, "-P", packed.KEY)
    manifest = tmp_path / packs.MANIFEST
    manifest.write_bytes(manifest.read_bytes().replace(b'"version": 1', b'"version": 2'))
    assert not run("-V", "-m", packs.MANIFEST, "-P", packed.KEY)


@pytest.mark.parametrize("password", ["", "ward round"])
def test_minisign_signs_with_a_key_of_ours(run: Run, tmp_path: Path, password: str) -> None:
    secret, public, _ = keys.write_new(tmp_path / "keys", password)
    assert run("-S", "-s", str(secret), "-m", "labels", typed=f"{password}\n")
    assert run("-V", "-p", str(public), "-m", "labels")


@pytest.mark.parametrize("kind", [[], ["-l"]], ids=["of the digest", "of the bytes"])
def test_signature_of_minisign_is_trusted(run: Run, tmp_path: Path, kind: list[str]) -> None:
    assert run("-G", "-W", "-p", "office.pub", "-s", "office.key")
    assert run("-S", *kind, "-s", "office.key", "-m", "labels", "-t", "county version 1")
    public = minisign.PublicKey.from_file(tmp_path / "office.pub")
    signature = minisign.Signature.from_file(tmp_path / "labels.minisig")
    public.verify(SIGNED, signature)
    assert signature.trusted_comment == "county version 1"
    with pytest.raises(minisign.VerifyError):
        public.verify(SIGNED + b" ", signature)


def test_key_of_minisign_signs_here(run: Run, tmp_path: Path) -> None:
    assert run("-G", "-W", "-p", "office.pub", "-s", "office.key")
    with keys.secret(tmp_path / "office.key", str) as key:
        (tmp_path / "labels.minisig").write_bytes(bytes(key.sign(SIGNED)))
    assert run("-V", "-p", "office.pub", "-m", "labels")
