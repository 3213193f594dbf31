import os
from pathlib import Path

import pytest

from baklosan_desktop.files import NotSaved, save
from tests.disks import full_disk


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "table.csv"


def test_file_holds_what_was_saved_and_has_no_neighbour(tmp_path: Path, place: Path) -> None:
    save(b"rash", place)
    assert place.read_bytes() == b"rash"
    assert list(tmp_path.iterdir()) == [place]


def test_former_file_is_replaced(place: Path) -> None:
    place.write_bytes(b"a much longer former file")
    save(b"rash", place)
    assert place.read_bytes() == b"rash"


def test_missing_folder_is_a_sentence_with_advice(tmp_path: Path) -> None:
    with pytest.raises(NotSaved, match=r"^'x.csv' could not be saved: No such file") as caught:
        save(b"rash", tmp_path / "missing" / "x.csv")
    assert "Choose another folder" in caught.value.advice


def test_folder_that_is_a_file_is_a_sentence(place: Path) -> None:
    place.touch()
    with pytest.raises(NotSaved, match="Not a directory"):
        save(b"rash", place / "x.csv")
    assert place.stat().st_size == 0


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write into any folder")
def test_read_only_folder_is_a_sentence(tmp_path: Path) -> None:
    folder = tmp_path / "read-only"
    folder.mkdir(mode=0o500)
    with pytest.raises(NotSaved, match="Permission denied"):
        save(b"rash", folder / "x.csv")
    assert list(folder.iterdir()) == []


def test_place_taken_by_a_folder_is_a_sentence(tmp_path: Path, place: Path) -> None:
    place.mkdir()
    with pytest.raises(NotSaved, match="it is a folder or a device, no file"):
        save(b"rash", place)
    assert list(tmp_path.iterdir()) == [place]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes in folders are POSIX")
def test_place_that_is_no_file_is_left_alone(place: Path) -> None:
    os.mkfifo(place)
    with pytest.raises(NotSaved, match="it is a folder or a device, no file"):
        save(b"rash", place)
    assert place.is_fifo()


def test_link_leads_to_the_file_that_is_replaced(tmp_path: Path, place: Path) -> None:
    link = tmp_path / "link.csv"
    place.write_bytes(b"former")
    link.symlink_to(place)
    save(b"rash", link)
    assert link.is_symlink()
    assert place.read_bytes() == b"rash"


def test_full_disk_leaves_the_former_file_and_no_rest(tmp_path: Path, place: Path) -> None:
    place.write_bytes(b"former")
    with pytest.raises(NotSaved, match="File too large") as caught, full_disk():
        save(b"rash" * 1000, place)
    assert "free some space" in caught.value.advice
    assert place.read_bytes() == b"former"
    assert list(tmp_path.iterdir()) == [place]
