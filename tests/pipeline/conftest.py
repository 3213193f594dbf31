import shutil
from pathlib import Path

import pytest

from baklosan_desktop.assets import database_folder
from tests.pipeline.spoiling import LabelFolder


@pytest.fixture
def db(tmp_path: Path) -> Path:
    """A copy of this checkout's `db`, without what was built from it."""
    folder = tmp_path / "db"
    shutil.copytree(database_folder(), folder, ignore=shutil.ignore_patterns("build"))
    return folder


@pytest.fixture
def baklosan(db: Path) -> LabelFolder:
    """The label folder in `db`, to be spoilt."""
    return LabelFolder(db / "labels" / "baklosan-25mg")
