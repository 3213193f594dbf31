import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from baklosan_desktop.qt.looks import icon
from baklosan_desktop.qt.widgets.bars import HEIGHT, TopBar
from baklosan_desktop.qt.widgets.edits import SearchEdit
from baklosan_desktop.qt.widgets.layouts import ElidedLabel


@pytest.fixture
def bar(qtbot: QtBot) -> TopBar:
    bar = TopBar(SearchEdit("Search …", "Ctrl+K"), "Open another label (Ctrl+L)")
    qtbot.addWidget(bar)
    bar.resize(1366, HEIGHT)
    bar.show()
    return bar


def offered(button: QToolButton) -> list[QAction]:
    """Return the entries of a menu as they are when it opens."""
    button.menu().aboutToShow.emit()
    return button.menu().actions()


def test_open_label_is_named(bar: TopBar) -> None:
    bar.show_title("Demo 5 mg", "demoxine · 20 tablets")
    names = bar.findChildren(ElidedLabel)
    assert [name.text() for name in names] == ["Demo 5 mg", "demoxine · 20 tablets"]
    assert {name.toolTip() for name in names} == {"Demo 5 mg\ndemoxine · 20 tablets"}


def test_text_sizes_are_offered_and_the_one_in_use_is_checked(bar: TopBar) -> None:
    now = [100]
    bar.offer_text_sizes([80, 100, 150], lambda: now[-1])
    entries = [(entry.text(), entry.isChecked()) for entry in offered(bar.text_size)]
    assert entries == [("80 %", False), ("100 %", True), ("150 %", False)]
    now.append(150)
    assert [entry.isChecked() for entry in offered(bar.text_size)] == [False, False, True]


def test_chosen_text_size_is_told(bar: TopBar, qtbot: QtBot) -> None:
    bar.offer_text_sizes([80, 100], lambda: 100)
    with qtbot.waitSignal(bar.text_size_chosen) as chosen:
        offered(bar.text_size)[0].trigger()
    assert chosen.args == [80]


def test_chosen_theme_is_told_by_its_name(bar: TopBar, qtbot: QtBot) -> None:
    bar.offer_themes([("Light", "light"), ("High contrast", "high-contrast")], lambda: "light")
    entries = offered(bar.theme)
    assert [(entry.text(), entry.isChecked()) for entry in entries] == [
        ("Light", True),
        ("High contrast", False),
    ]
    with qtbot.waitSignal(bar.theme_chosen) as chosen:
        entries[1].trigger()
    assert chosen.args == ["high-contrast"]


def test_buttons_without_words_have_names(bar: TopBar) -> None:
    names = {
        bar.pick: "Open another label (Ctrl+L)",
        bar.text_size: "Text size",
        bar.theme: "Theme",
    }
    for button, name in names.items():
        assert (button.accessibleName(), button.toolTip()) == (name, name)


def test_icons_are_shown(bar: TopBar) -> None:
    buttons = (bar.text_size, bar.theme)
    before = [button.grab().toImage() for button in buttons]
    bar.set_icons(icon("a-large-small", "#ff0000"), icon("contrast", "#ff0000"))
    assert all(b.grab().toImage() != old for b, old in zip(buttons, before, strict=True))


@pytest.mark.parametrize("width", [800, 1366])
def test_long_name_of_a_label_pushes_nothing_out(bar: TopBar, width: int) -> None:
    bar.show_title("A very long name of a product " * 4, "a substance " * 10)
    bar.resize(width, HEIGHT)
    assert bar.print.geometry().right() < width
    assert bar.findChildren(SearchEdit)[0].width() >= 300
