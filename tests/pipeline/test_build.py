import shutil
import sqlite3
from pathlib import Path

import pytest

from baklosan_desktop import pipeline
from baklosan_desktop.assets import BUILD, DATABASE, OPENING, SUMS, database_folder
from baklosan_desktop.errors import MisreadFact
from baklosan_desktop.pipeline import __main__ as command
from baklosan_desktop.store import integrity, shelf
from tests.pipeline.spoiling import LabelFolder


def products(db: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (db / BUILD).iterdir()}


def content(database: Path) -> list[str]:
    connection = sqlite3.connect(database)
    try:
        return list(connection.iterdump())
    finally:
        connection.close()


@pytest.fixture
def run(db: Path, monkeypatch: pytest.MonkeyPatch) -> "Command":
    return Command(db, monkeypatch)


class Command:
    """`python -m baklosan_desktop.pipeline …` on a folder of its own."""

    def __init__(self, db: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self._monkeypatch = monkeypatch
        monkeypatch.setattr(command, "database_folder", lambda: db)

    def __call__(self, *arguments: str) -> int:
        self._monkeypatch.setattr("sys.argv", ["pipeline", *arguments])
        return command.main()


def test_build_makes_the_database_the_opening_and_the_record(db: Path) -> None:
    pipeline.build(db)
    assert products(db).keys() == {DATABASE, OPENING, SUMS}
    assert integrity.problems(db) == []


def test_two_builds_give_the_same_bytes(db: Path, built: Path) -> None:
    pipeline.build(db)
    assert products(db) == products(built)


def test_rebuilding_over_an_old_build_gives_the_same_bytes(db: Path, built: Path) -> None:
    pipeline.build(db)
    (db / BUILD / DATABASE).write_bytes(b"old")
    (db / BUILD / DATABASE).with_suffix(".partial").write_bytes(b"of a build that was cut short")
    pipeline.build(db)
    assert products(db) == products(built)


def test_label_that_is_refused_leaves_the_old_build(db: Path, baklosan: LabelFolder) -> None:
    pipeline.build(db)
    before = products(db)
    baklosan.change_fact("DOSE-06", '"100 mg"', '"1000 mg"')
    baklosan.refusal(MisreadFact)
    assert products(db) == before


@pytest.mark.parametrize(
    ("name", "old", "new", "why"),
    [
        ("DOSE-04", 'id = "DOSE-04"', 'id = "DOSE-03"', "UNIQUE constraint failed: fact.label_id"),
        ("storage", 'key = "storage"', 'key = "dosage"', "UNIQUE constraint failed: section."),
        ("storage", 'key = "storage"', 'key = "Storage!"', "CHECK constraint failed: key NOT GLOB"),
        ("storage", 'title = "Storage"', 'title = ""', "CHECK constraint failed: title <> ''"),
        ("CI_PSYCHOSIS", '["psychosis"]', '[""]', "CHECK constraint failed: text <> ''"),
        ("CI_PSYCHOSIS", 'question = "Psychosis"', 'question = ""', "CHECK constraint failed: "),
        ("AMB-01", 'gloss = "', 'gloss = ""  #', "CHECK constraint failed: gloss <> ''"),
        ("AE-01", 'plain = "feeling sleepy', "plain = [] #", "type 'list' is not supported"),
    ],
)  # fmt: skip
def test_label_that_the_database_refuses_stops_the_build_by_name(
    baklosan: LabelFolder, name: str, old: str, new: str, why: str
) -> None:
    baklosan.change_fact(name, old, new)
    baklosan.approve()
    told = baklosan.refusal()
    assert told.startswith("'baklosan-25mg' does not fit the database: ")
    assert why in told


def test_second_label_stands_beside_the_first(db: Path, baklosan: LabelFolder) -> None:
    other = LabelFolder(db / "labels" / "baklosan-copy")
    shutil.copytree(baklosan.path, other.path)
    other.change("label.toml", 'id = "baklosan-25mg"', 'id = "baklosan-copy"')
    other.change("label.toml", "25 mg tablets", "25 mg copies")
    pipeline.build(db)
    books = shelf.bundled(db)
    names = [(label.id, label.name) for label in books.labels.all()]
    assert names == [
        ("baklosan-copy", "Baklosan 25 mg copies"),
        ("baklosan-25mg", "Baklosan 25 mg tablets"),
    ]
    one, two = (label.id for label in books.labels.all())
    assert books.side_effects.side_effects(one) == books.side_effects.side_effects(two)
    assert {hit.label for hit in books.search.search(one, "dose").hits} == {one}


def test_label_twice_under_one_id_is_refused(db: Path, baklosan: LabelFolder) -> None:
    shutil.copytree(baklosan.path, db / "labels" / "copy")
    assert "UNIQUE constraint failed: label.id" in baklosan.refusal()


def test_built_database_of_this_checkout_is_the_one_its_labels_give(built: Path) -> None:
    checkout = database_folder()
    if not (checkout / BUILD / DATABASE).exists():
        pytest.skip("the label database of this checkout has not been built")
    if integrity.problems(checkout):
        pytest.skip("the label database of this checkout is stale: build it again")
    assert content(checkout / BUILD / DATABASE) == content(built / BUILD / DATABASE)


def test_command_builds(run: Command, db: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run() == 0
    assert capsys.readouterr().out == f"Built {db / 'build'}.\n"
    assert integrity.problems(db) == []


def test_command_refuses_with_reason_and_advice(
    run: Command, baklosan: LabelFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    baklosan.change_fact("AMB-01", 'title = "', 'title = "The ')
    assert run("build") == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert "+Ambiguity | id: AMB-01 " in err
    assert err.endswith(
        "Compare each changed line with the label, then approve it: see db/README.md.\n"
    )


def test_command_approves_and_builds(run: Command, db: Path, baklosan: LabelFolder) -> None:
    baklosan.change_fact("AMB-01", 'title = "', 'title = "The ')
    assert run("build") == 1
    assert run("approve") == 0
    assert run("build") == 0
    assert "title: The Kidney" in baklosan.approved.read_text()
    assert integrity.problems(db) == []


def test_command_approves_nothing_that_is_misread(
    run: Command, baklosan: LabelFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    before = baklosan.approved.read_bytes()
    baklosan.change_fact("DOSE-06", '"100 mg"', '"1000 mg"')
    assert run("approve") == 1
    assert baklosan.approved.read_bytes() == before
    assert "DOSE-06 states '1000 mg'" in capsys.readouterr().err


def test_command_knows_no_other_step(run: Command) -> None:
    with pytest.raises(SystemExit) as refused:
        run("publish")
    assert refused.value.code == 2
