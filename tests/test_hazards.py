"""The hazard log and the safety notes are true: what they name is there."""

import re
import tomllib
from collections.abc import Mapping
from typing import Any

import pytest

from baklosan_desktop import __version__
from tests.conftest import ROOT

HELP = ROOT / "resources" / "help"
LOG = tomllib.loads((HELP / "hazards.toml").read_text(encoding="utf-8"))["hazard"]
SAFETY = (HELP / "safety.md").read_text(encoding="utf-8")
TESTS = set(
    re.findall(
        r"^def (test_\w+)",
        "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "tests").rglob("test_*.py")),
        re.MULTILINE,
    )
)
FIELDS = {"id", "title", "cause", "harm", "controls", "tests", "risk", "residual"}
RISK = re.compile(
    r"(minor|significant|considerable|major|catastrophic) × "
    r"(very low|low|medium|high|very high): (?P<risk>[1-5])(\. .+)?"
)
every_hazard = pytest.mark.parametrize("hazard", LOG, ids=lambda hazard: hazard["id"])


def numbers(test: str) -> set[str]:
    """Return the hazards that a test names."""
    found = re.search(r"hz_(\d+(?:_and_\d+)*)", test)
    return {f"HZ-{number}" for number in found[1].split("_and_")} if found else set()


def test_log_has_every_hazard_once_and_in_order() -> None:
    assert [hazard["id"] for hazard in LOG] == [f"HZ-{number:02}" for number in range(1, 31)]


@every_hazard
def test_hazard_is_stated_in_full(hazard: Mapping[str, Any]) -> None:
    assert set(hazard) == FIELDS
    assert all(hazard.values())


@every_hazard
def test_tests_that_a_hazard_names_are_there(hazard: Mapping[str, Any]) -> None:
    assert set(hazard["tests"]) <= TESTS


@every_hazard
def test_hazard_has_a_test_that_names_it(hazard: Mapping[str, Any]) -> None:
    assert any(hazard["id"] in numbers(test) for test in hazard["tests"])


def test_tests_name_hazards_of_the_log_only() -> None:
    known = {hazard["id"] for hazard in LOG}
    assert set().union(*map(numbers, TESTS)) == known


@every_hazard
def test_what_is_done_never_raises_a_risk(hazard: Mapping[str, Any]) -> None:
    before, after = RISK.fullmatch(hazard["risk"]), RISK.fullmatch(hazard["residual"])
    assert before
    assert after
    assert int(after["risk"]) <= int(before["risk"])
    is_accepted = "To be accepted knowingly" in hazard["residual"]
    assert is_accepted == (int(after["risk"]) > 2)


@pytest.mark.parametrize(
    "warning",
    [
        "encephalopathy",
        "suicidality, misuse and dependence",
        "respiratory depression when it is taken with opioids",
        "lithium, MAO inhibitors, antidiabetics and neuromuscular blockers",
        "withdrawal in newborns",
        "seizures, allergic reactions, headache",
        "stopped suddenly",
    ],
)
def test_hz_24_safety_notes_name_every_warning_that_the_text_lacks(warning: str) -> None:
    assert warning in SAFETY


@pytest.mark.parametrize(
    "statement",
    [
        "It is not a medical device and is certified as none.",
        "It is undated",
        "program never connects",
        "never write anything about a patient there",
        "What stands here is editorial",
    ],
)
def test_safety_notes_say_what_must_be_said(statement: str) -> None:
    assert statement in SAFETY


def test_newest_change_is_that_of_this_version() -> None:
    changes = (HELP / "changes.md").read_text(encoding="utf-8")
    assert re.findall(r"^## (.+)$", changes, re.MULTILINE)[0] == __version__
