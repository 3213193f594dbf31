"""A central office packs its labels; a workstation installs, reads, and goes back."""

from datetime import date
from pathlib import Path

import pytest

from baklosan_desktop import cli, policy
from baklosan_desktop.cli import packs as commands
from baklosan_desktop.store import installed
from tests import packed
from tests.command import Command
from tests.published import a_published, one_section

ALPHA = a_published(set_id="set-2", name="Alpha", parts=one_section("Grapefruit in a pack."))


@pytest.fixture(autouse=True)
def rules(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where this computer's policy is."""
    path = tmp_path / "policy.conf"
    monkeypatch.setattr(policy, "place", lambda: path)
    return path


@pytest.fixture
def office(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Command:
    """The command line of a central office with one label; its key has a password."""
    monkeypatch.setattr(commands, "getpass", lambda _prompt: "ward round")
    packed.kept(tmp_path / "office", ALPHA)
    return Command(tmp_path / "office", capsys)


@pytest.fixture
def key(office: Command, tmp_path: Path) -> str:
    """The public key of the office."""
    return str(office.json("new-key", str(tmp_path / "keys"))["key"])


@pytest.fixture
def pack(office: Command, key: str, tmp_path: Path) -> Path:
    """The first pack of the office."""
    assert key
    path = tmp_path / "county.baklabels"
    secret = str(tmp_path / "keys" / "minisign.key")
    told = office("pack", str(path), "--name", "county", "--version", "1", "--key", secret)
    today = date.today()  # noqa: DTZ011 - the day of this computer, as the command has it
    assert told == f"'{path}' is county version 1, 1 label packed on {today}.\n"
    return path


def test_new_key_says_which_file_is_whose(office: Command, tmp_path: Path) -> None:
    told = office("new-key", str(tmp_path / "keys"))
    assert "pack_keys = RW" in told
    assert "keep it where nobody else can read it" in told
    assert "There is a key" in office.refusal("new-key", str(tmp_path / "keys"))


def test_new_key_without_anybody_to_ask_for_a_password_is_refused(
    office: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def nobody(_prompt: str) -> str:
        raise EOFError

    monkeypatch.setattr(commands, "getpass", nobody)
    refusal = office.refusal("new-key", str(tmp_path / "keys"))
    assert "No password was typed. Run the command in a terminal" in refusal
    assert not (tmp_path / "keys").exists()


def test_pack_signed_by_whom_the_policy_names_is_installed_and_read(
    baklosan: Command, pack: Path, key: str, rules: Path
) -> None:
    rules.write_text(f"pack_keys = {key}\n", encoding="utf-8")
    assert baklosan("install", str(pack)).startswith("Installed: county version 1, 1 label")
    [label] = [one for one in baklosan.json("labels") if one["source"] != "bundled"]
    assert (label["name"], label["label_pack"]) == ("Alpha", "county")
    assert "Grapefruit in a pack." in baklosan("show", "dosage", "--label", label["id"])
    assert "Grapefruit in a pack." in baklosan("search", "grapefruit", "--all")
    assert "Grapefruit in a pack." in baklosan("search", "grapefruit", "--label", label["id"])
    assert "packs: county version 1, 1 label packed on " in baklosan("check")
    assert ", 0 days old" in baklosan("check")


def test_pack_is_refused_where_nobody_trusts_its_key(
    baklosan: Command, pack: Path, key: str
) -> None:
    assert "is not signed by anybody whom this computer trusts" in baklosan.refusal(
        "install", str(pack)
    )
    assert baklosan.json("install", str(pack), "--trust", key)["version"] == 1


def test_edition_before_comes_back(baklosan: Command) -> None:
    for version in (1, 2):
        packed.installed(baklosan.data, ALPHA, version=version)
    told = baklosan("install", "--previous", "county")
    assert told == "In use now: county version 1, 1 label packed on 2026-11-27.\n"
    assert [manifest.version for _, manifest in installed.packs(baklosan.data)] == [1]
    assert "no edition of 'ward'" in baklosan.refusal("install", "--previous", "ward")


@pytest.mark.parametrize("arguments", [[], ["a.baklabels", "--previous", "county"]])
def test_install_takes_a_file_or_the_edition_before(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["install", *arguments]) == 2
    assert capsys.readouterr().err == "Give a pack to install, or --previous NAME.\n"


def test_nothing_is_packed_where_nothing_was_imported(
    baklosan: Command, key: str, tmp_path: Path
) -> None:
    assert key
    secret = str(tmp_path / "keys" / "minisign.key")
    wanted = ["--name", "county", "--version", "1", "--key", secret]
    refused = baklosan.refusal("pack", str(tmp_path / "a.baklabels"), *wanted)
    assert refused.startswith("There is no library to make a pack of")
    assert not (baklosan.data / "library.sqlite3").exists()


def test_damaged_pack_is_a_problem_that_check_names(baklosan: Command) -> None:
    packed.installed(baklosan.data, ALPHA)
    [(folder, manifest)] = installed.packs(baklosan.data)
    installed.labels_of(folder, manifest).write_bytes(b"")
    status, out, _ = baklosan.run("check")
    assert status == 1
    assert "The labels of 'county' cannot be used. Install the pack again" in out
    status, _, err = baklosan.run("labels")
    assert status == 0
    assert "The labels of 'county' cannot be used." in err
