import pytest
from hypothesis import given
from hypothesis import strategies as st

from baklosan_desktop.extraction.inline_rates import Sentence, read_sentence, sentences
from baklosan_desktop.extraction.own_names import OwnNames
from baklosan_desktop.labels.rates import Rate, Role
from tests.extraction.trial_texts import OWN

D, C, M, U = Role.DRUG, Role.CONTROL, Role.MIXED, Role.UNCLEAR


def read(text: str, *, speaks: bool = True, own: OwnNames = OWN) -> Sentence:
    return read_sentence(text, own, speaks=speaks)


def rates(text: str) -> list[tuple[str, str, Role]]:
    """The rates of the only effect."""
    (effect,) = read(text).effects
    return [(rate.arm, rate.stated, rate.role) for rate in effect.rates]


def terms(text: str) -> list[str]:
    return [f"{one.system}: {one.term} {one.rates[0].stated}" for one in read(text).effects]


def test_text_is_parted_into_sentences_with_its_blanks_folded() -> None:
    assert sentences("Rash  (2.5%). Gout (3%)\n; Cough •pain") == (
        "Rash (2.5%).",
        "Gout (3%) ;",
        "Cough",
        "pain",
    )


def test_percentages_in_brackets_are_those_of_the_terms_before_them() -> None:
    found = read(
        "The most common adverse reactions were rash (12%), nausea (<1%), and dry mouth (3 to 5%)."
    )
    assert [(one.term, one.rates[0].stated) for one in found.effects] == [
        ("rash", "12%"),
        ("nausea", "<1%"),
        ("dry mouth", "3 to 5%"),
    ]
    assert not found.is_unread


def test_organ_system_before_a_colon_holds_until_the_next() -> None:
    assert terms(
        "Others: Nervous: Confusion (1 to 11%), headache (4-8%); rarely, fits. Heart: Faints (0.5%)"
    ) == [
        "Nervous: Confusion 1 to 11%",
        "Nervous: headache 4-8%",
        "Heart: Faints 0.5%",
    ]


def test_words_before_a_colon_that_are_no_system_are_not_taken_for_one() -> None:
    assert terms("Reported in clinical trials: rash (3%)") == [": rash 3%"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Rash (5%) was an adverse reaction of Demoxil.", [("", "5%", D)]),
        ("Rash (5%, n=7)", [("", "5%", D)]),
        ("Rash (5% of patients)", [("", "5%", D)]),
        ("Rash (5% vs 3% placebo)", [("", "5%", D), ("placebo", "3%", C)]),
        ("Rash (6% Demoxil, 2% placebo)", [("Demoxil", "6%", D), ("placebo", "2%", C)]),
        ("Rash (16% all Grades; 3% severe)", [("all Grades", "16%", D), ("severe", "3%", U)]),
        ("With Demoxil and with placebo, rash (6% vs. 2%)", [("", "6%", D), ("placebo", "2%", C)]),
        ("Patients receiving Demoxil had rash (5%).", [("", "5%", D)]),
        ("In placebo-controlled trials: rash (5%)", [("", "5%", D)]),
        ("More often than with placebo: rash (5%)", [("", "5%", D)]),
        ("Patients receiving warfarin had rash (5%).", [("", "5%", U)]),
        ("Patients treated with Demoxil and aspirin had rash (5%).", [("", "5%", M)]),
        ("In combination with others: rash (5%)", [("", "5%", M)]),
    ],
)  # fmt: skip
def test_bracket_says_of_whom_its_percentages_are(
    text: str, found: list[tuple[str, str, Role]]
) -> None:
    assert rates(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "Rash (5%) was seen, with placebo as well.",
        "Rash (5% vs 3%)",
        "Rash and gout (19% and 16%, respectively).",
        "With placebo and then Demoxil, rash (5% vs 3%)",
        "Rash (5% vs 3% placebo) as with the comparator",
        "Rash (5% early, 3% late)",
        "Rash (5%, 3%, 2%)",
        "Rash (in 5%)",
        "Rash (150%)",
        "Reactions in many (≥5%)",
        "The reactions of patients treated (5%)",
        "Respiratory (5%)",
        "Clinically important reactions (5%)",
        "Rash of a very long name that nobody would give it (5%)",
        "12 (5%)",
        "Rash was seen in 5%.",
    ],
)
def test_percentage_that_is_not_clear_is_told_and_not_read(text: str) -> None:
    assert read(text) == Sentence((), is_unread=True, speaks=True)


@pytest.mark.parametrize(
    "text",
    [
        "The most common adverse reactions leading to discontinuation were rash (5%).",
        "The most common serious adverse reactions were rash (5%).",
        "Fatal reactions occurred in 5% of patients.",
        "Grade 3 rash (5%)",
        "The response of these symptoms was partial (1 to 35%).",
    ],
)
def test_sentence_on_some_of_the_reactions_is_told_and_ends_the_list(text: str) -> None:
    assert read(text) == Sentence((), is_unread=True, speaks=False, is_of_else=True)


def test_sentence_on_the_people_of_a_study_is_passed_over() -> None:
    assert read("Patients were female (60%) or White (85%).") == Sentence()


def test_sentence_that_does_not_speak_of_reactions_is_told_and_not_read() -> None:
    assert read("Of the tablets, some break (5%).", speaks=False) == Sentence((), is_unread=True)


def test_sentence_without_a_percentage_says_whether_the_next_may_go_on() -> None:
    assert read("These adverse reactions were seen:", speaks=False) == Sentence(speaks=True)


@pytest.mark.parametrize("word", ["pediatric patients", "children", "adolescents"])
def test_reaction_of_children_is_kept_apart(word: str) -> None:
    (effect,) = read(f"The most common adverse reaction of {word} was rash (5%).").effects
    assert effect.context == word.split(maxsplit=1)[0]


def test_finding_of_a_laboratory_is_kept_apart() -> None:
    (effect,) = read("Adverse laboratory findings were anemia (5%).").effects
    assert effect.context == "laboratory"


def test_sentence_says_in_how_many_of_whom_a_reaction_occurred() -> None:
    text = (
        "In one controlled study of 175 patients, drowsiness was observed in 63% of those "
        "receiving Demoxil compared to 36% of those in the placebo group (see Warnings)."
    )
    (effect,) = read(text).effects
    assert effect.term == "drowsiness"
    assert effect.rates == (
        Rate("receiving Demoxil", "63%", 630_000, role=D),
        Rate("in the placebo group", "36%", 360_000, role=C),
    )


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "20% of patients on Demoxil developed rash (itch), vs 14% of patients on placebo.",
            [("on Demoxil", "20%", D), ("on placebo", "14%", C)],
        ),
        ("About 6% of children experienced rash.", [("", "6%", D)]),
        (
            "Those on Demoxil had a higher incidence of rash compared to controls (3% vs. 1%).",
            [("", "3%", D), ("controls", "1%", C)],
        ),
    ],
)
def test_sentence_says_how_many_had_a_reaction(
    text: str, found: list[tuple[str, str, Role]]
) -> None:
    assert rates(text) == found
    assert read(text).effects[0].term == "rash"


def test_sentence_says_in_how_many_a_reaction_occurred_without_a_control() -> None:
    assert rates("Rash occurred in 3% of patients.") == [("", "3%", D)]


@pytest.mark.parametrize(
    "text",
    [
        "Rash occurred in 3% of patients and 2% of others.",
        "Rash occurred in 3% of patients on placebo.",
        "Rash occurred in 300% of patients.",
        "Rash occurred in 3% of patients and 200% of those on placebo.",
        "Rash occurred in 3% of patients on Demoxil and 2% of those on warfarin.",
        "These adverse reactions occurred in 3% of patients.",
        "Rash occurred in 3% of patients. 9%",
    ],
)
def test_sentence_that_leaves_anything_open_is_not_read(text: str) -> None:
    assert read(text).effects == ()


@given(st.text(max_size=300))
def test_any_sentence_has_an_answer(text: str) -> None:
    for sentence in sentences(text):
        read(sentence)


@given(
    st.lists(
        st.sampled_from([*"(%),.:; 1<", "5%", " rash ", "placebo", " of patients", "(5%)", " in "]),
        max_size=60,
    )
)
def test_any_sentence_of_such_words_has_an_answer(words: list[str]) -> None:
    read("".join(words))


@pytest.mark.parametrize("piece", ["rash (5%), ", "(", "5% ", "a ", ", rash ", "A b: ", "%"])
def test_long_sentence_takes_no_time(piece: str) -> None:
    read(piece * (60_000 // len(piece)))
