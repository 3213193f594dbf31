from pathlib import Path

import pytest

from baklosan_desktop.assets import database_folder
from baklosan_desktop.errors import UntrustedPack
from baklosan_desktop.pipeline.receiving import Receiving
from baklosan_desktop.store import installed
from baklosan_desktop.store import library as libraries
from tests import packed
from tests.published import a_published


@pytest.fixture
def own(tmp_path: Path) -> Path:
    return tmp_path / "own"


@pytest.fixture
def receiving(own: Path) -> Receiving:
    return Receiving(own, [packed.KEY], libraries.file(own, database_folder()))


def used(own: Path) -> list[int]:
    return [manifest.version for _, manifest in installed.packs(own)]


def test_looking_at_a_pack_leaves_nothing_behind(
    receiving: Receiving, own: Path, tmp_path: Path
) -> None:
    pack = packed.a_pack(tmp_path / "a.baklabels", a_published())
    offer = receiving.offered(pack)
    assert (offer.pack.name, offer.pack.version, offer.there) == ("county", 1, None)
    assert not own.exists()


def test_pack_that_is_wanted_is_used_though_somebody_had_gone_back(
    receiving: Receiving, own: Path, tmp_path: Path
) -> None:
    older, newer = (
        packed.a_pack(tmp_path / f"{version}.baklabels", a_published(), version=version)
        for version in (1, 2)
    )
    receiving.install(older)
    receiving.install(newer)
    installed.go_back(own, "county")
    receiving.install(newer)
    assert used(own) == [1]
    assert receiving.use(newer).version == 2
    assert used(own) == [2]


def test_pack_that_nobody_trusted_made_is_refused_before_it_is_asked_for(
    receiving: Receiving, tmp_path: Path
) -> None:
    pack = packed.a_pack(tmp_path / "a.baklabels", a_published())
    with pytest.raises(UntrustedPack):
        receiving._replace(keys=[]).offered(pack)
