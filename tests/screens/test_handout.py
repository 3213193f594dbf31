import pytest
from hypothesis import given
from hypothesis import strategies as st

from baklosan_desktop.errors import DamagedDatabase
from baklosan_desktop.labels.facts import NO_FACTS, Facts
from baklosan_desktop.labels.label import Label, LabelId
from baklosan_desktop.screens.dosing_calendar import Ticked
from baklosan_desktop.screens.handout import (
    NEEDS_REVIEW,
    UNREVIEWED,
    HandoutForm,
    Kind,
    Paper,
    TextSize,
    present,
    present_unreviewed,
)
from tests.builders import DEMO, a_label, some_facts
from tests.fakes import FakeShelf
from tests.screens.calendar_builders import START, STOP, course_of, dosed


class DamagedShelf(FakeShelf):
    def facts(self, label_id: LabelId) -> Facts:
        raise DamagedDatabase(f"The facts of '{label_id}' cannot be read.")


@pytest.fixture
def source() -> FakeShelf:
    return FakeShelf(some_facts())


def test_sheet_holds_the_label_with_its_effects_and_counts(source: FakeShelf) -> None:
    sheet = present(HandoutForm(), a_label(), source).sheet
    assert sheet is not None
    assert sheet.label == a_label()
    assert [effect.term for effect in sheet.effects] == ["blurred vision", "glare"]
    assert sheet.matrix.total == 2
    assert set(source.asked) == {DEMO}


def test_counts_of_the_real_label_stand_in_its_own_order(label: Label, facts: Facts) -> None:
    sheet = present(HandoutForm(), label, FakeShelf(facts)).sheet
    assert sheet is not None
    assert [row.total for row in sheet.matrix.rows] == [19, 2, 8, 1, 1, 2, 2, 4, 1, 1, 1]


def test_data_that_is_refused_is_not_even_read(source: FakeShelf) -> None:
    view = present(HandoutForm(), a_label(), source, "The label data is damaged.")
    assert view.sheet is None
    assert view.refusal == "The label data is damaged."
    assert source.asked == []


def test_data_that_cannot_be_read_is_refused_with_advice() -> None:
    view = present(HandoutForm(), a_label(), DamagedShelf(some_facts()))
    assert view.sheet is None
    assert view.refusal.startswith("The facts of 'demo' cannot be read. Install")


def test_names_are_printed_without_stray_blanks(source: FakeShelf) -> None:
    form = HandoutForm(pharmacy="  Main  Street\t12 ", patient="\nAnna ")
    sheet = present(form, a_label(), source).sheet
    assert sheet is not None
    assert (sheet.form.pharmacy, sheet.form.patient) == ("Main Street 12", "Anna")


def test_label_for_professionals_carries_no_patient(source: FakeShelf) -> None:
    form = HandoutForm(
        Kind.LABEL, pharmacy="Main Street", patient="Anna Nowak", prescriber="B. C.", remark="Walk!"
    )
    for kind in (Kind.LABEL, Kind.SUMMARY):
        sheet = present(form._replace(kind=kind), a_label(), source).sheet
        assert sheet is not None
        assert sheet.form == HandoutForm(kind, pharmacy="Main Street")


def test_calendar_that_cannot_be_printed_says_why_and_what_to_do(source: FakeShelf) -> None:
    for kind in (Kind.DOSING_CALENDAR, Kind.STOPPING_CALENDAR):
        view = present(HandoutForm(kind=kind), a_label(), source)
        assert view.sheet is None
        assert view.refusal.startswith("The dose page holds no answer yet")
        assert view.refusal.endswith("Open the dose page, answer there, then come back.")
        assert view.choices is not None


def test_req_51_calendar_and_dose_are_each_on_their_own_sheet_only(source: FakeShelf) -> None:
    for kind in Kind:
        answer = dosed(STOP if kind is Kind.STOPPING_CALENDAR else START)
        ticked = Ticked(course_of(START))
        view = present(HandoutForm(kind=kind, ticked=ticked), a_label(), source, dosed=answer)
        assert view.sheet is not None
        is_calendar = kind in {Kind.DOSING_CALENDAR, Kind.STOPPING_CALENDAR}
        assert (view.sheet.calendar is not None) is is_calendar
        assert (view.sheet.dose is not None) is (kind is Kind.LEAFLET)
        assert (view.choices is not None) is (is_calendar or kind is Kind.LEAFLET)


def test_kind_has_a_key_for_commands_and_files() -> None:
    assert Kind.DOSING_CALENDAR.key == "dosing-calendar"
    assert Kind.LABEL.key == "label"


@given(st.lists(st.text(), min_size=4, max_size=4), st.sampled_from(Kind))
def test_anything_may_be_typed(typed: list[str], kind: Kind) -> None:
    pharmacy, patient, prescriber, remark = typed
    form = HandoutForm(
        kind, pharmacy=pharmacy, patient=patient, prescriber=prescriber, remark=remark
    )
    answer = dosed(STOP if kind is Kind.STOPPING_CALENDAR else START)
    source = FakeShelf(some_facts())
    assert present(form, a_label(), source, dosed=answer).sheet is not None


def test_each_kind_has_a_name_and_a_description() -> None:
    assert [kind.words for kind in Kind] == [
        "Patient leaflet",
        "Dosing calendar",
        "Stopping calendar",
        "Side-effect sheet",
        "Pharmacist summary",
        "Full label",
    ]
    assert all(kind.description for kind in Kind)


def test_no_text_is_smaller_than_twelve_points() -> None:
    assert [size.points for size in TextSize] == [12, 18]
    assert [size.words for size in TextSize] == ["Normal, 12 pt", "Large print, 18 pt"]


def test_three_papers_are_offered() -> None:
    assert [paper.value for paper in Paper] == ["A4", "Letter", "A5"]


@pytest.mark.parametrize("kind", Kind)
def test_of_an_unreviewed_label_nothing_is_made_that_needs_a_review(
    source: FakeShelf, kind: Kind
) -> None:
    view = present_unreviewed(HandoutForm(kind), a_label(), source)
    if kind in UNREVIEWED:
        assert view.sheet is not None
        assert not view.sheet.has_lines
    else:
        assert view == (None, NEEDS_REVIEW, None)


def test_full_label_is_made_without_reading_its_effects(source: FakeShelf) -> None:
    present_unreviewed(HandoutForm(Kind.LABEL), a_label(), source)
    assert source.asked == []


def test_sheet_of_no_side_effects_is_not_made() -> None:
    view = present_unreviewed(HandoutForm(Kind.SIDE_EFFECTS), a_label(), FakeShelf(NO_FACTS))
    assert view.sheet is None
    assert "No side effect was read" in view.refusal
