"""Whatever happens to the built files is noticed before anything is read from them."""

import hashlib
import random
import re
import shutil
from pathlib import Path

import pytest

from baklosan_desktop.assets import (
    BUILD,
    DATABASE,
    OPENING,
    SUMS,
    database_folder,
    vocabulary_folder,
)
from baklosan_desktop.errors import DamagedDatabase, DatabaseError, StaleDatabase
from baklosan_desktop.store import integrity, shelf

FLIPS = 200


def problem(folder: Path) -> DatabaseError:
    with pytest.raises(DatabaseError) as refused:
        shelf.bundled(folder)
    return refused.value


def test_what_was_built_has_no_problem(built: Path) -> None:
    assert integrity.problems(built) == []
    integrity.verify(built)


def test_record_is_what_sha256sum_writes(built: Path) -> None:
    lines = (built / BUILD / SUMS).read_text().splitlines()
    assert all(re.fullmatch(r"[0-9a-f]{64}  \S+", line) for line in lines)
    for digest, name in (line.split("  ") for line in lines):
        beside = database_folder() if name.startswith("../") else built
        assert hashlib.sha256((beside / name).read_bytes()).hexdigest() == digest


@pytest.mark.parametrize("name", [DATABASE, OPENING, SUMS])
def test_every_flipped_byte_is_noticed(copied: Path, name: str) -> None:
    file = copied / BUILD / name
    whole = file.read_bytes()
    places = random.Random(name).sample(range(len(whole)), FLIPS)  # noqa: S311 - no secret
    for at in [0, len(whole) - 1, *places]:
        spoilt = bytearray(whole)
        spoilt[at] ^= 1 << (at % 8)
        file.write_bytes(spoilt)
        assert integrity.problems(copied), f"byte {at} of {name}"
    file.write_bytes(whole)
    assert integrity.problems(copied) == []


@pytest.mark.parametrize("name", [DATABASE, OPENING])
def test_damaged_product_is_refused_by_name(copied: Path, name: str) -> None:
    (copied / BUILD / name).write_bytes((copied / BUILD / name).read_bytes() + b"\0")
    found = problem(copied)
    assert type(found) is DamagedDatabase
    assert str(found) == f"The label file 'build/{name}' is damaged."
    assert found.advice == "Install the program again; notes and settings are kept."


@pytest.mark.parametrize("name", [DATABASE, OPENING])
def test_missing_product_is_refused_by_name(copied: Path, name: str) -> None:
    (copied / BUILD / name).unlink()
    found = problem(copied)
    assert type(found) is DamagedDatabase
    assert str(found) == f"The label file 'build/{name}' is missing or unreadable."


@pytest.mark.parametrize(
    "name",
    [
        "labels/baklosan-25mg/facts.toml",
        "labels/baklosan-25mg/label.toml",
        "labels/baklosan-25mg/source.txt",
        "labels/baklosan-25mg/approved.txt",
        "schema/0001_labels.sql",
    ],
)
def test_changed_input_makes_the_database_stale(copied: Path, name: str) -> None:
    file = copied / name
    file.chmod(0o644)
    file.write_bytes(file.read_bytes() + b"\n")
    found = problem(copied)
    assert type(found) is StaleDatabase
    assert str(found) == f"'{name}' has changed since the label database was built."
    assert "python -m baklosan_desktop.pipeline" in found.advice


@pytest.fixture
def words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the vocabulary that the database was built from."""
    folder = Path(shutil.copytree(vocabulary_folder(), tmp_path / "vocabulary"))
    monkeypatch.setattr(integrity, "vocabulary_folder", lambda: folder)
    return folder


def test_changed_vocabulary_makes_the_database_stale(built: Path, words: Path) -> None:
    assert integrity.problems(built) == []
    (words / "effects.toml").write_text("concept = []")
    (words / "new.toml").write_text("")
    (words / "README.md").write_text("")
    told = {str(one) for one in integrity.problems(built) if isinstance(one, StaleDatabase)}
    assert told == {
        "'../resources/vocabulary/effects.toml' has changed since the label database was built.",
        "'../resources/vocabulary/new.toml' is newer than the label database.",
    }


def test_missing_vocabulary_is_refused_by_name(built: Path, words: Path) -> None:
    (words / "effects.toml").unlink()
    assert "vocabulary/effects.toml' is missing" in str(problem(built))


def test_new_input_makes_the_database_stale(copied: Path) -> None:
    shutil.copytree(copied / "labels" / "baklosan-25mg", copied / "labels" / "new")
    found = integrity.problems(copied)
    assert {type(one) for one in found} == {StaleDatabase}
    assert [str(one) for one in found] == [
        f"'labels/new/{name}' is newer than the label database."
        for name in ("approved.txt", "facts.toml", "label.toml", "leaflet.toml", "source.txt")
    ]


def test_missing_input_is_refused_by_name(copied: Path) -> None:
    (copied / "labels" / "baklosan-25mg" / "facts.toml").unlink()
    assert "'labels/baklosan-25mg/facts.toml' is missing" in str(problem(copied))


def test_file_of_any_name_is_recorded(copied: Path) -> None:
    (copied / "labels" / "notes  on a label #1.txt").write_text("")
    integrity.write_sums(copied, [copied / BUILD / DATABASE, copied / BUILD / OPENING])
    assert integrity.problems(copied) == []


def test_all_problems_are_told(copied: Path) -> None:
    (copied / BUILD / DATABASE).write_bytes(b"")
    (copied / BUILD / OPENING).write_bytes(b"")
    assert len(integrity.problems(copied)) == 2


RECORD_LOST = "The record of the label database is missing or unreadable."


def test_missing_record_is_refused(copied: Path) -> None:
    (copied / BUILD / SUMS).unlink()
    assert str(problem(copied)) == RECORD_LOST


@pytest.mark.parametrize(
    "content", [b"", b"\n", b"garbage", b"\xff\xfe", b"0  labels/x\n", b"\0" * 600]
)
def test_garbled_record_is_refused(copied: Path, content: bytes) -> None:
    (copied / BUILD / SUMS).write_bytes(content)
    assert str(problem(copied)) == RECORD_LOST


@pytest.mark.parametrize("name", [DATABASE, OPENING])
def test_record_that_leaves_out_a_product_is_refused(copied: Path, name: str) -> None:
    sums = copied / BUILD / SUMS
    lines = [line for line in sums.read_text().splitlines() if not line.endswith(name)]
    sums.write_text("\n".join(lines) + "\n")
    assert str(problem(copied)) == RECORD_LOST


def test_folder_without_a_build_is_refused(copied: Path) -> None:
    shutil.rmtree(copied / BUILD)
    assert str(problem(copied)) == RECORD_LOST
