import json
from pathlib import Path

from tests.command import Command
from tests.disks import full_disk
from tests.published import a_published, one_section, written


def test_import_tells_progress_beside_and_then_the_report(baklosan: Command, file: Path) -> None:
    status, out, err = baklosan.run("import", str(file))
    assert (status, out) == (0, "Import: 2 added.\n")
    assert err.splitlines() == [
        f"Reading {file}",
        f"Added “Demoxil 5 mg” from {file}",
        f"Added “Other” from {file}!2",
    ]


def test_import_as_json_names_every_file(baklosan: Command, file: Path, own: str) -> None:
    bad = file.with_name("bad.txt")
    bad.write_bytes(b"nothing")
    newer = file.with_name("newer.txt")
    newer.write_bytes(written(a_published(edition="4", parts=one_section("Take two."))))
    older = file.with_name("older.txt")
    older.write_bytes(written(a_published(edition="2", parts=one_section("Take none."))))
    other = file.with_name("other.txt")
    other.write_bytes(written(a_published(edition="4", parts=one_section("Take ten."))))
    extra = file.with_name("extra.txt")
    extra.write_bytes(written(a_published(set_id="3", name="Third", parts=one_section("Dry."))))
    paths = map(str, (file, bad, newer, older, other, extra))
    status, out, _ = baklosan.run("import", *paths, "--json")
    told = json.loads(out)
    assert status == 0
    [added] = told.pop("imported")
    assert added.pop("id").startswith("third-")
    assert added == {
        "path": str(extra), "name": "Third", "format": "spl", "language": "en", "sections": 1,
        "effects": None,
    }  # fmt: skip
    assert told == {
        "unchanged": [str(file)],
        "replaced": [{"path": str(newer), "id": own, "older_edition": "3"}],
        "older": [{"path": str(older), "id": own, "kept_edition": "4"}],
        "contradicted": [{"path": str(other), "id": own, "kept_edition": "4"}],
        "rejected": [
            {
                "path": str(bad),
                "reason": f"'{bad}' is not imported: it is a label in no known format.",
                "advice": told["rejected"][0]["advice"],
            }
        ],
    }


def test_import_of_nothing_good_is_refused(baklosan: Command, tmp_path: Path) -> None:
    status, out, _ = baklosan.run("import", str(tmp_path / "nothing"))
    assert status == 1
    assert out.startswith("Import: 1 refused.\nThere is no file or folder")


def test_import_of_what_is_there_already_is_no_failure(
    baklosan: Command, file: Path, own: str
) -> None:
    assert own
    assert baklosan.run("import", str(file))[:2] == (0, "Import: 1 unchanged.\n")


def test_removed_label_is_no_longer_listed(baklosan: Command, own: str) -> None:
    assert baklosan("remove", own) == f"'{own}' is removed from the library.\n"
    assert own not in baklosan("labels")
    assert "no imported label" in baklosan.refusal("remove", own)


def test_bundled_label_cannot_be_removed(baklosan: Command) -> None:
    assert "no imported label 'baklosan-25mg'" in baklosan.refusal("remove", "baklosan-25mg")


def test_full_disk_is_one_sentence(baklosan: Command, file: Path) -> None:
    with full_disk():
        status, out, err = baklosan.run("import", str(file))
    assert (status, out) == (1, "")
    assert err.count("\n") == 1
    assert "library.sqlite3" in err
