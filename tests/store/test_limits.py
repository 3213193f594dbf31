"""A search of all labels can keep to a substance, a format, a kind of section."""

import pytest

from baklosan_desktop.labels.hit import Within
from baklosan_desktop.labels.label import LabelId
from baklosan_desktop.labels.published import Format, Ingredient, Part, Product, Text
from baklosan_desktop.labels.sections import SectionKind
from baklosan_desktop.store.dialects.sqlite_search import limited
from baklosan_desktop.store.library import Library
from tests.homes import Home
from tests.published import a_published
from tests.store.test_library import keep, read

PARTS = tuple(
    Part(kind, "", kind.title, (Text(f"Nausea is a word of {kind.title}."),))
    for kind in (SectionKind.SIDE_EFFECTS, SectionKind.DOSAGE, SectionKind.DOSAGE)
)
LABELS = (
    ("Alpha", Format.SPL, ("Ibuprofen sodium", "caffeine")),
    ("Beta", Format.EPI, ("ibuprofen",)),
    ("Gamma", Format.SPL, ("Éphédrine 2.5",)),
)


@pytest.fixture
def library(home: Home) -> Library:
    made = home.open()
    for name, form, substances in LABELS:
        inactive = Ingredient("maize starch", is_active=False)
        product = Product(name, "", (*map(Ingredient, substances), inactive))
        label = a_published(name=name, set_id=name, format=form, products=(product,), parts=PARTS)
        keep(made, label)
    return made


def found(library: Library, within: Within, typed: str = "nausea") -> set[str]:
    hits = read(library).search.search_all(typed, within).hits
    return {hit.label.split("-")[0] for hit in hits}


@pytest.mark.parametrize(
    ("substance", "names"),
    [
        ("", {"alpha", "beta", "gamma"}),
        ("IBUPROFEN", {"alpha", "beta"}),
        ("sodium ibuprofen", {"alpha"}),
        ("ephedrine 2.5", {"gamma"}),
        ("ibu", set()),
        ("maize", set()),
        ("ibuprofen ephedrine", set()),
        ("®", set()),
        ('"', set()),
    ],
)
def test_substance_is_named_by_whole_words(
    library: Library, substance: str, names: set[str]
) -> None:
    assert found(library, Within(substance)) == names


def test_format_limits_a_search(library: Library) -> None:
    assert found(library, Within(format=Format.SPL)) == {"alpha", "gamma"}
    assert found(library, Within("ibuprofen", Format.SPL)) == {"alpha"}
    assert found(library, Within(format=Format.TEXT)) == set()


def test_kind_of_section_limits_a_search_to_every_section_of_it(library: Library) -> None:
    within = Within("caffeine", kind=SectionKind.DOSAGE)
    hits = read(library).search.search_all("nausea", within).hits
    assert {hit.section for hit in hits} == {"dosage", "dosage_b"}
    assert found(library, Within(kind=SectionKind.OVERDOSE)) == set()


def test_limit_holds_for_words_that_stand_near_each_other(library: Library) -> None:
    assert found(library, Within("caffeine"), "nausea word") == {"alpha"}
    assert found(library, Within(), "nausea word") == {"alpha", "beta", "gamma"}


@pytest.mark.parametrize("typed", ["spl", "fspl", "\ue000fspl", "kdosage", "scaffeine"])
def test_marks_are_not_found_by_what_is_typed(library: Library, typed: str) -> None:
    assert read(library).search.search_all(typed).hits == ()


def test_marks_of_what_was_removed_are_gone(library: Library, home: Home) -> None:
    [alpha, *_] = library.listed()
    with library.shelving() as shelving:
        shelving.remove(LabelId(alpha.id))
    assert found(library, Within("ibuprofen")) == {"beta"}
    home.assert_sound()


def test_without_a_limit_the_index_is_asked_as_before() -> None:
    assert limited('"dose"', Within()) == '"dose"'
