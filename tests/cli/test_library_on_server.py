"""The commands over a library on a server: the same answers as over a file."""

import json
from pathlib import Path
from socket import gethostname

import minisign
import pytest

from baklosan_desktop.store import desk, installed
from baklosan_desktop.store.desk import Desk
from tests.builders import an_own_note
from tests.cluster import Cluster
from tests.command import Command
from tests.homes import File, OnServer


@pytest.fixture
def on_server(served: OnServer, baklosan: Command, file: Path) -> tuple[str, str]:
    """What names a server that has the labels."""
    named = ("--library", served.place)
    status, out, _ = baklosan.run("import", str(file), "--json", *named)
    assert (status, len(json.loads(out)["imported"])) == (0, 2)
    return named


def test_labels_of_a_server_are_listed_found_and_read(
    baklosan: Command, on_server: tuple[str, str]
) -> None:
    assert "Demoxil 5 mg" in baklosan("labels", *on_server)
    assert "Demoxil" not in baklosan("labels")
    found = baklosan.json("search", "--all", "grapefruit", *on_server)["hits"]
    assert [hit["text"] for hit in found] == ["Grapefruit raises the level."]
    [own] = [one for one in baklosan.json("labels", *on_server) if one["name"] == "Other"]
    assert "Epilepsy was seen." in baklosan("show", "dosage", "--label", own["id"], *on_server)


def test_import_and_removal_leave_the_files_of_the_user_alone(
    baklosan: Command, on_server: tuple[str, str], file: Path
) -> None:
    assert not File(baklosan.data).path.exists()
    _, out, _ = baklosan.run("import", str(file), "--json", *on_server)
    assert [Path(one).name for one in json.loads(out)["unchanged"]] == [file.name]
    [own] = [one for one in baklosan.json("labels", *on_server) if one["name"] == "Other"]
    assert "is removed" in baklosan("remove", own["id"], *on_server)
    assert "Other" not in baklosan("labels", *on_server)
    assert not File(baklosan.data).path.exists()


def test_only_the_name_of_a_file_goes_to_a_server(
    served: OnServer, on_server: tuple[str, str], file: Path
) -> None:
    assert on_server
    assert served.ask("SELECT DISTINCT path FROM original") == [(file.name,)]


def test_server_that_cannot_be_reached_is_refused_in_a_sentence(baklosan: Command) -> None:
    nowhere = "postgresql://reader@/nothing?host=/nowhere"
    for command in (["labels"], ["remove", "x"], ["search", "--all", "dose"]):
        refusal = baklosan.refusal(*command, "--library", nowhere)
        assert refusal.startswith("The library server '/nowhere/nothing' cannot be reached")


@pytest.mark.parametrize("command", ["dose", "install", "check", "export"])
def test_command_that_reads_no_library_takes_none(baklosan: Command, command: str) -> None:
    with pytest.raises(SystemExit):
        baklosan.run(command, "--library", "postgresql://host/labels")


def test_library_can_be_a_file_that_is_named(baklosan: Command, file: Path, tmp_path: Path) -> None:
    named = ("--library", str(tmp_path / "office.sqlite3"))
    assert baklosan.run("import", str(file), *named)[0] == 0
    assert "Demoxil" in baklosan("labels", *named)
    assert "Demoxil" not in baklosan("labels")


def test_pack_of_a_server_is_that_of_a_file_with_the_same_labels(
    baklosan: Command, on_server: tuple[str, str], tmp_path: Path
) -> None:
    pair = minisign.KeyPair.generate()
    (key := tmp_path / "minisign.key").write_bytes(bytes(pair.secret_key))
    pack = tmp_path / "chain.baklabels"
    made = baklosan.json(
        "pack", str(pack), "--name", "chain", "--version", "1", "--key", str(key), *on_server
    )
    assert made["labels"] == 2
    assert {path.name for path in tmp_path.iterdir()} >= {pack.name}
    assert not list(tmp_path.glob(".pack-*"))
    trusted = pair.public_key.to_base64().decode()
    assert "Installed: chain version 1" in baklosan("install", str(pack), "--trust", trusted)
    assert "Demoxil" in baklosan("labels")
    found = baklosan.json("search", "--all", "grapefruit")["hits"]
    assert [hit["text"] for hit in found] == ["Grapefruit raises the level."]
    [(folder, manifest)] = installed.packs(baklosan.data)
    whole = File(tmp_path)
    whole.path = installed.labels_of(folder, manifest)
    whole.assert_sound()


def test_nothing_of_a_user_or_a_patient_goes_to_a_server(
    baklosan: Command, on_server: tuple[str, str], built: Path, cluster: Cluster
) -> None:
    """The server writes down every statement with all that is handed to it."""
    kept = Desk.open(desk.file(baklosan.data, built))
    kept.write(an_own_note())
    with cluster.writing_down() as written_down:
        baklosan("labels", *on_server)
        baklosan("search", "--all", "grapefruit", *on_server)
        baklosan.run("dose", "start", "--age", "83", "--weight", "61.7", "--egfr", "44")
        baklosan("export", str(baklosan.data / "notes.json"))
        told = written_down()
    assert "grapefruit" in told
    for private in ("61.7", "egfr", "wholesaler", str(baklosan.data), gethostname()):
        assert private not in told


@pytest.fixture
def rules(tmp_path: Path, on_server: tuple[str, str]) -> Path:
    """The policy of a workstation, which names the server."""
    path = tmp_path / "policy.conf"
    path.write_text(f"library = {on_server[1]}\n", encoding="utf-8")
    return path


def test_library_that_the_policy_names_is_read_as_in_the_window(
    baklosan: Command, rules: Path
) -> None:
    assert rules.exists()
    found = baklosan.json("search", "--all", "grapefruit")["hits"]
    assert [hit["text"] for hit in found] == ["Grapefruit raises the level."]
    [own] = [one for one in baklosan.json("labels") if one["name"] == "Other"]
    assert "Epilepsy was seen." in baklosan("show", "dosage", "--label", own["id"])
    assert baklosan.refusal("effects", "--label", own["id"]).startswith("No side effect can be")
    assert baklosan.json("check")["intact"] is True


def test_labels_are_imported_and_removed_in_the_library_of_the_policy_only_when_it_is_named(
    baklosan: Command, rules: Path, served: OnServer, file: Path, tmp_path: Path
) -> None:
    assert rules.exists()
    assert baklosan.run("import", str(file))[0] == 0
    own_file = ("--library", str(File(tmp_path).path))
    assert "Demoxil" in baklosan("labels", *own_file)
    for one in baklosan.json("labels", *own_file)[1:]:
        baklosan("remove", one["id"])
    assert "Demoxil" not in baklosan("labels", *own_file)
    assert len(served.open().listed()) == 2


def test_command_goes_on_without_the_server_of_the_policy_and_says_so(
    baklosan: Command, tmp_path: Path
) -> None:
    place = "postgresql://reader@/nothing?host=/nowhere"
    (tmp_path / "policy.conf").write_text(f"library = {place}\n", encoding="utf-8")
    status, out, err = baklosan.run("search", "kidney")
    assert (status, "kidney" in out) == (0, True)
    assert err.startswith("The library server '/nowhere/nothing' cannot be reached")
    status, out, err = baklosan.run("check", "--json")
    assert (status, json.loads(out)["intact"], err) == (1, False, "")
    [problem] = json.loads(out)["problems"]
    assert problem.startswith("The library server '/nowhere/nothing' cannot be reached")
    assert baklosan.run("dose", "start", "--age", "40")[2] == ""
    assert baklosan.refusal("labels", "--library", place) == f"{problem}\n"
