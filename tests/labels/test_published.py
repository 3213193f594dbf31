import pytest

from baklosan_desktop.errors import LabelError
from baklosan_desktop.labels.published import Part, Text
from baklosan_desktop.labels.sections import SectionKind
from tests.published import a_published

_TEXT = Part(SectionKind.DOSAGE, "34068-7", "Dosage", (Text("Take one."),))


def test_every_section_is_walked_once_in_reading_order() -> None:
    inner = Part(None, "", "6.1", (Text("Itching."),))
    outer = Part(SectionKind.SIDE_EFFECTS, "34084-4", "6", (), (inner,))
    label = a_published(parts=(_TEXT, outer))
    assert list(label.walk()) == [_TEXT, outer, inner]
    assert not outer.is_empty
    assert Part(None, "", "6", (), (Part(None, "", "6.1"),)).is_empty


@pytest.mark.parametrize("parts", [(), (Part(None, "", "Dosage"),)])
def test_label_with_nothing_to_read_is_none(parts: tuple[Part, ...]) -> None:
    with pytest.raises(LabelError, match="No section of the label has any text"):
        a_published(parts=parts)


def test_label_without_a_name_is_none() -> None:
    with pytest.raises(LabelError, match="names no product"):
        a_published(name=" ")


@pytest.mark.parametrize("language", ["", "e", "EN", "eng", "éé"])
def test_label_without_a_language_of_two_letters_is_none(language: str) -> None:
    with pytest.raises(LabelError, match="Nothing tells the language"):
        a_published(language=language)


def test_editions_are_ordered_by_number_then_by_date() -> None:
    by_number = a_published(edition="9"), a_published(edition="10")
    by_date = (
        a_published(edition="x", date="2025-01-01"),
        a_published(edition="a", date="2026-01-01"),
    )
    for earlier, later in (by_number, by_date, (by_date[1], by_number[0])):
        assert earlier.edition_key < later.edition_key
    assert a_published(edition="²").edition_key == (-1, "2026-01-02", "²")
    assert a_published(edition="2", date=None).edition_key == (2, "", "2")
