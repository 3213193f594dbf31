"""What is asked of the full-text index: all that was typed, in few phrases."""

from collections.abc import Mapping

from baklosan_desktop.labels.hit import Why
from baklosan_desktop.search.query import OF_RANGE, Slot, Wording
from baklosan_desktop.store.dialects.sqlite_search import expression, near_expression
from baklosan_desktop.store.expressions import COMPARABLE, RANKABLE, Expressions

COUNTS = {"kidney": 9, "kidneys": 4, "failure": 30, "renal": 20, "5": 80, "mg": 90}
MANY = COMPARABLE + 1


def a_wording(*forms: str, why: Why = Why.EXACT) -> Wording:
    """Each form as words with blanks between; an empty one is that of a range."""
    return Wording(tuple(frozenset(one.split()) or OF_RANGE for one in forms), why, "")


def asked(*wordings: Wording, typed: str = "", counts: Mapping[str, int] = COUNTS) -> str:
    return expression(Expressions(counts).every([Slot(typed, wordings)]))


def test_slots_are_all_asked_each_in_any_wording() -> None:
    slots = [Slot("", (a_wording("kidney"), a_wording("renal"))), Slot("", (a_wording("mg"),))]
    assert expression(Expressions(COUNTS).every(slots)) == '("kidney" OR "renal") AND ("mg")'


def test_phrase_is_asked_in_its_likeliest_forms_first() -> None:
    phrase = a_wording("kidney kidneys", "failure")
    assert asked(phrase) == '("kidney failure" OR "kidneys failure")'


def test_ranking_is_by_the_rarest_word_of_each_phrase() -> None:
    phrases = (a_wording("kidney kidneys", "failure"), a_wording("%"), a_wording("renal"))
    slots = [Slot("", phrases), Slot("", (a_wording("2.5", "", "mg"),))]
    told = Expressions(COUNTS)
    assert told.ranking(told.every(slots)) == [{"kidney": 9, "kidneys": 4, "renal": 20}, {"2": 0}]


def test_phrases_are_few() -> None:
    letters = " ".join("abcdefgh")
    assert asked(a_wording(letters, letters, letters)).count('"') == 2 * 6


def test_phrase_with_a_word_that_is_asked_alone_is_left_out() -> None:
    assert asked(a_wording("kidney"), a_wording("kidney", "failure")) == '("kidney")'


def test_frequent_phrase_of_another_meaning_is_left_out_beside_frequent_words() -> None:
    far = a_wording("renal", "failure", why=Why.SYNONYM)
    counts = {"kidney": RANKABLE, "renal": MANY, "failure": MANY}
    assert asked(a_wording("kidney"), far, counts=counts) == '("kidney")'
    for fewer in ({"kidney": RANKABLE - 1}, {"renal": COMPARABLE}):
        told = asked(a_wording("kidney"), far, counts=counts | fewer)
        assert told == '("kidney" OR "renal failure")'


def test_words_that_are_closer_are_counted_wherever_they_stand() -> None:
    counts = {"baby": 1, "infant": RANKABLE - 1, "under": MANY, "3": MANY}
    far = a_wording("under", "3", why=Why.SYNONYM)
    for why, told in ((Why.SYNONYM, ""), (Why.CLASS, ' OR "under 3"')):
        wordings = a_wording("baby"), far, a_wording("infant", why=why)
        assert asked(*wordings, counts=counts) == f'("baby"{told} OR "infant")'


def test_typed_phrases_and_numbers_are_never_left_out() -> None:
    counts = {"5mg": MANY, "5": MANY, "mg": MANY, "milligram": MANY}
    typed = a_wording("5", "mg")
    other = a_wording("5", "milligram", why=Why.SYNONYM)
    told = asked(a_wording("5mg"), typed, other, typed="5mg", counts=counts)
    assert told == '("5mg" OR "5 mg" OR "5 milligram")'


def test_anything_may_lie_within_a_range() -> None:
    assert asked(a_wording("5", "", "mg")) == '(NEAR("5 " " mg", 4))'


def test_first_wordings_are_asked_near_each_other_in_their_likeliest_form() -> None:
    slots = [Slot("", (a_wording("kidneys kidney"),)), Slot("", (a_wording("failure"),))]
    assert near_expression(Expressions(COUNTS).near(slots)) == 'NEAR("kidney" "failure", 20)'


def test_slot_stands_in_as_many_sections_as_its_rarest_words() -> None:
    told = Expressions(COUNTS)
    assert told.sections(Slot("", (a_wording("kidney kidneys", "failure"),))) == 13
    assert told.sections(Slot("", (a_wording("5", "", "mg"), a_wording("unicorn")))) == 80
    assert told.sections(Slot("", (a_wording("%"),))) == RANKABLE + 1
