"""What the README and the map of the package name is there, and nothing is left out."""

import re

import pytest

import baklosan_desktop
from baklosan_desktop.cli import parser
from tests.conftest import ROOT

PACKAGE = ROOT / "baklosan_desktop"
README = (ROOT / "README.md").read_text(encoding="utf-8")
PLACES = (ROOT, PACKAGE, ROOT / "tests" / "benchmarks", ROOT / "db" / "labels" / "baklosan-25mg")
PATHS = sorted(set(re.findall(r"`(?:python |sh )?([\w./-]+\.(?:py|md|toml|txt))", README)))
COMMANDS = re.findall(r"^    ([\w-]+) ", parser().format_help(), re.MULTILINE)
MAPPED = re.findall(r"^(\w+(?:, \w+)*) {2,}\S", baklosan_desktop.__doc__ or "", re.MULTILINE)


@pytest.mark.parametrize("command", COMMANDS)
def test_readme_lists_every_command(command: str) -> None:
    assert re.search(rf"^baklosan {command}\b", README, re.MULTILINE)


@pytest.mark.parametrize("path", PATHS)
def test_file_that_the_readme_names_is_there(path: str) -> None:
    assert any((place / path).is_file() for place in PLACES)


def test_readme_names_files_and_the_parser_commands() -> None:
    assert {"labels", "import", "check"} <= {*COMMANDS}
    assert {"store/writer.py", "tests/benchmarks/start.py", "facts.toml"} <= {*PATHS}


def test_map_of_the_package_has_every_layer_with_modules_of_its_own() -> None:
    layers = {path.parent.name for path in PACKAGE.glob("*/__init__.py")}
    assert layers <= {name for line in MAPPED for name in line.split(", ")}
