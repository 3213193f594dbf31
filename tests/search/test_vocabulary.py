import pytest

from baklosan_desktop.labels.hit import Why
from baklosan_desktop.search.vocabulary import Entry, Meaning, Sense, covers, stems
from tests.search.builders import NOTHING_KNOWN, a_vocabulary, belongs, means

MYALGIA = Meaning("myalgia", Why.SYNONYM)
TENSE = "Respiratory depression; depression. Depression of the respiratory center."
SENSES = (
    Sense("depression", "respiratory depression", "weak breathing", is_other=True),
    Sense("depression", "depression of the respiratory center", "overdose", is_other=True),
    Sense("depression", "", "low mood"),
    Sense("inside", "inside, while eating", "by mouth"),
)


def sense(text: str, mark: str, nth: int = 0) -> str | None:
    """Return the sense of the nth place where a mark stands in a text."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(mark, start + 1)
    return a_vocabulary(senses=SENSES).sense(text, start, start + len(mark))


def test_what_is_typed_means_its_terms_in_their_order() -> None:
    held = a_vocabulary(means("kidney", "renal", "nephro"), means("liver", "hepatic"))
    assert [one.term for one in held.meanings(["kidney"])] == ["renal", "nephro"]
    assert held.meanings(["spleen"]) == held.meanings([]) == ()


def test_inflection_does_not_matter() -> None:
    held = a_vocabulary(means("Muscle pains", "myalgia"))
    assert held.meanings(["muscles", "pain"]) == (MYALGIA,)
    assert held.meanings(["muscle"]) == ()


def test_meaning_that_two_forms_share_is_told_once() -> None:
    held = a_vocabulary(means("muscle pain", "myalgia"), means("muscle pains", "myalgia"))
    assert held.meanings(["muscle", "pain"]) == (MYALGIA,)
    assert held.meanings_beginning(["musc"]) == (MYALGIA,)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        (["musc"], True),
        (["muscle"], False),
        (["muscle", "pa"], True),
        (["mus"], False),
        (["pain"], False),
        (["muscle", "x"], False),
        (["muscle", "pain", "now"], False),
    ],
)
def test_phrase_is_recognised_from_four_letters_on_while_its_last_word_goes_on(
    typed: list[str], found: object
) -> None:
    held = a_vocabulary(means("muscle pain", "myalgia"), means("muse", "art"))
    assert (MYALGIA in held.meanings_beginning(typed)) is found


def test_longest_phrase_is_known() -> None:
    assert NOTHING_KNOWN.longest == 0
    assert a_vocabulary(means("a b c", "d"), means("e", "f g h i")).longest == 3


def test_medicines_and_known_words_and_typed_words_are_spelled_right() -> None:
    held = a_vocabulary(means("kidney", "renal"), medicines=["aspirin"], known=["methanol"])
    assert [held.is_known(word) for word in ("kidney", "kidneys", "aspirin", "methanol")] == [
        True
    ] * 4
    assert not held.is_known("ethanol")
    assert held.is_medicine("aspirin")
    assert not held.is_medicine("methanol")


def test_only_single_words_are_compared_in_spelling() -> None:
    held = a_vocabulary(means("muscle pain", "myalgia"), means("kidney", "renal"))
    assert list(held.words()) == ["kidney"]


@pytest.mark.parametrize(
    ("text", "mark", "nth", "name"),
    [
        (TENSE, "depression", 0, "weak breathing"),
        (TENSE, "depression", 1, "low mood"),
        (TENSE, "Depression", 0, "overdose"),
        (TENSE, "Respiratory depression", 0, "weak breathing"),
        (TENSE, "Depression of the respiratory center", 0, "overdose"),
        ("depression, then respiratory depression", "depression", 1, "weak breathing"),
        ("Inside, while eating.", "Inside", 0, "by mouth"),
        ("Keep it inside.", "inside", 0, None),
        ("antidepression", "antidepression", 0, None),
        ("depressions", "depressions", 0, None),
        ("euphoria", "euphoria", 0, None),
    ],
)
def test_first_sense_whose_phrase_covers_the_word_holds(
    text: str, mark: str, nth: int, name: str | None
) -> None:
    assert sense(text, mark, nth) == name


def test_letters_that_grow_in_small_do_not_shift_what_is_marked() -> None:
    for before in ("Weiß", "ẞ", "İ"):
        assert sense(f"{before}: {TENSE}", "Depression") == "overdose"


def test_word_means_something_else_in_other_senses_only() -> None:
    held = a_vocabulary(senses=SENSES)
    others = ("respiratory depression", "depression of the respiratory center")
    assert held.other_senses("depression") == held.other_senses("Depression") == others
    assert held.other_senses("inside") == held.other_senses("euphoria") == ()


@pytest.mark.parametrize(
    ("start", "end", "covered"),
    [(0, 1, True), (0, 3, True), (1, 2, True), (2, 4, False), (3, 4, False), (4, 7, True)],
)
def test_phrase_covers_what_lies_inside_it(start: int, end: int, covered: object) -> None:
    assert covers("abc abc", "abc", start, end) is covered
    assert not covers("abc abc", "xyz", start, end)


def test_phrase_may_overlap_with_itself() -> None:
    assert covers("aaaa", "aaa", 3, 4)


def test_entry_takes_apart_what_is_typed() -> None:
    [entry] = belongs("Élavil Drops", "tricyclics", "TCA")
    assert entry == Entry("elavil drops", "elavil drop", "tricyclics", Why.CLASS, "TCA")
    assert entry.meaning == Meaning("tricyclics", Why.CLASS, "TCA")
    assert stems(["elavil", "drops"]) == entry.stems
