from baklosan_desktop.dosing.questions import Asked, asked, named
from baklosan_desktop.labels.facts import Contraindication
from tests.dosing.builders import the_rulebook


def _item(fact_id: str) -> Contraindication:
    return next(item for item in the_rulebook().contraindications if item.id == fact_id)


def test_a_contraindication_is_one_question() -> None:
    (question,) = asked(_item("CI_CONVULSIONS"))
    assert question == Asked(
        "Convulsions, now or ever", ("convulsions_current", "convulsions_history")
    )


def test_renal_failure_and_haemodialysis_are_two_questions() -> None:
    assert asked(_item("CI_CRF_CONFLICT")) == (
        Asked("Chronic renal failure", ("crf",)),
        Asked("Haemodialysis", ("haemodialysis",)),
    )


def test_a_contradicted_condition_without_words_of_its_own_uses_the_question() -> None:
    item = Contraindication("CI_GOUT", "Gout", ("gout",), conflict=True, citations=())
    assert asked(item) == (Asked("Gout", ("gout",)),)


def test_only_the_questions_concerned_are_named() -> None:
    conflict = _item("CI_CRF_CONFLICT")
    assert named(conflict, frozenset({"haemodialysis"})) == "Haemodialysis"
    assert named(conflict, frozenset({"crf", "haemodialysis"})) == (
        "Chronic renal failure, Haemodialysis"
    )
    assert named(conflict, frozenset({"epilepsy"})) == ""
