"""The product data of an SPL → products, in today's schema and in that of 2008."""

from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element

from baklosan_desktop.importers.markup import folded
from baklosan_desktop.importers.spl_names import path, tag
from baklosan_desktop.labels.published import Ingredient, Product

_SUBJECT, _MANUFACTURED = tag("subject"), tag("manufacturedProduct")
_PRODUCTS = (_MANUFACTURED, tag("manufacturedMedicine"))
_PART, _PARTS = tag("part"), (tag("partProduct"), tag("partMedicine"))
_CONTENT = tag("asContent")
_CONTAINERS = (tag("containerPackagedProduct"), tag("containerPackagedMedicine"))
_INGREDIENT = tag("ingredient")
_OLD_ACTIVE, _OLD_INACTIVE = tag("activeIngredient"), tag("inactiveIngredient")
_SUBSTANCES = tuple(
    map(
        tag,
        ("ingredientSubstance", "activeIngredientSubstance", "inactiveIngredientSubstance"),
    )
)
_ACTIVE = "ACTI"  # ACTIB, ACTIM, ACTIR: active, its strength told of itself, its moiety, another
_BASIS = {
    "ACTIM": path("activeMoiety", "activeMoiety", "name"),
    "ACTIR": path("asEquivalentSubstance", "definingSubstance", "name"),
}
_GENERIC = path("asEntityWithGeneric", "genericMedicine", "name")
_NAMES = 3
_PIECES = frozenset(("", "1"))


def outermost(root: Element) -> list[Element]:
    """Return the elements of the products of a label, without those of the parts of a kit."""
    return [
        product
        for subject in root.iter(_SUBJECT)
        for outer in subject.findall(_MANUFACTURED)
        for product in _children(outer, _PRODUCTS)
    ]


def products(elements: Iterable[Element]) -> tuple[Product, ...]:
    """Return products; a kit is followed by its parts."""
    return tuple(product for one in elements for product in _with_parts(one))


def label_name(elements: Iterable[Element]) -> str:
    """Return what products are called, each name once: at most three, then how many more."""
    names: dict[str, str] = {}
    for name in filter(None, map(_name, elements)):
        names.setdefault(name.casefold(), name)
    first, more = list(names.values())[:_NAMES], len(names) - _NAMES
    return ", ".join(first) + (f" and {more} more" if more > 0 else "")


def _with_parts(element: Element) -> Iterator[Product]:
    yield _product(element)
    for part in element.findall(_PART):
        for inner in _children(part, _PARTS):
            yield from _with_parts(inner)


def _product(element: Element) -> Product:
    form = _shown(element, "formCode")
    packs = [pack for content in element.findall(_CONTENT) for pack in _packs(content, form)]
    codes = [_code(element), *(code for _, code in packs)]
    return Product(
        name=_name(element),
        form=form,
        ingredients=tuple(map(_ingredient, _ingredients(element))),
        packs=tuple(pack for pack, _ in packs),
        codes=tuple(dict.fromkeys(filter(None, codes))),
    )


def _name(element: Element) -> str:
    return _words(element, tag("name")) or _words(element, _GENERIC)


def _packs(content: Element, held: str) -> Iterator[tuple[str, str]]:
    """Yield each container from the inner to the outer, with its code."""
    amount = _amount(content.find(path("quantity", "numerator")), held)
    for container in _children(content, _CONTAINERS):
        form, code = _shown(container, "formCode"), _code(container)
        told = " in 1 ".join(filter(None, (amount, form)))
        yield ", ".join(filter(None, (told, code))), code
        for outer in container.findall(_CONTENT):
            yield from _packs(outer, form)


def _ingredients(element: Element) -> list[Element]:
    return _children(element, (_INGREDIENT, _OLD_ACTIVE, _OLD_INACTIVE))


def _ingredient(element: Element) -> Ingredient:
    substance = next(iter(_children(element, _SUBSTANCES)), element)
    kind = element.get("classCode", "")
    is_active = element.tag == _OLD_ACTIVE or kind.startswith(_ACTIVE)
    basis = _words(substance, _BASIS[kind]) if kind in _BASIS else ""
    name = _words(substance, tag("name"))
    return Ingredient(name, _code(substance), _strength(element, basis), is_active)


def _strength(element: Element, basis: str) -> str:
    amount = _amount(element.find(path("quantity", "numerator")), "")
    if not amount:
        return ""
    per = _amount(element.find(path("quantity", "denominator")), "").removeprefix("1 ")
    of = f" of {basis}" if basis else ""
    return f"{amount}{of}" + (f" per {per}" if per not in _PIECES else "")


def _amount(quantity: Element | None, counted: str) -> str:
    """Return a number with its unit, or with what is counted where the unit is 1."""
    if quantity is None:
        return ""
    unit = quantity.get("unit", "")
    if unit in _PIECES:
        translation = quantity.find(tag("translation"))
        unit = "" if translation is None else translation.get("displayName", "")
    return f"{quantity.get('value', '')} {unit or counted}".strip()


def _children(element: Element, tags: tuple[str, ...]) -> list[Element]:
    return [child for child in element if child.tag in tags]


def _words(element: Element, where: str) -> str:
    found = element.find(where)
    return "" if found is None else folded(" ".join(found.itertext()))


def _shown(element: Element, name: str) -> str:
    coded = element.find(tag(name))
    return "" if coded is None else folded(coded.get("displayName", ""))


def _code(element: Element) -> str:
    coded = element.find(tag("code"))
    return "" if coded is None else coded.get("code", "").strip()
