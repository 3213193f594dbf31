from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baklosan_desktop.labels.label import LabelId
from baklosan_desktop.labels.library import Listed
from baklosan_desktop.screens.picker import MOST, Choice, present
from tests.builders import a_label, a_listed
from tests.other_language import speak_polish

TODAY = date(2026, 11, 27)
OTHER = a_listed(id=LabelId("other"), name="Otherin", holder="Other Ltd", document="leaflet")


class FakeLabels:
    """A library in which everything is found; remembers what was asked."""

    def __init__(self, *listed: Listed) -> None:
        self._listed = listed
        self.asked: list[tuple[str, int]] = []

    def found(self, typed: str, limit: int) -> Sequence[Listed]:
        self.asked.append((typed, limit))
        return self._listed[:limit]


def names(typed: str, *recent: Choice) -> list[tuple[str, list[str]]]:
    view = present(typed, a_label(), FakeLabels(OTHER), TODAY, recent)
    return [(group.title, [one.name for one in group.choices]) for group in view.groups]


def test_choice_tells_what_a_name_alone_does_not() -> None:
    assert Choice.listed(OTHER, TODAY) == Choice(
        LabelId("other"), "Otherin", "demoxine", "Other Ltd · leaflet · edition 3 · en"
    )
    assert Choice.bundled(a_label()).about == "bundled with this program · text undated"


def test_label_of_a_pack_is_told_from_an_imported_one_with_its_age() -> None:
    packed = OTHER._replace(label_pack="county", packed_on=date(2026, 11, 1))
    about = Choice.listed(packed, TODAY).about
    assert about.endswith(" · en · pack county, packed 26 days ago")


def test_bundled_label_is_as_old_as_its_source_says() -> None:
    label = a_label(source_date="May 2021")
    assert Choice.bundled(label).about == "bundled with this program · text of May 2021"


def test_with_nothing_typed_all_labels_are_offered() -> None:
    assert names(" ") == [("All labels", ["Demo 5 mg tablets", "Otherin"])]


def test_labels_opened_last_come_first_and_are_not_offered_twice() -> None:
    recent = Choice.listed(OTHER, TODAY)
    assert names("", recent) == [
        ("Opened last", ["Otherin"]),
        ("All labels", ["Demo 5 mg tablets"]),
    ]


@pytest.mark.parametrize("typed", ["demo", "DEMOX", "demo tab", "5"])
def test_bundled_label_is_found_by_the_beginnings_of_its_words(typed: str) -> None:
    assert names(typed) == [("Labels", ["Demo 5 mg tablets", "Otherin"])]


def test_bundled_label_is_left_out_where_it_is_not_meant() -> None:
    assert names("demo forte") == [("Labels", ["Otherin"])]


def test_library_is_asked_for_what_was_typed() -> None:
    library = FakeLabels()
    present("otherin", a_label(), library, TODAY)
    assert library.asked == [("otherin", MOST)]


def test_nothing_found_is_said() -> None:
    view = present(" xyz ", a_label(), None, TODAY)
    assert view.groups == ()
    assert view.summary == "No label on this computer is found by “xyz”."


def test_more_than_can_be_shown_is_said() -> None:
    view = present("other", a_label(), FakeLabels(*[OTHER] * 60), TODAY)
    assert "Only the first are shown" in view.summary
    assert present("other", a_label(), FakeLabels(OTHER), TODAY).summary == ""


@given(st.text())
def test_any_text_has_an_answer(typed: str) -> None:
    view = present(typed, a_label(), FakeLabels(), TODAY)
    assert bool(view.groups) != bool(view.summary)


def test_age_of_the_bundled_text_is_told_in_the_language_of_the_interface(tmp_path: Path) -> None:
    speak_polish(tmp_path, {"text undated": "tekst bez daty"})
    assert Choice.bundled(a_label()).about.endswith(" · tekst bez daty")
