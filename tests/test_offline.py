"""The filter under which these tests run: what it lets through, and what it refuses."""

import subprocess
import sys

import pytest

from tests.conftest import ROOT

NOT_POSSIBLE = 77
OPEN = """
import errno, socket, sys
try:
    socket.socket(getattr(socket, sys.argv[1]), socket.SOCK_DGRAM)
except OSError as error:
    sys.exit(errno.errorcode[error.errno])
"""
BY_A_CHILD = """
import subprocess, sys
sys.exit(subprocess.run([sys.executable, "-c", *sys.argv[1:]], check=False).returncode)
"""
IO_URING = """
import ctypes, errno, sys
libc = ctypes.CDLL(None, use_errno=True)
sys.exit(0 if libc.syscall(425, 1, None) != -1 else errno.errorcode[ctypes.get_errno()])
"""


def offline(*arguments: str) -> tuple[int, str]:
    """Run Python under the filter; return its status and what it complains of."""
    command = [sys.executable, str(ROOT / ".ci" / "offline.py"), sys.executable, "-c", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - Python
    if done.returncode == NOT_POSSIBLE:
        pytest.skip(done.stderr)
    return done.returncode, done.stderr.strip()


@pytest.mark.parametrize("family", ["AF_INET", "AF_INET6", "AF_NETLINK"])
def test_socket_of_a_network_is_refused(family: str) -> None:
    assert offline(OPEN, family) == (1, "EPERM")


def test_socket_of_a_network_is_refused_to_a_child_too() -> None:
    assert offline(BY_A_CHILD, OPEN, "AF_INET") == (1, "EPERM")


def test_local_socket_is_opened() -> None:
    assert offline(OPEN, "AF_UNIX") == (0, "")


def test_way_past_the_filter_is_closed() -> None:
    assert offline(IO_URING) == (1, "EPERM")


def test_status_of_the_command_is_passed_on() -> None:
    assert offline("raise SystemExit(3)") == (3, "")
