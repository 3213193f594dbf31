"""A quick look finds the sentences that say most, and looks no longer than it has to."""

import pytest

from baklosan_desktop.labels.label import Paragraph
from baklosan_desktop.search.glance import Glance, Passages
from tests.search.builders import a_vocabulary, means, the_query

SAID = ("cold dose ear year early kidney renal meniere 2.5 2 5",)


def telling(typed: str, *paragraphs: str) -> list[tuple[int, str]]:
    held = a_vocabulary(means("kidney", "renal"))
    glance = Glance(the_query(typed, *SAID, *paragraphs, vocabulary=held))
    found = glance.telling(Passages([Paragraph(*one) for one in enumerate(paragraphs, 1)]))
    return [(one.line, one.text) for one in found]


def test_two_sentences_that_say_most_are_taken_the_fullest_first() -> None:
    found = telling("cold dose", "A dose. None. A cold.", "A dose of cold.", "Cold.")
    assert found == [(2, "A dose of cold."), (1, "A dose.")]


def test_of_sentences_that_say_as_much_the_first_are_taken() -> None:
    assert telling("dose", "None.", "One dose. Two dose.", "Dose.") == [
        (2, "One dose."),
        (2, "Two dose."),
    ]


def test_where_nothing_is_said_nothing_is_taken() -> None:
    assert telling("dose", "None.", "Overdose.") == []


def test_word_inside_another_is_not_said() -> None:
    assert telling("ear", "A clear year.", "The year, an ear.") == [(2, "The year, an ear.")]


def test_word_after_another_that_holds_it_is_said() -> None:
    assert telling("ear", "None.", "A year_ear; years.") == [(2, "A year_ear; years.")]


def test_word_in_other_wordings_is_said() -> None:
    assert telling("kidney", "A renal dose.") == [(1, "A renal dose.")]


@pytest.mark.parametrize("text", ["Ménière’s", "MENIERE", "(\uff4deniere)"])
def test_word_is_said_with_accents_or_without(text: str) -> None:
    assert telling("meniere", text) == [(1, text)]


def test_number_is_looked_for_as_the_index_parts_it() -> None:
    assert telling("2.5", "15.", "A 2.5 dose.") == [(2, "A 2.5 dose.")]


def test_nobody_looks_on_once_two_sentences_say_everything() -> None:
    taken_apart: list[int] = []

    class Watched(Passages):
        def sentences(self, at: int) -> tuple[tuple[str, str], ...]:
            taken_apart.append(at)
            return super().sentences(at)

    passages = Watched([Paragraph(line, "A cold dose.") for line in range(100)])
    assert len(Glance(the_query("cold dose", *SAID)).telling(passages)) == 2
    assert taken_apart == [0, 1]


def test_what_a_title_says_is_counted() -> None:
    glance = Glance(the_query("cold dose", *SAID))
    assert [glance.says(text) for text in ("Cold and dose", "DOSE", "None")] == [2, 1, 0]
