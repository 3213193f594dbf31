import pytest

from baklosan_desktop.dosing.answer import Status
from baklosan_desktop.dosing.codes import Code
from baklosan_desktop.dosing.information import Information, information
from tests.dosing.builders import the_rulebook


@pytest.mark.parametrize(
    ("asked", "code", "lines", "says"),
    [
        (
            Information.MISSED,
            Code.NO_DOUBLE_DOSE,
            [19],
            "A missed dose is not made up for: never take a double dose.",
        ),
        (
            Information.OVERDOSE,
            Code.EMERGENCY,
            [30, 31],
            "An overdose is an emergency: call for medical help now.",
        ),
        (
            Information.DRIVING,
            Code.NO_DRIVING,
            [90],
            "No driving and no dangerous machines during the treatment.",
        ),
        (Information.FOOD, Code.WITH_FOOD, [19], "Taken by mouth, with food."),
        (
            Information.FINAL_DOSE,
            Code.FINAL_DOSE,
            [21],
            "The final dose lowers muscle tone without too much weakness or loss of movement.",
        ),
    ],
)
def test_information_is_one_sentence_with_its_citation(
    asked: Information, code: Code, lines: list[int], says: str
) -> None:
    answer = information(asked, the_rulebook())
    (reason,) = answer.reasons
    assert (answer.status, reason.code, reason.words) == (Status.INFO, code, says)
    assert sorted({cited.line for cited in reason.citations}) == lines


@pytest.mark.parametrize("asked", list(Information))
def test_information_holds_no_dose(asked: Information) -> None:
    answer = information(asked, the_rulebook())
    held = (answer.dose, answer.regimen, answer.step, answer.maximum, answer.window)
    assert held == (None, None, None, None, None)


def test_hz_22_an_overdose_calls_for_help_and_never_for_drinking() -> None:
    (reason,) = information(Information.OVERDOSE, the_rulebook()).reasons
    assert "drink" not in reason.words
    assert "fluids" not in reason.words
    assert "call for medical help now" in reason.words


def test_questions_have_the_names_that_other_programs_ask_by() -> None:
    names = {"missed", "overdose", "driving", "food", "final_dose"}
    assert {asked.value for asked in Information} == names
