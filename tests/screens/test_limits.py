import pytest

from baklosan_desktop.labels.hit import EVERYWHERE, Within
from baklosan_desktop.labels.published import Format
from baklosan_desktop.labels.sections import SectionKind
from baklosan_desktop.screens.limits import (
    SECTIONS,
    lets_pass,
    names_substance,
    nothing,
    said,
    substances_offered,
)


@pytest.mark.parametrize(
    ("within", "words"),
    [
        (Within(kind=SectionKind.OVERDOSE), "Overdose of any label"),
        (Within(format=Format.EPI), "HL7 FHIR ePI labels"),
        (Within("ibuprofen"), "labels with “ibuprofen”"),
        (
            Within("ibuprofen", Format.SPL, SectionKind.CONTRAINDICATIONS),
            "Contraindications of FDA SPL labels with “ibuprofen”",
        ),
    ],
)
def test_limits_are_said_in_words(within: Within, words: str) -> None:
    assert said(within) == words
    assert nothing("rash", within) == f"Nothing on “rash” in {words}."


def test_whole_words_of_a_substance_are_asked_for() -> None:
    assert names_substance(["Metformin hydrochloride"], "metformin")
    assert names_substance(["Metformin hydrochloride"], "HYDROCHLORIDE metformin")
    assert not names_substance(["Metformin hydrochloride"], "met")


def test_label_of_the_program_has_no_format_to_be_limited_to() -> None:
    assert lets_pass(EVERYWHERE, ["baclofen"], None)
    assert lets_pass(Within("baclofen"), ["baclofen"], None)
    assert lets_pass(Within(format=Format.SPL), ["baclofen"], Format.SPL)
    assert not lets_pass(Within(format=Format.SPL), ["baclofen"], None)
    assert not lets_pass(Within("ibuprofen"), ["baclofen"], Format.SPL)


def test_chosen_substance_is_offered_first_and_each_once() -> None:
    assert substances_offered(["Baclofen", "IBUPROFEN", "baclofen"], "ibuprofen") == (
        "ibuprofen",
        "Baclofen",
    )
    assert substances_offered([], "") == ()


def test_few_substances_are_offered() -> None:
    assert len(substances_offered([f"substance {n}" for n in range(30)], "")) == 10


def test_each_section_is_offered_once_in_the_standard_order() -> None:
    assert [*SECTIONS] == sorted(set(SECTIONS), key=lambda kind: kind.rank)
