import re
from collections.abc import MutableMapping
from itertools import product

import pytest

from baklosan_desktop.qt.colours import BANDS, BLACK, WHITE, Colours, contrast, ink_on
from baklosan_desktop.qt.theme import Theme, colours
from tests.qt.sheet import SHEET

ENOUGH = 4.5
GROUNDS = ("background", "surface")
STATUSES = ("stop", "caution", "information", "fine")
PAIRS = (
    *product(("ink", "ink-2", "ink-3", "accent", "link", "stop"), GROUNDS),
    *product(("ink", "ink-2", "accent"), ("accent-weak",)),
    *product(("on-accent",), ("accent", "stop", "caution")),
    *((status, f"{status}-ground") for status in STATUSES),
    *(("link", f"{status}-ground") for status in STATUSES),
    ("mark-ink", "mark"),
    *((f"{band}-ink", band) for band in BANDS),
)

every_theme = pytest.mark.parametrize(
    "named", [colours(theme) for theme in Theme], ids=[t.value for t in Theme]
)


def test_contrast_is_that_of_wcag() -> None:
    assert contrast(BLACK, WHITE) == pytest.approx(21)
    assert contrast("#767676", WHITE) == pytest.approx(4.54, abs=0.005)
    assert contrast("#FF0000", BLACK) == pytest.approx(5.25, abs=0.005)


def test_contrast_asks_not_which_colour_is_the_ink() -> None:
    assert contrast("#0B6B72", WHITE) == contrast(WHITE, "#0B6B72")


@pytest.mark.parametrize("grey", range(0, 256, 5))
def test_black_or_white_can_be_read_on_any_ground(grey: int) -> None:
    ground = f"#{grey:02X}{grey:02X}{grey:02X}"
    assert contrast(ink_on(ground), ground) >= ENOUGH


@every_theme
@pytest.mark.parametrize(("ink", "ground"), PAIRS)
def test_text_can_be_read_on_its_ground(named: Colours, ink: str, ground: str) -> None:
    assert contrast(named[ink], named[ground]) >= ENOUGH, f"{named[ink]} on {named[ground]}"


@every_theme
def test_bands_run_from_the_most_to_the_least_striking(named: Colours) -> None:
    striking = [contrast(named[band], named["surface"]) for band in BANDS[:-1]]
    assert striking == sorted(striking, reverse=True)


@every_theme
def test_focus_stands_out_from_every_ground_a_control_has(named: Colours) -> None:
    assert all(contrast(named["focus"], named[ground]) >= 3 for ground in GROUNDS)


@every_theme
@pytest.mark.parametrize("drawn", ["caution", "accent"])
def test_marks_beside_the_text_stand_out_from_it(named: Colours, drawn: str) -> None:
    assert contrast(named[drawn], named["surface"]) >= 3


def test_every_palette_has_the_same_names() -> None:
    assert len({tuple(sorted(colours(theme))) for theme in Theme}) == 1


@every_theme
def test_every_value_is_a_colour_or_a_width(named: Colours) -> None:
    odd = {
        name: value
        for name, value in named.items()
        if not re.fullmatch(r"#[0-9A-F]{6}|\d+px", value)
    }
    assert odd == {}


def test_the_sheet_uses_every_name_of_the_palettes_and_no_other() -> None:
    assert set(re.findall(r"\$([a-z0-9-]+)", SHEET)) == set(colours(Theme.LIGHT))


def test_the_sheet_names_no_colour_itself() -> None:
    assert re.findall(r"#[0-9A-Fa-f]{3,}|\brgba?\(|\b(?:white|black|red|gr[ae]y)\b", SHEET) == []


def test_a_palette_cannot_be_repainted() -> None:
    assert not isinstance(colours(Theme.LIGHT), MutableMapping)
