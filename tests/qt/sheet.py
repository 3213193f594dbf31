"""The style sheet, read rule by rule."""

import re
from collections.abc import Mapping

from baklosan_desktop import assets

SHEET = assets.resource("theme", "baklosan.qss").read_text(encoding="utf-8")
FILLED = {"accent", "stop", "caution"}  # of what is chosen, whose words are on-accent


def declarations(body: str) -> Mapping[str, str]:
    parts = (part.partition(":") for part in body.split(";"))
    return {name.strip(): value.strip() for name, _, value in parts}


def rules() -> Mapping[str, Mapping[str, str]]:
    """Return what each selector of the sheet declares."""
    found: dict[str, dict[str, str]] = {}
    sheet = re.sub(r"/\*.*?\*/", "", SHEET, flags=re.DOTALL)
    for selectors, body in re.findall(r"([^{}]+)\{([^{}]*)\}", sheet):
        for selector in selectors.split(","):
            found.setdefault(" ".join(selector.split()), {}).update(declarations(body))
    return found


RULES = rules()


def name_in(value: str) -> str:
    """Return the colour of the palette that a value names alone, or nothing."""
    found = re.fullmatch(r"\$([a-z0-9-]+)", value)
    return found[1] if found else ""
