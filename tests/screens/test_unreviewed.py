import pytest

from baklosan_desktop.labels.label import Label
from baklosan_desktop.labels.sections import SectionKind
from baklosan_desktop.screens.unreviewed import SectionLink, present
from tests.builders import a_label, a_section


def of_kinds(*kinds: SectionKind) -> Label:
    sections = (a_section(key=kind.name, kind=kind, title=kind.title) for kind in kinds)
    return a_label(sections=tuple(sections))


def test_label_is_said_to_have_no_rules() -> None:
    assert present(a_label()).sentence == "This label has no reviewed dose rules."


def test_sections_on_doses_are_named_with_the_line_where_they_begin() -> None:
    view = present(of_kinds(SectionKind.CHILDREN, SectionKind.STORAGE, SectionKind.DOSAGE))
    assert view.sections == (
        SectionLink("Dosage and administration", 2),
        SectionLink("Use in children", 2),
    )
    assert "Read what it says itself" in view.advice


def test_label_without_such_a_section_is_to_be_searched() -> None:
    view = present(of_kinds(SectionKind.STORAGE))
    assert view.sections == ()
    assert "Search it with Ctrl+K" in view.advice


@pytest.mark.parametrize("kind", SectionKind)
def test_nothing_of_the_text_stands_there(kind: SectionKind) -> None:
    label = of_kinds(kind)
    text = label.sections[0].paragraphs[0].text
    assert not any(text in str(part) for part in present(label))
