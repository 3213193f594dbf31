import pytest
from hypothesis import given
from hypothesis import strategies as st

from baklosan_desktop.labels.label import Label
from baklosan_desktop.screens.citing import Part, cite, quote
from tests.builders import a_label

SOURCE = "Demo 5 mg tablets, label edition 3, not yet reviewed by a pharmacist"


def test_sentence_is_copied_with_where_it_stands() -> None:
    assert cite(a_label(), [quote(a_label(), 2, "maximum daily dose")]) == (
        f"“The maximum daily dose is 60 mg.”\nDosage and administration ¶1, line 2\n{SOURCE}"
    )


def test_reviewer_is_named() -> None:
    reviewed = a_label(reviewed_by="reviewed by A. Reader")
    assert cite(reviewed, [Part(3)]).endswith("label edition 3, reviewed by A. Reader")


def test_sentences_that_are_touched_are_copied_whole() -> None:
    assert "“Do not use in gout.”" in cite(a_label(), [quote(a_label(), 3, "use in")])
    assert cite(a_label(), [Part(2, 3, 30)]).startswith(
        "“Take 5 mg 2 times / day. The maximum daily dose is 60 mg.”"
    )


def test_place_between_two_letters_is_its_sentence() -> None:
    assert cite(a_label(), [Part(2, 40, 40)]).startswith("“The maximum daily dose is 60 mg.”")


@pytest.mark.parametrize("words", ["", "words that are not there"])
def test_line_without_the_words_is_copied_whole(words: str) -> None:
    assert quote(a_label(), 2, words) == Part(2)


def test_lines_stand_in_the_order_of_the_label_and_the_source_once() -> None:
    text = cite(a_label(), [Part(7), Part(3)])
    assert text.index("gout") < text.index("Side effects ¶2, line 7")
    assert text.count(SOURCE) == 1


@pytest.mark.parametrize("parts", [[], [Part(99)], [quote(a_label(), 99, "gout")]])
def test_what_is_no_line_of_the_label_gives_nothing(parts: list[Part]) -> None:
    assert cite(a_label(), parts) == ""


def test_sentences_are_copied_as_the_label_joins_them(label: Label) -> None:
    assert "“List B.The drug should" in cite(label, [Part(60, 0, 30)])


@given(st.data())
def test_no_sentence_is_ever_cut(label: Label, data: st.DataObject) -> None:
    _, _, paragraph = data.draw(st.sampled_from(list(label.passages())))
    start = data.draw(st.integers(0, len(paragraph.text) - 1))
    end = data.draw(st.integers(start, len(paragraph.text)))
    copied = cite(label, [Part(paragraph.line, start, end)]).split("\n")[0][1:-1]
    assert copied in paragraph.text
    assert paragraph.text[start:end].strip() in copied
    rest = paragraph.text.replace(copied, "", 1)
    assert all(sentence in copied or sentence in rest for sentence in paragraph.sentences)


def test_two_parts_of_a_line_are_joined_with_all_between_them() -> None:
    assert Part(1, 9, 12).joined(Part(1, 0, 4)) == Part(1, 0, 12)
    assert Part(1, 0, 4).joined(Part(1, 2)) == Part(1, 0)


def test_label_without_lines_of_its_own_is_cited_by_paragraphs() -> None:
    cited = cite(a_label(), [Part(3)], has_lines=False)
    assert cited.splitlines()[1] == "Dosage and administration ¶2"


def test_older_edition_is_cited_as_one() -> None:
    cited = cite(a_label(), [Part(3)], has_lines=False, is_older=True)
    assert cited.endswith("label edition 3, an older one, not yet reviewed by a pharmacist")
