from datetime import date

import pytest

from baklosan_desktop.labels.pack import Manifest, Offer
from baklosan_desktop.screens import packs

TODAY = date(2026, 11, 28)


NEWER = Manifest("county", 3, date(2026, 11, 26), 1_200, 1, 9, "0" * 64)
OLDER = Manifest("county", 2, date(2026, 11, 1), 1, 1, 9, "1" * 64)


def a_pack(version: int, labels: int = 1) -> Manifest:
    return Manifest("county", version, date(2026, 11, 27), labels, 1, 1, "0" * 64)


def test_pack_is_named_with_its_edition_and_content() -> None:
    assert packs.words(a_pack(3)) == "county version 3, 1 label packed on 2026-11-27"
    assert (
        packs.installed(a_pack(3, 1200))
        == "Installed: county version 3, 1,200 labels packed on 2026-11-27."
    )


def test_edition_that_is_used_in_the_place_of_another_is_named() -> None:
    assert packs.in_use(a_pack(3)) == "In use now: county version 3, 1 label packed on 2026-11-27."


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


def test_going_back_says_which_edition_how_old_it_is_and_how_long_that_lasts() -> None:
    back = packs.choice(NEWER, OLDER, TODAY)
    assert back.edition == OLDER
    assert back.offer == "Go back to version 2 of the pack county …"
    assert back.view.question == (
        "Use version 2, packed 27 days ago, in place of version 3 of the pack county?"
    )
    assert back.view.meaning == (
        "It holds 1 label. It stays in use until a newer one than version 3 is installed or "
        "somebody goes forward again here."
    )


def test_going_forward_says_that_it_is_the_newest() -> None:
    forward = packs.choice(OLDER, NEWER, TODAY)
    assert forward.edition == NEWER
    assert forward.offer == "Use version 3 of the pack county again …"
    assert forward.view.question.startswith(
        "Use version 3, packed 2 days ago, in place of version 2"
    )
    assert forward.view.meaning.startswith("It holds 1,200 labels. It is the newest edition")
