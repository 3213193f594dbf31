"""Run a command that can open no socket but local ones: `python .ci/offline.py COMMAND…`.

Linux's seccomp refuses every other kind to it and to all that it starts, with EPERM, and io_uring,
which could open sockets past it. Root is not needed. Exit status 77: not possible here.
"""

import ctypes
import os
import platform
import struct
import sys
from collections.abc import Iterator
from typing import NamedTuple

NOT_POSSIBLE = 77
AF_UNIX = 1
_NO_NEW_PRIVILEGES, _SECCOMP, _FILTER = 38, 22, 2
_ALLOW, _REFUSE = 0x7FFF0000, 0x00050001  # SECCOMP_RET_ALLOW; SECCOMP_RET_ERRNO with EPERM
_LOAD, _EQUAL, _AT_LEAST, _RETURN = 0x20, 0x15, 0x35, 0x06
_NUMBER, _ARCHITECTURE, _FIRST_ARGUMENT = 0, 4, 16  # in seccomp_data, on a little-endian machine


class Machine(NamedTuple):
    """What a processor's Linux calls itself, and the numbers of its system calls."""

    architecture: int
    socket: int
    io_uring: int
    foreign: int  # from this number on another calling convention is meant


MACHINES = {
    "x86_64": Machine(0xC000003E, socket=41, io_uring=425, foreign=0x40000000),
    "aarch64": Machine(0xC00000B7, socket=198, io_uring=425, foreign=0xFFFFFFFF),
}


class _Program(ctypes.Structure):
    """The kernel's sock_fprog."""

    _fields_ = (("length", ctypes.c_ushort), ("instructions", ctypes.c_char_p))


def instructions(machine: Machine) -> Iterator[bytes]:
    """Yield the filter; jumps count the instructions that are passed over."""
    yield _instruction(_LOAD, value=_ARCHITECTURE)
    yield _instruction(_EQUAL, 0, 7, machine.architecture)
    yield _instruction(_LOAD, value=_NUMBER)
    yield _instruction(_AT_LEAST, 5, 0, machine.foreign)
    yield _instruction(_EQUAL, 4, 0, machine.io_uring)
    yield _instruction(_EQUAL, 0, 2, machine.socket)
    yield _instruction(_LOAD, value=_FIRST_ARGUMENT)
    yield _instruction(_EQUAL, 0, 1, AF_UNIX)
    yield _instruction(_RETURN, value=_ALLOW)
    yield _instruction(_RETURN, value=_REFUSE)


def _instruction(code: int, then: int = 0, otherwise: int = 0, value: int = 0) -> bytes:
    return struct.pack("=HBBI", code, then, otherwise, value)


def refuse_sockets() -> str:
    """Refuse sockets from now on; return a sentence where that is impossible."""
    machine = MACHINES.get(platform.machine())
    if sys.platform != "linux" or machine is None:
        return f"There is no filter for {platform.system()} on {platform.machine()}."
    code = b"".join(instructions(machine))
    program = _Program(len(code) // 8, code)
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0):
        return f"This system does not take a filter: {os.strerror(ctypes.get_errno())}."
    if libc.prctl(_SECCOMP, _FILTER, ctypes.byref(program), 0, 0):
        return f"This system does not take a filter: {os.strerror(ctypes.get_errno())}."
    return ""


def main(command: list[str]) -> int:
    """Become the command, offline; return only where that is impossible."""
    if not (problem := refuse_sockets()):
        os.execvp(command[0], command)
    print(problem, file=sys.stderr)
    return NOT_POSSIBLE


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
