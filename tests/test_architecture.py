"""The budgets of the house. What has no test is not a rule."""

import ast
import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from statistics import median

import pytest
from importlinter.cli import lint_imports

from tests.conftest import ROOT

PACKAGE = ROOT / "baklosan_desktop"

NETWORK = {"socket", "ssl", "http", "urllib.request", "PySide6.QtNetwork"}
# Stages the start; loads Qt, signatures, or the driver of a server for its own purpose only.
LAZY = {"app.py", "cli/handout.py", "cli/packs.py", "pipeline/receiving.py", "qt/imports.py"}
LAZY |= {"store/dialects/__init__.py", "store/server.py"}
VAGUE = {"Manager", "Handler", "Helper", "Service", "Util", "Utils", "Data", "Info"}
VAGUE_FILES = {word.casefold() for word in VAGUE} | {"helpers", "misc", "common"}

MUTABLE = (ast.List, ast.Dict, ast.Set, ast.ListComp, ast.DictComp, ast.SetComp)
MUTABLE_CALLS = {"list", "dict", "set", "bytearray", "defaultdict", "deque", "Counter"}
MUTATORS = {
    "add", "append", "clear", "discard", "extend", "insert", "pop", "popitem", "remove", "reverse",
    "setdefault", "sort", "update",
}  # fmt: skip
CONSTANT = re.compile(r"_?[A-Z][A-Z0-9_]*")
NOQA = re.compile(r"# noqa\b(.*)")
NAMED_AND_REASONED = re.compile(r": [A-Z]+[0-9]+(, [A-Z]+[0-9]+)* - \S.*")

Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Module:
    """One Python file of the package."""

    path: Path

    @property
    def name(self) -> str:
        return self.path.relative_to(PACKAGE).as_posix()

    @cached_property
    def text(self) -> str:
        return self.path.read_text(encoding="utf-8")

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.text)

    @property
    def lines(self) -> int:
        return len(self.text.splitlines())

    def functions(self) -> list[Function]:
        return [node for node in ast.walk(self.tree) if isinstance(node, Function)]

    def imports(self) -> set[str]:
        """Return each imported module, and each name as if it were a module of another."""
        return {name for node in ast.walk(self.tree) for name in imported(node)}

    def at(self, node: ast.expr | ast.stmt) -> str:
        return f"{self.name}:{node.lineno}"


def imported(node: ast.AST) -> Iterator[str]:
    match node:
        case ast.Import():
            yield from (alias.name for alias in node.names)
        case ast.ImportFrom(module=str() as module):
            yield module
            yield from (f"{module}.{alias.name}" for alias in node.names)


MODULES = [Module(path) for path in sorted(PACKAGE.rglob("*.py")) if "_bundled" not in path.parts]


def length(function: Function) -> int:
    """Count from `def` to the last line, docstring included, decorators not."""
    return (function.end_lineno or 0) - function.lineno + 1


def found(look: Callable[[ast.AST], object]) -> list[str]:
    """Return the places of all statements and expressions that `look` recognises."""
    return [
        module.at(node)
        for module in MODULES
        for node in ast.walk(module.tree)
        if isinstance(node, ast.expr | ast.stmt) and look(node)
    ]


def holds_mutable(value: ast.expr | None) -> bool:
    called = value.func if isinstance(value, ast.Call) else None
    return isinstance(value, MUTABLE) or (
        isinstance(called, ast.Name) and called.id in MUTABLE_CALLS
    )


def module_state(tree: ast.Module) -> Iterator[tuple[str, ast.stmt]]:
    """Yield the name of each list, dictionary or set that a module keeps, and where."""
    for node in tree.body:
        targets = node.targets if isinstance(node, ast.Assign) else []
        targets = [node.target] if isinstance(node, ast.AnnAssign | ast.AugAssign) else targets
        for target in targets:
            if isinstance(target, ast.Name) and holds_mutable(getattr(node, "value", None)):
                yield target.id, node


def mutated(node: ast.AST) -> str:
    """Return the name that a statement or call changes in place, or nothing."""
    match node:
        case ast.Subscript(value=target, ctx=ast.Store() | ast.Del()):
            pass
        case ast.AugAssign(target=target):
            pass
        case ast.Call(func=ast.Attribute(value=target, attr=method)) if method in MUTATORS:
            pass
        case _:
            return ""
    match target:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
        case _:
            return ""


def words(name: str) -> set[str]:
    """Split a class name: "_DatabaseRow" has the words "Database" and "Row"."""
    return set(re.findall(r"[A-Z][a-z0-9]*", name))


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.name)
def test_file_has_at_most_300_lines(module: Module) -> None:
    assert module.lines <= 300


def test_typical_file_has_at_most_150_lines() -> None:
    assert median(module.lines for module in MODULES) <= 150


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.name)
def test_function_has_at_most_40_lines(module: Module) -> None:
    assert [f.name for f in module.functions() if length(f) > 40] == []


def test_typical_function_has_at_most_8_lines() -> None:
    assert median(length(f) for module in MODULES for f in module.functions()) <= 8


def test_types_are_never_silenced() -> None:
    silenced = re.compile(r"#\s*type:\s*ignore|#\s*mypy:|\bcast\(")
    assert [module.name for module in MODULES if silenced.search(module.text)] == []


def test_nothing_is_global_and_no_import_is_a_star() -> None:
    assert found(lambda node: isinstance(node, ast.Global)) == []
    assert [m.name for m in MODULES if any(name.endswith(".*") for name in m.imports())] == []


def test_imports_hide_no_cycle() -> None:
    assert [module.name for module in MODULES if "TYPE_CHECKING" in module.text] == []
    hidden = {
        module.name
        for module in MODULES
        for function in module.functions()
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
    }
    named = {module.name for module in MODULES if "import_module" in module.text}
    assert hidden | named <= LAZY


def test_module_state_is_constant() -> None:
    """A list, dictionary or set of a module is named in capitals, and nothing ever changes it."""
    kept = [(name, m.at(node)) for m in MODULES for name, node in module_state(m.tree)]
    assert [place for name, place in kept if not CONSTANT.fullmatch(name)] == []
    constants = {name for name, _ in kept}
    assert found(lambda node: mutated(node) in constants) == []


def test_exceptions_from_the_linter_are_few_and_reasoned() -> None:
    files = [*PACKAGE.rglob("*.py"), *ROOT.glob("tests/**/*.py"), *ROOT.glob(".ci/**/*.py")]
    comments = [
        (path.relative_to(ROOT).as_posix(), comment)
        for path in files
        if path != Path(__file__)
        for comment in NOQA.findall(path.read_text(encoding="utf-8"))
    ]
    assert [one for one in comments if not NAMED_AND_REASONED.fullmatch(one[1])] == []
    assert len([name for name, _ in comments if not name.startswith("tests/")]) <= 10


def test_nothing_reaches_the_network() -> None:
    assert [m.name for m in MODULES if m.imports() & NETWORK] == []


def test_names_say_what_a_thing_is() -> None:
    classes = [
        node.name
        for module in MODULES
        for node in ast.walk(module.tree)
        if isinstance(node, ast.ClassDef)
    ]
    assert [name for name in classes if words(name) & VAGUE] == []
    parts = {part for module in MODULES for part in Path(module.name).with_suffix("").parts}
    assert parts & VAGUE_FILES == set()


def test_few_files_know_qt() -> None:
    knowing = [m.name for m in MODULES if any(n.split(".")[0] == "PySide6" for n in m.imports())]
    assert {name.split("/")[0] for name in knowing} <= {"qt", "app.py"}
    assert len(knowing) / len(MODULES) < 0.30


def test_there_are_as_many_lines_of_test_as_of_code() -> None:
    tests = sum(
        len(path.read_text(encoding="utf-8").splitlines()) for path in ROOT.glob("tests/**/*.py")
    )
    assert tests >= sum(module.lines for module in MODULES)


def test_layers_import_downwards_only(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(ROOT)
    monkeypatch.setattr(sys, "path", [*sys.path])
    broken = lint_imports(no_cache=True, no_logo=True)
    assert broken == 0, capsys.readouterr().out


@pytest.mark.parametrize("module", ["cli", "screens.label", "handouts.page", "pipeline.__main__"])
def test_without_a_window_qt_stays_unloaded(python: Callable[[str], str], module: str) -> None:
    assert loaded(python, module, "PySide6") == []


@pytest.mark.parametrize(
    "module", ["labels.label", "store.opening", "store.integrity", "screens.label", "settings"]
)
def test_until_the_database_is_asked_sqlalchemy_stays_unloaded(
    python: Callable[[str], str], module: str
) -> None:
    assert loaded(python, module, "sqlalchemy") == []


def test_loaded_packages_are_seen(python: Callable[[str], str]) -> None:
    assert "sqlalchemy" in loaded(python, "store.database", "sqlalchemy")


def loaded(python: Callable[[str], str], module: str, package: str) -> list[str]:
    """Return the modules of a package that importing one of ours loads."""
    source = f"import sys, baklosan_desktop.{module}; print(*sys.modules)"
    return [name for name in python(source).split() if name.split(".")[0] == package]


@pytest.mark.parametrize(
    "source",
    ["x = []", "x: list[int] = []", "x = {}", "x = {1}", "x = [n for n in y]", "x = dict(a=1)"],
)
def test_state_of_a_module_is_seen(source: str) -> None:
    assert [name for name, _ in module_state(ast.parse(source))] == ["x"]


@pytest.mark.parametrize("source", ["x = ()", "x = frozenset([1])", "def f():\n x = []", "x = 1"])
def test_what_cannot_change_is_no_state(source: str) -> None:
    assert list(module_state(ast.parse(source))) == []


@pytest.mark.parametrize(
    "source",
    ["X[1] = 2", "del X[1]", "X += [1]", "X.append(1)", "m.X.update(y)", "X[1] += 1", "X.clear()"],
)
def test_changing_a_constant_is_seen(source: str) -> None:
    assert "X" in {mutated(node) for node in ast.walk(ast.parse(source))}


@pytest.mark.parametrize("source", ["X[1]", "X.get(1)", "x = X", "f(X)", "for y in X: pass"])
def test_reading_a_constant_is_no_change(source: str) -> None:
    assert {mutated(node) for node in ast.walk(ast.parse(source))} == {""}


def test_vague_words_are_seen_as_words_only() -> None:
    assert words("LabelDataManager") & VAGUE == {"Data", "Manager"}
    assert words("DamagedDatabase") & VAGUE == set()
    assert words("Information") & VAGUE == set()


def test_exception_needs_a_rule_and_a_reason() -> None:
    assert NAMED_AND_REASONED.fullmatch(": ANN401 - whatever JSON holds")
    assert NAMED_AND_REASONED.fullmatch(": ANN401, FBT003 - both")
    for comment in (": ANN401", ": ANN401 -", ": ANN401 whatever", ""):
        assert not NAMED_AND_REASONED.fullmatch(comment)
