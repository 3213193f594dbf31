"""The names that elements of an SPL have in its namespace."""

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
