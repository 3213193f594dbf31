from pathlib import Path

import pytest
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication

from baklosan_desktop import settings
from baklosan_desktop.policy import Policy
from baklosan_desktop.qt import theme
from baklosan_desktop.qt.theme import Preferences
from baklosan_desktop.settings import Settings


@pytest.fixture
def own(tmp_path: Path) -> Path:
    return tmp_path / "own"


@pytest.fixture
def announced(preferences: Preferences) -> list[str]:
    """What the preferences announce."""
    announced: list[str] = []
    preferences.recoloured.connect(lambda: announced.append("recoloured"))
    preferences.problem.connect(announced.append)
    return announced


def background(app: QApplication) -> str:
    return app.palette().color(QPalette.ColorRole.Window).name().upper()


def test_kept_preferences_are_shown_from_the_beginning(look: QApplication, own: Path) -> None:
    Preferences(look, own, Settings(theme="dark", text_size=150))
    assert theme.shown() is theme.Theme.DARK
    assert background(look) == theme.colours(theme.Theme.DARK)["background"]


@pytest.mark.parametrize("chosen", theme.Theme)
def test_theme_is_shown_kept_and_announced(
    preferences: Preferences,
    announced: list[str],
    own: Path,
    chosen: theme.Theme,
    look: QApplication,
) -> None:
    preferences.choose_theme(chosen.value)
    assert theme.shown() is chosen
    assert background(look) == theme.colours(chosen)["background"]
    assert settings.load(own) == (Settings(theme=chosen.value), "")
    assert announced == ["recoloured"]


def test_what_is_fixed_is_shown_and_what_was_chosen_is_kept(look: QApplication, own: Path) -> None:
    policy = Policy.read(["text_size = 130", "pharmacy = Ours"])
    preferences = Preferences(look, own, Settings(text_size=80, pharmacy="Mine"), policy)
    preferences.larger_text()
    preferences.keep(preferences.now._replace(pharmacy="Theirs"))
    preferences.choose_theme("dark")
    assert preferences.now == Settings(theme="dark", text_size=130, pharmacy="Ours")
    assert settings.load(own)[0] == Settings(theme="dark", text_size=80, pharmacy="Mine")


def test_text_size_is_shown_kept_and_announced(
    preferences: Preferences, announced: list[str], own: Path, look: QApplication
) -> None:
    before = look.font().pointSizeF()
    preferences.choose_text_size(200)
    assert look.font().pointSizeF() == pytest.approx(2 * before)
    assert settings.load(own) == (Settings(text_size=200), "")
    assert announced == ["recoloured"]


def test_text_grows_and_shrinks_by_steps(preferences: Preferences) -> None:
    preferences.larger_text()
    preferences.larger_text()
    assert preferences.now.text_size == 130
    preferences.smaller_text()
    assert preferences.now.text_size == 115


def test_text_stays_within_its_bounds(preferences: Preferences) -> None:
    for _ in theme.TEXT_SIZES:
        preferences.larger_text()
    assert preferences.now.text_size == theme.TEXT_SIZES[-1]
    for _ in theme.TEXT_SIZES:
        preferences.smaller_text()
    assert preferences.now.text_size == theme.TEXT_SIZES[0]


def test_what_is_not_seen_is_kept_without_a_word(
    preferences: Preferences, announced: list[str], own: Path
) -> None:
    preferences.keep(preferences.now._replace(page="dose", line=20))
    assert settings.load(own) == (Settings(page="dose", line=20), "")
    assert announced == []


def test_folder_that_cannot_be_written_is_named_and_the_choice_still_holds(
    preferences: Preferences, announced: list[str], own: Path
) -> None:
    own.write_text("a file where the folder should be", encoding="utf-8")
    preferences.choose_theme("dark")
    assert theme.shown() is theme.Theme.DARK
    sentence = f"The folder '{own}' cannot be written; settings last until the program ends."
    assert announced == ["recoloured", sentence]
