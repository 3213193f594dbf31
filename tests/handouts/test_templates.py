import re
from pathlib import Path

import pytest
from jinja2 import UndefinedError

from baklosan_desktop import assets
from baklosan_desktop.handouts.templates import fill
from tests.handouts.sheets import a_handout

TEMPLATES = sorted(assets.resource("handouts").glob("*.j2"))


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_every_template_states_its_limits_in_its_first_line(template: Path) -> None:
    assert re.match(r"\{# .+ #\}\n", template.read_text(encoding="utf-8"))


def test_missing_value_stops_the_sheet() -> None:
    with pytest.raises(UndefinedError):
        fill("sheet.html.j2")


def test_what_was_typed_cannot_become_markup() -> None:
    body = a_handout(pharmacy="<b>Smith & Sons</b>").body
    assert "&lt;b&gt;Smith &amp; Sons&lt;/b&gt;" in body
