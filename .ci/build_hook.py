"""Build what is not written by hand when a wheel, an sdist or an editable install is made."""

import sys
from pathlib import Path
from runpy import run_path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class LabelsAndTranslations(BuildHookInterface[Any]):
    """Runs the pipeline of this checkout: the project itself is not installed yet."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Build db/build, where a wrong label stops it, and compile the catalogues."""
        del version, build_data
        root = Path(self.root)
        sys.path.insert(0, str(root))
        from baklosan_desktop.pipeline import build  # noqa: PLC0415 - the line above finds it

        build(root / "db")
        run_path(str(root / ".ci" / "translations.py"))["compile_all"]()
