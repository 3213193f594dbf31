from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baklosan_desktop.dosing.answer import Status
from baklosan_desktop.dosing.patient import Reply
from baklosan_desktop.labels.facts import (
    Ambiguity,
    Caution,
    Contraindication,
    DoseRule,
    Interaction,
    Monitoring,
    Statement,
)
from baklosan_desktop.labels.label import LabelId
from baklosan_desktop.screens.dose import OTHER_INDICATION, present, reference
from baklosan_desktop.screens.dose_form import DoseForm, Field, Question
from baklosan_desktop.screens.dose_questions import SENSITIVITY
from baklosan_desktop.wording import NBSP
from tests.dosing.builders import the_label
from tests.screens.dose_builders import answer_of, answered, the_reference, view_of

ADULT = DoseForm(age_years="40")
KEYS = [question.key for group in view_of(ADULT).groups for question in group.questions]
CAUTIONS = ["cerebrovascular_insufficiency", "cerebral_atherosclerosis", "liver_disease"]
CAUTIONS += ["diabetes", SENSITIVITY]


class FakeFacts:
    """Answers as the repositories do, from the label folder."""

    def __init__(self) -> None:
        self.asked: list[LabelId] = []
        self._facts = the_label()[1]

    def dose_rules(self, label_id: LabelId) -> Sequence[DoseRule]:
        self.asked.append(label_id)
        return self._facts.dose_rules

    def contraindications(self, label_id: LabelId) -> Sequence[Contraindication]:
        self.asked.append(label_id)
        return self._facts.contraindications

    def cautions(self, label_id: LabelId) -> Sequence[Caution]:
        self.asked.append(label_id)
        return self._facts.cautions

    def interactions(self, label_id: LabelId) -> Sequence[Interaction]:
        self.asked.append(label_id)
        return self._facts.interactions

    def monitoring(self, label_id: LabelId) -> Sequence[Monitoring]:
        self.asked.append(label_id)
        return self._facts.monitoring

    def statements(self, label_id: LabelId) -> Sequence[Statement]:
        self.asked.append(label_id)
        return self._facts.statements

    def ambiguities(self, label_id: LabelId) -> Sequence[Ambiguity]:
        self.asked.append(label_id)
        return self._facts.ambiguities


def test_the_reference_is_read_from_the_repositories_once() -> None:
    source = FakeFacts()
    label = the_label()[0]
    assert reference(label, source, source) == the_reference()
    assert source.asked == [label.id] * 7


def test_an_empty_form_asks_and_answers_nothing() -> None:
    view = view_of(DoseForm())
    assert view.answer is None
    assert view.missing == (
        "Type the age in years. 16 questions still open: "
        "Allergy to baclofen, Psychosis, Parkinson’s disease and 13 more."
    )
    assert view.problems == {}
    assert view.confirmations == ()


def test_a_few_open_questions_are_all_named() -> None:
    form = answered(ADULT).replied("diabetes", None).replied("crf", None)
    form = form.replied("epilepsy", None)
    assert view_of(form).missing == (
        "3 questions still open: Epilepsy, Chronic renal failure, Diabetes mellitus."
    )


def test_a_single_open_question_is_named_in_the_singular() -> None:
    form = answered(ADULT).replied("crf", None)
    assert view_of(form).missing == "1 question still open: Chronic renal failure."


def test_an_answered_form_misses_nothing() -> None:
    view = view_of(answered(ADULT))
    assert view.missing == ""
    assert view.answer is not None
    assert view.answer.status is Status.OK


@pytest.mark.parametrize("key", KEYS)
def test_hz_17_and_18_one_open_question_takes_the_dose_away(key: str) -> None:
    assert view_of(answered(ADULT).replied(key, None)).answer is None


@pytest.mark.parametrize("key", [key for key in KEYS if key not in CAUTIONS])
def test_no_stop_is_shown_while_another_question_of_its_kind_is_open(key: str) -> None:
    other = "epilepsy" if key == "psychosis" else "psychosis"
    form = answered(ADULT, **{other: Reply.YES}).replied(key, None)
    assert view_of(form).answer is None


@pytest.mark.parametrize("key", CAUTIONS)
def test_a_stop_does_not_wait_for_cautions(key: str) -> None:
    answer = view_of(answered(ADULT, psychosis=Reply.YES).replied(key, None)).answer
    assert answer is not None
    assert answer.status is Status.HARD_STOP


def test_what_needs_more_information_waits_for_every_question() -> None:
    form = answered(ADULT, psychosis=Reply.UNKNOWN)
    assert view_of(form).answer is not None
    assert view_of(form.replied("diabetes", None)).answer is None


@pytest.mark.parametrize("key", ["pregnant", "breastfeeding"])
def test_what_does_not_apply_counts_as_no(key: str) -> None:
    assert answer_of(ADULT, **{key: Reply.NOT_APPLICABLE}).status is Status.OK


def test_hz_08_a_number_that_cannot_be_read_gives_no_answer() -> None:
    view = view_of(answered(DoseForm(age_years="40", weight="7,5")))
    assert view.answer is None
    assert view.problems == {Field.WEIGHT: "Use a point, not a comma, such as 2.5."}
    assert view.missing == "Correct the number that cannot be read."


def test_a_needed_weight_is_asked_for() -> None:
    view = view_of(answered(DoseForm(age_years="13")))
    assert view.answer is None
    assert view.missing.replace(NBSP, " ") == (
        "The weight is needed from 10 years 1 month to 17 years 11 months: "
        "the maximum goes by body weight."
    )


@pytest.mark.parametrize(
    ("years", "months", "hint"),
    [
        ("", "", ""),
        ("2", "11", ""),
        ("3", "0", "asked for, to show mg per kg"),
        ("10", "0", "asked for, to show mg per kg"),
        ("10", "1", "needed: the maximum goes by body weight"),
        ("17", "11", "needed: the maximum goes by body weight"),
        ("18", "0", "not used for adults"),
    ],
)
def test_the_weight_field_says_what_it_is_for(years: str, months: str, hint: str) -> None:
    assert view_of(DoseForm(years, months)).weight_hint == hint


def test_hz_07_an_implausible_weight_waits_for_its_confirmation() -> None:
    form = answered(DoseForm("5", "", "46"))
    (asked,) = view_of(form).confirmations
    assert view_of(form).answer is None
    confirmed = view_of(form.confirming(asked.statement))
    assert confirmed.confirmations == ()
    assert confirmed.answer is not None


def test_hz_18_a_confirmation_does_not_outlive_the_weight_it_confirmed() -> None:
    form = answered(DoseForm("5", "", "46")).confirming("46 kg at 5 years")
    assert view_of(form).answer is not None
    changed = answered(DoseForm("5", "", "60", confirmed=form.confirmed))
    assert view_of(changed).answer is None


def test_an_implausible_weight_is_asked_before_the_questions_are() -> None:
    assert len(view_of(DoseForm("5", "", "60")).confirmations) == 1


def test_a_yes_to_pregnancy_at_8_years_waits_for_its_confirmation() -> None:
    form = answered(DoseForm("9", "", "30"), pregnant=Reply.YES)
    younger = DoseForm("8", "", "30", replies=form.replies)
    (asked,) = view_of(younger).confirmations
    assert view_of(younger).answer is None
    stopped = view_of(younger.confirming(asked.statement)).answer
    assert stopped is not None
    assert stopped.status is Status.HARD_STOP


def test_hz_16_levodopa_waits_for_its_reason() -> None:
    form = answered(DoseForm(age_years="40", co_medications=frozenset({"levodopa"})))
    (asked,) = view_of(form).confirmations
    confirmed = view_of(form.confirming(asked.statement)).answer
    assert confirmed is not None
    assert confirmed.status is Status.OK_WITH_WARNINGS


def test_the_medicines_of_the_label_can_be_chosen() -> None:
    options = view_of(DoseForm(co_medications=frozenset({"ethanol"}))).medicines
    assert [(option.key, option.words) for option in options] == [
        ("cns_drug", "drugs that affect the central nervous system"),
        ("antihypertensive", "antihypertensive agents"),
        ("anti_gout", "anti-gout agents"),
        ("ethanol", "ethanol"),
        ("tricyclic", "tricyclic antidepressants"),
        ("levodopa", "levodopa"),
        ("carbidopa", "carbidopa"),
    ]
    assert [option.key for option in options if option.chosen] == ["ethanol"]


def test_an_indication_can_be_chosen_or_left_open() -> None:
    options = view_of(DoseForm(indication="meningitis")).indications
    assert len(options) == 7
    assert [option.key for option in options if option.chosen] == ["meningitis"]
    assert not any(option.chosen for option in view_of(DoseForm()).indications)


@pytest.mark.parametrize(
    ("indication", "status"),
    [
        (None, Status.OK),
        ("", Status.OK),
        ("cerebral palsy", Status.OK),
        ("meningitis", Status.OK_WITH_WARNINGS),
        (OTHER_INDICATION, Status.OK_WITH_WARNINGS),
    ],
)
def test_the_indication_is_optional(indication: str | None, status: Status) -> None:
    assert answer_of(DoseForm(age_years="40", indication=indication)).status is status


def test_the_other_indication_can_be_seen_to_be_chosen() -> None:
    assert view_of(DoseForm(indication=OTHER_INDICATION)).indications[-1].chosen


def test_an_egfr_that_does_not_fit_asks_again() -> None:
    assert answer_of(DoseForm("40", egfr="20")).status is Status.NEEDS_MORE_INFORMATION


REPLIES = st.dictionaries(st.sampled_from([*KEYS, "?"]), st.sampled_from(Reply))
ANSWERED = st.fixed_dictionaries({key: st.just(Reply.NO) for key in KEYS})
OWN_STEPS = st.lists(st.tuples(st.text(), st.text()) | st.tuples(st.just("7"), st.just("0")))


def _forms(**fields: Any) -> st.SearchStrategy[DoseForm]:
    numbers = st.text() | st.from_regex(r"[0-9]{1,3}([.,][0-9]{1,2})?", fullmatch=True)
    given_fields = {
        "age_years": numbers,
        "age_months": numbers,
        "weight": numbers,
        "current_daily": numbers,
        "egfr": numbers,
        "target": numbers,
        "days_since": numbers,
        "prescribed": numbers,
        "per_intake": numbers,
        "times": numbers,
        "taper_days": numbers,
        "daily": numbers,
        "period": numbers,
        "first": st.none() | st.booleans(),
        "first_day": st.none() | st.dates(),
        "own_steps": OWN_STEPS.map(tuple),
        "has_10_mg": st.booleans(),
        "replies": REPLIES,
        "co_medications": st.frozensets(st.sampled_from(["levodopa", "ethanol"]) | st.text()),
        "indication": st.none() | st.text() | st.just("meningitis"),
        "confirmed": st.frozensets(st.text()),
        "question": st.sampled_from(Question),
    }
    return st.builds(DoseForm, **{**given_fields, **fields})


@given(_forms())
def test_any_text_in_any_field_gives_a_view(form: DoseForm) -> None:
    view = view_of(form)
    assert view.groups or form.question is Question.TABLETS
    assert view.answer is None or not view.problems


def _likely() -> st.SearchStrategy[DoseForm]:
    """Forms that come to an answer more often than not."""

    def typed(*numbers: str) -> st.SearchStrategy[str]:
        return st.sampled_from(["", *numbers])

    return _forms(
        age_years=typed("5", "10", "12", "40", "70"),
        age_months=typed("1", "11"),
        weight=typed("20", "39.9", "70"),
        current_daily=typed("0", "30", "75", "100"),
        egfr=typed("20", "95"),
        target=typed("15", "45", "99.75", "100"),
        days_since=typed("0", "3"),
        prescribed=typed("15", "20", "120"),
        per_intake=typed("5", "10"),
        times=typed("2", "3"),
        taper_days=typed("3", "7", "21"),
        daily=typed("5", "75", "80", "100", "125"),
        period=typed("0", "30", "999"),
        replies=ANSWERED | REPLIES,
        co_medications=st.just(frozenset()),
    )


@given(_likely())
def test_likely_form_of_any_question_gives_a_view(form: DoseForm) -> None:
    view = view_of(form)
    assert view.answer is not None or view.missing
    assert view.answer is None or not view.problems
    parts = (view.plan, view.supply, view.taper)
    assert view.answer is not None or parts == (None, None, None)


@given(_likely())
def test_hz_01_nothing_counts_tablets_or_days_where_the_label_gives_no_dose(
    form: DoseForm,
) -> None:
    view = view_of(form)
    if view.answer is not None and view.answer.status not in {Status.OK, Status.OK_WITH_WARNINGS}:
        assert (view.plan, view.supply, view.answer.readings) == (None, None, ())


@given(_forms())
def test_without_an_answer_the_page_says_what_it_waits_for(form: DoseForm) -> None:
    view = view_of(form)
    assert view.answer is not None or view.missing


@given(
    _forms(
        age_years=st.integers(0, 120).map(str),
        age_months=st.just(""),
        weight=st.sampled_from(["", "20", "46", "70"]),
        current_daily=st.sampled_from(["", "0", "30"]),
        egfr=st.just(""),
        replies=st.fixed_dictionaries({key: st.sampled_from(Reply) for key in KEYS}),
    )
)
def test_hz_01_no_view_shows_a_dose_beside_a_yes_that_forbids_it(form: DoseForm) -> None:
    answer = view_of(form).answer
    forbidding = [key for key in KEYS if key not in CAUTIONS]
    if any(form.replies[key] is Reply.YES for key in forbidding):
        assert answer is None or answer.cards == ()


@given(_forms())
def test_same_form_same_view(form: DoseForm) -> None:
    assert present(form, the_reference()) == present(form, the_reference())
