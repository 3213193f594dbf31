import pytest

from baklosan_desktop.errors import HandOffRefused
from baklosan_desktop.screens.dose_form import Field
from baklosan_desktop.screens.hand_off import HandOff, names_patient, read

PAGES = ("label", "dose")


def test_nothing_asked_is_an_empty_request() -> None:
    assert read([], PAGES) == HandOff()


def test_all_that_can_be_asked_is_read_as_it_was_written() -> None:
    arguments = ["--search", "dry mouth", "--label", "demo-1", "--section", "storage"]
    arguments += ["--page", "dose", "--age=055", "--months", "6", "--weight", "-7", "--egfr", "x"]
    assert read(arguments, PAGES) == HandOff(
        "dry mouth",
        "demo-1",
        "storage",
        "dose",
        {
            Field.AGE_YEARS: "055",
            Field.AGE_MONTHS: "6",
            Field.WEIGHT: "-7",
            Field.EGFR: "x",
        },
    )


@pytest.mark.parametrize("file", ["/media/stick/county.baklabels", "C:\\a=b\\Ward.BAKLABELS"])
def test_file_of_a_pack_is_asked_for_as_a_file_manager_does(file: str) -> None:
    assert read([file], PAGES) == HandOff(pack=file)


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["a.baklabels", "b.baklabels"], "“a pack” is there twice."),
        (["a.baklabels", "--age", "5"], "A pack of labels is opened by itself."),
        (["--pack", "a.baklabels"], "“--pack” is not known here"),
        (["label.xml"], "“label.xml” is not known here"),
        (["--wheight", "70"], "“--wheight” is not known here, but: --search, --label, "),
        (["kidney"], "“kidney” is not known here"),
        (["--age"], "“--age” has no value."),
        (["--age", "--weight", "70"], "“--age” has no value."),
        (["--age="], "“--age” has no value."),
        (["--search", " "], "“--search” has no value."),
        (["--age", "5", "--age=6"], "“--age” is there twice."),
        (["--page", "chess"], "There is no page “chess”, but: label, dose."),
        (["--age", "5", "--colour"], "“--colour” is not known here"),
    ],
)
def test_one_wrong_word_refuses_the_whole_request_by_name(
    arguments: list[str], sentence: str
) -> None:
    with pytest.raises(HandOffRefused) as refused:
        read(arguments, PAGES)
    assert str(refused.value).startswith(sentence)
    assert "Nothing was done" in refused.value.advice


@pytest.mark.parametrize(
    ("arguments", "is_named"),
    [
        ([], False),
        (["--search", "55", "--page", "dose"], False),
        (["--search", "kidney", "--egfr", "30"], True),
        (["--age=5", "--colour"], True),
        (["--weight"], True),
    ],
)
def test_request_about_a_patient_is_told_even_where_it_is_refused(
    arguments: list[str], *, is_named: bool
) -> None:
    assert names_patient(arguments) is is_named
