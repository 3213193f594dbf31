"""What whoever looks after a computer sets for all its users; none of them can change it.

The file has a line `name = value` for each setting that is fixed, and for what is no preference of
a user at all: `data_folder`, `library`, `pages` and `pack_keys`, lists with commas between. Empty
lines and lines that begin with `#` mean nothing.
"""

import sys
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath
from types import MappingProxyType
from typing import Any, NamedTuple, Self

from baklosan_desktop.settings import FOLDER, Settings

_FILE = "policy.conf"
_OF_A_USER = {"page", "line"}  # where somebody has been reading
_FIXABLE: Mapping[str, Callable[[str], object]] = {
    name: type(value) for name, value in Settings()._asdict().items() if name not in _OF_A_USER
}


class Policy(NamedTuple):
    """What is fixed; empty: nothing is.

    `pages` are the names of those that are shown, all if there is none; `pack_keys` are minisign's
    public keys of those whose packs of labels this computer trusts. `library` is the address of a
    server whose library is read, not the user's own. `problem` says why the file is not
    followed, empty where all is well.
    """

    fixed: Mapping[str, Any] = MappingProxyType({})
    data_folder: Path | None = None
    library: str = ""
    pages: tuple[str, ...] = ()
    pack_keys: tuple[str, ...] = ()
    problem: str = ""

    @classmethod
    def read(cls, lines: Iterable[str]) -> Self:
        """Read the lines of such a file; ValueError names the first that cannot be followed."""
        fixed, others = dict[str, Any](), dict[str, Any]()
        for number, line in enumerate(map(str.strip, lines), 1):
            if not line or line.startswith("#"):
                continue
            try:
                name, value = map(str.strip, line.split("=", 1))
                if name in _FIXABLE:
                    fixed[name] = _FIXABLE[name](value)
                else:
                    others[name] = _OTHERS[name](value)
            except (KeyError, ValueError) as error:
                raise ValueError(f"its line {number}, '{line}', means nothing") from error
        return cls(MappingProxyType(fixed), **others)

    def applied(self, chosen: Settings) -> Settings:
        """Return what a user has chosen, with what is fixed in its place."""
        return chosen._replace(**self.fixed)

    def kept(self, now: Settings, before: Settings) -> Settings:
        """Return what of the settings of now a user has chosen, on top of what was chosen before.

        What is fixed only hides a choice: it is there again when the policy has gone.
        """
        return now._replace(**{name: getattr(before, name) for name in self.fixed})

    def shows(self, page: str) -> bool:
        """Whether a page, by its name, is shown."""
        return not self.pages or page in self.pages


NONE = Policy()


def _list(value: str) -> tuple[str, ...]:
    return tuple(filter(None, map(str.strip, value.split(","))))


_OTHERS: Mapping[str, Callable[[str], object]] = {
    "data_folder": Path,
    "library": str,
    "pages": _list,
    "pack_keys": _list,
}


def place(platform: str = sys.platform) -> PurePath:
    r"""Return where the file is: in a folder that only administrators write, whoever asks.

    No variable of the environment decides it, since users can set those.

    >>> str(place("linux")), str(place("win32"))
    ('/etc/baklosan-desktop/policy.conf', 'C:\\ProgramData\\BaklosanDesktop\\policy.conf')
    """
    if platform == "win32":
        return PureWindowsPath(r"C:\ProgramData", FOLDER, _FILE)
    if platform == "darwin":
        return PurePosixPath("/Library/Application Support", FOLDER, _FILE)
    return PurePosixPath("/etc/baklosan-desktop", _FILE)


def of_this_computer() -> Policy:
    """Return the policy that everybody on this computer follows."""
    return load(Path(place()))


def load(path: Path) -> Policy:
    """Return the policy in a file; what cannot be followed whole fixes nothing, and says so."""
    try:
        return Policy.read(path.read_text(encoding="utf-8").splitlines())
    except FileNotFoundError:
        return NONE
    except OSError:
        problem = "it cannot be read"
    except UnicodeDecodeError:
        problem = "it is no text in UTF-8"
    except ValueError as error:
        problem = str(error)
    who = "Tell whoever looks after this computer."
    return Policy(problem=f"The policy in '{path}' is not followed: {problem}. {who}")
