from datetime import date

import pytest

from baklosan_desktop.labels.pack import Manifest, Offer
from baklosan_desktop.screens import packs

TODAY = date(2026, 11, 28)


def a_pack(version: int, labels: int = 1) -> Manifest:
    return Manifest("county", version, date(2026, 11, 27), labels, 1, 1, "0" * 64)


def test_pack_is_named_with_its_edition_and_content() -> None:
    assert packs.words(a_pack(3)) == "county version 3, 1 label packed on 2026-11-27"
    assert (
        packs.installed(a_pack(3, 1200))
        == "Installed: county version 3, 1,200 labels packed on 2026-11-27."
    )


@pytest.mark.parametrize(
    ("there", "sentence"),
    [
        (None, "No pack of this name is on this computer."),
        (a_pack(2), "Version 2 is on this computer and is kept beside it."),
        (
            a_pack(3),
            "This version is on this computer already: installing it repairs it and uses it.",
        ),
    ],
)
def test_offer_says_what_becomes_of_the_edition_that_is_there(
    there: Manifest | None, sentence: str
) -> None:
    view = packs.present(Offer(a_pack(3), there), TODAY)
    assert view.question == (
        "Install the pack of labels county version 3, 1 label packed on 2026-11-27?"
    )
    signed = "It is signed by an office that this computer trusts; it is 1 day old."
    assert view.meaning == f"{signed} {sentence}"
