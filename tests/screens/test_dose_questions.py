import pytest

from baklosan_desktop.dosing.patient import Reply
from baklosan_desktop.quantities import Age
from baklosan_desktop.screens.dose_form import DoseForm
from baklosan_desktop.screens.dose_questions import (
    SENSITIVITY,
    Question,
    QuestionGroup,
    asked_none,
    question_groups,
)
from tests.dosing.builders import the_rulebook

ADULT = Age.of(40)
SINGLY = {"hypersensitivity", "crf", "haemodialysis", "pregnant", "breastfeeding"}


def _groups(form: DoseForm, age: Age | None = ADULT) -> tuple[QuestionGroup, ...]:
    return question_groups(form, age, the_rulebook())


def _questions(form: DoseForm, age: Age | None = ADULT) -> list[Question]:
    return [question for group in _groups(form, age) for question in group.questions]


def _keys(age: Age | None, form: DoseForm | None = None) -> list[str]:
    return [question.key for question in _questions(form or DoseForm(), age)]


def test_groups_run_from_contraindications_to_strong_reactions() -> None:
    assert [(group.title, len(group.questions), group.bars) for group in _groups(DoseForm())] == [
        ("Contraindications", 7, True),
        ("Kidneys", 2, True),
        ("Pregnancy", 2, True),
        ("Use with caution, monitor", 4, False),
        ("Strong reactions", 1, False),
    ]


def test_hz_17_nothing_is_preset() -> None:
    assert {question.reply for question in _questions(DoseForm())} == {None}


def test_hz_14_allergy_and_strong_reactions_are_never_neighbours() -> None:
    for age in (None, Age.of(5), ADULT):
        keys = _keys(age)
        assert keys[0] == "hypersensitivity"
        assert keys[-1] == SENSITIVITY
        assert len(keys) > 2


def test_allergy_and_strong_reactions_are_worded_apart() -> None:
    words = {question.key: question.words for question in _questions(DoseForm())}
    assert words["hypersensitivity"] == "Allergy to baclofen"
    assert words[SENSITIVITY] == "Reacts strongly to medicines (not an allergy)"


def test_every_condition_of_the_label_is_asked_once() -> None:
    asked = [key for question in _questions(DoseForm()) for key in question.conditions]
    rules = the_rulebook()
    conditions = {key for item in rules.contraindications for key in item.conditions}
    conditions |= {item.condition for item in rules.cautions if item.condition}
    conditions |= {item.condition for item in rules.monitoring}
    assert sorted(asked) == sorted(conditions | {SENSITIVITY})


@pytest.mark.parametrize(
    ("age", "asked"), [(Age.of(8, 11), False), (Age.of(9), True), (None, True)]
)
def test_pregnancy_is_asked_from_9_years(age: Age | None, *, asked: bool) -> None:
    assert ("pregnant" in _keys(age)) is asked
    assert ("breastfeeding" in _keys(age)) is asked


def test_a_yes_to_pregnancy_stays_visible_when_the_age_turns_out_lower() -> None:
    form = DoseForm().replied("pregnant", Reply.YES).replied("breastfeeding", Reply.NO)
    keys = _keys(Age.of(8), form)
    assert "pregnant" in keys
    assert "breastfeeding" not in keys


def test_only_pregnancy_and_breastfeeding_can_be_said_not_to_apply() -> None:
    applies = {q.key for q in _questions(DoseForm()) if Reply.NOT_APPLICABLE in q.choices}
    assert applies == {"pregnant", "breastfeeding"}


def test_a_reply_that_was_not_offered_counts_as_not_asked() -> None:
    form = DoseForm().replied("psychosis", Reply.NOT_APPLICABLE)
    assert {q.reply for q in _questions(form)} == {None}


def test_what_is_not_known_is_to_be_asked() -> None:
    form = DoseForm().replied("diabetes", Reply.UNKNOWN).replied("liver_disease", Reply.NO)
    hints = {question.key: question.hint for question in _questions(form)}
    assert hints["diabetes"] == "not known: ask"
    assert hints["liver_disease"] == ""


@pytest.mark.parametrize(
    ("replies", "summary"),
    [
        ((None, None), "2 not asked"),
        ((Reply.NO, None), "1 not asked"),
        ((Reply.NO, Reply.NO), "asked: none of 2"),
        ((Reply.YES, Reply.UNKNOWN), "1 yes, 1 not known"),
    ],
)
def test_a_folded_group_sums_up(replies: tuple[Reply | None, Reply | None], summary: str) -> None:
    form = DoseForm().replied("crf", replies[0]).replied("haemodialysis", replies[1])
    kidneys = _groups(form)[1]
    assert kidneys.summary == summary
    assert len(kidneys.open) == replies.count(None)


def test_hz_28_the_button_never_answers_what_is_asked_singly() -> None:
    form = asked_none(DoseForm(), _questions(DoseForm()))
    assert {q.key for q in _questions(form) if q.reply is None} == SINGLY
    assert set(form.replies.values()) == {Reply.NO}


def test_the_button_answers_only_what_is_visible() -> None:
    visible = _groups(DoseForm())[0].questions
    form = asked_none(DoseForm(), visible)
    assert set(form.replies) == {q.key for q in visible} - SINGLY


def test_the_button_keeps_every_reply_given() -> None:
    form = DoseForm().replied("psychosis", Reply.YES).replied("epilepsy", Reply.UNKNOWN)
    after = asked_none(form, _questions(form))
    assert after.replies["psychosis"] is Reply.YES
    assert after.replies["epilepsy"] is Reply.UNKNOWN
