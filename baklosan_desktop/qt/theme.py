"""What the program looks like: colours by name, one style sheet, one text size; preferences."""

import re
from enum import Enum
from functools import cache
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from baklosan_desktop import assets, settings
from baklosan_desktop.policy import NONE, Policy
from baklosan_desktop.qt.colours import Colours, read
from baklosan_desktop.tongue import _, translatable

BODY = 13
FONTS = ("NotoSans-Regular.ttf", "NotoSans-Bold.ttf", "DejaVuSans.ttf")
FAMILIES = ("Noto Sans", "DejaVu Sans")
TEXT_SIZES = (80, 90, 100, 115, 130, 150, 175, 200)

_STYLE = "fusion"
_POINTS_PER_INCH = 72
_COLOURS_OF_ROLES = (
    (QPalette.ColorRole.Window, "background"),
    (QPalette.ColorRole.WindowText, "ink"),
    (QPalette.ColorRole.Base, "surface"),
    (QPalette.ColorRole.AlternateBase, "background"),
    (QPalette.ColorRole.Text, "ink"),
    (QPalette.ColorRole.PlaceholderText, "ink-3"),
    (QPalette.ColorRole.Button, "surface"),
    (QPalette.ColorRole.ButtonText, "ink"),
    (QPalette.ColorRole.BrightText, "stop"),
    (QPalette.ColorRole.Light, "surface"),
    (QPalette.ColorRole.Midlight, "line"),
    (QPalette.ColorRole.Mid, "line"),
    (QPalette.ColorRole.Dark, "edge"),
    (QPalette.ColorRole.Shadow, "edge"),
    (QPalette.ColorRole.Highlight, "accent"),
    (QPalette.ColorRole.HighlightedText, "on-accent"),
    (QPalette.ColorRole.Accent, "accent"),
    (QPalette.ColorRole.Link, "link"),
    (QPalette.ColorRole.LinkVisited, "link"),
    (QPalette.ColorRole.ToolTipBase, "surface"),
    (QPalette.ColorRole.ToolTipText, "ink"),
)
_COLOURS_OF_DISABLED = (
    (QPalette.ColorRole.WindowText, "ink-3"),
    (QPalette.ColorRole.Text, "ink-3"),
    (QPalette.ColorRole.ButtonText, "ink-3"),
    (QPalette.ColorRole.Highlight, "line"),
    (QPalette.ColorRole.HighlightedText, "ink"),
)
_PLACEHOLDER = r"\$(?P<name>[a-z0-9-]+)|(?P<font>font-size: )?(?P<length>[\d.]+)sp\b"


class Theme(Enum):
    """A palette; the value is its name in files and settings."""

    LIGHT = "light"
    DARK = "dark"
    HIGH_CONTRAST = "high-contrast"
    HIGH_CONTRAST_LIGHT = "high-contrast-light"

    @classmethod
    def _missing_(cls, _value: object) -> "Theme":
        """Fall back to light: settings may name a theme of another version."""
        return cls.LIGHT

    @property
    def words(self) -> str:
        """The name for people."""
        return _(_NAMES[self])


_NAMES = {
    Theme.LIGHT: translatable("Light"),
    Theme.DARK: translatable("Dark"),
    Theme.HIGH_CONTRAST: translatable("High contrast, dark"),
    Theme.HIGH_CONTRAST_LIGHT: translatable("High contrast, light"),
}


@cache
def colours(theme: Theme) -> Colours:
    """Return the colours of a theme by the names of `resources/theme/*.palette`."""
    return read(assets.resource("theme", f"{theme.value}.palette").read_text(encoding="utf-8"))


def load_fonts() -> None:
    """Make the bundled families known, so that screen and paper look the same everywhere."""
    for name in FONTS:
        QFontDatabase.addApplicationFont(str(assets.resource("fonts", name)))


def first_look(app: QApplication, theme: Theme, text_size: int) -> None:
    """Set palette and font, all that the first paint can wait for; `apply` does the rest.

    Qt lays every window out anew when it is given a palette, even the one that it has.
    """
    palette = _palette(colours(theme))
    if app.palette() != palette:
        app.setPalette(palette)
    app.setFont(_font(BODY * _points(app, text_size)))


def apply(app: QApplication, theme: Theme, text_size: int) -> None:
    """Show all windows in a theme, with text of about `text_size` per cent."""
    percent = min(TEXT_SIZES, key=lambda size: abs(size - text_size))
    points = _points(app, percent)
    if not app.styleSheet() and app.style().name() != _STYLE:
        app.setStyle(_STYLE)
    app.setProperty("theme", theme.value)
    first_look(app, theme, percent)
    app.setStyleSheet(_style_sheet(colours(theme), percent, points))


def shown() -> Theme:
    """Return the theme that is applied, for widgets that paint themselves."""
    app = QCoreApplication.instance()
    return Theme(app.property("theme") if app else None)


def larger(text_size: int) -> int:
    """Return the next text size up, or the largest."""
    return min((size for size in TEXT_SIZES if size > text_size), default=TEXT_SIZES[-1])


def smaller(text_size: int) -> int:
    """Return the next text size down, or the smallest."""
    return max((size for size in TEXT_SIZES if size < text_size), default=TEXT_SIZES[0])


def scaled(pixels: float, text_size: int) -> int:
    """Return a length that grows with the text; small text leaves targets large enough to hit."""
    return round(pixels * max(text_size, 100) / 100)


def _points(app: QApplication, text_size: int) -> float:
    """Return how many points a pixel of the design is at this text size on this screen."""
    return text_size / 100 * _POINTS_PER_INCH / app.primaryScreen().logicalDotsPerInch()


def _palette(named: Colours) -> QPalette:
    palette = QPalette()
    for role, name in _COLOURS_OF_ROLES:
        palette.setColor(role, QColor(named[name]))
    for role, name in _COLOURS_OF_DISABLED:
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(named[name]))
    return palette


def _font(points: float) -> QFont:
    font = QFont(FAMILIES)
    font.setPointSizeF(points)
    return font


def _style_sheet(named: Colours, text_size: int, points: float) -> str:
    def value(found: re.Match[str]) -> str:
        if name := found["name"]:
            return named[name]
        length = float(found["length"])
        if found["font"]:
            return f"font-size: {length * points:.3f}pt"
        return f"{scaled(length, text_size)}px"

    sheet = assets.resource("theme", "baklosan.qss").read_text(encoding="utf-8")
    return re.sub(_PLACEHOLDER, value, sheet)


class Preferences(QObject):
    """Settings that are shown as they change."""

    recoloured = Signal()
    problem = Signal(str)

    def __init__(
        self,
        app: QApplication,
        folder: Path,
        chosen: settings.Settings,
        policy: Policy = NONE,
    ) -> None:
        super().__init__()
        self._app = app
        self._folder = folder
        self._chosen = chosen
        self.policy = policy
        self.now = policy.applied(chosen)
        self._apply()

    def fixes(self, name: str) -> bool:
        """Whether a setting stands fast here."""
        return name in self.policy.fixed

    def choose_theme(self, name: str) -> None:
        """Show another theme."""
        self._change(self.now._replace(theme=name))

    def choose_text_size(self, percent: int) -> None:
        """Show text in another size, in per cent."""
        self._change(self.now._replace(text_size=percent))

    def choose_language(self, code: str) -> None:
        """Speak another language from the next start on."""
        self.keep(self.now._replace(language=code))

    def larger_text(self) -> None:
        """Show text one size up."""
        self.choose_text_size(larger(self.now.text_size))

    def smaller_text(self) -> None:
        """Show text one size down."""
        self.choose_text_size(smaller(self.now.text_size))

    def keep(self, now: settings.Settings) -> None:
        """Keep settings that change nothing of what is shown."""
        self._take(now)
        self.save()

    def save(self) -> None:
        """Write the settings; say so where that is impossible."""
        if sentence := settings.save(self._folder, self._chosen):
            self.problem.emit(sentence)

    def _take(self, now: settings.Settings) -> None:
        """Take over what may be chosen; what the policy fixes stays as it is."""
        self._chosen = self.policy.kept(now, self._chosen)
        self.now = self.policy.applied(self._chosen)

    def _change(self, changed: settings.Settings) -> None:
        self._take(changed)
        self._apply()
        self.recoloured.emit()
        self.save()

    def _apply(self) -> None:
        apply(self._app, Theme(self.now.theme), self.now.text_size)
