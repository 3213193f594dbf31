"""Which sentences answer: all of what is typed, in whatever words, or nearly all."""

import pytest

from baklosan_desktop.labels.hit import Understood, Why
from baklosan_desktop.search.matching import Matches
from baklosan_desktop.search.vocabulary import Sense
from tests.search.builders import a_vocabulary, ask, belongs, lines, marked, means

HELD = a_vocabulary(
    means("kidney", "renal"),
    means("kidney failure", "renal failure"),
    means("sad", "depression"),
    belongs("elavil", "antidepressants", "tricyclics"),
    senses=[Sense("depression", "respiratory depression", "weak breathing", is_other=True)],
)
FOUR = ("One dose.", "Two doses.", "A daily dose.", "Dosed at will.")


def test_nothing_typed_matches_nothing() -> None:
    assert ask("", *FOUR) == Matches()
    assert ask("dose") == Matches((), ("dose",))


def test_sentence_has_to_say_everything() -> None:
    assert lines(ask("daily dose", *FOUR, "daily", "dose daily", "The daily doses.")) == [3, 6, 7]


def test_matches_keep_the_order_of_the_sentences() -> None:
    found = ask("dose", *FOUR)
    assert lines(found) == [1, 2, 3, 4]
    assert [one.why for one in found.matches] == [Why.EXACT, Why.STEM, Why.EXACT, Why.STEM]


def test_farthest_of_the_words_says_how_close_a_match_is() -> None:
    found = ask(
        "kidney dose", "One renal dose.", "A kidney dose.", "Kidneys, dose.", vocabulary=HELD
    )
    assert [one.why for one in found.matches] == [Why.SYNONYM, Why.EXACT, Why.STEM]


def test_closeness_orders_whole_before_partial_then_reason_then_text_before_title() -> None:
    titled = ask("dose", "Nothing.", "Doses.", "A dose.", title="Dose")
    by_closeness = sorted(titled.matches, key=lambda one: one.closeness)
    assert [one.text.line for one in by_closeness] == [3, 1, 2]
    partial = ask("daily dose", "A daily bath.", "Dosed daily.", "One dose.", "Two doses.")
    assert lines(partial) == [1, 2]
    assert min(partial.matches, key=lambda one: one.closeness).text.line == 2


def test_all_places_are_marked_as_the_text_spells_them() -> None:
    [one] = ask("DOSE failure", "Dose by dose: failure.").matches
    assert marked(one) == ["Dose", "dose", "failure"]


def test_words_of_a_phrase_have_to_stand_side_by_side() -> None:
    found = ask("kidney failure", "Renal failure.", "Renal dose failure.", "renal", vocabulary=HELD)
    assert [(one.text.line, marked(one)) for one in found.matches] == [
        (1, ["Renal failure"]),
        (2, ["Renal", "failure"]),
    ]


def test_phrase_at_the_end_of_a_sentence_does_not_run_over() -> None:
    held = a_vocabulary(means("kidney", "renal failure"))
    assert lines(ask("kidney", "failure renal", "The renal failure", vocabulary=held)) == [2]


def test_marks_that_overlap_are_one_and_neighbours_stay_apart() -> None:
    held = a_vocabulary(means("kidney", "chronic renal", "renal failure"))
    [one] = ask("kidney", "chronic renal failure failure", vocabulary=held).matches
    assert marked(one) == ["chronic renal failure"]
    [two] = ask("5 mg", "5mg 5 mg mg").matches
    assert marked(two) == ["5mg", "5 mg"]


@pytest.mark.parametrize("typed", ["5", "5 mg", "5mg", "2.5 mg"])
def test_number_is_whole_or_not_found(typed: str) -> None:
    sentences = ["2.5 mg.", "5 mg.", "5mg.", "15 mg.", "0.5 mg.", "5.25 mg."]
    found = ask(typed, *sentences)
    expected = {"5": [2], "2.5 mg": [1]}.get(typed, [2, 3])
    assert lines(found) == expected


def test_number_inside_a_meaning_is_whole() -> None:
    held = a_vocabulary(means("start", "2.5 mg daily"))
    sentences = ["5 mg daily", "2.5 mg daily", "2 mg daily", "2.5 mg"]
    assert lines(ask("start", *sentences, vocabulary=held)) == [2]


def test_title_says_it_for_the_sentences_below() -> None:
    found = ask("dosage failure", "In failure.", "In health.", title="Dosage and administration")
    one, *rest = found.matches
    assert (one.text.line, marked(one), one.is_titled) == (1, ["failure"], True)
    assert [other.lacks for other in rest] == []
    assert ask("failure", "In failure.").matches[0].is_titled is False


def test_sentence_that_says_it_itself_needs_no_title() -> None:
    [one, two] = ask("dose", "One dose.", "None.", title="Dose").matches
    assert (one.is_titled, two.is_titled) == (False, True)
    assert two.marks == ()


def test_where_few_say_everything_the_rarest_word_is_enough() -> None:
    found = ask("daily dose", "One dose.", "Two doses.", "A daily walk.", "A daily dose.")
    assert [(one.text.line, one.lacks) for one in found.matches] == [(3, ("dose",)), (4, ())]


def test_three_full_answers_are_enough() -> None:
    full = ["A daily dose."] * 3
    assert [one.lacks for one in ask("daily dose", *full, "daily").matches] == [()] * 3
    found = ask("daily dose", *full[:2], "daily", "dose", "dose")
    assert [one.lacks for one in found.matches] == [(), (), ("dose",)]


@pytest.mark.parametrize("typed", ["dose 100", "100 dose", "daily 100 dose", "dose 100mg"])
def test_number_is_never_missing(typed: str) -> None:
    found = ask(typed, "A dose.", "100 mg.", "100mg daily.")
    assert found.matches == ()


def test_word_that_is_said_nowhere_is_named_and_nothing_is_found() -> None:
    assert ask("dose unicorn", *FOUR) == Matches((), ("unicorn",))
    assert ask("dragon unicorn", *FOUR) == Matches((), ("dragon", "unicorn"))


def test_number_that_no_sentence_has_is_named() -> None:
    assert ask("dose 7", *FOUR) == Matches((), ("7",))


def test_nothing_is_unsaid_where_each_word_is_said_but_no_sentence_says_both() -> None:
    found = ask("dose 7", "A dose.", "7 days.")
    assert found == Matches((), ())


def test_reading_that_leaves_least_unsaid_names_it() -> None:
    held = a_vocabulary(means("kidney failure", "7 8"))
    found = ask("kidney failure 9", "kidney", "failure", "7", "8", vocabulary=held)
    assert found.unsaid == ("9",)


def test_what_was_understood_otherwise_is_told() -> None:
    [one] = ask("elavil doses", "Antidepressants: a dose.", vocabulary=HELD).matches
    assert one.understood == (Understood("elavil", "tricyclics", Why.CLASS),)
    [plain] = ask("doses", "A dose.", vocabulary=HELD).matches
    assert plain.understood == ()


def test_correction_is_told() -> None:
    [one] = ask("kidny", "Renal.", vocabulary=HELD).matches
    assert (one.why, one.understood) == (
        Why.SPELLING,
        (Understood("kidny", "kidney", Why.SPELLING),),
    )


def test_closer_reading_of_a_sentence_holds() -> None:
    [one] = ask("kidney failure", "A kidney and a failure.", vocabulary=HELD).matches
    assert (one.why, marked(one)) == (Why.EXACT, ["kidney", "failure"])


def test_synonym_with_another_sense_is_not_meant() -> None:
    sentences = ["Respiratory depression.", "Depression.", "Respiratory depression or depression."]
    found = ask("sad", *sentences, vocabulary=HELD)
    assert [(one.text.line, [mark for mark, _ in one.marks]) for one in found.matches] == [
        (2, [0]),
        (3, [26]),
    ]
    assert lines(ask("depression", *sentences, vocabulary=HELD)) == [1, 2, 3]


def test_distance_lies_between_the_first_mark_and_the_last() -> None:
    [one] = ask("daily dose", "A daily dose.").matches
    assert one.distance == len("daily dose")
    [single] = ask("dose", "A dose and a dose.").matches
    assert single.distance == 0
    [titled] = ask("daily dose", "None.", title="Daily dose").matches
    assert titled.distance == 0
