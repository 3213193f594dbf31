from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontInfo, QPalette, QRawFont
from PySide6.QtWidgets import (
    QApplication,
    QDateEdit,
    QFrame,
    QLabel,
    QLineEdit,
    QPushButton,
    QTextBrowser,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

import baklosan_desktop
from baklosan_desktop import assets
from baklosan_desktop.qt import theme
from baklosan_desktop.qt.looks import Role, styled
from baklosan_desktop.qt.theme import Theme

SIGNS = "≥≤½☐✓⚠№°¶·–—…“”‘’→←↑↓×+−%µ§▾●✕\u00a0 Жёлтый żółć ąęśźń"
COMPARED = "section_titles.py"  # titles in the languages of imported labels: compared, never drawn
SOURCES = Path(baklosan_desktop.__file__).parent.rglob("*.py")
TEXTS = (
    *(file for file in SOURCES if file.name != COMPARED),
    *assets.resource("handouts").rglob("*.j2"),
    *(assets.database_folder() / "labels").rglob("*.t*"),
)
WORDS = ["Light", "Dark", "High contrast, dark", "High contrast, light"]
KINDS = (QFrame, QLabel, QPushButton, QToolButton, QLineEdit, QTextBrowser)

every_theme = pytest.mark.parametrize("look", Theme)


@pytest.fixture(autouse=True)
def app(qapp: QApplication) -> Iterator[QApplication]:
    """Lend the application, and take the theme off it afterwards."""
    font, palette = qapp.font(), qapp.palette()
    theme.load_fonts()
    yield qapp
    qapp.setStyleSheet("")
    qapp.setProperty("theme", None)
    qapp.setFont(font)
    qapp.setPalette(palette)


def missing_signs(text: str, fonts: tuple[str, ...]) -> set[str]:
    """Return the signs of a text for which no font has a glyph."""
    faces = [QRawFont(str(assets.resource("fonts", name)), 13) for name in fonts]
    signs = set(text) - {"\n", "\t"}
    return {s for s in signs if not any(face.supportsCharacter(ord(s)) for face in faces)}


def dots(font: QFont) -> float:
    """Return the size of a font in dots of the screen."""
    return font.pointSizeF() * QApplication.primaryScreen().logicalDotsPerInch() / 72


def polished(qtbot: QtBot, widget: QWidget, role: Role | None = None) -> QWidget:
    qtbot.addWidget(widget)
    if role:
        styled(widget, role)
    widget.ensurePolished()
    return widget


def test_bundled_families_are_found_by_name() -> None:
    assert set(theme.FAMILIES) <= set(QFontDatabase.families())


@pytest.mark.parametrize("weight", ["Regular", "Bold"])
def test_every_sign_the_program_may_draw_has_a_glyph(weight: str) -> None:
    assert missing_signs(SIGNS, (f"NotoSans-{weight}.ttf", "DejaVuSans.ttf")) == set()


@pytest.mark.parametrize("file", TEXTS, ids=lambda file: file.name)
def test_every_sign_in_a_source_has_a_glyph(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    assert missing_signs(text, ("NotoSans-Regular.ttf", "DejaVuSans.ttf")) == set()


def test_a_sign_without_a_glyph_would_be_noticed() -> None:
    assert missing_signs("5 ≥ 漢", ("NotoSans-Regular.ttf",)) == {"≥", "漢"}


@pytest.mark.parametrize("weight", ["Regular", "Bold"])
def test_figures_stand_in_columns(weight: str) -> None:
    face = QRawFont(str(assets.resource("fonts", f"NotoSans-{weight}.ttf")), 13)
    advances = face.advancesForGlyphIndexes(face.glyphIndexesForString("0123456789"))
    assert len({advance.x() for advance in advances}) == 1


@pytest.mark.parametrize("name", ["OFL.txt", "LICENSE-DejaVu.txt"])
def test_licence_lies_beside_the_fonts(name: str) -> None:
    assert "ermission is hereby granted" in assets.resource("fonts", name).read_text("utf-8")


def test_themes_have_names_for_people() -> None:
    assert [look.words for look in Theme] == WORDS


@pytest.mark.parametrize("name", ["pink", "", None])
def test_unknown_theme_is_light(name: object) -> None:
    assert Theme(name) is Theme.LIGHT


def test_theme_is_known_by_the_name_that_settings_keep() -> None:
    assert Theme("high-contrast") is Theme.HIGH_CONTRAST


def test_text_grows_and_shrinks_step_by_step_and_stops_at_the_ends() -> None:
    assert [theme.larger(size) for size in (80, 100, 200)] == [90, 115, 200]
    assert [theme.smaller(size) for size in (80, 100, 200)] == [80, 90, 175]


def test_lengths_grow_with_the_text_but_targets_never_shrink() -> None:
    assert [theme.scaled(20, size) for size in (80, 100, 115, 200)] == [20, 20, 23, 40]


@every_theme
def test_what_is_seen_is_recoloured_when_the_theme_changes(
    app: QApplication, qtbot: QtBot, look: Theme
) -> None:
    theme.apply(app, Theme.LIGHT, 100)
    card = polished(qtbot, QFrame(), "card")
    card.resize(60, 60)
    card.show()

    theme.apply(app, look, 100)

    surface = theme.colours(look)["surface"]
    assert card.grab().toImage().pixelColor(30, 30) == QColor(surface)
    assert theme.shown() is look


@every_theme
def test_bar_at_the_left_of_a_notice_is_straight(
    app: QApplication, qtbot: QtBot, look: Theme
) -> None:
    theme.apply(app, look, 100)
    notice = polished(qtbot, styled(QFrame(), "notice", "stop"))
    notice.resize(60, 60)
    notice.show()
    drawn = notice.grab().toImage()
    bar = {drawn.pixelColor(x, y).name() for x in (0, 3) for y in range(2, 58)}
    assert bar == {QColor(theme.colours(look)["stop"]).name()}


def test_controls_are_drawn_alike_on_every_platform(app: QApplication) -> None:
    app.setStyle("Windows")
    theme.apply(app, Theme.LIGHT, 100)
    app.setStyleSheet("")
    assert app.style().name() == "fusion"


def test_light_is_shown_before_any_theme_is_applied() -> None:
    assert theme.shown() is Theme.LIGHT


@every_theme
def test_palette_serves_what_no_rule_of_the_sheet_names(app: QApplication, look: Theme) -> None:
    theme.apply(app, look, 100)
    named, palette = theme.colours(look), app.palette()
    role, disabled = QPalette.ColorRole, QPalette.ColorGroup.Disabled
    assert palette.color(role.Window) == QColor(named["background"])
    assert palette.color(role.WindowText) == QColor(named["ink"])
    assert palette.color(role.Link) == QColor(named["link"])
    assert palette.color(role.PlaceholderText) == QColor(named["ink-3"])
    assert palette.color(disabled, role.Text) == QColor(named["ink-3"])
    assert palette.color(disabled, role.Window) == QColor(named["background"])


@pytest.mark.parametrize("percent", [100, 150])
@pytest.mark.parametrize(
    ("role", "size"),
    [(None, 13), ("page-title", 19), ("card-title", 11), ("number", 24), ("hint", 12)],
)
def test_label_has_the_size_of_its_role(
    app: QApplication, qtbot: QtBot, role: Role | None, size: int, percent: int
) -> None:
    theme.apply(app, Theme.LIGHT, 100)
    label = polished(qtbot, QLabel("5 mg"), role)
    theme.apply(app, Theme.LIGHT, percent)
    assert dots(label.font()) == pytest.approx(size * percent / 100, abs=0.01)
    assert QFontInfo(label.font()).family() == "Noto Sans"


def test_what_matters_is_bold(app: QApplication, qtbot: QtBot) -> None:
    theme.apply(app, Theme.LIGHT, 100)
    roles: tuple[Role, ...] = ("page-title", "card-title", "number", "hint")
    bold = [polished(qtbot, QLabel("5 mg"), role).font().bold() for role in roles]
    assert bold == [True, True, True, False]


def test_reading_column_is_set_a_little_larger_than_the_rest(
    app: QApplication, qtbot: QtBot
) -> None:
    theme.apply(app, Theme.LIGHT, 100)
    column = polished(qtbot, QTextBrowser(), "reading")
    assert dots(column.font()) == pytest.approx(14.5, abs=0.01)


def test_text_size_that_is_not_offered_is_shown_as_the_nearest(app: QApplication) -> None:
    theme.apply(app, Theme.LIGHT, 9999)
    assert dots(app.font()) == pytest.approx(26)


@every_theme
@pytest.mark.parametrize("percent", theme.TEXT_SIZES)
def test_targets_are_large_enough_to_hit(
    app: QApplication, qtbot: QtBot, look: Theme, percent: int
) -> None:
    theme.apply(app, look, percent)
    targets = {
        "field": polished(qtbot, QLineEdit()),
        "date": polished(qtbot, QDateEdit()),
        "button": polished(qtbot, QPushButton("Print")),
        "answer": polished(qtbot, QPushButton("Yes"), "answer"),
    }
    small = {name: w.sizeHint() for name, w in targets.items() if w.sizeHint().height() < 28}
    assert small == {}


@pytest.mark.parametrize(
    ("widget", "role", "height"),
    [
        (QLineEdit, None, 32),
        (QLineEdit, "search", 36),
        (QPushButton, None, 32),
        (QPushButton, "primary", 32),
        (QPushButton, "segment", 32),
        (QDateEdit, None, 32),
    ],
)
def test_control_is_as_high_as_drawn(
    app: QApplication, qtbot: QtBot, widget: type[QWidget], role: Role | None, height: int
) -> None:
    theme.apply(app, Theme.LIGHT, 100)
    assert polished(qtbot, widget(), role).sizeHint().height() == height


def test_focus_moves_nothing(app: QApplication, qtbot: QtBot) -> None:
    theme.apply(app, Theme.LIGHT, 100)
    edit = polished(qtbot, QLineEdit("5"))
    edit.show()
    before = edit.sizeHint()
    edit.setFocus()
    qtbot.waitUntil(edit.hasFocus)
    assert edit.sizeHint() == before


@every_theme
def test_every_look_of_every_kind_is_drawn_without_a_word_from_qt(
    app: QApplication, qtbot: QtBot, look: Theme
) -> None:
    theme.apply(app, Theme.LIGHT, 100)
    page = QWidget()
    qtbot.addWidget(page)
    for kind in KINDS:
        for role in get_args(Role):
            styled(kind(page), role, "stop").resize(40, 40)
    page.show()
    theme.apply(app, look, 150)
    assert not page.grab().isNull()


@every_theme
@pytest.mark.parametrize("kind", [QPushButton, QLineEdit])
def test_what_cannot_be_used_looks_so(
    app: QApplication, qtbot: QtBot, look: Theme, kind: type[QPushButton | QLineEdit]
) -> None:
    theme.apply(app, look, 100)
    widget = kind("Open")
    qtbot.addWidget(widget)
    widget.resize(120, 40)
    usable = widget.grab().toImage()
    widget.setEnabled(False)
    assert widget.grab().toImage() != usable
