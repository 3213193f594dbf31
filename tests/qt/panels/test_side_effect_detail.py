from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from baklosan_desktop.labels.label import Paragraph
from baklosan_desktop.labels.rates import Rate, Role
from baklosan_desktop.qt.panels.side_effect_detail import EffectDetail
from baklosan_desktop.screens.side_effect_matrix import Column
from baklosan_desktop.wording import NBSP
from tests.builders import a_band, a_citation, a_label, a_section, an_effect

SENTENCE = "Of the senses: frequent - blurred vision & <i>more</i>."


@pytest.fixture
def detail(qtbot: QtBot) -> EffectDetail:
    section = a_section(key="side_effects", paragraphs=(Paragraph(7, SENTENCE),))
    detail = EffectDetail(a_label(sections=(section,)))
    qtbot.addWidget(detail)
    return detail


def reads(detail: EffectDetail) -> list[str]:
    labels = [label for label in detail.findChildren(QLabel) if label.isVisible()]
    return [label.text().replace(NBSP, " ") for label in labels]


VISION = an_effect(term="vision", citations=(a_citation("blurred vision", 7),))


def test_nothing_is_shown_before_there_is_an_effect(detail: EffectDetail) -> None:
    assert detail.isHidden()


def test_sentence_is_never_taken_for_markup_and_its_term_is_bold(detail: EffectDetail) -> None:
    detail.show_effect(VISION, None)
    assert reads(detail) == [
        "Dosage and administration ¶1, line 7",
        "Of the senses: frequent - blurred <b>vision</b> &amp; &lt;i&gt;more&lt;/i&gt;.",
    ]


def test_band_is_said_as_stated_as_agreed_and_for_the_patient(detail: EffectDetail) -> None:
    detail.show_effect(VISION, Column("frequent", a_band(), 1))
    assert reads(detail)[2].splitlines() == [
        "Frequent: More than 1 % and less than 10 %.",
        "For the patient: “may affect up to 1 in 10 people”.",
        "Agreed band (editorial): common, ≥ 1 % to < 10 %",
    ]


def test_band_that_stands_elsewhere_is_not_said_again(detail: EffectDetail) -> None:
    detail.show_effect(VISION, Column("frequent", a_band(), 1))
    detail.show_effect(VISION, None)
    assert len(reads(detail)) == 2


def test_every_percentage_is_said_with_the_people_of_its_arm(detail: EffectDetail) -> None:
    rates = (
        Rate("Demoxil", "12", 120_000, people=200, role=Role.DRUG, source="Table 1"),
        Rate("Placebo", "3", 30_000, people=100, role=Role.CONTROL, source="Table 1"),
    )
    detail.show_effect(replace(VISION, band=None, rates=rates), None)
    assert reads(detail)[2].splitlines() == [
        "Table 1",
        "Demoxil (N = 200): 12 %",
        "Placebo (N = 100): 3 %",
    ]
