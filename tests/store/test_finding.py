"""Labels are found as one types, the best first."""

from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from baklosan_desktop.labels.library import Replaced
from baklosan_desktop.labels.published import Ingredient, Product
from baklosan_desktop.store.library import Library
from tests.homes import Home
from tests.published import a_published
from tests.store.test_library import keep
from tests.store.typed import TYPED


def a_product(
    name: str, active: Sequence[str] = (), other: Sequence[str] = (), code: str = ""
) -> Product:
    parts = [Ingredient(one) for one in active]
    parts += [Ingredient(one, is_active=False) for one in other]
    return Product(name, "tablet", tuple(parts), (), (code,) if code else ())


PRODUCTS = (
    a_product("Zinc forte", ["zinc oxide"]),
    a_product("Forte aspirin", ["aspirin"], code="0001-0002"),
    a_product("Aspirin", ["acetylsalicylic acid"]),
    a_product("Aspirin Plus C", ["acetylsalicylic acid", "ascorbic acid"]),
    a_product("Cardiol", ["Aspirin"], ["maize starch"]),
    a_product("Béta-Stop", ["propranolol"], ["aspirin-like dye"], code="50458-0123"),
    a_product("Opium 2.5", ["opium"], code="ASPIRIN9"),
)


@pytest.fixture
def library(home: Home) -> Library:
    made = home.open()
    keep(made, *(of(product) for product in PRODUCTS))
    return made


def of(product: Product, **changes: Any) -> Any:
    return a_published(name=product.name, set_id=product.name, products=(product,), **changes)


def names(library: Library, typed: str, limit: int = 20) -> list[str]:
    return [one.name for one in library.found(typed, limit)]


def test_name_comes_before_substance_and_code(library: Library) -> None:
    assert names(library, "aspirin") == [
        "Aspirin", "Aspirin Plus C", "Forte aspirin", "Cardiol", "Béta-Stop", "Opium 2.5",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("ASP plu", ["Aspirin Plus C"]),
        ("plus asp", ["Aspirin Plus C"]),
        ("aspirin plus", ["Aspirin Plus C"]),
        ("starch aspirin", ["Cardiol"]),
        ("zinc", ["Zinc forte"]),
        ("ox", ["Zinc forte"]),
        ("forte", ["Forte aspirin", "Zinc forte"]),
        ("beta st", ["Béta-Stop"]),
        ("bêta", ["Béta-Stop"]),
        ("2.5", ["Opium 2.5"]),
        ("0001-0002", ["Forte aspirin"]),
        ("00010002", ["Forte aspirin"]),
        ("0001-00", ["Forte aspirin"]),
        ("0002", []),
        ("propranolol 50458", ["Béta-Stop"]),
        ("pirin", []),
        ("aspirin zinc", []),
        ("®", []),
    ],
)
def test_label_is_found_by_the_beginnings_of_its_words(
    library: Library, typed: str, found: list[str]
) -> None:
    assert names(library, typed) == found


def test_with_nothing_typed_the_first_by_name_are_given(library: Library) -> None:
    assert names(library, " ", 3) == ["Aspirin", "Aspirin Plus C", "Béta-Stop"]


def test_no_more_are_given_than_are_wanted(library: Library) -> None:
    assert names(library, "aspirin", 2) == ["Aspirin", "Aspirin Plus C"]
    assert names(library, "aspirin", 4)[3:] == ["Cardiol"]


def test_label_is_given_as_it_is_listed(library: Library) -> None:
    assert library.found("", len(PRODUCTS)) == library.listed()


def test_only_the_newest_edition_is_found(library: Library, home: Home) -> None:
    [kept] = keep(library, of(a_product("Zinc forte", ["zinc citrate"]), edition="4"))
    assert isinstance(kept, Replaced)
    assert names(library, "oxide") == []
    assert [one.edition for one in library.found("zinc")] == ["4"]
    with library.shelving() as shelving:
        shelving.remove(kept.id)
    assert names(library, "zinc") == []
    home.assert_sound()


@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(typed=TYPED)
def test_whatever_is_typed_has_an_answer(library: Library, typed: str) -> None:
    assert len(library.found(typed)) <= len(PRODUCTS)
