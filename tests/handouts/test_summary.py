import re

import pytest

from baklosan_desktop.labels.facts import NO_FACTS, Fact, Facts, Topic
from baklosan_desktop.labels.label import Label
from baklosan_desktop.screens.handout import Kind
from tests.builders import a_label
from tests.handouts.sheets import a_handout, words


@pytest.fixture
def sheet(label: Label, facts: Facts) -> str:
    return words(a_handout(label, facts, kind=Kind.SUMMARY))


def test_doses_stand_with_their_lines(sheet: str) -> None:
    for said in (
        "initial dose 5 mg, 3 times per day; titration 5 mg, every 3 days; usual range 30 to 75",
        "30 to 75 mg per day; maximum daily dose 100 mg per day (20)",
        "Increased sensitivity, not an allergy: reduced initial dose 5 to 10 mg per day (21)",
        "recommended daily dose, 3 years to 6 years: 20 to 30 mg per day",
        "maximum daily dose by weight, over 10 years: 2.5 mg per kg per day",
        "withdrawal over 1 to 2 weeks (27)",
    ):
        assert said in sheet


def test_hz_05_initial_dose_by_weight_is_said_not_to_be_used(sheet: str) -> None:
    said = "1.5 to 2 mg per kg [not used: contradicts the other initial dose, editorial]"
    assert said in sheet


def test_hz_01_dose_in_kidney_failure_stands_inside_its_contradiction(sheet: str) -> None:
    assert (
        "Chronic renal failure: contraindicated, renal dose 5 mg per day (22, 81, 94) [the label "
        "contradicts itself; safest reading: contraindicated, editorial]"
    ) in sheet
    assert sheet.count("renal dose") == 1


def test_every_warning_of_the_label_is_named_with_its_lines(sheet: str, facts: Facts) -> None:
    questions = [fact.question for fact in facts.contraindications]
    questions += [fact.question for fact in facts.cautions]
    questions += [fact.question for fact in facts.monitoring]
    assert all(question in sheet for question in questions)
    for fact in facts.interactions:
        assert fact.partner in sheet
        assert f"“{fact.effect}”" in sheet
    named = sheet[sheet.index("Contraindicated:") : sheet.index("Side effects, very frequent")]
    cited = {int(n) for group in re.findall(r"\(([\d, ]+)\)", named) for n in group.split(", ")}
    warnings: tuple[Fact, ...] = (*facts.contraindications, *facts.cautions, *facts.interactions)
    warnings = (*warnings, *facts.monitoring)
    assert cited == {citation.line for fact in warnings for citation in fact.citations}


def test_overdose_and_storage_are_in_the_labels_words(sheet: str, facts: Facts) -> None:
    for fact in facts.statements:
        if fact.topic not in {Topic.INDICATION, Topic.DRIVING}:
            assert fact.text in sheet


def test_what_is_unclear_is_counted(sheet: str) -> None:
    assert "Unclear, see the program: 66 passages, 27 of them seriously (editorial)." in sheet


def test_label_that_states_nothing_has_a_summary_without_rows() -> None:
    sheet = words(a_handout(a_label(), NO_FACTS, kind=Kind.SUMMARY))
    assert "0 passages" in sheet
    assert ": (" not in sheet
