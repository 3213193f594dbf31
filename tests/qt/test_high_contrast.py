"""The theme for those who see little: every colour that the sheet or a painter puts on another."""

import re
from collections.abc import Iterator, Mapping
from itertools import product

import pytest

from baklosan_desktop.qt.colours import contrast
from baklosan_desktop.qt.theme import Theme, colours
from tests.qt.test_contrast import GROUNDS, PAIRS, SHEET

TEXT, RING = 7, 3  # WCAG 2.2: 1.4.6 and 2.4.13
FILLED = {"accent", "stop", "caution"}  # of what is chosen, whose words are on-accent
NAMED = colours(Theme.HIGH_CONTRAST)
TEXTLESS = re.compile(
    r"hairline|QScrollBar|QProgressBar|QSplitter|::(indicator|separator|menu-indicator|down-arrow)"
)


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


def grounds(selector: str) -> set[str]:
    """Return what a ring lies on: the window, and the control as it is without the keyboard."""
    plain = selector.replace(":focus", "")
    own = {name_in(RULES.get(plain, {}).get("background", "")), *_toned(plain)}
    return {*GROUNDS, *own} - {""}


def _toned(selector: str) -> Iterator[str]:
    """Yield the grounds that a control has by its tone."""
    wanted = re.compile(re.escape(selector).replace(":checked", r"\[tone=[^]]+\]:checked"))
    for other, declared in RULES.items():
        if wanted.fullmatch(other):
            yield name_in(declared.get("background", ""))


def rings() -> Iterator[tuple[str, str]]:
    for selector, declared in RULES.items():
        border = declared.get("border-color") or declared.get("border", "").rpartition(" ")[2]
        if ":focus" in selector and name_in(border):
            yield from product([name_in(border)], grounds(selector))


@pytest.mark.parametrize(("ink", "ground"), sorted({*texts(), *PAIRS}))  # PAIRS: as painted, too
def test_text_is_read_by_those_who_see_little(ink: str, ground: str) -> None:
    assert contrast(NAMED[ink], NAMED[ground]) >= TEXT, f"{NAMED[ink]} on {NAMED[ground]}"


@pytest.mark.parametrize(("ring", "ground"), sorted(set(rings())))
def test_ring_around_what_has_the_keyboard_is_seen(ring: str, ground: str) -> None:
    assert contrast(NAMED[ring], NAMED[ground]) >= RING, f"{NAMED[ring]} on {NAMED[ground]}"


def test_the_sheet_was_read() -> None:
    assert {("ink-3", "background"), ("on-accent", "accent"), ("stop", "stop-ground")} <= {*texts()}
    assert {("focus", "surface"), ("focus-on-accent", "accent"), ("focus-on-accent", "stop")} <= {
        *rings()
    }
