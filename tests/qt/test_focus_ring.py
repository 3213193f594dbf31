"""The ring around what has the keyboard: seen in every theme, whatever it lies on or around."""

import re
from collections.abc import Callable, Iterator
from itertools import groupby, pairwise, product

import pytest
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from baklosan_desktop.qt import theme
from baklosan_desktop.qt.colours import contrast
from baklosan_desktop.qt.looks import Tone, styled
from baklosan_desktop.qt.theme import Theme, colours
from baklosan_desktop.qt.widgets.choices import AnswerChoice, Choice, segments
from baklosan_desktop.qt.widgets.ringed import RingedButton
from tests import looks
from tests.qt.sheet import FILLED, RULES, name_in
from tests.qt.test_contrast import GROUNDS, STATUSES

SEEN = 3  # WCAG 2.2: 1.4.11 and 2.4.13
NOTICES = {f"{status}-ground" for status in STATUSES}
PAGES = {*GROUNDS, *NOTICES, "accent-weak"}  # a notice holds buttons; the last is of what is chosen


def fills(selector: str) -> set[str]:
    """Return what is within a ring: the grounds of the control without the keyboard."""
    plain = selector.replace(":focus", "")
    toned = re.compile(re.escape(plain).replace(":checked", r"(\[tone=[^]]+\])?:checked"))
    found = (rule for other, rule in RULES.items() if toned.fullmatch(other))
    reaching = (rule for rule in found if rule.get("background-clip") != "content")
    return {name_in(rule.get("background", "")) for rule in reaching} - {""}


def rings() -> Iterator[tuple[str, str]]:
    """Yield each ring of the sheet with what it lies on, and the second ring with both sides."""
    for selector, declared in RULES.items():
        border = declared.get("border-color") or declared.get("border", "").rpartition(" ")[2]
        ring = name_in(border)
        if ":focus" in selector and ring:
            within = fills(selector)
            yield from product([ring], PAGES | within - FILLED)
            yield from product(["on-accent"], [ring, *FILLED] if within & FILLED else [])


@pytest.mark.parametrize("look", Theme)
@pytest.mark.parametrize(("ring", "beside"), sorted(set(rings())))
def test_ring_stands_out_from_what_is_beside_it(look: Theme, ring: str, beside: str) -> None:
    named = colours(look)
    assert contrast(named[ring], named[beside]) >= SEEN, f"{named[ring]} beside {named[beside]}"


def test_the_sheet_was_read() -> None:
    assert {("focus", "surface"), ("ink", "background"), ("focus", "stop-ground")} <= {*rings()}
    assert {("on-accent", "focus"), ("on-accent", "stop")} <= {*rings()}


def primary() -> QWidget:
    return styled(RingedButton("Print"), "primary")


def segment() -> QWidget:
    return segments("Purpose", ["Start", "Check"])


def answer(tone: Tone) -> QWidget:
    choice = AnswerChoice("Pregnant", [Choice("yes", "yes", "y", tone), Choice("no", "no", "n")])
    choice.show_choice(0)
    return choice


@pytest.fixture
def app(qapp: QApplication) -> Iterator[QApplication]:
    """Lend the application, whose look is changed."""
    with looks.lent(qapp):
        yield qapp


def from_the_left(page: QWidget, button: QPushButton) -> list[str]:
    """Return the colours in the order in which they are met, from the page to the fill."""
    drawn = page.grab().toImage()
    middle = button.mapTo(page, button.rect().center()).y()
    met = [drawn.pixelColor(x, middle).name().upper() for x in range(drawn.width() // 4)]
    return [colour for colour, _ in groupby(met)][:4]


@pytest.mark.parametrize("look", Theme)
@pytest.mark.parametrize(
    ("made", "fill"),
    [
        (primary, "accent"),
        (segment, "accent"),
        (lambda: answer(""), "accent"),
        (lambda: answer("stop"), "stop"),
        (lambda: answer("caution"), "caution"),
    ],
    ids=["primary", "segment", "answer", "stop", "caution"],
)
def test_filled_button_has_two_rings_and_each_is_seen(
    app: QApplication, qtbot: QtBot, look: Theme, made: Callable[[], QWidget], fill: str
) -> None:
    theme.apply(app, look, 100)
    page = QWidget()
    qtbot.addWidget(page)
    QVBoxLayout(page).addWidget(control := made())
    page.show()
    page.activateWindow()
    button = control if isinstance(control, QPushButton) else control.findChildren(QPushButton)[0]
    button.setFocus()
    qtbot.waitUntil(button.hasFocus)

    met = from_the_left(page, button)

    assert met == [colours(look)[name] for name in ("background", "focus", "on-accent", fill)]
    assert all(contrast(*beside) >= SEEN for beside in pairwise(met))

    button.clearFocus()
    assert from_the_left(page, button) != met
