"""The table of faults names tests that are there, and sentences that the program says."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.conftest import ROOT

PACKAGE = ROOT / "baklosan_desktop"
OPEN = "…"
SAYS_OTHERWISE = re.compile(
    r"^(Nothing|Never|All else|No dose|The defaults|The former|Import the labels again)"
)


class Row(NamedTuple):
    """A row of the table."""

    file: str
    fault: str
    said: str
    test: str


def rows() -> list[Row]:
    lines = (ROOT / "db" / "FAULTS.md").read_text(encoding="utf-8").splitlines()
    cells = [line.strip("| ").split(" | ") for line in lines if line.startswith("| ")]
    return [Row(*own) for own in cells[1:]]


def texts(path: Path) -> Iterator[str]:
    """Every text of a module, with what is filled in left open."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        match node:
            case ast.JoinedStr(parts):
                yield "".join(
                    str(part.value) if isinstance(part, ast.Constant) else OPEN for part in parts
                )
            case ast.Constant(str(text)):
                yield re.sub(r"\{\w*(:,)?\}", OPEN, text)


@pytest.fixture(scope="module")
def spoken() -> str:
    """All texts of the program."""
    return "\n".join(text for path in sorted(PACKAGE.rglob("*.py")) for text in texts(path))


@pytest.mark.parametrize("row", rows(), ids=lambda row: f"{row.file}: {row.fault}")
def test_row_names_a_test_and_says_what_the_program_says(row: Row, spoken: str) -> None:
    path, name = row.test.strip("`").split("::")
    assert f"\ndef {name}(" in (ROOT / path).read_text(encoding="utf-8")
    if SAYS_OTHERWISE.match(row.said):
        return
    for sentence in re.split(r"(?<=[.?]) (?=[A-Z'])", row.said):
        assert sentence.rstrip(f" {OPEN}") in spoken


def test_every_database_and_every_kind_of_fault_is_in_the_table() -> None:
    told = [f"{row.file}: {row.fault}" for row in rows()]
    for file in ("bundled labels", "library", "desk"):
        assert any(one.startswith(f"{file}: 200 single bits flipped") for one in told)
    for fault in ("full disk", "cannot be written", "clock", "locked", "killed", "vanishes", "log"):
        assert any(fault in one for one in told)
