from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baklosan_desktop.dosing.patient import Reply
from baklosan_desktop.quantities import Age, BodyWeight, Mass
from baklosan_desktop.screens.dose_form import DoseForm, Field, Question, entered

NUMBERS = frozenset(Field) - {Field.KIND, Field.FIRST_DAY}


def test_a_fresh_form_presets_nothing() -> None:
    read = entered(DoseForm())
    assert (read.age, read.weight, read.current_daily, read.egfr) == (None, None, None, None)
    assert read.problems == {}
    assert DoseForm().replies == {}


def test_what_is_typed_becomes_exact_quantities() -> None:
    typed = DoseForm("10", " 6 ", "39.9", current_daily="12.5", egfr="95")
    read = entered(typed)
    assert read.age == Age.of(10, 6)
    assert read.weight == BodyWeight.kg("39.9")
    assert read.current_daily == Mass.mg("12.5")
    assert read.egfr == 95


def test_empty_months_are_none() -> None:
    assert entered(DoseForm(age_years="6")).age == Age.of(6)


def test_months_without_years_are_no_age_yet() -> None:
    read = entered(DoseForm(age_months="6"))
    assert read.age is None
    assert read.problems == {}


@pytest.mark.parametrize(
    ("form", "where", "why"),
    [
        (DoseForm(age_years="121"), Field.AGE_YEARS, "0 to 120\N{NO-BREAK SPACE}years"),
        (DoseForm("120", "1"), Field.AGE_YEARS, "0 to 120\N{NO-BREAK SPACE}years"),
        (DoseForm("40", "12"), Field.AGE_MONTHS, "0 to 11"),
        (DoseForm(weight="35,5"), Field.WEIGHT, "Use a point, not a comma"),
        (DoseForm(weight="1"), Field.WEIGHT, "2\N{NO-BREAK SPACE}kg to 300\N{NO-BREAK SPACE}kg"),
        (DoseForm(current_daily="15 mg"), Field.CURRENT_DAILY, "plain number without unit"),
        (DoseForm(egfr="201"), Field.EGFR, "0 to 200"),
    ],
)
def test_a_number_that_cannot_be_used_is_a_problem_of_its_field(
    form: DoseForm, where: Field, why: str
) -> None:
    problems = entered(form).problems
    assert list(problems) == [where]
    assert why in problems[where]


def test_no_age_is_read_while_its_months_are_refused() -> None:
    assert entered(DoseForm("40", "12")).age is None


def test_every_bad_field_is_named_at_once() -> None:
    typed: dict[str, Any] = dict.fromkeys((field.name.lower() for field in NUMBERS), "x")
    for question in Question:
        form = DoseForm(**typed, question=question)
        assert set(entered(form).problems) == form.fields & NUMBERS


def test_units_stand_in_the_names_of_the_fields() -> None:
    assert Field.WEIGHT.value.endswith("kg")
    assert Field.CURRENT_DAILY.value.endswith("in total, mg per DAY")


def test_a_reply_can_be_changed_and_taken_back() -> None:
    form = DoseForm().replied("crf", Reply.NO).replied("crf", Reply.YES).replied("x", Reply.NO)
    assert form.replies == {"crf": Reply.YES, "x": Reply.NO}
    assert form.replied("crf", None).replies == {"x": Reply.NO}


def test_a_reply_leaves_the_older_form_alone() -> None:
    older = DoseForm()
    older.replied("crf", Reply.YES)
    assert older.replies == {}


def test_confirmations_add_up() -> None:
    assert DoseForm().confirming("a").confirming("b").confirmed == {"a", "b"}


@given(st.text() | st.from_regex(r"[0-9]{1,3}(\.[0-9]{1,2})?", fullmatch=True))
def test_any_text_in_a_field_is_read_or_refused_or_empty(text: str) -> None:
    read = entered(DoseForm(text, "", text, text, text))
    values = (read.age, read.weight, read.current_daily, read.egfr)
    fields = (Field.AGE_YEARS, Field.WEIGHT, Field.CURRENT_DAILY, Field.EGFR)
    for value, where in zip(values, fields, strict=True):
        assert (value is not None) + (where in read.problems) + (not text.strip(" ")) == 1
