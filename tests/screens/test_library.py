import pytest
from hypothesis import given
from hypothesis import strategies as st

from baklosan_desktop.labels.label import LabelId
from baklosan_desktop.labels.library import (
    Added,
    Contradicted,
    Event,
    Listed,
    Older,
    Opened,
    Refused,
    Replaced,
    Unchanged,
)
from baklosan_desktop.labels.published import Format
from baklosan_desktop.screens.library import COLUMNS, present, progress, report

ACME = Listed(
    LabelId("acme-1"), "Acme forte", ("baclofen", "starch"), "Acme Ltd", Format.SPL, "3",
    "2026-01-02", "en", "0" * 64, 12, "package leaflet",
)  # fmt: skip
BETA = ACME._replace(
    id=LabelId("beta-1"), name="Beta", substances=(), holder="Béta SA", format=Format.EPI, date=None
)
ADDED = Added("a.xml", LabelId("acme-1"), "Acme forte", Format.SPL, "en", 12)
EVENTS: tuple[tuple[Event, str], ...] = (
    (Opened("a.xml"), "Reading a.xml"),
    (ADDED, "Added “Acme forte” from a.xml"),
    (Replaced("b.xml", LabelId("acme-1"), "3"), "Replaced edition 3 of acme-1 by b.xml"),
    (Unchanged("c.xml"), "Nothing new in c.xml"),
    (
        Older("e.xml", LabelId("acme-1"), "3"),
        "e.xml is older than edition 3 of acme-1, which stays.",
    ),
    (
        Contradicted("f.xml", LabelId("acme-1"), "3"),
        (
            "f.xml says something else than edition 3 of acme-1, which stays. "
            "To have its text instead, remove that label first."
        ),
    ),
    (Refused("d.xml", "It is no label.", "Leave it out."), "It is no label. Leave it out."),
)


def test_row_tells_each_column() -> None:
    view = present("", [ACME, BETA])
    assert [row.id for row in view.rows] == ["acme-1", "beta-1"]
    assert view.rows[0].cells == (
        "Acme forte", "package leaflet", "baclofen, starch", "Acme Ltd", "FDA SPL", "3",
        "2026-01-02", "en",
    )  # fmt: skip
    assert view.rows[1].cells[6] == ""
    assert all(len(row.cells) == len(COLUMNS) for row in view.rows)
    assert view.summary == "2 labels on this computer"


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("acme", ["acme-1"]),
        ("BACLO acm", ["acme-1"]),
        ("beta", ["beta-1"]),
        ("acme beta", []),
        ("2026", ["acme-1"]),
        ("leaflet beta", ["beta-1"]),
    ],
)
def test_filter_finds_the_beginnings_of_words_in_any_column(typed: str, found: list[str]) -> None:
    view = present(typed, [ACME, BETA])
    assert [row.id for row in view.rows] == found
    assert view.summary == f"{len(found)} of 2 labels on this computer"


@given(typed=st.text())
def test_any_filter_has_an_answer(typed: str) -> None:
    assert len(present(typed, [ACME, BETA]).rows) <= 2


@pytest.mark.parametrize(("event", "line"), EVENTS, ids=lambda one: type(one).__name__)
def test_progress_says_what_has_happened(event: Event, line: str) -> None:
    assert progress(event) == line


def test_report_counts_what_was_done_and_names_what_was_left_out() -> None:
    assert report([event for event, _ in EVENTS] + [ADDED]).lines == (
        (
            "Import: 2 added, 1 replaced by a newer edition, 1 unchanged, "
            "1 older than the edition that is kept, "
            "1 of the edition that is kept, with another text, 1 refused."
        ),
        *(line for event, line in EVENTS if isinstance(event, Older | Contradicted)),
        "It is no label. Leave it out.",
    )


def test_report_of_nothing_says_so() -> None:
    assert report([]).lines == ("Import: no label was found.",)
