"""Whose words they are: each sentence has one mark, wherever it stands (HZ-26)."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

import pytest

from baklosan_desktop.dosing.answer import Mark
from baklosan_desktop.dosing.patient import Reply
from baklosan_desktop.screens.dose_form import DoseForm, Question
from baklosan_desktop.screens.dose_quotes import Sentence
from baklosan_desktop.wording import NBSP
from tests.screens.dose_builders import answer_of, answered, view_of

YES = Reply.YES
ADULT = DoseForm("40", weight="70", first_day=date(2026, 11, 23))
TABLETS = DoseForm(question=Question.TABLETS, period="30")
FORMS = [
    ADULT,
    ADULT._replace(target="80"),
    ADULT._replace(target="75", has_10_mg=True),
    ADULT._replace(question=Question.INCREASE, current_daily="15", days_since="3"),
    ADULT._replace(question=Question.INCREASE, current_daily="70", days_since="3"),
    ADULT._replace(question=Question.CHECK, prescribed="100", first=False),
    ADULT._replace(question=Question.CHECK, prescribed="120", first=True),
    ADULT._replace(question=Question.STOP, current_daily="30"),
    DoseForm("71", weight="64"),
    DoseForm("6", "0", "20"),
    DoseForm("10", "5", "39.9"),
    DoseForm("2", weight="12"),
    *(TABLETS._replace(daily=daily) for daily in ("5", "20", "75", "80", "100", "125")),
]
REPLIES: list[dict[str, Reply]] = [
    {},
    {"hypersensitivity": YES},
    {"crf": YES, "diabetes": YES},
    {"epilepsy": YES, "haemodialysis": YES, "gastric_ulcer_active": YES},
    {"liver_disease": YES, "increased_sensitivity": YES},
]


def sentences(part: object) -> Iterator[Sentence]:
    """Yield every sentence in a view."""
    if isinstance(part, Sentence):
        yield part
    elif isinstance(part, tuple):
        for inner in part:
            yield from sentences(inner)


@pytest.mark.parametrize("replies", REPLIES, ids=" ".join)
@pytest.mark.parametrize("form", FORMS)
def test_hz_26_one_sentence_carries_one_mark(form: DoseForm, replies: dict[str, Reply]) -> None:
    marks = defaultdict(set)
    for said in sentences(view_of(answered(form, **replies))):
        marks[said.words].add(said.mark)
    assert [words for words, found in marks.items() if len(found) > 1] == []


@pytest.mark.parametrize("replies", REPLIES, ids=" ".join)
@pytest.mark.parametrize("form", FORMS)
def test_hz_26_what_is_said_in_the_words_of_the_label_leads_to_them(
    form: DoseForm, replies: dict[str, Reply]
) -> None:
    for said in sentences(view_of(answered(form, **replies))):
        assert said.quotes or said.mark, said.words


def marks_of(start: str, form: DoseForm) -> set[str]:
    """Return the marks of the sentences that begin so."""
    every = sentences(view_of(form))
    found = {said.mark for said in every if said.words.replace(NBSP, " ").startswith(start)}
    assert found, start
    return found


@pytest.mark.parametrize(
    ("start", "mark", "form"),
    [
        ("This pack cannot supply 5 mg", Mark.EDITORIAL, ADULT),
        ("The label keeps tablets of 25 mg", Mark.EDITORIAL, ADULT._replace(target="20")),
        ("The label keeps tablets of 25 mg", Mark.EDITORIAL, TABLETS._replace(daily="20")),
        ("75 mg per day is 3 whole", Mark.DERIVED, TABLETS._replace(daily="75")),
        ("75 mg per day is 3 whole", Mark.DERIVED, ADULT._replace(target="75")),
        ("80 mg per day cannot be made", Mark.DERIVED, TABLETS._replace(daily="80")),
    ],
)
def test_hz_26_a_count_is_derived_and_a_reading_is_editorial(
    start: str, mark: Mark, form: DoseForm
) -> None:
    assert marks_of(start, answered(form)) == {mark.value}


def test_hz_26_kidney_failure_says_what_the_pack_cannot_supply_in_the_same_words() -> None:
    said = answer_of(ADULT, haemodialysis=YES).follows[-1]
    assert said.mark == Mark.EDITORIAL.value
    assert [quote.text for quote in said.quotes] == ["Baklosan 25mg №50 pills"]
    assert said in answer_of(ADULT).cautions


def test_hz_26_what_the_label_does_not_say_so_is_marked_as_ours() -> None:
    assert marks_of("65 years or older", answered(DoseForm("65"))) == {Mark.EDITORIAL.value}
    for disease, start in (("liver_disease", "Liver disease"), ("diabetes", "Diabetes mellitus")):
        assert marks_of(start, answered(ADULT, **{disease: YES})) == {Mark.EDITORIAL.value}
    for condition, start in (
        ("gastric_ulcer_active", "Stomach or duodenal ulcer, now or ever"),
        ("crf", "Chronic renal failure: the label contradicts itself"),
    ):
        assert marks_of(start, answered(ADULT, **{condition: YES})) == {Mark.EDITORIAL.value}


def test_hz_26_what_the_label_says_so_is_not() -> None:
    assert marks_of("Under 12 years", answered(DoseForm("8"))) == {Mark.LABEL.value}
    assert marks_of("Epilepsy", answered(ADULT, epilepsy=YES)) == {Mark.LABEL.value}
    sclerosis = answered(ADULT, cerebral_atherosclerosis=YES)
    assert marks_of("Cerebral atherosclerosis", sclerosis) == {Mark.LABEL.value}
