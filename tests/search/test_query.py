"""What is typed is taken apart into slots, each with all that labels may say instead."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from baklosan_desktop.labels.hit import Why
from baklosan_desktop.search.query import MOST_WORDS, Query, Slot, Wording
from baklosan_desktop.search.vocabulary import Sense
from tests.search.builders import a_vocabulary, belongs, means, the_query

LABEL = (
    "The daily dose of 2.5 mg is doubled in renal failure; doses of 25mg cause myalgia, depression."
)
HELD = a_vocabulary(
    means("kidney", "renal", "nephric"),
    means("kidney failure", "renal failure"),
    means("muscle pain", "myalgia"),
    means("muscle cramp", "spasm"),
    means("sad", "depression"),
    means("do", "dose"),
    means("dose", "daily dose"),
    belongs("elavil", "depression", "tricyclics"),
    senses=[Sense("depression", "respiratory depression", "weak breathing", is_other=True)],
    medicines=["mydlgia"],
)


def asked(typed: str) -> Query:
    return the_query(typed, LABEL, vocabulary=HELD)


def test_words_are_all_by_which_it_is_looked_for_as_the_index_has_them() -> None:
    assert asked("2.5 mg").words >= {"2", "5", "mg"}
    assert asked("kidney failure").words >= {"renal", "failure"}
    assert asked("unicorn").words == frozenset()


def test_names_are_left_out_beside_something_else() -> None:
    query = asked("dose mg")
    assert typed_in(query) == [["dose", "mg"]]
    assert typed_in(query.beside({"mg"})) == [["dose"]]
    assert query.beside({"mg", "dose"}) == query


def test_spelling_of_single_words_is_not_asked_where_their_phrase_is_known() -> None:
    held = a_vocabulary(means("renul failure", "renal failure"))
    assert the_query("renul failure", LABEL, vocabulary=held).suggestions == ()
    assert the_query("renul dose", LABEL, vocabulary=held).suggestions == ("renal",)


def typed_in(query: Query) -> list[list[str]]:
    return [[slot.typed for slot in slots] for slots in query.readings]


def only_slot(typed: str) -> Slot:
    [[slot]] = asked(typed).readings
    return slot


def worded(typed: str) -> list[tuple[str, Why]]:
    """How a query of one slot may be worded, each with its reason."""
    return [
        (" ".join("|".join(sorted(form)) for form in wording.forms), wording.why)
        for wording in only_slot(typed).wordings
    ]


@pytest.mark.parametrize("typed", ["", " ", "°", '"*"'])
def test_nothing_typed_has_no_reading(typed: str) -> None:
    assert asked(typed) == Query()
    assert (asked(typed).unknown, asked(typed).answerable) == ((), ())


def test_every_word_is_a_slot() -> None:
    assert typed_in(asked("daily failure")) == [["daily", "failure"]]


def test_words_that_say_nothing_are_left_out() -> None:
    assert typed_in(asked("what is the daily dose?")) == [["daily", "dose"]]


def test_words_that_say_nothing_are_searched_when_there_are_no_others() -> None:
    assert typed_in(asked("what is the")) == [["what", "is", "the"]]


def test_twelve_words_count() -> None:
    assert typed_in(asked("dose " * 50)) == [["dose"] * MOST_WORDS]


def test_word_stands_for_itself_its_forms_and_what_begins_with_it() -> None:
    assert worded("dose") == [
        ("dose", Why.EXACT),
        ("doses", Why.STEM),
        ("daily dose|doses", Why.SYNONYM),
    ]
    assert worded("dou") == [("doubled", Why.STEM)]
    assert worded("causes") == [("cause", Why.STEM)]


def test_short_word_with_a_meaning_is_no_beginning() -> None:
    assert worded("do") == [("dose|doses", Why.SYNONYM)]
    assert worded("dai") == [("daily", Why.STEM)]


def test_number_stands_for_itself_alone() -> None:
    assert worded("2") == [("2", Why.EXACT)]
    assert worded("2.5") == [("2.5", Why.EXACT)]
    assert worded("77") == [("77", Why.EXACT)]


def test_unit_may_stand_apart_from_its_number() -> None:
    exact = [said for said, why in worded("2.5mg") if why is Why.EXACT]
    assert exact == ["2.5 mg", "2.5  mg", "2.5   mg", "2.5mg"]


def test_amount_is_one_thing_and_never_taken_apart() -> None:
    assert typed_in(asked("25 mg daily")) == [["25 mg", "daily"]]
    assert worded("25 mg") == worded("25mg") == worded("25 per mg")
    assert typed_in(asked("mg 25")) == [["mg", "25"]]


def test_other_ways_to_write_a_unit_are_synonyms_and_named() -> None:
    [[slot]] = asked("2.5 milligrams").readings
    assert slot.wordings[0] == Wording(
        (frozenset({"2.5"}), frozenset({"milligrams"})), Why.EXACT, "2.5 milligrams"
    )
    assert ("2.5 mg", Why.SYNONYM) in [(one.says, one.why) for one in slot.wordings]


def test_phrase_whose_little_words_tell_is_not_taken_apart() -> None:
    held = a_vocabulary(means("dose too much", "depression"))
    [[slot]] = the_query("dose too much", LABEL, vocabulary=held).readings
    assert slot.typed == "dose too much"


def test_words_that_say_nothing_do_not_count_among_the_twelve() -> None:
    query = asked("what is the " * 5 + "dose " * 12 + "for the failure of 5 mg")
    assert typed_in(query) == [["dose"] * MOST_WORDS]
    assert query.dropped == ("failure", "5 mg")
    assert asked("dose").dropped == ()


def test_very_long_text_is_not_even_read_to_its_end() -> None:
    query = asked("the " * 199 + "dose kidney failure")
    assert typed_in(query) == [["dose"]]
    assert query.dropped == ("kidney", "failure")


def test_wordings_are_those_that_labels_have() -> None:
    assert worded("kidney") == [("renal", Why.SYNONYM)]
    assert worded("kidney failure"[:6]) == worded("kidneys")


def test_phrase_is_read_as_one_and_word_by_word() -> None:
    assert typed_in(asked("kidney failure")) == [["kidney failure"], ["kidney", "failure"]]


def test_phrase_in_other_words() -> None:
    together, _ = asked("muscle pain").readings
    assert together[0].wordings == (Wording((frozenset({"myalgia"}),), Why.SYNONYM, "myalgia", ()),)


def test_phrase_that_labels_have_no_word_for_is_not_searched_word_by_word() -> None:
    query = asked("muscle cramp")
    assert typed_in(query) == [["muscle cramp"]]
    assert (query.answerable, query.unknown) == ((), ("muscle cramp",))


def test_beginning_of_a_phrase_counts_at_the_end_only() -> None:
    assert typed_in(asked("daily muscle pa"))[0] == ["daily", "muscle pa"]
    assert typed_in(asked("muscle pa daily")) == [["muscle", "pa", "daily"]]


def test_word_is_the_beginning_of_a_phrase_only_where_it_was_typed_last() -> None:
    assert ("myalgia", Why.SYNONYM) in worded("musc")
    assert asked("musc daily").unknown == ("musc",)


def test_word_that_was_parted_is_joined() -> None:
    assert typed_in(asked("my algia"))[0] == ["my algia"]
    together, _ = asked("my algia").readings
    assert [wording.why for wording in together[0].wordings] == [Why.EXACT]


def test_member_of_a_class_is_worded_as_the_class() -> None:
    assert worded("elavil") == [("depression", Why.CLASS)]
    assert only_slot("elavil").wordings[0].says == "tricyclics"


def test_other_senses_of_a_synonym_are_not_meant() -> None:
    [wording] = only_slot("sad").wordings
    assert wording.but_in == ("respiratory depression",)
    assert only_slot("depression").wordings[0].but_in == ()


def test_misspelled_word_is_searched_as_what_it_may_be() -> None:
    query = asked("kidny")
    assert query.suggestions == ("kidney",)
    [[slot]] = query.readings
    assert slot.wordings == (Wording((frozenset({"renal"}),), Why.SPELLING, "kidney", ()),)


def test_correction_far_away_is_only_suggested() -> None:
    query = asked("depresin")
    assert (query.suggestions, query.answerable) == (("depression",), ())
    assert query.unknown == ("depresin",)


def test_req_47_medicine_is_never_corrected() -> None:
    query = asked("mydlgia")
    assert (query.suggestions, query.unknown) == ((), ("mydlgia",))
    assert asked("myblgia").suggestions == ("myalgia",)


def test_unknown_is_what_is_said_in_no_way_in_the_kinder_reading() -> None:
    assert asked("kidney failure xyzzy").unknown == ("xyzzy",)
    assert asked("dose").unknown == ()


def test_meanings_keep_the_order_of_the_vocabulary() -> None:
    held = a_vocabulary(means("unwell", "sick", "nauseous", "ill"))
    [[slot]] = the_query("unwell", "ill nauseous sick", vocabulary=held).readings
    assert [wording.says for wording in slot.wordings] == ["sick", "nauseous", "ill"]


def test_same_words_have_one_wording_the_closest() -> None:
    held = a_vocabulary(means("dose", "doses", "dosage"), belongs("dose", "dosage", "amounts"))
    [[slot]] = the_query("dose", "dosage doses dose", vocabulary=held).readings
    forms = [wording.forms for wording in slot.wordings]
    assert len(set(forms)) == len(forms)
    assert all(wording.why is not Why.CLASS for wording in slot.wordings)


@settings(max_examples=500)
@given(
    st.one_of(
        st.text(),
        st.lists(
            st.sampled_from(
                ["kidney", "failure", "muscle", "pa", "25", "mg", "the", "xyzzyx", "do"]
            )
        ).map(" ".join),
    )
)
def test_wordings_come_closest_first_whatever_is_typed(typed: str) -> None:
    query = asked(typed)
    assert len(query.readings) <= 2
    for slots in query.readings:
        assert len(slots) <= MOST_WORDS
        for slot in slots:
            whys = [wording.why for wording in slot.wordings]
            assert whys == sorted(whys, key=list(Why).index)
            assert all(wording.forms[0] and wording.forms[-1] for wording in slot.wordings)
    assert query == asked(typed)
    assert bool(query.answerable) or bool(query.unknown) or not query.readings
