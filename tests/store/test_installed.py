"""Which edition of an installed pack is read, and that nothing but what came is."""

from dataclasses import replace
from pathlib import Path

import pytest

from baklosan_desktop.assets import database_folder
from baklosan_desktop.errors import DamagedPack, NoPreviousPack, PackError
from baklosan_desktop.store import installed
from tests import packed
from tests.published import a_published


@pytest.fixture
def own(tmp_path: Path) -> Path:
    return tmp_path / "own"


def used(own: Path) -> list[tuple[str, int]]:
    return [(manifest.name, manifest.version) for _, manifest in installed.packs(own)]


def test_of_each_pack_the_newest_edition_is_used(own: Path) -> None:
    assert used(own) == []
    for name, version in (("ward", 3), ("county", 1), ("county", 2)):
        packed.installed(own, a_published(), name=name, version=version)
    assert used(own) == [("county", 2), ("ward", 3)]


def test_edition_before_comes_back_until_a_newer_one_is_installed(own: Path) -> None:
    for version in (1, 2):
        packed.installed(own, a_published(), version=version)
    assert installed.go_back(own, "county").version == 1
    assert used(own) == [("county", 1)]
    packed.installed(own, a_published(), version=3)
    assert used(own) == [("county", 3)]


def test_newest_edition_found_anew_is_used_only_when_somebody_says_so(own: Path) -> None:
    for version in (1, 2):
        packed.installed(own, a_published(), version=version)
    installed.go_back(own, "county")
    packed.installed(own, a_published(), version=2)
    assert used(own) == [("county", 1)]
    installed.use_newest(own, "county")
    assert used(own) == [("county", 2)]


def test_other_edition_is_offered_and_used_there_and_back(own: Path) -> None:
    packed.installed(own, a_published(), name="ward")
    assert installed.kept(own) == ()
    for version in (1, 2, 3):
        packed.installed(own, a_published(), version=version)
    [(now, other)] = installed.kept(own)
    assert (now.version, other.version) == (3, 2)
    installed.use(own, other)
    assert installed.kept(own) == ((other, now),)
    installed.use(own, now)
    assert installed.kept(own) == ((now, other),)


def test_going_forward_where_nothing_can_be_written_is_refused(own: Path) -> None:
    packed.installed(own, a_published())
    (own / "packs" / "county" / "back-from").mkdir()
    with pytest.raises(PackError, match="cannot be written"):
        installed.use_newest(own, "county")


@pytest.mark.parametrize("name", ["county", "nowhere", "../own"])
def test_there_is_no_going_back_from_a_first_edition(own: Path, name: str) -> None:
    packed.installed(own, a_published())
    with pytest.raises(NoPreviousPack, match="no edition of"):
        installed.go_back(own, name)


def test_going_back_where_nothing_can_be_written_is_refused(own: Path) -> None:
    for version in (1, 2):
        packed.installed(own, a_published(), version=version)
    (own / "packs" / "county" / "back-from").mkdir()
    with pytest.raises(PackError, match="cannot be written"):
        installed.go_back(own, "county")
    assert used(own) == [("county", 2)]


def test_labels_of_a_pack_are_read_and_nothing_is_written(own: Path) -> None:
    packed.installed(own, a_published())
    [(folder, manifest)] = installed.packs(own)
    before = sorted(own.rglob("*"))
    library = installed.opened(folder, manifest, database_folder())
    assert [one.name for one in library.listed()] == ["Demoxil 5 mg"]
    assert sorted(own.rglob("*")) == before


def test_every_flipped_bit_of_installed_labels_is_noticed(own: Path) -> None:
    packed.installed(own, a_published())
    [(folder, manifest)] = installed.packs(own)
    labels = installed.labels_of(folder, manifest)
    content = bytearray(labels.read_bytes())
    content[len(content) // 2] ^= 1
    labels.write_bytes(content)
    with pytest.raises(DamagedPack, match="The labels of 'county' cannot be used"):
        installed.opened(folder, manifest, database_folder())
    packed.installed(own, a_published())
    assert installed.opened(folder, manifest, database_folder()).listed()


def test_labels_of_another_version_of_the_program_are_told_from_damaged_ones(own: Path) -> None:
    packed.installed(own, a_published())
    [(folder, manifest)] = installed.packs(own)
    older = replace(manifest, schema=manifest.schema - 1)
    with pytest.raises(PackError, match="'county' are of another version of this") as told:
        installed.opened(folder, older, database_folder())
    assert "Get the pack anew from whoever made it" in told.value.explanation


def test_labels_that_are_gone_are_noticed(own: Path) -> None:
    packed.installed(own, a_published())
    [(folder, manifest)] = installed.packs(own)
    installed.labels_of(folder, manifest).unlink()
    with pytest.raises(DamagedPack):
        installed.opened(folder, manifest, database_folder())


def test_folder_without_a_readable_manifest_is_no_pack(own: Path) -> None:
    folder = own / "packs" / "county"
    folder.mkdir(parents=True)
    (folder / "1.json").write_text("{")
    assert used(own) == []
    assert installed.newest(folder) is None
