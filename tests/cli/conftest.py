"""Labels to import, in a format for tests."""

import json
from functools import partial
from pathlib import Path

import pytest

from baklosan_desktop.cli import importing
from baklosan_desktop.pipeline.library import imported
from tests.command import Command
from tests.published import a_published, one_section, read_demo, written

LABELS = (
    a_published(parts=one_section("Grapefruit raises the level. Take one.")),
    a_published(set_id="set-2", name="Other", parts=one_section("Epilepsy was seen.")),
)


@pytest.fixture(autouse=True)
def _demo_is_a_format(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importing, "imported", partial(imported, read=read_demo))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "demo.txt"
    path.write_bytes(written(*LABELS))
    return path


@pytest.fixture
def own(baklosan: Command, file: Path) -> str:
    """The id of an imported label."""
    status, out, _ = baklosan.run("import", str(file), "--json")
    assert status == 0
    return str(json.loads(out)["imported"][0]["id"])
