"""The names that elements of an SPL have in its namespace."""

from xml.etree.ElementTree import Element

NAMESPACE = "urn:hl7-org:v3"


def tag(name: str) -> str:
    """Return the name as the tree holds it.

    >>> tag("section")
    '{urn:hl7-org:v3}section'
    """
    return f"{{{NAMESPACE}}}{name}"


def path(*names: str) -> str:
    """Return the path to a descendant, each step a child of the one before.

    >>> path("component", "section")
    '{urn:hl7-org:v3}component/{urn:hl7-org:v3}section'
    """
    return "/".join(map(tag, names))


def inside(element: Element, outer: str, inner: str) -> list[Element]:
    """Return the children of an element's children that have these names, in order.

    `findall` with a path finds the same, but works the path out for each element anew.
    """
    return [found for child in element.findall(outer) for found in child.findall(inner)]
