import pytest

from baklosan_desktop.dosing.answer import Status
from baklosan_desktop.dosing.patient import Reply
from baklosan_desktop.screens.dose_form import DoseForm, Field, Question
from baklosan_desktop.wording import NBSP
from tests.screens.dose_builders import answer_of, answered, view_of

CHECK = DoseForm("40", question=Question.CHECK, first=True)


def per_intake(each: str, times: str, **replies: Reply) -> list[str]:
    """Return what is said of a prescription per intake."""
    answer = answer_of(CHECK._replace(per_intake=each, times=times), **replies)
    return [note.words.replace(NBSP, " ") for note in answer.notes[:-1]]


def test_dose_per_intake_is_added_up() -> None:
    assert per_intake("5", "3") == ["Prescribed 5 mg × 3 = 15 mg per day."]


def test_sum_is_derived_and_cites_nothing() -> None:
    total = answer_of(CHECK._replace(per_intake="5", times="3")).notes[0]
    assert (total.mark, total.quotes) == ("derived", ())


def test_another_division_of_a_first_prescription_is_said_with_the_labels_sentence() -> None:
    answer = answer_of(CHECK._replace(per_intake="5", times="2"))
    division = answer.notes[1]
    assert division.words.replace(NBSP, " ") == (
        "The label begins with 3 intakes per day; 2 are prescribed. It states no other division."
    )
    assert division.mark == "editorial"
    assert [quote.line for quote in division.quotes] == [20]


def test_division_of_a_prescription_that_goes_on_is_the_prescribers() -> None:
    answer = answer_of(CHECK._replace(per_intake="10", times="4", first=False))
    words = [note.words.replace(NBSP, " ") for note in answer.notes]
    assert words[0] == "Prescribed 10 mg × 4 = 40 mg per day."
    assert len(words) == 2


def test_nothing_is_added_up_for_a_total() -> None:
    assert len(answer_of(CHECK._replace(prescribed="15")).notes) == 1


def test_sum_stands_beside_a_refusal_too() -> None:
    answer = answer_of(CHECK._replace(per_intake="10", times="3"))
    assert answer.status is Status.REJECT
    assert answer.notes[0].words.replace(NBSP, " ") == "Prescribed 10 mg × 3 = 30 mg per day."


@pytest.mark.parametrize("key", ["haemodialysis", "psychosis"])
def test_hz_02_stop_shows_no_dose_and_no_division(key: str) -> None:
    assert per_intake("5", "3", **{key: Reply.YES}) == []


@pytest.mark.parametrize("half", [CHECK._replace(per_intake="5"), CHECK._replace(times="3")])
@pytest.mark.parametrize("reply", [Reply.YES, Reply.UNKNOWN])
def test_half_a_prescription_is_not_added_up(half: DoseForm, reply: Reply) -> None:
    answer = answer_of(half, psychosis=reply)
    assert "Prescribed" not in "".join(note.words for note in answer.notes)


def test_total_that_is_not_the_sum_is_refused_by_name() -> None:
    view = view_of(answered(CHECK._replace(prescribed="20", per_intake="5", times="3")))
    assert view.answer is None
    assert {field: words.replace(NBSP, " ") for field, words in view.problems.items()} == {
        Field.PER_INTAKE: "5 mg × 3 is 15 mg per day, not 20 mg: correct one of them."
    }


def test_total_that_is_the_sum_may_stand_beside_it() -> None:
    form = CHECK._replace(prescribed="15", per_intake="5", times="3")
    assert answer_of(form).status is Status.OK


@pytest.mark.parametrize("times", ["0", "25", "2.5", "three"])
def test_number_of_intakes_must_be_a_plain_one(times: str) -> None:
    view = view_of(answered(CHECK._replace(per_intake="5", times=times)))
    assert view.answer is None
    assert list(view.problems) == [Field.TIMES]
