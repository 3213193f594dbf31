import re
from pathlib import Path

import pytest
from jinja2 import UndefinedError

from baklosan_desktop import assets
from baklosan_desktop.handouts.templates import fill, held
from baklosan_desktop.wording import NBSP
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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the daily dose is 5 mg.", "the daily dose is 5_mg."),
        ("2.5 mg / kg body weight", "2.5_mg_/ kg body weight"),
        ("25 ° C. Shelf life", "25_° C. Shelf life"),
        ("Baklosan 25mg №50 pills", "Baklosan 25mg №50_pills"),
        ("twice a day", "twice a day"),
        ("", ""),
    ],
)
def test_hz_27_number_never_leaves_its_unit(text: str, expected: str) -> None:
    assert held(text).replace(NBSP, "_") == expected
