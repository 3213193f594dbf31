from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baklosan_desktop.errors import PackError
from baklosan_desktop.labels.pack import FORMAT, MOST_VERSIONS, Edition, Manifest, days_old

MADE = date(2026, 11, 27)
EDITION = Edition("county-hospital", 42, MADE)
DIGEST = "0f" * 32
MANIFEST = Manifest(*EDITION, labels=3, schema=1, size=4096, sha256=DIGEST)


def test_manifest_comes_back_from_what_was_signed() -> None:
    assert Manifest.read(MANIFEST.signed()) == MANIFEST
    assert MANIFEST.signed() == Manifest.read(MANIFEST.signed()).signed()


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"name": ""}, "small letters"),
        ({"name": "County"}, "small letters"),
        ({"name": "../county"}, "small letters"),
        ({"name": "a" * 61}, "small letters"),
        ({"version": 0}, "version is a number"),
        ({"version": MOST_VERSIONS + 1}, "version is a number"),
        ({"labels": 0}, "holds no labels"),
        ({"schema": 0}, "holds no labels"),
        ({"size": 0}, "holds no labels"),
        ({"sha256": "0" * 63}, "holds no labels"),
        ({"sha256": "G" * 64}, "holds no labels"),
    ],
)
def test_manifest_that_states_nonsense_cannot_be(wrong: dict[str, Any], says: str) -> None:
    with pytest.raises(PackError, match=says):
        replace(MANIFEST, **wrong)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"version": 42', '"version": "42"'),
        ('"version": 42', '"version": true'),
        ('"name": "county-hospital"', '"name": 7'),
        ('"made": "2026-11-27"', '"made": "yesterday"'),
        ('"made": "2026-11-27"', '"made": 20261127'),
        ('"labels": 3', '"labels": 3, "more": 1'),
        ('"labels": 3,', ""),
        ("{", "["),
    ],
)
def test_what_does_not_say_what_it_holds_is_refused(old: str, new: str) -> None:
    signed = MANIFEST.signed().decode()
    assert old in signed
    with pytest.raises(PackError, match="does not say what it holds"):
        Manifest.read(signed.replace(old, new, 1).encode())


def test_manifest_of_another_format_is_of_another_version() -> None:
    signed = MANIFEST.signed().replace(FORMAT.encode(), b"Baklosan Desktop labels 2")
    with pytest.raises(PackError, match="another version of this program"):
        Manifest.read(signed)


@given(st.binary())
def test_any_bytes_are_refused_by_name(content: bytes) -> None:
    with pytest.raises(PackError):
        Manifest.read(content)


@given(st.dates(), st.dates())
def test_labels_are_never_younger_than_today(made: date, today: date) -> None:
    assert days_old(made, today) == max(0, (today - made).days)
