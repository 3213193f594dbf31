import sys
from pathlib import Path

import pytest

from baklosan_desktop.qt import process

LINUX = pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells of processes in files")
UNIX = """Num       RefCount Protocol Flags    Type St Inode Path
0000000000000000: 00000003 00000000 00000000 0001 03 1201
0000000000000000: 00000002 00000000 00010000 0001 01 1202 /run/user/1000/bus
"""


@pytest.fixture
def system(tmp_path: Path) -> Path:
    """What a system tells of a process without sockets."""
    (tmp_path / "fd").mkdir()
    (tmp_path / "net").mkdir()
    (tmp_path / "net" / "unix").write_text(UNIX, encoding="utf-8")
    return tmp_path


def opens(system: Path, number: int, target: str) -> None:
    (system / "fd" / str(number)).symlink_to(target)


def test_process_without_sockets_has_none(system: Path) -> None:
    opens(system, 3, "/dev/null")
    assert process.sockets(system) == (0, [])


def test_local_sockets_are_counted_and_not_named(system: Path) -> None:
    opens(system, 3, "socket:[1201]")
    opens(system, 7, "socket:[1202]")
    assert process.sockets(system) == (2, [])


def test_socket_that_is_not_local_is_named(system: Path) -> None:
    opens(system, 3, "socket:[1201]")
    opens(system, 9, "socket:[5150]")
    assert process.sockets(system) == (2, ["9: 5150"])


def test_sockets_of_whoever_started_the_program_are_not_the_programs(system: Path) -> None:
    opens(system, 1, "socket:[5150]")
    assert process.sockets(system) == (0, [])


def test_file_that_is_just_being_closed_is_no_socket(system: Path) -> None:
    (system / "fd" / "4").write_text("", encoding="utf-8")
    assert process.sockets(system) == (0, [])


def test_system_that_tells_nothing_is_asked_for_nothing(tmp_path: Path) -> None:
    nothing = tmp_path / "nothing"
    assert process.sockets(nothing) is None
    assert process.age(nothing) is None
    assert process.network_libraries(nothing) == []


def test_library_for_networks_is_named_once(system: Path) -> None:
    mapped = "7f00-7f01 r-xp 00000000 fe:00 12  /usr/lib/{}\n"
    names = ["libQt6Core.so.6", "libQt6Network.so.6", "libQt6Network.so.6"]
    (system / "maps").write_text("".join(map(mapped.format, names)), encoding="utf-8")
    assert process.network_libraries(system) == ["/usr/lib/libQt6Network.so.6"]


def test_module_for_networks_is_named(system: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "PySide6.QtNetwork", sys)
    assert process.network_libraries(system) == ["PySide6.QtNetwork"]


@LINUX
def test_this_process_opens_no_socket_but_local_ones() -> None:
    found = process.sockets()
    assert found is not None
    assert found[1] == []


@LINUX
def test_this_process_is_some_seconds_old_and_grows_older() -> None:
    first = process.age()
    second = process.age()
    assert first is not None
    assert second is not None
    assert 0 < first <= second < 24 * 60 * 60
