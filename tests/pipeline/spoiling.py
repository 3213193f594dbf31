"""A label folder that can be changed, and that then says why the build refuses it."""

import hashlib
from pathlib import Path

import pytest

from baklosan_desktop import pipeline
from baklosan_desktop.errors import LabelError
from baklosan_desktop.pipeline.checks import approve
from baklosan_desktop.pipeline.folder import read


class LabelFolder:
    """The folder of a label in a copy of `db`."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.facts = self.path / "facts.toml"
        self.approved = self.path / "approved.txt"

    def change(self, name: str, old: str, new: str) -> None:
        """Replace the one place where `old` stands in a file."""
        file = self.path / name
        text = file.read_text(encoding="utf-8")
        assert text.count(old) == 1, f"'{old}' stands {text.count(old)} times in {name}"
        file.chmod(0o644)
        file.write_text(text.replace(old, new), encoding="utf-8")

    def change_fact(self, name: str, old: str, new: str) -> None:
        """Replace the first place in the table of a fact's id, a band's word or a section's key."""
        text = self.facts.read_text(encoding="utf-8")
        keys = (f'{key} = "{name}"' for key in ("id", "word", "key"))
        start = min(at for key in keys if (at := text.find(key)) >= 0)
        end = text.find("[[", start)
        table = text[start:end]
        assert old in table, f"'{old}' does not stand in {name}"
        changed = text[:start] + table.replace(old, new, 1) + text[end:]
        self.facts.write_text(changed, encoding="utf-8")

    def leave_out(self, kind: str, name: str) -> None:
        """Remove a fact."""
        before, found, rest = self.facts.read_text().partition(f'[[{kind}]]\nid = "{name}"')
        assert found
        self.facts.write_text(before + rest[rest.index("[[") :])

    def change_text(self, old: str, new: str) -> None:
        """Change the source text and let label.toml name the changed text."""
        source = self.path / "source.txt"
        before = hashlib.sha256(source.read_bytes()).hexdigest()
        self.change("source.txt", old, new)
        after = hashlib.sha256(source.read_bytes()).hexdigest()
        self.change("label.toml", before, after)

    def approve(self) -> None:
        """Approve the facts as they are now."""
        approve(*read(self.path), self.path)

    def refusal(self, kind: type[LabelError] = LabelError) -> str:
        """Build, which must be refused with exactly this kind of error; return its sentence."""
        with pytest.raises(LabelError) as refused:
            pipeline.build(self.path.parents[1])
        assert type(refused.value) is kind
        return str(refused.value)
