"""The program in a process of its own, met as a screen reader meets it: through AT-SPI."""

import os
import shutil
import subprocess
import sys
import time
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from jeepney import (
    DBusAddress,
    HeaderFields,
    MatchRule,
    Message,
    MessageType,
    message_bus,
    new_method_call,
)
from jeepney.io.blocking import DBusConnection, open_dbus_connection

from tests.conftest import ROOT

START = (sys.executable, "-c", "from baklosan_desktop.app import main; raise SystemExit(main())")
PROGRAMS = ("Xvfb", "dbus-daemon")
LAUNCHER = Path("/usr/share/dbus-1/services/org.a11y.Bus.service")
SCREEN = ("-screen", "0", "1400x900x24", "-nolisten", "tcp")
LONGEST = 60.0
_ATSPI = "org.a11y.atspi"
_ROOT = "/org/a11y/atspi/accessible/root"
_REGISTRY = f"{_ATSPI}.Registry"
_STATES = {
    "active": 1,
    "checked": 4,
    "editable": 7,
    "enabled": 8,
    "focusable": 11,
    "focused": 12,
    "showing": 25,
}
_KEYS = {"Esc": 9, "Tab": 23, "Return": 36, "Ctrl": 37, "L": 46, "Shift": 50, "Space": 65, "F1": 67}
_KEYS |= {"F3": 69, "Up": 111, "Down": 116, "Del": 119}  # by their places on a keyboard
_PRESS, _RELEASE, _BOTH = range(3)
_ANY_PART = {"cell", "filler", "list item"}  # has the keyboard whenever what it is in would have it
Found = TypeVar("Found")


def missing() -> str:
    """Say what of this machine is missing for it, or nothing."""
    lacking = [program for program in PROGRAMS if not shutil.which(program)]
    if not LAUNCHER.exists():
        lacking.append("at-spi2-core")
    return f"not installed: {', '.join(lacking)}" if lacking else ""


class Node(NamedTuple):
    """What a screen reader is told of one element of the window."""

    path: str
    role: str
    name: str
    description: str
    states: frozenset[str]
    children: tuple["Node", ...]

    def all(self) -> Iterator["Node"]:
        """Yield this and all that is in it, from the top."""
        yield self
        for child in self.children:
            yield from child.all()


class Gone(Exception):
    """An element went away while it was read."""


class Reader:
    """Reads the window and acts on it as assistive technology does."""

    def __init__(
        self, bus: DBusConnection, events: deque[Message], environment: Mapping[str, str]
    ) -> None:
        self._bus = bus
        self._events = events
        self._environment = environment
        self._program = ""
        self.said: list[str] = []

    def starts(self) -> None:
        """Wait until the program is there."""
        [(self._program, _)] = self.waits(
            lambda: self._ask(_REGISTRY, _ROOT, "Accessible", "GetChildren")[0]
        )

    def asks(self, *arguments: str) -> None:
        """Hand something over to the program, which brings its window before all others."""
        command = [*START, *arguments]
        subprocess.run(command, env=self._environment, cwd=ROOT, check=True)  # noqa: S603 - this Python

    def window(self) -> Node:
        """Read all that is shown."""
        return self.waits(self._window)

    def finds(self, name: str, *roles: str) -> Node:
        """Wait for an element that is shown."""
        return self.waits(lambda: self._found(name, roles))

    def presses(self, name: str, *roles: str) -> None:
        """Do what an element that is shown does first of all."""
        self.acts(self.finds(name, *roles))

    def acts(self, node: Node) -> None:
        """Do what an element does first of all."""
        assert self._call(node.path, "Action", "DoAction", "i", 0)[0]

    def types(self, text: str, into: str) -> None:
        """Go to a field and write into it."""
        path = self.finds(into, "text").path
        self._call(path, "Component", "GrabFocus")
        assert self._call(path, "EditableText", "SetTextContents", "s", text)[0]

    def strikes(self, *chords: str) -> None:
        """Strike keys, such as "Ctrl+L", one chord after the other."""
        for chord in chords:
            *held, last = (_KEYS[key] for key in chord.split("+"))
            for key in held:
                self._strike(key, _PRESS)
            self._strike(last, _BOTH)
            for key in reversed(held):
                self._strike(key, _RELEASE)

    def _strike(self, key: int, how: int) -> None:
        where = f"{_ROOT.removesuffix('accessible/root')}registry/deviceeventcontroller"
        what = key, "", how
        self._ask(_REGISTRY, where, "DeviceEventController", "GenerateKeyboardEvent", "isu", *what)

    def keyboard(self) -> str:
        """Return the name of the control that has the keyboard, as it is heard."""
        nodes = (node for node in self.window().all() if node.role not in _ANY_PART)
        return next((node.name for node in nodes if "focused" in node.states), "")

    def tabs(self, key: str = "Tab") -> str:
        """Go to the next control; return its name."""
        here = self.keyboard()
        self.strikes(key)
        return self.waits(lambda: there if (there := self.keyboard()) != here else "")

    def tabs_to(self, name: str) -> None:
        """Go from control to control until this one has the keyboard."""
        first = self.keyboard()
        while (here := self.tabs()) != name:
            assert here != first, f"Tab does not lead to {name}"

    def text(self, node: Node) -> str:
        """Return all the text of an element that holds a text."""
        text: str = self._call(node.path, "Text", "GetText", "ii", 0, -1)[0]
        return text

    def hears(self, part: str) -> str:
        """Wait for an announcement with these words; what was said before it is over then."""
        said = self.waits(lambda: next((said for said in self.said if part in said), ""))
        self.said.clear()
        return said

    def waits(self, until: Callable[[], Found | None]) -> Found:
        """Ask again after each event, until there is an answer."""
        latest = time.monotonic() + LONGEST
        while time.monotonic() < latest:
            with suppress(Gone):
                if found := until():
                    return found
            with suppress(TimeoutError):
                self._listen(0.1)
        raise AssertionError(f"waited for too long; heard: {self.said}")

    def _listen(self, seconds: float) -> None:
        event = self._bus.recv_until_filtered(self._events, timeout=seconds)
        if event.header.fields[HeaderFields.member] == "Announcement":
            self.said.append(event.body[3][1])

    def _window(self) -> Node | None:
        windows = self._call(_ROOT, "Accessible", "GetChildren")[0]
        return self._read(windows[-1][1]) if windows else None

    def _found(self, name: str, roles: tuple[str, ...]) -> Node | None:
        nodes = (node for node in self.window().all() if node.name == name)
        return next((node for node in nodes if not roles or node.role in roles), None)

    def _read(self, path: str) -> Node:
        [low, high] = self._call(path, "Accessible", "GetState")[0]
        states = frozenset(name for name, bit in _STATES.items() if (low | high << 32) >> bit & 1)
        [role] = self._call(path, "Accessible", "GetRoleName")
        paths = self._call(path, "Accessible", "GetChildren")[0] if "showing" in states else ()
        children = (self._read(child) for _, child in paths)
        return Node(
            path,
            role,
            self._property(path, "Name"),
            self._property(path, "Description"),
            states,
            tuple(child for child in children if "showing" in child.states),
        )

    def _property(self, path: str, name: str) -> str:
        where = DBusAddress(path, self._program, "org.freedesktop.DBus.Properties")
        asked = new_method_call(where, "Get", "ss", (f"{_ATSPI}.Accessible", name))
        text: str = self._reply(asked)[0][1]
        return text

    def _call(self, path: str, part: str, method: str, types: str = "", *values: object) -> Any:
        return self._ask(self._program, path, part, method, types, *values)

    def _ask(
        self, whom: str, path: str, part: str, method: str, types: str = "", *values: object
    ) -> Any:
        where = DBusAddress(path, whom, f"{_ATSPI}.{part}")
        return self._reply(new_method_call(where, method, types or None, values))

    def _reply(self, asked: Any) -> Any:
        reply = self._bus.send_and_get_reply(asked, timeout=LONGEST)
        if reply.header.message_type is MessageType.error:
            raise Gone(reply.body)
        return reply.body


@contextmanager
def reading(own: Path, *arguments: str) -> Iterator[Reader]:
    """Start the program for a new user on a screen and a bus of its own, and read it."""
    with ExitStack() as stack:
        environment = _surroundings(own, stack)
        session = stack.enter_context(open_dbus_connection(environment["DBUS_SESSION_BUS_ADDRESS"]))
        launcher = DBusAddress("/org/a11y/bus", "org.a11y.Bus", "org.a11y.Bus")
        [address] = session.send_and_get_reply(new_method_call(launcher, "GetAddress")).body
        bus = stack.enter_context(open_dbus_connection(address))
        rule = MatchRule(type="signal", interface=f"{_ATSPI}.Event.Object")
        bus.send_and_get_reply(message_bus.AddMatch(rule))
        reader = Reader(bus, stack.enter_context(bus.filter(rule, bufsize=1_000)), environment)
        registry = DBusAddress("/org/a11y/atspi/registry", _REGISTRY, _REGISTRY)
        for event in ("object:announcement", "object:children-changed"):
            bus.send_and_get_reply(new_method_call(registry, "RegisterEvent", "s", (event,)))
        _run(stack, [*START, *arguments], environment)
        reader.starts()
        yield reader


def _surroundings(own: Path, stack: ExitStack) -> Mapping[str, str]:
    """Start a screen and a bus; return the environment that leads to them and to no other."""
    display = _told(stack, ["Xvfb", *SCREEN, "-displayfd"], os.environ)
    environment = {
        **{name: value for name, value in os.environ.items() if name != "AT_SPI_BUS_ADDRESS"},
        **dict.fromkeys(("HOME", "XDG_DATA_HOME", "XDG_RUNTIME_DIR"), str(own)),
        "DISPLAY": f":{display}",
        "QT_QPA_PLATFORM": "xcb",
        "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
    }
    bus = ["dbus-daemon", "--session", "--nofork", "--nopidfile", "--print-address"]
    return {**environment, "DBUS_SESSION_BUS_ADDRESS": _told(stack, bus, environment)}


def _told(stack: ExitStack, command: list[str], environment: Mapping[str, str]) -> str:
    """Run a program; return the line it writes to the file whose number ends its command."""
    out, into = os.pipe()
    _run(stack, [*command, str(into)], environment, into)
    os.close(into)
    with os.fdopen(out) as told:
        return told.readline().strip()


def _run(stack: ExitStack, command: list[str], environment: Mapping[str, str], *files: int) -> None:
    """Run a program until the stack is left."""
    process = stack.enter_context(
        subprocess.Popen(  # noqa: S603 - starts what was found on this machine
            command, env=environment, cwd=ROOT, stderr=subprocess.DEVNULL, pass_fds=files
        )
    )
    stack.callback(process.terminate)
