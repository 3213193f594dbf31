from datetime import UTC, datetime
from pathlib import Path

from baklosan_desktop import trouble

NOON = datetime(2026, 11, 27, 12, 0, 0, 999, tzinfo=UTC)


def test_newest_entry_can_be_told(tmp_path: Path) -> None:
    folder = tmp_path / "not yet there"
    assert trouble.latest(folder) == ""
    trouble.keep(folder, "one\nin two lines\n", NOON)
    assert trouble.latest(folder) == "2026-11-27T12:00:00+00:00\none\nin two lines"
    trouble.keep(folder, "two", NOON.replace(hour=13))
    assert trouble.latest(folder) == "2026-11-27T13:00:00+00:00\ntwo"


def test_log_does_not_grow_without_end(tmp_path: Path) -> None:
    for number in range(300):
        trouble.keep(tmp_path, f"{number} " * 300, NOON)
    sizes = {path.name: path.stat().st_size for path in tmp_path.iterdir()}
    assert set(sizes) == {trouble.NOW, trouble.BEFORE}
    assert max(sizes.values()) < trouble.MOST_BYTES + 2000
    assert trouble.latest(tmp_path).endswith("299 299")


def test_log_before_is_told_where_the_log_has_gone(tmp_path: Path) -> None:
    trouble.keep(tmp_path, "kept", NOON)
    (tmp_path / trouble.NOW).replace(tmp_path / trouble.BEFORE)
    assert trouble.latest(tmp_path).endswith("kept")


def test_folder_that_cannot_be_written_is_no_second_error(tmp_path: Path) -> None:
    blocked = tmp_path / "a file"
    blocked.write_text("where the folder should be")
    trouble.keep(blocked, "lost", NOON)
    assert trouble.latest(blocked) == ""
