from collections import Counter

import pytest
from PySide6.QtGui import QKeySequence

from baklosan_desktop import assets
from baklosan_desktop.qt import actions
from baklosan_desktop.qt.actions import Action

ACTIONS = [action for action in vars(actions).values() if isinstance(action, Action)]

every_action = pytest.mark.parametrize("action", ACTIONS, ids=lambda action: action.name)


@pytest.mark.parametrize("field", ["name", "text", "keys"])
def test_no_two_actions_share_a_name_a_text_or_a_key(field: str) -> None:
    assert len(ACTIONS) > 10
    [(_, most)] = Counter(getattr(action, field) for action in ACTIONS).most_common(1)
    assert most == 1


@every_action
def test_key_can_be_pressed(action: Action) -> None:
    assert QKeySequence(action.keys).count() == 1
    assert QKeySequence(action.keys).toString() == action.keys


@every_action
def test_tooltip_tells_action_and_key(action: Action) -> None:
    assert actions.tooltip(action) == f"{action.text} ({action.keys})"


def test_pages_are_those_of_the_rail_in_order() -> None:
    assert [page.text for page in actions.PAGES] == [
        "Label",
        "Dose",
        "Effects",
        "Handouts",
        "Library",
    ]
    assert [page.keys for page in actions.PAGES] == [f"Ctrl+{number}" for number in range(1, 6)]


@pytest.mark.parametrize("page", actions.PAGES, ids=lambda page: page.name)
def test_every_page_has_an_icon(page: Action) -> None:
    assert assets.resource("icons", f"{page.icon}.svg").is_file()
