from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baklosan_desktop.policy import NONE, Policy, load, place
from baklosan_desktop.settings import Settings

LINES = """
# Set by the pharmacy's computer people.
pharmacy = Old Town Pharmacy
text_size= 130

data_folder = /srv/baklosan
pages = label, effects,
pack_keys = RWQone, RWQtwo
library = postgresql://reader@db/labels?sslmode=verify-full
""".splitlines()


def test_policy_says_what_is_fixed() -> None:
    policy = Policy.read(LINES)
    assert dict(policy.fixed) == {"pharmacy": "Old Town Pharmacy", "text_size": 130}
    assert policy.data_folder == Path("/srv/baklosan")
    assert policy.pages == ("label", "effects")
    assert policy.pack_keys == ("RWQone", "RWQtwo")
    assert policy.library == "postgresql://reader@db/labels?sslmode=verify-full"


def test_what_is_fixed_stands_in_place_of_what_a_user_chose() -> None:
    chosen = Settings(theme="dark", text_size=100, pharmacy="Mine", line=30)
    fixed = Policy.read(LINES).applied(chosen)
    assert fixed == chosen._replace(text_size=130, pharmacy="Old Town Pharmacy")
    assert Policy().applied(chosen) == chosen


def test_choice_that_is_hidden_comes_back_with_the_policy_gone() -> None:
    policy = Policy.read(LINES)
    before = Settings(theme="light", text_size=90, pharmacy="Mine")
    now = policy.applied(before)._replace(theme="dark")
    assert policy.kept(now, before) == before._replace(theme="dark")


def test_pages_that_are_not_named_are_not_shown() -> None:
    policy = Policy.read(LINES)
    assert [page for page in ("label", "dose", "effects") if policy.shows(page)] == [
        "label",
        "effects",
    ]
    assert Policy().shows("dose")


@pytest.mark.parametrize(
    "line", ["colour = red", "text_size = large", "pharmacy", "line = 3", "page = dose", "= x"]
)
def test_line_that_means_nothing_is_named_and_no_other_followed(line: str, tmp_path: Path) -> None:
    path = tmp_path / "policy.conf"
    path.write_text(f"pharmacy = Ours\n{line}\n", encoding="utf-8")
    policy = load(path)
    assert policy == Policy(problem=policy.problem)
    assert f"is not followed: its line 2, '{line}', means nothing. Tell" in policy.problem


def test_computer_without_a_policy_has_none(tmp_path: Path) -> None:
    assert load(tmp_path / "none.conf") == NONE


def test_policy_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    assert "is not followed: it cannot be read. Tell" in load(tmp_path).problem
    path = tmp_path / "policy.conf"
    path.write_bytes(b"pharmacy = \xff")
    assert "is not followed: it is no text in UTF-8. Tell" in load(path).problem


def test_place_is_one_that_users_cannot_write() -> None:
    assert str(place("darwin")) == "/Library/Application Support/BaklosanDesktop/policy.conf"


@given(st.lists(st.text()))
def test_any_lines_are_followed_or_named(lines: list[str]) -> None:
    with suppress(ValueError):
        assert Policy.read(lines).applied(Settings())
