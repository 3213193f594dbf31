import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine

from baklosan_desktop.labels.facts import Facts
from baklosan_desktop.labels.label import Label
from baklosan_desktop.store import database, writer


@pytest.fixture
def copied(built: Path, tmp_path: Path) -> Path:
    """A copy of the built `db` folder, to be damaged."""
    return Path(shutil.copytree(built, tmp_path / "db"))


@pytest.fixture
def engine(built: Path) -> Iterator[Engine]:
    """The built database, opened as the program opens it."""
    opened = database.open_bundled(built)
    yield opened
    opened.dispose()


@pytest.fixture
def writable(built: Path, tmp_path: Path, label: Label, facts: Facts) -> Iterator[Engine]:
    """A database that holds the label and can still be written, as during the build."""
    created = database.create(tmp_path / "writable.sqlite3", built / "schema")
    writer.write(created, label, facts)
    yield created
    created.dispose()
