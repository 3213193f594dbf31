"""The command line as a person or another program calls it."""

import json
from pathlib import Path
from typing import Any

import pytest

from baklosan_desktop import cli


class Command:
    """`baklosan …`, over a label database and a data folder of its own."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.data = folder
        self._capsys = capsys

    def __call__(self, *arguments: str) -> str:
        """Run a command that succeeds; return what it prints."""
        status, out, err = self.run(*arguments)
        assert (status, err) == (0, "")
        return out

    def json(self, *arguments: str) -> Any:
        """Run a command that succeeds; return the JSON that it prints."""
        return json.loads(self(*arguments, "--json"))

    def refusal(self, *arguments: str) -> str:
        """Run a command that is refused; return what it says on standard error."""
        status, out, err = self.run(*arguments)
        assert (status, out) == (1, "")
        return err

    def run(self, *arguments: str) -> tuple[int, str, str]:
        status = cli.main([*arguments, "--data-dir", str(self.data)])
        return status, *self._capsys.readouterr()
