"""Labels that a central office signs: nothing of a pack is used before all of it is verified."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import date
from hashlib import sha256
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import minisign
import pytest

from baklosan_desktop.assets import database_folder
from baklosan_desktop.errors import (
    DamagedUserFile,
    OlderPack,
    PackError,
    UntrustedPack,
)
from baklosan_desktop.labels.pack import ENDING, Edition, Manifest
from baklosan_desktop.store import installed, packs
from baklosan_desktop.store import library as libraries
from baklosan_desktop.store.user_file import UserFile
from tests.published import a_published
from tests.store.test_library import an_origin

MADE = date(2026, 11, 27)
PAIR, OTHER = (minisign.KeyPair.generate() for _ in range(2))
KEY, OTHER_KEY = (pair.public_key.to_base64().decode() for pair in (PAIR, OTHER))

Pack = Callable[[int], Path]


@pytest.fixture
def library(tmp_path: Path) -> UserFile:
    """A central office's library with one label."""
    file = libraries.file(tmp_path / "office", database_folder())
    with libraries.Library.open(file).shelving() as shelving:
        shelving.keep(a_published(), an_origin(), is_last=True)
    return file


@pytest.fixture
def pack(library: UserFile, tmp_path: Path) -> Pack:
    """Packs of that library, by their version."""

    def of(version: int) -> Path:
        path = tmp_path / f"county-{version}{ENDING}"
        packs.make(library, path, Edition("county", version, MADE), PAIR.secret_key)
        return path

    return of


@pytest.fixture
def own(tmp_path: Path) -> Path:
    return tmp_path / "own"


@pytest.fixture
def install(own: Path, library: UserFile) -> Callable[[Path], Manifest]:
    return lambda path: packs.install(path, own, [OTHER_KEY, KEY], library)


Install = Callable[[Path], Manifest]


def there(own: Path) -> Manifest | None:
    return installed.newest(own / installed.FOLDER / "county")


def names(own: Path) -> list[str]:
    return sorted(path.name for path in (own / installed.FOLDER).rglob("*.*"))


def altered(path: Path, member: str, change: Callable[[bytes], bytes]) -> Path:
    """The pack with one of its files changed."""
    with ZipFile(path) as pack:
        content = {name: pack.read(name) for name in pack.namelist()}
    with ZipFile(path, "w", ZIP_DEFLATED) as pack:
        for name, data in content.items():
            pack.writestr(name, change(data) if name == member else data)
    return path


def test_pack_says_what_it_holds(pack: Pack) -> None:
    manifest = packs.stated(pack(3), [KEY])
    assert (manifest.name, manifest.version, manifest.made) == ("county", 3, MADE)
    assert manifest.labels == 1


def test_equal_libraries_make_equal_content(library: UserFile, tmp_path: Path) -> None:
    edition = Edition("county", 1, MADE)
    one, two = (
        packs.make(library, tmp_path / name, edition, PAIR.secret_key) for name in ("one", "two")
    )
    assert one == two
    assert not list(tmp_path.glob("*.partial")) + list(tmp_path.glob("*.labels"))


def test_installed_labels_are_those_of_the_office(
    pack: Pack, install: Install, own: Path, library: UserFile
) -> None:
    manifest = install(pack(1))
    assert there(own) == manifest
    labels = installed.labels_of(own / installed.FOLDER / "county", manifest)
    with closing(sqlite3.connect(labels)) as copy, closing(sqlite3.connect(library.path)) as office:
        query = "SELECT * FROM section"
        assert copy.execute(query).fetchall() == office.execute(query).fetchall() != []
    assert names(own) == ["0000000001.json", "0000000001.sqlite3"]


def test_edition_before_is_kept_and_the_one_before_that_goes(
    pack: Pack, install: Install, own: Path
) -> None:
    for version in (1, 2, 5):
        install(pack(version))
    kept = ["0000000002.json", "0000000002.sqlite3", "0000000005.json", "0000000005.sqlite3"]
    assert names(own) == kept


def test_same_pack_again_changes_nothing(pack: Pack, install: Install, own: Path) -> None:
    first = pack(1)
    before = install(first), names(own)
    assert (install(first), names(own)) == before


def test_older_pack_is_refused(pack: Pack, install: Install, own: Path) -> None:
    older = pack(1)
    newest = install(pack(2))
    with pytest.raises(OlderPack, match="has version 1 of county; version 2 is on this computer"):
        install(older)
    assert there(own) == newest


def test_offer_is_refused_as_an_installation_is(
    pack: Pack, install: Install, own: Path, library: UserFile
) -> None:
    older = pack(1)
    assert packs.offered(older, own, [KEY], library).there is None
    newest = install(pack(2))
    assert packs.offered(pack(3), own, [KEY], library).there == newest
    with pytest.raises(OlderPack):
        packs.offered(older, own, [KEY], library)
    with pytest.raises(UntrustedPack):
        packs.offered(pack(3), own, [OTHER_KEY], library)
    assert there(own) == newest


def test_other_content_under_the_same_version_is_refused(
    pack: Pack, install: Install, own: Path, library: UserFile
) -> None:
    newest = install(pack(1))
    with libraries.Library.open(library).shelving() as shelving:
        shelving.keep(a_published(set_id="another"), an_origin("b.xml"), is_last=True)
    with pytest.raises(PackError, match="differ in one version"):
        install(pack(1))
    assert there(own) == newest


def flip(data: bytes) -> bytes:
    return data[:-30] + bytes([data[-30] ^ 1]) + data[-29:]


@pytest.mark.parametrize(
    ("member", "change"),
    [
        (packs.LABELS, flip),
        (packs.LABELS, lambda data: data[:-1]),
        (packs.LABELS, lambda data: data + b"more"),
        (packs.MANIFEST, lambda data: data.replace(b'"version": 1', b'"version": 9')),
        (packs.SIGNATURE, flip),
        (packs.SIGNATURE, lambda _: b"no signature"),
    ],
)
def test_pack_that_somebody_altered_is_not_trusted(
    pack: Pack, install: Install, own: Path, member: str, change: Callable[[bytes], bytes]
) -> None:
    with pytest.raises(UntrustedPack):
        install(altered(pack(1), member, change))
    assert names(own) == []


@pytest.mark.parametrize("keys", [[], [OTHER_KEY], ["no key"]])
def test_pack_of_somebody_else_is_not_trusted(pack: Pack, keys: list[str]) -> None:
    with pytest.raises(UntrustedPack, match="not signed by anybody"):
        packs.stated(pack(1), keys)


def test_pack_of_another_version_of_the_program_is_refused(
    pack: Pack, own: Path, library: UserFile
) -> None:
    newer = library._replace(migrations=[*library.migrations, *library.migrations])
    with pytest.raises(PackError, match="another version of this program"):
        packs.install(pack(1), own, [KEY], newer)


def signed(path: Path, labels: bytes) -> Path:
    """A pack that is signed, whatever it holds."""
    labels_file = path.with_suffix(".sqlite3")
    labels_file.write_bytes(labels)
    digest = sha256(labels).hexdigest()
    schema = len(libraries.file(path.parent, database_folder()).migrations)
    manifest = Manifest("county", 7, MADE, 1, schema, len(labels), digest).signed()
    with ZipFile(path, "w") as pack:
        pack.writestr(packs.MANIFEST, manifest)
        pack.writestr(packs.SIGNATURE, bytes(PAIR.secret_key.sign(manifest)))
        pack.writestr(packs.LABELS, labels)
    return path


def test_signed_rubbish_is_refused_too(tmp_path: Path, install: Install, own: Path) -> None:
    with pytest.raises(DamagedUserFile):
        install(signed(tmp_path / "rubbish.baklabels", b"no database" * 100))
    assert names(own) == []


def test_pack_without_labels_is_refused(tmp_path: Path, install: Install, own: Path) -> None:
    path = signed(tmp_path / "empty.baklabels", b"x" * 10)
    with ZipFile(path) as pack:
        rest = {name: pack.read(name) for name in (packs.MANIFEST, packs.SIGNATURE)}
    with ZipFile(path, "w") as pack:
        for name, data in rest.items():
            pack.writestr(name, data)
    with pytest.raises(PackError, match="could not be copied"):
        install(path)
    assert names(own) == []


@pytest.mark.parametrize("content", [b"", b"no zip", b"PK\x05\x06" + bytes(18)])
def test_what_is_no_pack_is_refused(tmp_path: Path, install: Install, content: bytes) -> None:
    path = tmp_path / "a.baklabels"
    path.write_bytes(content)
    with pytest.raises(PackError, match="is no pack of labels"):
        install(path)


def test_file_that_is_not_there_is_said_so(tmp_path: Path, install: Install) -> None:
    with pytest.raises(PackError, match="There is no file"):
        install(tmp_path / "none.baklabels")


def test_pack_that_cannot_be_written_is_said_so(library: UserFile, tmp_path: Path) -> None:
    target = tmp_path / "none" / "a.baklabels"
    with pytest.raises(PackError, match=r"a\.baklabels' could not be written"):
        packs.make(library, target, Edition("county", 1, MADE), PAIR.secret_key)


def test_broken_installation_leaves_the_edition_that_is_there(
    pack: Pack, install: Install, own: Path
) -> None:
    newest = install(pack(1))
    folder = own / installed.FOLDER / "county"
    (folder / "0000000002.partial").write_bytes(b"half")
    (folder / "0000000003.json").write_bytes(b"half")
    assert there(own) == newest
    assert install(pack(4)).version == 4
