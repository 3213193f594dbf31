import shutil
from pathlib import Path

import pytest

from baklosan_desktop import assets


def test_checkout_has_its_files_beside_the_package() -> None:
    assert (assets.database_folder() / "labels").is_dir()
    assert (assets.database_folder() / "desk").is_dir()
    assert assets.resource("theme", "baklosan.qss").is_file()


def test_installed_package_has_its_files_inside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(assets.resource("theme"), tmp_path / "_bundled" / "resources" / "theme")
    monkeypatch.setattr(assets, "_PACKAGE", tmp_path)
    assert assets.resource("theme", "baklosan.qss").is_file()
    assert assets.database_folder() == tmp_path / "_bundled" / "db"
