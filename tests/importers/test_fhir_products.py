import pytest

from baklosan_desktop.importers.fhir_products import holder, products
from baklosan_desktop.labels.published import Ingredient, Product
from tests.importers.fhir import Json, a_bundle, a_composition, concept, the_document


def refer(*references: str) -> list[Json]:
    return [{"reference": reference} for reference in references]


def a_product(which: str = "m1", **changes: object) -> Json:
    fields: Json = {
        "resourceType": "MedicinalProductDefinition",
        "id": which,
        "name": [{"productName": f"Demo {which}"}],
    }
    return fields | changes


def an_ingredient(of: str = "MedicinalProductDefinition/m1", **changes: object) -> Json:
    fields: Json = {
        "resourceType": "Ingredient",
        "for": refer(of),
        "role": concept("100000072072"),
        "substance": {"code": {"concept": concept("U1", "demolol")}},
    }
    return fields | changes


def with_strength(strength: Json) -> Json:
    concept_ = {"concept": concept("U1", "demolol")}
    return an_ingredient(substance={"code": concept_, "strength": [strength]})


def told(*resources: Json, **changes: object) -> tuple[Product, ...]:
    return products(the_document(a_bundle(a_composition(**changes), *resources)))


def the_ingredient(*resources: Json) -> Ingredient:
    [product] = told(a_product(), *resources)
    [ingredient] = product.ingredients
    return ingredient


def test_product_is_told_with_form_ingredients_packs_and_codes() -> None:
    assert told(
        a_product(identifier=[{"value": "EU/1/1"}]),
        {
            "resourceType": "AdministrableProductDefinition",
            "id": "a1",
            "formOf": refer("MedicinalProductDefinition/m1"),
            "administrableDoseForm": concept("1", "Tablet"),
            "producedFrom": refer("ManufacturedItemDefinition/i1"),
        },
        {"resourceType": "ManufacturedItemDefinition", "id": "i1"},
        {
            "resourceType": "PackagedProductDefinition",
            "id": "p1",
            "identifier": [{"value": "EU/1/1/001"}],
            "packageFor": refer("MedicinalProductDefinition/m1"),
            "containedItemQuantity": [{"value": 30, "code": "{tablet}"}],
            "packaging": {"identifier": [{"value": "NDC 1"}, {"system": "s"}]},
        },
        an_ingredient("ManufacturedItemDefinition/i1"),
    ) == (
        Product(
            "Demo m1",
            "Tablet",
            (Ingredient("demolol", "U1"),),
            ("30 tablet",),
            ("EU/1/1", "EU/1/1/001", "NDC 1"),
        ),
    )


def test_only_the_products_that_the_composition_is_about_are_told() -> None:
    both = (a_product("m1"), a_product("m2"))
    about = {"subject": refer("MedicinalProductDefinition/m2")}
    assert [product.name for product in told(*both, **about)] == ["Demo m2"]
    assert [product.name for product in told(*both)] == ["Demo m1", "Demo m2"]
    nowhere = {"subject": refer("MedicinalProductDefinition/none")}
    assert len(told(*both, **nowhere)) == 2


def test_product_without_a_name_is_none() -> None:
    assert told(a_product(name=[{"productName": "[string]"}])) == ()


def test_each_of_several_products_has_its_own_ingredients() -> None:
    pack: Json = {
        "resourceType": "PackagedProductDefinition",
        "packageFor": refer("MedicinalProductDefinition/m2"),
        "packaging": {
            "packaging": [{"containedItem": [{"item": {"reference": refer("Item/i2")[0]}}]}]
        },
    }
    item: Json = {
        "resourceType": "ManufacturedItemDefinition",
        "id": "i2",
        "manufacturedDoseForm": {"text": "Capsule"},
    }
    first, second = told(
        a_product("m1"), a_product("m2"), pack, item, an_ingredient(), an_ingredient("Item/i2")
    )
    assert (len(first.ingredients), first.form) == (1, "")
    assert (len(second.ingredients), second.form) == (1, "Capsule")


def test_ingredient_of_the_only_product_needs_no_reference() -> None:
    assert the_ingredient(an_ingredient("nowhere")).name == "demolol"


def test_substance_is_named_by_its_definition() -> None:
    code = {"reference": {"reference": "SubstanceDefinition/s1"}}
    substance: Json = {
        "resourceType": "SubstanceDefinition",
        "id": "s1",
        "identifier": [{"value": "UNII1"}],
        "name": [{"name": "demolol"}],
    }
    ingredient = the_ingredient(an_ingredient(substance={"code": code}), substance)
    assert ingredient[:2] == ("demolol", "UNII1")


@pytest.mark.parametrize(
    ("strength", "told_as"),
    [
        ({"presentationQuantity": {"value": 0.5, "unit": "mg"}}, "0.5 mg"),
        ({"presentationRatio": {"numerator": {"value": 5, "unit": "mg"}}}, "5 mg"),
        ({"textPresentation": "5 mg/tablet"}, "5 mg/tablet"),
        ({"concentrationQuantity": {"value": 2, "code": "mg/mL"}}, "2 mg/mL"),
        ({"basis": concept("ACTIB")}, ""),
        (
            {
                "presentationRatio": {
                    "numerator": {"value": 50, "unit": "mg"},
                    "denominator": {"value": 1, "unit": "mL"},
                }
            },
            "50 mg per mL",
        ),
    ],
)
def test_strength_is_as_the_file_writes_it(strength: Json, told_as: str) -> None:
    assert the_ingredient(with_strength(strength)).strength == told_as


@pytest.mark.parametrize(
    ("role", "is_active"),
    [("100000072072", True), ("ACTIB", True), ("100000072082", False), ("IACT", False)],
)
def test_role_tells_what_is_active(role: str, *, is_active: bool) -> None:
    assert the_ingredient(an_ingredient(role=concept(role))).is_active is is_active


def test_without_a_role_a_substance_with_a_strength_is_active() -> None:
    strength = {"presentationQuantity": {"value": 5, "unit": "mg"}}
    assert the_ingredient(with_strength(strength) | {"role": {}}).is_active
    assert not the_ingredient(an_ingredient(role={})).is_active


def test_ingredient_without_a_name_and_pack_named_as_the_product_are_not_told() -> None:
    pack: Json = {
        "resourceType": "PackagedProductDefinition",
        "packageFor": refer("MedicinalProductDefinition/m1"),
        "name": "Demo m1",
    }
    [product] = told(a_product(), pack, an_ingredient(substance={}))
    assert (product.ingredients, product.packs) == ((), ())


ORGANISATIONS: tuple[Json, ...] = (
    {"resourceType": "Organization", "id": "o1", "name": "Holder"},
    {"resourceType": "Organization", "id": "o2", "name": "Author"},
)


def test_holder_is_of_the_authorisation_else_the_author() -> None:
    authorisation: Json = {
        "resourceType": "RegulatedAuthorization",
        "holder": refer("Organization/o1")[0],
    }
    composition = a_composition(author=refer("Organization/o2"))
    bundle = a_bundle(composition, authorisation, *ORGANISATIONS)
    assert holder(the_document(bundle)) == "Holder"
    without = a_bundle(composition, authorisation | {"holder": {}}, *ORGANISATIONS)
    assert holder(the_document(without)) == "Author"
    display = a_composition(author=[{"reference": "#none", "display": "Displayed"}])
    assert holder(the_document(display)) == "Displayed"
    assert holder(the_document(a_composition())) == ""
