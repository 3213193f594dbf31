"""What a person who hears a window can make of it."""

from tests.scenarios.desk import plain_blanks
from tests.scenarios.outside import Node

TAKES_ACTION = {
    "push button",
    "check box",
    "radio button",
    "toggle button",
    "button menu",
    "text",
    "combo box",
    "spin button",
    "slider",
    "list",
    "list item",
    "table",
    "link",
    "label",
}
SIGNS = set("▾▸")  # for the eye
SCROLLS = {"Figures and notes", "Preview. Page 1 of 3"}  # named areas without a role of their own


def faults(window: Node) -> list[str]:
    """Return what a person who hears the window cannot use."""
    return [
        f"{node.role} “{node.name}” in “{parent.name}”"
        for parent in window.all()
        for node in parent.children
        if is_nameless(node) or is_without_role(node) or is_named_by_a_sign(node)
    ]


def is_nameless(node: Node) -> bool:
    is_used = node.role in TAKES_ACTION - {"label"} or "focusable" in node.states
    return is_used and node.role != "cell" and not node.name.strip()


def is_without_role(node: Node) -> bool:
    takes_keys = "focusable" in node.states
    return (
        takes_keys
        and node.role not in {*TAKES_ACTION, "cell", "panel"}
        and node.name not in SCROLLS
    )


def is_named_by_a_sign(node: Node) -> bool:
    return "focusable" in node.states and bool(SIGNS & set(node.name))


def named(window: Node, role: str) -> list[str]:
    return [plain_blanks(node.name) for node in window.all() if node.role == role]


def controls(window: Node) -> dict[str, list[str]]:
    """Return the names of all that takes the keyboard and can be used, by role."""
    found: dict[str, list[str]] = {}
    for node in window.all():
        if {"focusable", "enabled"} <= node.states:
            found.setdefault(node.role, []).append(plain_blanks(node.name))
    return found
