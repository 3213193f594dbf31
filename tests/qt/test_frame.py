from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QTranslator
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QDialogButtonBox,
    QLabel,
    QTextBrowser,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from baklosan_desktop import settings
from baklosan_desktop.policy import Policy
from baklosan_desktop.qt import actions
from baklosan_desktop.qt.actions import (
    DOSE,
    EFFECTS,
    FIND,
    LABEL,
    LARGER,
    LIBRARY,
    SMALLER,
    THEME,
    Action,
)
from baklosan_desktop.qt.frame import (
    NOT_USED,
    UNTRUSTED,
    Frame,
    RefusalPanel,
    load_qt_words,
)
from baklosan_desktop.qt.looks import FIXED
from baklosan_desktop.qt.theme import Preferences
from baklosan_desktop.qt.widgets.text_column import TextColumn
from baklosan_desktop.qt.window import Window
from baklosan_desktop.settings import Settings

every_page = pytest.mark.parametrize("page", actions.PAGES, ids=lambda page: page.name)


def press(frame: Frame, action: Action) -> None:
    QTest.keySequence(QApplication.focusWidget() or frame, action.keys)


def chosen(frame: Frame) -> list[str]:
    return [button.text() for button in frame.rail.findChildren(QToolButton) if button.isChecked()]


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Window:
    """The opening as it stands before the frame takes over."""
    opening = tmp_path / "opening.html"
    opening.write_text("<p>Take 5 mg.</p>", encoding="utf-8")
    window = Window()
    qtbot.addWidget(window)
    window.show()
    window.read(TextColumn(), opening, 1)
    qtbot.waitUntil(window.field.hasFocus)
    return window


@pytest.fixture
def arrived(preferences: Preferences, window: Window, qtbot: QtBot) -> Frame:
    """The frame in the window, after `dos` was typed into the opening's field."""
    QTest.keyClicks(window.field, "dos")
    frame = Frame(preferences)
    frame.take_over(window)
    qtbot.waitUntil(frame.search.hasFocus)
    return frame


@every_page
def test_page_opens_by_key_and_is_chosen_on_the_rail(frame: Frame, page: Action) -> None:
    press(frame, LIBRARY)
    press(frame, page)
    assert frame.page() == page.name
    assert chosen(frame) == [page.text]


@every_page
def test_page_opens_by_its_button(frame: Frame, page: Action) -> None:
    button = frame.rail.findChild(QToolButton, f"rail-{page.name}")
    assert button is not None
    button.click()
    assert frame.page() == page.name


def test_page_that_was_open_is_remembered(frame: Frame, preferences: Preferences) -> None:
    press(frame, EFFECTS)
    assert preferences.now.page == EFFECTS.name


def test_frame_opens_on_the_page_that_was_left(
    look: QApplication, tmp_path: Path, qtbot: QtBot
) -> None:
    frame = Frame(Preferences(look, tmp_path, Settings(page="effects")))
    qtbot.addWidget(frame)
    assert frame.page() == "effects"
    assert chosen(frame) == ["Effects"]


def test_page_of_another_version_opens_the_label(
    look: QApplication, tmp_path: Path, qtbot: QtBot
) -> None:
    frame = Frame(Preferences(look, tmp_path, Settings(page="chess")))
    qtbot.addWidget(frame)
    assert frame.page() == "label"


@pytest.fixture
def governed(look: QApplication, tmp_path: Path, qtbot: QtBot) -> Frame:
    """The frame where text size and pages are set by whoever looks after the computer."""
    policy = Policy.read(["text_size = 130", "pages = effects"])
    frame = Frame(Preferences(look, tmp_path, Settings(), policy))
    qtbot.addWidget(frame)
    frame.show()
    return frame


def test_setting_that_stands_fast_cannot_be_chosen_and_says_why(governed: Frame) -> None:
    size, theme = governed.top_bar.text_size, governed.top_bar.theme
    assert (size.isEnabled(), size.toolTip()) == (False, FIXED)
    assert size.accessibleDescription() == FIXED
    assert (theme.isEnabled(), theme.toolTip() == FIXED) == (True, False)


def test_theme_that_stands_fast_has_no_key(
    look: QApplication, tmp_path: Path, qtbot: QtBot
) -> None:
    policy = Policy.read(["theme = dark"])
    frame = Frame(Preferences(look, tmp_path, Settings(), policy))
    qtbot.addWidget(frame)
    frame.show()
    press(frame, THEME)
    assert not frame.top_bar.theme.menu().isVisible()


def test_page_that_is_not_used_here_has_no_button_and_says_so(governed: Frame) -> None:
    tabs = [tab.text() for tab in governed.rail.findChildren(QToolButton)]
    assert tabs == ["Label", "Effects"]
    governed.set_page(DOSE.name, QLabel("dose"))
    press(governed, DOSE)
    said = [label.text() for label in governed.findChildren(QLabel) if label.isVisible()]
    assert NOT_USED in said
    assert "dose" not in said
    press(governed, EFFECTS)
    assert chosen(governed) == ["Effects"]


def test_what_is_fixed_cannot_be_chosen(governed: Frame) -> None:
    assert not governed.top_bar.text_size.isEnabled()
    assert governed.top_bar.theme.isEnabled()
    before = governed.font().pointSizeF()
    press(governed, LARGER)
    assert governed.font().pointSizeF() == before


def test_page_comes_to_its_place_and_is_seen_if_that_is_shown(frame: Frame) -> None:
    dose, effects = QLabel("dose"), QLabel("effects")
    frame.show_page(DOSE.name)
    frame.set_page(DOSE.name, dose)
    frame.set_page(EFFECTS.name, effects)
    assert dose.isVisible()
    assert not effects.isVisible()
    press(frame, EFFECTS)
    assert effects.isVisible()
    assert not dose.isVisible()
    assert dose.size() == frame.room()


def test_search_takes_the_keyboard_by_key(frame: Frame) -> None:
    frame.top_bar.print.setFocus()
    press(frame, FIND)
    assert frame.search.hasFocus()


def test_text_size_follows_the_keys(frame: Frame, preferences: Preferences) -> None:
    press(frame, LARGER)
    assert preferences.now.text_size == 115
    press(frame, SMALLER)
    assert preferences.now.text_size == 100


def test_bar_offers_what_the_preferences_are(frame: Frame, preferences: Preferences) -> None:
    frame.top_bar.theme_chosen.emit("dark")
    frame.top_bar.text_size_chosen.emit(150)
    assert preferences.now == Settings(theme="dark", text_size=150)


def test_opening_gives_way_and_typing_goes_on(arrived: Frame, window: Window) -> None:
    QTest.keyClicks(arrived.search, "e")
    assert arrived.search.text() == "dose"
    assert arrived.size() == window.size()


def test_opening_text_stays_in_the_place_of_the_label_page(arrived: Frame, window: Window) -> None:
    assert window.text.isVisible()
    press(arrived, DOSE)
    assert not window.text.isVisible()
    press(arrived, LABEL)
    assert window.text.isVisible()


def test_quit_closes_the_window_and_tells_before(arrived: Frame, window: Window) -> None:
    closing: list[bool] = []
    arrived.closing.connect(lambda: closing.append(window.isVisible()))
    press(arrived, actions.QUIT)
    assert not window.isVisible()
    assert closing == [True]


def test_refusal_stands_in_the_notice_and_on_every_page_but_the_label(frame: Frame) -> None:
    text = QTextBrowser()
    frame.set_page(LABEL.name, text)
    frame.refuse("It is damaged. Install it again.")
    assert frame.notice.text() == f"It is damaged. Install it again. {UNTRUSTED}"
    assert text.isVisible()
    assert text.hasFocus()
    assert not frame.top_bar.print.isEnabled()
    assert len(frame.findChildren(RefusalPanel)) == len(actions.PAGES) - 1
    for page in actions.PAGES[1:]:
        press(frame, page)
        [refusal] = [p for p in frame.findChildren(RefusalPanel) if p.isVisible()]
        assert [label.text() for label in refusal.findChildren(QLabel)] == [
            "It is damaged. Install it again."
        ]


def test_folder_that_cannot_be_written_is_said_once(
    frame: Frame, preferences: Preferences, tmp_path: Path
) -> None:
    (tmp_path / "own").write_text("no folder", encoding="utf-8")
    for page in actions.PAGES:
        press(frame, page)
    preferences.choose_theme("dark")
    assert frame.notice.text() == settings.save(tmp_path / "own", preferences.now)
    assert frame.notice.isVisible()


def test_whatever_lies_over_a_page_hears_of_a_new_size(frame: Frame, qtbot: QtBot) -> None:
    with qtbot.waitSignal(frame.resized):
        frame.resize(1024, 768)


def test_icons_follow_the_theme(frame: Frame, preferences: Preferences) -> None:
    def drawn() -> list[int]:
        icons = [button.icon() for button in frame.findChildren(QToolButton)]
        return [icon.cacheKey() for icon in icons if not icon.isNull()]

    before = drawn()
    preferences.choose_theme("dark")
    assert all(old != new for old, new in zip(before, drawn(), strict=True))


def test_pages_laid_over_take_the_place_of_the_frames_own_until_they_are_gone(
    frame: Frame, qtbot: QtBot
) -> None:
    own, other, third = QLabel("own"), QLabel("other"), QLabel("third")
    frame.set_page("dose", own)
    frame.show_page("dose")
    frame.lay_over({"dose": other})
    assert (own.isVisible(), other.isVisible(), frame.page()) == (False, True, "dose")
    with qtbot.waitSignal(other.destroyed):
        frame.lay_over({"dose": third})
    assert third.isVisible()
    frame.show_page("library")
    frame.lay_over({})
    frame.show_page("dose")
    assert own.isVisible()


def test_page_that_comes_later_waits_below_the_one_laid_over(frame: Frame) -> None:
    other, own = QLabel("other"), QLabel("own")
    frame.lay_over({"dose": other})
    frame.show_page("dose")
    frame.set_page("dose", own)
    assert (own.isVisible(), other.isVisible()) == (False, True)


def test_news_are_gone_with_the_next_page(frame: Frame) -> None:
    frame.news.say("It is open now.")
    assert frame.news.isVisible()
    frame.show_page("dose")
    assert not frame.news.isVisible()


def test_page_that_is_not_used_is_not_laid_over_either(
    look: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    policy = Policy.read(["pages = effects"])
    frame = Frame(Preferences(look, tmp_path, Settings(), policy))
    qtbot.addWidget(frame)
    other = QLabel("other")
    with qtbot.waitSignal(other.destroyed):
        frame.lay_over({"dose": other})
    frame.show_page("dose")
    assert frame.page() == "dose"


def test_language_is_chosen_for_the_next_start(frame: Frame, preferences: Preferences) -> None:
    frame.top_bar.theme.menu().aboutToShow.emit()
    frame.top_bar.languages.aboutToShow.emit()
    assert frame.top_bar.languages.actions()[0].text() == "English"
    frame.top_bar.language_chosen.emit("pl")
    assert preferences.now.language == "pl"
    said = frame.news.text()
    assert "Polski (not reviewed by a native pharmacist) when the program is started again" in said


def test_qt_speaks_the_language_as_long_as_the_frame_is(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    load_qt_words(parent, "pl")
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, parent)
    assert buttons.buttons()[0].text() == "Anuluj"
    parent.findChildren(QTranslator)[0].deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, parent).buttons()[0].text() == (
        "Cancel"
    )
