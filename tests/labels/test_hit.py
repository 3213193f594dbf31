from baklosan_desktop.labels.hit import Hit, HitKind, Why
from tests.builders import DEMO


def test_hit_is_of_its_most_telling_kind() -> None:
    kinds = (HitKind.SIDE_EFFECT, HitKind.PASSAGE)
    assert Hit(DEMO, "dosage", 2, "5 mg", ((0, 1),), kinds, Why.EXACT).kind is HitKind.SIDE_EFFECT


def test_exact_words_come_before_beginnings() -> None:
    assert list(Why)[:2] == [Why.EXACT, Why.STEM]


def test_passage_is_the_least_telling_kind() -> None:
    assert list(HitKind)[-1] is HitKind.PASSAGE
