import os
from pathlib import Path

import minisign
import pytest

from baklosan_desktop.errors import KeyRefused
from baklosan_desktop.store import keys


def no_password() -> str:
    pytest.fail("asks for a password")


def signs(path: Path, public: str, password: str | None = None) -> bool:
    ask = no_password if password is None else lambda: password
    with keys.secret(path, ask) as key:
        signature = key.sign(b"labels")
    minisign.PublicKey.from_base64(public).verify(b"labels", signature)
    return key.is_wiped()


def test_new_keys_fit_each_other_and_the_secret_one_is_wiped_after_use(tmp_path: Path) -> None:
    secret, public, key = keys.write_new(tmp_path / "new", "")
    assert key in public.read_text(encoding="ascii").splitlines()
    assert signs(secret, key)


def test_secret_key_with_a_password_asks_for_it(tmp_path: Path) -> None:
    secret, _, key = keys.write_new(tmp_path, "ward round")
    assert signs(secret, key, "ward round")
    with pytest.raises(KeyRefused, match="has another password"), keys.secret(secret, str):
        pass


@pytest.mark.skipif(os.name != "posix", reason="files have no such modes elsewhere")
def test_secret_key_can_be_read_by_nobody_else(tmp_path: Path) -> None:
    secret, _, _ = keys.write_new(tmp_path, "")
    assert oct(secret.stat().st_mode)[-3:] == "600"


def test_no_key_is_overwritten(tmp_path: Path) -> None:
    secret, _, _ = keys.write_new(tmp_path, "")
    before = secret.read_bytes()
    with pytest.raises(KeyRefused, match="There is a key in"):
        keys.write_new(tmp_path, "")
    assert secret.read_bytes() == before


def test_folder_that_cannot_be_written_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(KeyRefused, match="cannot be written"):
        keys.write_new(tmp_path / "file" / "keys", "")


@pytest.mark.parametrize("content", [None, b"", b"untrusted comment: x\nAAAA\n"])
def test_what_is_no_secret_key_is_refused(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "minisign.key"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(KeyRefused), keys.secret(path, no_password):
        pass
