"""Finds the texts of a module that people may read, and tells them from names and keys."""

import ast
import re
from collections.abc import Iterator
from typing import NamedTuple

# A text is read by people if it has a word beside a blank, or begins with a capital.
READ = re.compile(r"[^\W\d_]{2}.*\s|\s.*[^\W\d_]{2}|^\W*[A-Z][^\W\d_]*[a-z]", re.DOTALL)
MARKERS = {"_": 1, "translatable": 1, "plural": 2}
NAMES = re.compile(  # of keys, of files, of modules
    r"(Ctrl|Alt|Shift)\+\S+|Page (Up|Down)|[\w-]+\.(ttf|txt|json|qss)|PySide6\S*|Qt6\S*"
    r"|Baklosan ?Desktop"
)
SQL = re.compile(  # a statement, or a part of one
    r"\b(SELECT|INSERT|UPDATE|DELETE|CREATE|DROP|PRAGMA|BEGIN|NEAR|AND|OR|CAST|COPY|SET|SHOW)\b"
    r"|^\w+ = (ON|OFF|FULL)$|\bIS NOT NULL$|^(REPEATABLE READ|READ COMMITTED)$"
)
# Whatever these are given is a name, a pattern or a format.
TECHNICAL = {
    "QByteArray", "TypeVar", "ParamSpec", "compile", "import_module", "fullmatch", "match", "sub",
    "search", "split", "findall", "setObjectName", "setProperty", "property", "setStyleSheet",
    "strftime", "strip", "rstrip", "lstrip", "join", "removeprefix", "removesuffix", "named",
    "styled", "icon", "pixmap", "QKeySequence", "encode", "decode", "fromString", "getattr",
    "hasattr", "setattr", "startswith", "endswith", "partition", "rpartition", "replace", "count",
    "text", "prepare", "execute", "RuntimeError", "AssertionError", "TypeError",
}  # fmt: skip


class Literal(NamedTuple):
    """A text in a module; `early`: made when the module is imported, before a language is known."""

    node: ast.Constant | ast.JoinedStr
    text: str
    early: bool


class _Finder(ast.NodeVisitor):
    def __init__(self) -> None:
        self.found: list[Literal] = []
        self._depth = 0

    def visit_Constant(self, node: ast.Constant) -> None:
        if isinstance(node.value, str):
            self._take(node, node.value)

    def visit_JoinedStr(self, node: ast.JoinedStr) -> None:
        self._take(node, template(node))
        for part in node.values:
            if isinstance(part, ast.FormattedValue):
                self.visit(part.value)

    def visit_Expr(self, node: ast.Expr) -> None:
        if not isinstance(node.value, ast.Constant):  # a docstring otherwise
            self.visit(node.value)

    def visit_Call(self, node: ast.Call) -> None:
        name = called(node)
        self.visit(node.func)
        marked = MARKERS.get(name, 0) if isinstance(node.func, ast.Name) else 0
        for place, argument in enumerate(node.args):
            is_plain = isinstance(argument, ast.Constant | ast.JoinedStr)
            if place < marked and isinstance(argument, ast.Constant):
                continue
            if name not in TECHNICAL or not is_plain:
                self.visit(argument)
        for keyword in node.keywords:
            if keyword.arg != "objectName":
                self.visit(keyword.value)

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        given = [*node.args.defaults, *filter(None, node.args.kw_defaults)]
        for early in (*node.decorator_list, *given):
            self.visit(early)
        self._depth += 1
        for statement in node.body:
            self.visit(statement)
        self._depth -= 1

    def visit_Lambda(self, node: ast.Lambda) -> None:
        self._depth += 1
        self.visit(node.body)
        self._depth -= 1

    def visit_AnnAssign(self, node: ast.AnnAssign) -> None:
        if node.value:  # what it is annotated with is for the type checker
            self.visit(node.value)

    def visit_Assign(self, node: ast.Assign) -> None:
        names = {name.id for name in node.targets if isinstance(name, ast.Name)}
        is_type = isinstance(node.value, ast.Subscript) and not self._depth
        if not (is_type or "__slots__" in names):
            self.visit(node.value)

    def visit_Subscript(self, node: ast.Subscript) -> None:
        self.visit(node.value)
        if not isinstance(node.slice, ast.Constant):
            self.visit(node.slice)

    def _take(self, node: ast.Constant | ast.JoinedStr, text: str) -> None:
        if READ.search(bare(text)) and not (NAMES.fullmatch(text) or SQL.search(text)):
            self.found.append(Literal(node, text, early=not self._depth))


def unmarked(tree: ast.Module) -> list[Literal]:
    """Return the texts of a module that are not marked for translation."""
    finder = _Finder()
    finder.visit(tree)
    return finder.found


def marked(tree: ast.Module) -> Iterator[tuple[ast.Call, ast.expr]]:
    """Yield each call of a marker with each text it is given."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            for argument in node.args[: MARKERS.get(node.func.id, 0)]:
                yield node, argument


def called(node: ast.Call) -> str:
    """Return the last name of what is called."""
    match node.func:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
        case _:
            return ""


def template(node: ast.JoinedStr) -> str:
    """Return an f-string with an empty pair of braces for each value."""
    return "".join(
        str(part.value) if isinstance(part, ast.Constant) else "{}" for part in node.values
    )


def bare(text: str) -> str:
    """Return the words of a text, without markup."""
    return re.sub(r"<[^<>]*>|&\w+;", "", text)
