import pytest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from baklosan_desktop.qt.widgets.when_shown import WhenShown


@pytest.fixture
def built() -> list[QLineEdit]:
    """The pages that were built so far."""
    return []


@pytest.fixture
def later(built: list[QLineEdit], qtbot: QtBot) -> WhenShown[QLineEdit]:
    """A page that nobody has seen yet."""

    def build() -> QLineEdit:
        built.append(QLineEdit("page"))
        return built[-1]

    later = WhenShown(build)
    qtbot.addWidget(later)
    return later


def test_page_nobody_looks_at_is_not_built(
    later: WhenShown[QLineEdit], built: list[QLineEdit]
) -> None:
    later.resize(300, 200)
    assert built == []


def test_page_is_built_when_it_is_first_shown(
    later: WhenShown[QLineEdit], built: list[QLineEdit]
) -> None:
    later.show()
    assert [page.isVisible() for page in built] == [True]
    later.hide()
    later.show()
    assert built == [later.page()]


def test_page_fills_its_place(later: WhenShown[QLineEdit], qtbot: QtBot) -> None:
    later.resize(300, 200)
    later.show()
    qtbot.waitUntil(lambda: later.page().width() == 300)


def test_page_asked_for_before_it_is_shown_is_the_one_that_is_shown(
    later: WhenShown[QLineEdit], built: list[QLineEdit]
) -> None:
    page = later.page()
    assert not page.isVisible()
    later.show()
    assert page.isVisible()
    assert built == [page]


def test_keyboard_goes_to_the_page(later: WhenShown[QLineEdit], qtbot: QtBot) -> None:
    later.show()
    qtbot.waitUntil(later.isActiveWindow)
    later.setFocus()
    assert later.page().hasFocus()
