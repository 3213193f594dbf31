import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from baklosan_desktop import __version__, policy, trouble
from baklosan_desktop.assets import database_folder
from baklosan_desktop.cli import support
from baklosan_desktop.store import desk, library
from tests import packed
from tests.command import Command
from tests.published import a_published

NOON = datetime(2026, 11, 27, 12, tzinfo=UTC)


@pytest.fixture
def rules(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where this computer's policy is."""
    path = tmp_path / "policy.conf"
    monkeypatch.setattr(policy, "place", lambda: path)
    return path


def test_everything_that_a_helper_asks_for_is_told(rules: Path, tmp_path: Path) -> None:
    own = tmp_path / "own"
    own.mkdir()
    (own / "settings.txt").write_bytes(b"x" * 300_000)
    trouble.keep(own, "Baklosan Desktop\nValueError", NOON)
    rules.write_text("pharmacy = Ours\npages = label, effects\n", encoding="utf-8")
    facts = support.facts(own, database_folder())
    assert facts["program"].startswith(f"{__version__} at ")
    assert facts["folder"].startswith(f"{own}, ")
    assert facts["folder"].endswith(" MB free")
    assert facts["files"] == "errors.log 0 kB, settings.txt 300 kB"
    assert "pharmacy" in facts["policy"]
    assert facts["last error"].endswith("ValueError")


def test_labels_in_the_library_are_counted_and_the_file_stays_as_it_is(tmp_path: Path) -> None:
    packed.kept(tmp_path, a_published(edition="2"), a_published(), a_published(set_id="set-2"))
    before = tmp_path.joinpath(library.LIBRARY).read_bytes()
    assert support.facts(tmp_path, database_folder())["library"] == "2 labels, 1 older editions"
    assert tmp_path.joinpath(library.LIBRARY).read_bytes() == before


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (None, "0 labels, 0 older editions"),
        (b"", "0 labels, 0 older editions"),
        (b"no database" * 100, "cannot be counted: '{path}' is damaged."),
    ],
)
def test_library_that_is_new_or_damaged_is_told_of(
    tmp_path: Path, content: bytes | None, told: str
) -> None:
    path = tmp_path / library.LIBRARY
    if content is not None:
        path.write_bytes(content)
    told_of = support.facts(tmp_path, database_folder())["library"]
    assert told_of == told.format(path=path)
    assert path.exists() == (content is not None)


def test_library_of_the_user_is_not_told_as_the_one_that_is_used_where_a_server_is(
    rules: Path, tmp_path: Path
) -> None:
    packed.kept(tmp_path, a_published())
    rules.write_text("library = postgresql://reader@/labels?host=/nowhere\n", encoding="utf-8")
    told = support.facts(tmp_path, database_folder())["library"]
    assert told == (
        "the one that the policy names; not used on this computer: 1 labels, 0 older editions"
    )


@pytest.mark.parametrize("password", ["secret", "sec/ret", "sec ret", "sec,ret?"])
def test_password_of_the_library_server_is_not_told(
    rules: Path, tmp_path: Path, password: str
) -> None:
    address = f"postgresql://reader:{password}@db.example.org/labels?password={password}"
    rules.write_text(
        f"library = {address}&sslmode=require&sslpassword={password}\npages = label, dose\n",
        encoding="utf-8",
    )
    told = support.facts(tmp_path, database_folder())["policy"]
    address = "postgresql://db.example.org/labels?&sslmode=require&"
    assert told == f"library = {address}, pages = ('label', 'dose')"


def test_first_day_has_little_to_tell(rules: Path, tmp_path: Path) -> None:
    assert not rules.exists()
    facts = support.facts(tmp_path / "nobody" / "yet", database_folder())
    assert (facts["files"], facts["last error"]) == ("none yet", "none")
    assert facts["policy"] == f"none at {rules}"
    assert datetime.fromisoformat(facts["clock"]).tzinfo
    assert re.match(r"SHA-256 [0-9a-f]{16} at ", facts["database"])


def test_database_that_is_not_there_is_told_and_stops_nothing(tmp_path: Path) -> None:
    assert support.facts(tmp_path, tmp_path)["database"].startswith("cannot be read: No such file")


def test_policy_that_is_not_followed_is_told(rules: Path, tmp_path: Path) -> None:
    rules.write_text("colour = red", encoding="utf-8")
    assert "means nothing" in support.facts(tmp_path, database_folder())["policy"]


def test_check_tells_it_in_lines(baklosan: Command) -> None:
    lines = baklosan("check").splitlines()
    told = lines[lines.index("For whoever helps:") + 1 :]
    assert [line.partition(": ")[0] for line in told] == list(
        support.facts(baklosan.data, database_folder())
    )


def test_what_is_intact_or_not_there_is_no_problem(tmp_path: Path) -> None:
    desk.opener(tmp_path, database_folder())()
    assert support.problems(tmp_path, database_folder()) == []
    assert support.problems(tmp_path / "nobody", database_folder()) == []


def test_each_file_of_a_user_that_is_damaged_is_named_with_what_to_do(tmp_path: Path) -> None:
    for name in (desk.DESK, library.LIBRARY, "settings.txt"):
        tmp_path.joinpath(name).write_bytes(b"no database" * 100)
    notes, labels, preferences = support.problems(tmp_path, database_folder())
    assert "desk.sqlite3' is damaged. Start the program" in notes
    assert "library.sqlite3' is damaged. " in labels
    assert "settings.txt' cannot be read" in preferences
