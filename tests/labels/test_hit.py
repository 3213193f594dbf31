from baklosan_desktop.labels.hit import MOST_HITS, Found, Hit, HitKind, Why
from tests.builders import DEMO


def test_hit_is_of_its_most_telling_kind() -> None:
    kinds = (HitKind.SIDE_EFFECT, HitKind.PASSAGE)
    assert Hit(DEMO, "dosage", 2, "5 mg", ((0, 1),), kinds, Why.EXACT).kind is HitKind.SIDE_EFFECT


def test_exact_words_come_before_beginnings() -> None:
    assert list(Why)[:2] == [Why.EXACT, Why.STEM]


def test_passage_is_the_least_telling_kind() -> None:
    assert list(HitKind)[-1] is HitKind.PASSAGE


def a_hit(text: str, why: Why = Why.EXACT) -> Hit:
    return Hit(DEMO, "dosage", 1, text, (), (HitKind.PASSAGE,), why)


def test_answers_of_two_databases_are_joined_closest_first_and_their_own_before_others() -> None:
    own = Found((a_hit("a"), a_hit("b", Why.SYNONYM)), suggestions=("kidney",), dropped=("x",))
    other = Found((a_hit("c"), a_hit("d", Why.STEM)))
    joined = own.joined(other)
    assert [hit.text for hit in joined.hits] == ["a", "c", "d", "b"]
    assert (joined.suggestions, joined.dropped) == ((), ("x",))
    many = Found(tuple(a_hit(str(number)) for number in range(MOST_HITS)))
    assert own.joined(many).hits[0].text == "a"
    assert len(own.joined(many).hits) == MOST_HITS


def test_joined_answer_without_hits_names_what_neither_says() -> None:
    own = Found(unsaid=("a", "b"), suggestions=("c",))
    joined = own.joined(Found(unsaid=("b", "d"), suggestions=("e",)))
    assert (joined.unsaid, joined.suggestions) == (("b",), ("c", "e"))
    assert own.joined(Found((a_hit("b"),))).unsaid == ()
