"""What Poppler, another program than the one that wrote it, reads from a PDF."""

import shutil
import subprocess
from pathlib import Path

import pytest

needed = pytest.mark.skipif(
    shutil.which("pdftotext") is None, reason="poppler-utils is not installed"
)


def run(program: str, *arguments: str | Path) -> str:
    """Return what a program of poppler-utils prints about a file."""
    command = [program, *map(str, arguments)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603 - poppler
    return done.stdout


def pages(path: Path) -> list[str]:
    """Return the text of each page, line by line."""
    return run("pdftotext", "-raw", path, "-").removesuffix("\f").split("\f")


def words(path: Path) -> str:
    """Return the text of all pages with line and page ends undone, hyphens at them too."""
    return " ".join(" ".join(pages(path)).split())
