import time
import zipfile
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baklosan_desktop.importers.archives import ROOMY, ArchiveLimits, is_archive, members
from baklosan_desktop.importers.base import ImportRefused, NotALabel, Source, Unreadable

JPG = b"\xff\xd8\xff\xe0 picture"


def a_zip(*files: tuple[str, bytes], how: int = zipfile.ZIP_DEFLATED) -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w", how) as archive:
        for name, data in files:
            archive.writestr(name, data)
    return file.getvalue()


def read(data: bytes, limits: ArchiveLimits = ROOMY) -> list[Source | ImportRefused]:
    assert is_archive(data[:100])
    return list(members("a.zip", BytesIO(data), limits))


def reasons(data: bytes, limits: ArchiveLimits = ROOMY) -> list[str]:
    return [str(member) for member in read(data, limits) if isinstance(member, ImportRefused)]


def test_label_is_read_and_its_pictures_are_not() -> None:
    assert read(a_zip(("l.xml", b"<a/>"), ("p.jpg", JPG), ("q.xml", JPG), ("sub/", b""))) == [
        Source("a.zip!l.xml", b"<a/>")
    ]


def test_zip_of_zips_is_read_label_by_label() -> None:
    inner = [(f"rx/{name}.zip", a_zip((f"{name}.xml", name.encode()))) for name in "bc"]
    assert read(a_zip(*inner)) == [
        Source("a.zip!rx/b.zip!b.xml", b"b"),
        Source("a.zip!rx/c.zip!c.xml", b"c"),
    ]


@pytest.mark.parametrize(
    "name", ["../../evil", "/etc/passwd", "C:\\evil", "a/../../b", "line\nbreak\x1b[2J"]
)
def test_name_of_a_member_is_only_shown(name: str) -> None:
    [member] = read(a_zip((name, b"x")))
    assert isinstance(member, Source)
    assert member.data == b"x"
    assert member.name.isprintable()


def test_two_members_of_one_name_are_both_read() -> None:
    with pytest.warns(UserWarning, match="Duplicate name"):
        data = a_zip(("l.xml", b"one"), ("l.xml", b"two"))
    assert [member.data for member in read(data) if isinstance(member, Source)] == [b"one", b"two"]


@pytest.mark.parametrize(
    ("limits", "reason"),
    [
        (ArchiveLimits(members=1), "'a.zip' is not imported: it holds more than 1 files."),
        (ArchiveLimits(ratio=0), "'a.zip' is not imported: it unpacks to more than 0 times"),
        (ArchiveLimits(nesting=0), "'a.zip' is not imported: archives nest more than 0 deep"),
    ],
)
def test_archive_beyond_a_limit_is_refused_whole(limits: ArchiveLimits, reason: str) -> None:
    [told] = reasons(a_zip(("l.xml", b"one"), ("m.xml", b"two")), limits)
    assert told.startswith(reason)


def test_member_beyond_a_limit_is_refused_and_the_next_is_read() -> None:
    big, small = bytes(range(256)) * 5000, ("s.xml", b"small")
    for name, data in (("b.xml", big), ("b.zip", a_zip(("b.xml", big), how=zipfile.ZIP_STORED))):
        limits = ArchiveLimits(size=1_000_000, zip_size=1_000_000, ratio=500)
        refused, kept = read(a_zip((name, data), small), limits)
        assert f"'a.zip!{name}' is not imported: it is larger than 1 MB" in str(refused)
        assert kept == Source("a.zip!s.xml", b"small")


def test_file_too_large_to_be_held_is_opened_where_it_lies() -> None:
    big = bytes(range(256)) * 300
    [found, kept] = read(a_zip(("b.json", big), ("s.xml", b"small")), ArchiveLimits(held=70_000))
    assert isinstance(found, Source)
    assert (found.size, len(found.data)) == (76_800, 65_536)
    assert big.startswith(found.data)
    assert kept == Source("a.zip!s.xml", b"small")


def test_file_too_large_to_be_held_is_read_while_its_archive_is_open() -> None:
    big = bytes(range(256)) * 300
    [whole] = [
        found.opened().read()
        for found in members("a.zip", BytesIO(a_zip(("b", big))), ArchiveLimits(held=70_000))
        if isinstance(found, Source)
    ]
    assert whole == big


def test_zips_in_zips_without_end_are_refused() -> None:
    data = b"<a/>"
    for _ in range(4):
        data = a_zip(("n", data))
    assert reasons(data) == ["'a.zip!n!n!n' is not imported: archives nest more than 3 deep."]


def test_bomb_is_refused_in_a_moment() -> None:
    bomb = a_zip(("bomb.xml", bytes(30_000_000)))
    began = time.process_time()
    assert reasons(bomb) == ["'a.zip' is not imported: it unpacks to more than 200 times its size."]
    beside = a_zip(("bomb.xml", bytes(3_000_000)), ("noise", bytes(range(256)) * 800))
    with_ballast = a_zip(("bomb.zip", beside), how=zipfile.ZIP_STORED)
    assert any("200 times" in reason for reason in reasons(with_ballast))
    assert time.process_time() - began < 1


def test_bomb_beside_a_large_file_is_refused_alone() -> None:
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("bomb.xml", bytes(1_000_000), zipfile.ZIP_DEFLATED)
        archive.writestr("ballast.txt", b"ballast " * 10_000, zipfile.ZIP_STORED)
    refused, kept = read(file.getvalue())
    assert "'a.zip!bomb.xml' is not imported: it unpacks to more than 200" in str(refused)
    assert isinstance(kept, Source)


@pytest.mark.parametrize(
    "data",
    [b"PK\x03\x04 nothing", a_zip(("l.xml", b"<a/>"))[:-30]],
    ids=["no zip at all", "cut off"],  # a zip names the second it was made at
)
def test_damaged_zip_is_refused(data: bytes) -> None:
    [refused] = read(data)
    assert isinstance(refused, Unreadable)
    assert str(refused) == "'a.zip' is not imported: it is a damaged zip."


def test_damaged_member_is_refused_and_the_next_is_read() -> None:
    data = a_zip(("l.xml", b"<label/>"), ("m.xml", b"<more/>"), how=zipfile.ZIP_STORED)
    refused, kept = read(data.replace(b"<label/>", b"<lobel/>"))
    assert str(refused) == "'a.zip!l.xml' is not imported: it is damaged."
    assert kept == Source("a.zip!m.xml", b"<more/>")


def test_member_that_is_locked_or_packed_strangely_is_refused() -> None:
    data = bytearray(a_zip(("l.xml", b"<label/>")))
    entry = data.index(b"PK\x01\x02")
    locked, strange = bytearray(data), bytearray(data)
    locked[entry + 8] |= 1
    strange[entry + 10] = 99
    assert reasons(bytes(locked)) == [
        "'a.zip!l.xml' is not imported: it is locked with a password."
    ]
    assert reasons(bytes(strange)) == [
        "'a.zip!l.xml' is not imported: it is packed in a way that is not read here."
    ]


@pytest.mark.parametrize(
    "data",
    [a_zip(), a_zip(("p.jpg", JPG)), a_zip(("folder/", b""))],
    ids=["nothing", "a picture", "a folder"],
)
def test_archive_without_text_is_no_label(data: bytes) -> None:
    [refused] = read(data)
    assert isinstance(refused, NotALabel)
    assert str(refused) == "'a.zip' is not imported: there is no text in the archive."


def test_pointer_in_the_place_of_an_archive_is_told_as_one() -> None:
    pointer = b"version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 133\n"
    assert reasons(pointer) == ["'a.zip' is not imported: it is a Git LFS pointer to a file."]
    [inner] = reasons(a_zip(("b.zip", pointer)))
    assert inner == "'a.zip!b.zip' is not imported: it is a Git LFS pointer to a file."


@pytest.mark.parametrize("data", [b"", b"<document/>", b'{"results": []}', b"P"])
def test_other_file_is_no_archive(data: bytes) -> None:
    assert not is_archive(data)


_ZIP = a_zip(("l.xml", b"<label/>" * 9), ("b.zip", a_zip(("m.xml", b"<more/>"))), ("p.jpg", JPG))


@given(
    st.lists(
        st.tuples(st.integers(4, len(_ZIP)), st.integers(0, 9), st.binary(max_size=6)), max_size=4
    )
)
def test_spoiled_zip_yields_files_and_refusals(changes: list[tuple[int, int, bytes]]) -> None:
    data = _ZIP
    for at, length, put in changes:
        data = data[:at] + put + data[at + length :]
    assert read(data)
