"""The products of an ePI, from the resources beside its text."""

from collections.abc import Iterator

from baklosan_desktop.importers.fhir_resources import Document, Node, tail
from baklosan_desktop.importers.markup import folded
from baklosan_desktop.labels.published import Ingredient, Product

_ACTIVE = frozenset({"100000072072", "72072", "ACTIB", "ACTIM", "ACTIR", "ACTI"})
_PRODUCT, _FORM, _ITEM, _PACK = (
    "medicinalproductdefinition",
    "administrableproductdefinition",
    "manufactureditemdefinition",
    "packagedproductdefinition",
)


def products(document: Document) -> tuple[Product, ...]:
    """Return what the composition is about, or every product at hand where it does not say."""
    about = list(document.find(_PRODUCT, document.composition.each("subject", "reference")))
    about = about or list(document.resources(_PRODUCT))
    found = (_product(document, names, node, is_only=len(about) == 1) for names, node in about)
    return tuple(product for product in found if product.name)


def holder(document: Document) -> str:
    """Return who holds the authorisation, else the organisation that made the document."""
    for _, authorisation in document.resources("regulatedauthorization"):
        if name := _organisation(document, authorisation, "holder"):
            return name
    return _organisation(document, document.composition, "author")


def _organisation(document: Document, node: Node, field: str) -> str:
    found = document.find("organization", node.each(field, "reference"))
    names = (folded(organisation.text("name")) for _, organisation in found)
    return next(filter(None, names), "") or folded(node.text(field, "display"))


def _product(document: Document, names: frozenset[str], product: Node, *, is_only: bool) -> Product:
    parts = _parts(document, names)
    names = names.union(*(known for known, _ in parts))
    ingredients = [
        _ingredient(document, node)
        for _, node in document.resources("ingredient")
        if is_only or not names.isdisjoint(tail(of.value) for of in node.each("for", "reference"))
    ]
    packs = [node for _, node in parts if node.kind == _PACK]
    name = folded(product.text("name", "productName"))
    return Product(
        name,
        _form(product, [node for _, node in parts]),
        tuple(dict.fromkeys(ingredient for ingredient in ingredients if ingredient.name)),
        tuple(dict.fromkeys(pack for node in packs if (pack := _pack(node)) not in {"", name})),
        tuple(dict.fromkeys(_codes((product, *packs)))),
    )


def _parts(document: Document, names: frozenset[str]) -> list[tuple[frozenset[str], Node]]:
    """Return the packs and forms of a product, and the items in those."""
    parts = [
        (known, node)
        for kind, field in ((_PACK, "packageFor"), (_FORM, "formOf"))
        for known, node in document.resources(kind)
        if not names.isdisjoint(tail(of.value) for of in node.each(field, "reference"))
    ]
    made = [reference for _, node in parts for reference in _made_from(node)]
    return parts + list(document.find(_ITEM, made))


def _made_from(node: Node) -> Iterator[Node]:
    yield from node.each("producedFrom", "reference")
    yield from node.each("containedItem", "item", "reference", "reference")
    for package in (*node.each("packaging"), *node.each("package")):
        yield from _made_from(package)


def _form(product: Node, parts: list[Node]) -> str:
    written = [_words(product, "combinedPharmaceuticalDoseForm")]
    written += [_words(node, "administrableDoseForm") for node in parts if node.kind == _FORM]
    written += [_words(node, "manufacturedDoseForm") for node in parts if node.kind == _ITEM]
    return next(filter(None, written), "")


def _pack(pack: Node) -> str:
    named = folded(pack.text("description") or pack.text("name"))
    return named or ", ".join(filter(None, map(_quantity, pack.each("containedItemQuantity"))))


def _codes(nodes: tuple[Node, ...]) -> Iterator[str]:
    for node in nodes:
        for path in (("identifier",), ("packaging", "identifier"), ("package", "identifier")):
            for identifier in node.each(*path):
                if value := identifier.text("value"):
                    yield value


def _ingredient(document: Document, node: Node) -> Ingredient:
    role = node.text("role", "coding", "code")
    strengths = [_strength(strength) for strength in node.each("substance", "strength")]
    strength = "; ".join(dict.fromkeys(filter(None, strengths)))
    concept = next(node.each("substance", "code", "concept"), Node())
    name, code = _words(node, "substance", "code", "concept"), concept.text("coding", "code")
    references = node.each("substance", "code", "reference", "reference")
    for _, substance in document.find("substancedefinition", references):
        name = name or folded(substance.text("name", "name"))
        code = code or substance.text("identifier", "value")
    return Ingredient(name, code, strength, role in _ACTIVE if role else bool(strength))


def _strength(strength: Node) -> str:
    for kind in ("presentation", "concentration"):
        if text := folded(strength.text(f"text{kind}")):
            return text
        for quantity in strength.each(f"{kind}Quantity"):
            return _quantity(quantity)
        for ratio in strength.each(f"{kind}Ratio"):
            amount, per = (
                " ".join(map(_quantity, ratio.each(part))) for part in ("numerator", "denominator")
            )
            return f"{amount} per {per.removeprefix('1 ')}" if per else amount
    return ""


def _quantity(quantity: Node) -> str:
    unit = quantity.text("unit") or quantity.text("code").strip("{}")
    return folded(f"{quantity.text('value')} {unit}")


def _words(node: Node, *path: str) -> str:
    return folded(node.text(*path, "text") or node.text(*path, "coding", "display"))
