import pytest

from baklosan_desktop import __version__
from baklosan_desktop.labels.label import Label
from baklosan_desktop.screens import about
from tests.builders import a_label


def lines(label: Label) -> dict[str, str]:
    return dict(about.present(label))


def test_program_and_label_are_named_with_their_versions() -> None:
    shown = lines(a_label())
    assert shown["Program"] == f"Baklosan Desktop {__version__}"
    assert shown["Label"] == "Demo 5 mg tablets, edition 3"
    assert shown["Source"] == "Written for tests"
    assert shown["SHA-256 of the text"] == "0" * 64


@pytest.mark.parametrize(
    ("date", "words"), [(None, "not stated in the source"), ("May 2021", "May 2021")]
)
def test_date_that_the_source_does_not_state_is_not_made_up(date: str | None, words: str) -> None:
    assert lines(a_label(source_date=date))["Date of the text"] == words


@pytest.mark.parametrize(
    ("reviewer", "words"), [(None, "not yet reviewed by a pharmacist"), ("A. Reader", "A. Reader")]
)
def test_review_is_claimed_only_where_there_was_one(reviewer: str | None, words: str) -> None:
    assert lines(a_label(reviewed_by=reviewer))["Review"] == words


def test_it_says_what_the_program_is_not() -> None:
    shown = lines(a_label())
    assert "not a certified medical device" in shown["Purpose"]
    assert "does not replace the prescription" in shown["Purpose"]
    assert "never connects" in shown["Privacy"]
    assert "Nothing about a patient is stored" in shown["Privacy"]


@pytest.mark.parametrize(
    "warning", ["encephalopathy", "suicidality", "misuse", "respiratory depression with opioids"]
)
def test_warning_that_the_text_lacks_is_named(label: Label, warning: str) -> None:
    assert warning in lines(label)["Limits"]


def test_no_line_is_empty_or_named_twice(label: Label) -> None:
    shown = about.present(label)
    assert len(dict(shown)) == len(shown)
    assert all(name and text for name, text in shown)


def test_about_says_where_searches_go_if_there_is_a_server(label: Label) -> None:
    shown = dict(about.present(label, is_served=True))
    assert "never connects" not in shown["Privacy"]
    assert "what is typed to search goes there" in shown["Privacy"]
