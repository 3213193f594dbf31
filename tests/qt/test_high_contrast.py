"""The themes for those who see little: every colour that the sheet or a painter puts on another."""

import re
from collections.abc import Iterator
from itertools import product

import pytest

from baklosan_desktop.qt.colours import BLACK, WHITE, contrast
from baklosan_desktop.qt.theme import Theme, colours
from tests.qt.sheet import FILLED, RULES, name_in
from tests.qt.test_contrast import GROUNDS, PAIRS

TEXT = 7  # WCAG 2.2: 1.4.6
HIGH = [theme for theme in Theme if theme.value.startswith("high-contrast")]
TEXTLESS = re.compile(
    r"hairline|QScrollBar|QProgressBar|QSplitter|::(indicator|separator|menu-indicator|down-arrow)"
)


def texts() -> Iterator[tuple[str, str]]:
    """Yield each ink of a rule with its ground, or with those of the window where it has none."""
    for selector, declared in RULES.items():
        ink, ground = (name_in(declared.get(key, "")) for key in ("color", "background"))
        chosen = [declared.get(f"selection-{key}color", "") for key in ("", "background-")]
        if all(chosen):
            yield name_in(chosen[0]), name_in(chosen[1])
        if ink:
            own = ["accent"] if ink == "on-accent" else GROUNDS  # of a button's label
            yield from product([ink], [ground] if ground else own)
        elif ground and not TEXTLESS.search(selector):
            tone = ground.removesuffix("-ground")
            yield tone if tone != ground else "on-accent" if ground in FILLED else "ink", ground


@pytest.mark.parametrize("theme", HIGH)
@pytest.mark.parametrize(("ink", "ground"), sorted({*texts(), *PAIRS}))  # PAIRS: as painted, too
def test_text_is_read_by_those_who_see_little(theme: Theme, ink: str, ground: str) -> None:
    named = colours(theme)
    assert contrast(named[ink], named[ground]) >= TEXT, f"{named[ink]} on {named[ground]}"


def test_one_theme_is_dark_and_one_is_light() -> None:
    pages = [colours(theme)["surface"] for theme in HIGH]
    assert pages == [BLACK, WHITE]


def test_the_sheet_was_read() -> None:
    assert {("ink-3", "background"), ("on-accent", "accent"), ("stop", "stop-ground")} <= {*texts()}
