import pytest

from baklosan_desktop.importers.spl_products import label_name, outermost, products
from baklosan_desktop.labels.published import Ingredient, Product
from tests.importers.spl_documents import element

_ONE = '<quantity><numerator value="{}" unit="{}"/><denominator value="{}" unit="{}"/></quantity>'


def a_product(inside: str, *, name: str = "<name>Demo</name>") -> str:
    return (
        "<subject><manufacturedProduct><manufacturedProduct>"
        f"{name}{inside}</manufacturedProduct></manufacturedProduct></subject>"
    )


def read(*subjects: str) -> list[Product]:
    return list(products(outermost(element(f"<section>{''.join(subjects)}</section>"))))


def ingredient(kind: str, quantity: str = "", more: str = "") -> Ingredient:
    [product] = read(
        a_product(
            f'<ingredient classCode="{kind}">{quantity}<ingredientSubstance><code code="U1"/>'
            f"<name>DEMO\n  CALCIUM</name>{more}</ingredientSubstance></ingredient>"
        )
    )
    return product.ingredients[0]


def content(value: str, unit: str, form: str, code: str = "", outer: str = "") -> str:
    return (
        f"<asContent>{_ONE.format(value, unit, 1, '')}<containerPackagedProduct>"
        f'<code code="{code}"/><formCode displayName="{form}"/>{outer}'
        "</containerPackagedProduct></asContent>"
    )


def test_product_without_anything_but_its_name_is_one() -> None:
    assert read(a_product("")) == [Product("Demo")]


def test_packs_go_from_the_inner_to_the_outer_and_say_what_they_hold() -> None:
    box = content("3", "1", "BOX", "1-1-2")
    [product] = read(
        a_product(
            '<code code="1-1"/><formCode displayName="TABLET"/>'
            + content("10", "1", "BLISTER PACK", outer=box)
            + content("100", "mL", "BOTTLE", "1-1-1")
            + content("5", "", "BOTTLE", "1-1-1")
        )
    )
    assert product == Product(
        "Demo",
        "TABLET",
        (),
        (
            "10 TABLET in 1 BLISTER PACK",
            "3 BLISTER PACK in 1 BOX, 1-1-2",
            "100 mL in 1 BOTTLE, 1-1-1",
            "5 TABLET in 1 BOTTLE, 1-1-1",
        ),
        ("1-1", "1-1-2", "1-1-1"),
    )


def test_pack_of_unknown_size_is_told_by_its_kind() -> None:
    bare = "<asContent><containerPackagedProduct><formCode displayName='KIT'/>"
    [product] = read(a_product(f"{bare}</containerPackagedProduct></asContent>"))
    assert (product.packs, product.codes) == (("KIT",), ())


@pytest.mark.parametrize(
    ("numbers", "strength"),
    [
        (("10", "mg", "1", "1"), "10 mg"),
        (("10", "mg", "1", ""), "10 mg"),
        (("40", "mg", "0.8", "mL"), "40 mg per 0.8 mL"),
        (("5", "mg", "1", "mL"), "5 mg per mL"),
        (("0.025", "g", "100", "g"), "0.025 g per 100 g"),
        (("6", "[hp_X]", "1", "1"), "6 [hp_X]"),
        (("3", "1", "1", "1"), "3"),
        (("1", "mg", "2", "1"), "1 mg per 2"),
    ],
)
def test_strength_is_as_the_file_writes_it(
    numbers: tuple[str, str, str, str], strength: str
) -> None:
    told = ingredient("ACTIB", _ONE.format(*numbers))
    assert told == Ingredient("DEMO CALCIUM", "U1", strength, is_active=True)


def test_strength_of_the_moiety_or_of_another_substance_names_it() -> None:
    moiety = "<activeMoiety><activeMoiety><name>DEMO</name></activeMoiety></activeMoiety>"
    other = (
        "<asEquivalentSubstance><definingSubstance><name>OTHER</name></definingSubstance>"
        "</asEquivalentSubstance>"
    )
    quantity = _ONE.format("10", "mg", "1", "mL")
    assert ingredient("ACTIM", quantity, moiety).strength == "10 mg of DEMO per mL"
    assert ingredient("ACTIR", quantity, other).strength == "10 mg of OTHER per mL"
    assert ingredient("ACTIB", quantity, moiety).strength == "10 mg per mL"
    assert ingredient("ACTIM", quantity).strength == "10 mg per mL"
    assert ingredient("ACTIM", "", moiety).strength == ""


@pytest.mark.parametrize("kind", ["IACT", "CNTM", "INGR", ""])
def test_other_ingredients_are_not_active(kind: str) -> None:
    assert ingredient(kind) == Ingredient("DEMO CALCIUM", "U1", "", is_active=False)


def test_schema_of_2008_is_read_alike() -> None:
    tablet = '<translation displayName="TABLET"/>'
    [product] = read(
        "<subject><manufacturedProduct><manufacturedMedicine><name>Demo</name><activeIngredient>"
        f'<quantity><numerator value="500" unit="mg"/><denominator value="1">{tablet}'
        "</denominator></quantity><activeIngredientSubstance><code code='U1'/><name>demo</name>"
        "</activeIngredientSubstance></activeIngredient><inactiveIngredient>"
        "<inactiveIngredientSubstance><name>povidone</name></inactiveIngredientSubstance>"
        f'</inactiveIngredient><asContent><quantity><numerator value="30">{tablet}</numerator>'
        '</quantity><containerPackagedMedicine><code code="1-1-1"/>'
        '<formCode displayName="BOTTLE"/></containerPackagedMedicine></asContent>'
        "</manufacturedMedicine></manufacturedProduct></subject>"
    )
    assert product.ingredients == (
        Ingredient("demo", "U1", "500 mg per TABLET"),
        Ingredient("povidone", is_active=False),
    )
    assert product.packs == ("30 TABLET in 1 BOTTLE, 1-1-1",)


def test_ingredient_without_a_substance_is_kept_without_a_name() -> None:
    [product] = read(a_product('<ingredient classCode="ACTIB"/>'))
    assert product.ingredients == (Ingredient(""),)


def test_kit_is_followed_by_its_parts_and_theirs() -> None:
    inner = "<part><partProduct><name>Inner</name></partProduct></part>"
    kit = (
        '<formCode displayName="KIT"/>'
        f"<part><partProduct><name>One</name>{inner}</partProduct></part>"
        "<part><partMedicine><name>Two</name></partMedicine></part><part/>"
    )
    told = read(a_product(kit), a_product("", name="<name>Last</name>"))
    assert [product.name for product in told] == ["Demo", "One", "Inner", "Two", "Last"]
    assert label_name(outermost(element(f"<section>{a_product(kit)}</section>"))) == "Demo"


@pytest.mark.parametrize(
    ("names", "shown"),
    [
        ([], ""),
        ([""], ""),
        (["<name>Demo<suffix> XR</suffix></name>"], "Demo XR"),
        (["<name>Demo</name>", "<name>DEMO</name>"], "Demo"),
        (["<name>A</name>", "<name>B</name>", "<name>C</name>"], "A, B, C"),
        ([f"<name>{name}</name>" for name in "ABCDE"], "A, B, C and 2 more"),
        (
            [
                (
                    "<name/><asEntityWithGeneric><genericMedicine><name>generic</name>"
                    "</genericMedicine></asEntityWithGeneric>"
                )
            ],
            "generic",
        ),
    ],
)
def test_label_is_called_what_its_products_are_called(names: list[str], shown: str) -> None:
    subjects = "".join(a_product("", name=name) for name in names)
    assert label_name(outermost(element(f"<section>{subjects}</section>"))) == shown


def test_subject_that_is_no_product_is_passed_over() -> None:
    assert read("<subject><identifiedSubstance/></subject>", "<subject/>") == []
