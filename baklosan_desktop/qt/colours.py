"""Colours by name, and which two of them can be read on each other."""

from collections.abc import Mapping
from types import MappingProxyType

Colours = Mapping[str, str]

BANDS = ("band-1", "band-2", "band-3", "band-4", "band-5", "band-isolated")
BLACK = "#000000"
WHITE = "#FFFFFF"

_LINEAR_UP_TO = 0.04045


def read(palette: str) -> Colours:
    """Read a palette file; the ink of each band, such as `band-1-ink`, is computed."""
    lines = (line.split() for line in palette.splitlines() if not line.startswith("#"))
    colours = dict(lines)
    inks = {f"{band}-ink": ink_on(colours[band]) for band in BANDS}
    return MappingProxyType(colours | inks)


def ink_on(ground: str) -> str:
    """Choose black or white; on any ground the better one reaches 4.5 : 1."""
    return max(BLACK, WHITE, key=lambda ink: contrast(ink, ground))


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours, 1 to 21, as WCAG 2.2 defines it."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[start : start + 2], 16) / 255) for start in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= _LINEAR_UP_TO else ((channel + 0.055) / 1.055) ** 2.4
