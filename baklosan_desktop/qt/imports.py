"""What is imported while the window answers: Qt's classes in the GUI thread, all else beside it.

PySide for Python 3.11 keeps its classes in one table, in which Qt looks while it paints, without
Python's lock. A class that another thread makes at that moment ends the program: rarely, but then
at once.
"""

import sys
from collections.abc import Iterator
from importlib import import_module
from importlib.machinery import ModuleSpec
from importlib.util import find_spec
from time import perf_counter
from types import CodeType
from typing import Any

_PROGRAM = "baklosan_desktop."
_QT = ("PySide6.", f"{_PROGRAM}qt.")
_NAMESPACE = "PySide6.QtCore:Qt"
_SLICE = 0.005  # seconds


def foundations(name: str) -> tuple[str, ...]:
    """Import what a module needs and what knows no Qt; return the others, in order of import.

    It may run in the background. Raises ImportError where one of them is not there. All use the
    namespace `Qt`, which comes first because it takes long enough for a turn of its own.
    """
    others = [_NAMESPACE]
    for module in _needed(name, set()):
        if module.startswith(_QT):
            others.append(module)
        else:
            import_module(module)
    return tuple(others)


def in_turns(names: tuple[str, ...]) -> Iterator[None]:
    """Import one thing after the other, yielding wherever the window should answer.

    Raises ImportError where one of them cannot be imported.
    """
    began = perf_counter()
    for name in names:
        module, _, own = name.partition(":")
        loaded = import_module(module)
        if own:
            getattr(loaded, own)
        if perf_counter() - began > _SLICE:
            yield
            began = perf_counter()


def _needed(name: str, met: set[str]) -> Iterator[str]:
    """Yield a module and before it all that it needs, as far as that is not there yet.

    What knows no Qt comes alone: nothing that it imports knows Qt.
    """
    if name in met or name in sys.modules:
        return
    met.add(name)
    if name.startswith(f"{_PROGRAM}qt."):
        for other in _imported(_code(name)):
            yield from _needed(other, met)
    yield name


def _imported(code: CodeType) -> Iterator[str]:
    """Name what the code of a module imports of Qt and of the program.

    Among the names that code uses, only those of its imports have dots; those without, such as
    `import PySide6`, nobody writes here. What it takes from a package may be a module; those are
    written in lower case.
    """
    for module in code.co_names:
        if module.startswith((*_QT, _PROGRAM)):
            yield module
            if _spec(module).submodule_search_locations is not None:
                lower = [name for name in code.co_names if name.islower() and "." not in name]
                yield from filter(find_spec, (f"{module}.{name}" for name in lower))


def _code(module: str) -> CodeType:
    loader: Any = _spec(module).loader
    code: CodeType = loader.get_code(module)
    return code


def _spec(module: str) -> ModuleSpec:
    """Tell how a module is imported, without importing it."""
    if spec := find_spec(module):
        return spec
    raise ImportError(name=module)
