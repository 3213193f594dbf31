import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from baklosan_desktop.labels.facts import Facts
from baklosan_desktop.qt.panels.side_effect_people import PeopleCard
from baklosan_desktop.qt.widgets.icon_array import IconArray
from baklosan_desktop.screens.side_effect_matrix import Column
from baklosan_desktop.screens.side_effect_people import People, people


@pytest.fixture
def card(qtbot: QtBot) -> PeopleCard:
    card = PeopleCard()
    qtbot.addWidget(card)
    card.resize(900, 200)
    return card


@pytest.fixture
def of_bands(facts: Facts) -> dict[str, People]:
    return {band.word: people(Column(band.word, band, 1)) for band in facts.bands}


def reads(card: PeopleCard) -> list[str]:
    return [label.text() for label in card.findChildren(QLabel) if label.isVisible()]


def names(card: PeopleCard) -> list[str]:
    arrays = [array for array in card.findChildren(IconArray) if array.isVisible()]
    return [
        QAccessible.queryAccessibleInterface(array).text(QAccessible.Text.Name) for array in arrays
    ]


def test_card_is_hidden_until_there_is_somebody_to_show(
    card: PeopleCard, of_bands: dict[str, People]
) -> None:
    assert card.isHidden()
    card.show_people(of_bands["rare"])
    assert card.isVisible()
    card.show_people(None)
    assert card.isHidden()


def test_figures_stand_beside_their_words(card: PeopleCard, of_bands: dict[str, People]) -> None:
    said = of_bands["frequent"]
    card.show_people(said)
    assert reads(card) == [said.sentence, "at least 1", "up to 10", "the other 90", said.note]
    assert names(card) == [said.spoken, "at least 1", "up to 10", "the other 90"]


def test_band_with_fewer_looks_has_a_shorter_key(
    card: PeopleCard, of_bands: dict[str, People]
) -> None:
    card.show_people(of_bands["frequent"])
    card.show_people(of_bands["very frequent"])
    assert len(reads(card)) == 4
    assert len(names(card)) == 3


def test_square_of_a_crowd_is_explained_without_a_sample(
    card: PeopleCard, of_bands: dict[str, People]
) -> None:
    card.show_people(of_bands["very rare"])
    assert "each square: 100 people" in reads(card)
    assert names(card) == [of_bands["very rare"].spoken, "at most 1"]


def test_isolated_cases_are_explained_and_not_drawn(
    card: PeopleCard, of_bands: dict[str, People]
) -> None:
    card.show_people(of_bands["frequent"])
    isolated = people(Column("isolated cases", None, 1))
    card.show_people(isolated)
    assert reads(card) == [isolated.sentence]
    assert names(card) == []


@pytest.mark.parametrize("width", [320, 600, 900])
@pytest.mark.parametrize("word", ["very frequent", "infrequent", "rare"])
def test_nothing_is_cut_whatever_the_width(
    card: PeopleCard, of_bands: dict[str, People], word: str, width: int
) -> None:
    card.show_people(of_bands[word])
    card.resize(width, card.heightForWidth(width))
    assert card.width() == width
    for label in card.findChildren(QLabel):
        if label.isVisible():
            assert label.height() >= label.heightForWidth(label.width()), label.text()
            assert label.mapTo(card, label.rect().topRight()).x() < width, label.text()
    for array in card.findChildren(IconArray):
        if array.isVisible():
            assert array.height() >= array.heightForWidth(array.width())
            assert array.geometry().right() <= width
