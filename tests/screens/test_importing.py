import pytest

from baklosan_desktop.labels.importing import Ended, Run
from baklosan_desktop.labels.label import LabelId
from baklosan_desktop.labels.library import (
    Added,
    Contradicted,
    Event,
    Older,
    Opened,
    Refused,
    Replaced,
    Unchanged,
)
from baklosan_desktop.labels.published import Format
from baklosan_desktop.screens.importing import present, progress, report, time_left, told

ACME = LabelId("acme-1")
ADDED = Added("a.xml", ACME, "Acme forte", Format.SPL, "en", 12)
REFUSED = Refused("d.xml", "It is no label.", "Leave it out.")
EVENTS: tuple[tuple[Event, str], ...] = (
    (Opened("a.xml"), "Reading a.xml"),
    (ADDED, "Added “Acme forte” from a.xml"),
    (Replaced("b.xml", ACME, "3"), "Replaced edition 3 of acme-1 by b.xml"),
    (Unchanged("c.xml"), "Nothing new in c.xml"),
    (Older("e.xml", ACME, "3"), "e.xml is older than edition 3 of acme-1, which stays."),
    (
        Contradicted("f.xml", ACME, "3"),
        (
            "f.xml says something else than edition 3 of acme-1, which stays. "
            "To have its text instead, remove that label first."
        ),
    ),
    (REFUSED, "It is no label. Leave it out."),
)
HALF = Run("/labels/big.zip: a.xml", 400_000_000, 800_000_000, 100.0, added=1190, unchanged=10)


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


def test_report_as_text_has_a_line_for_each() -> None:
    text = "Import: 1 refused.\nIt is no label. Leave it out.\n"
    assert report([REFUSED]).text == text


def test_report_says_that_the_import_was_cancelled() -> None:
    assert told(Ended(Run(added=2), is_cancelled=True)).lines == ("Import cancelled: 2 added.",)


def test_report_says_why_the_import_did_not_go_on_before_what_was_left_out() -> None:
    ended = Ended(Run(added=1, refused=1), (REFUSED,), "The disk is full. Free some space.")
    assert told(ended).lines == (
        "Import: 1 added, 1 refused.",
        "The disk is full. Free some space.",
        "It is no label. Leave it out.",
    )


def test_progress_tells_how_much_is_read_how_fast_and_how_long_it_will_take() -> None:
    view = present(HALF)
    assert view.title == "Importing big.zip: a.xml"
    assert view.text == (
        "400 of 800 MB read · 1,200 labels · 12 labels a second · about 2 minutes left"
    )
    assert view.done == 500


@pytest.mark.parametrize("name", ["a{b}.xml", "{.xml", "{name}.xml"])
def test_file_may_have_any_name(name: str) -> None:
    assert present(Run(name)).title == f"Importing {name}"


def test_progress_tells_what_was_refused() -> None:
    assert "1,200 labels · 3 refused · 12" in present(HALF._replace(refused=3)).text


def test_paused_import_says_so_and_nothing_of_time() -> None:
    view = present(HALF, is_paused=True)
    assert view.text == "400 of 800 MB read · 1,200 labels · paused"


def test_until_the_rate_is_known_no_time_is_told() -> None:
    assert present(HALF._replace(seconds=1.0)).text == "400 of 800 MB read · 1,200 labels"


def test_before_the_first_byte_is_read_only_the_rate_is_told() -> None:
    view = present(HALF._replace(read=0))
    assert view.text == "0 of 800 MB read · 1,200 labels · 12 labels a second"
    assert view.done == 0


def test_rate_of_one_label_is_told_of_one() -> None:
    assert "12 labels · 1 label a second" in present(HALF._replace(added=2, seconds=10.0)).text


def test_rate_of_no_label_is_not_told() -> None:
    begun = Run("a.zip", read=400_000_000, size=800_000_000, seconds=100.0)
    assert present(begun).text == "400 of 800 MB read · 0 labels · about 2 minutes left"
    assert present(begun._replace(size=None)).text == "0 labels"


def test_import_without_an_end_in_sight_tells_the_rate() -> None:
    view = present(HALF._replace(size=None))
    assert view.text == "1,200 labels · 12 labels a second"
    assert view.done is None


def test_files_that_grew_are_never_more_than_all() -> None:
    view = present(HALF._replace(read=900_000_000))
    assert view.done == 1000
    assert view.text.endswith("a few seconds left")


def test_before_the_first_file_is_opened_files_are_counted() -> None:
    assert present(Run()) == ("Counting what there is to import", "", None)


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0, "a few seconds left"),
        (14.9, "a few seconds left"),
        (15, "about 20 seconds left"),
        (88, "about 90 seconds left"),
        (91, "about 2 minutes left"),
        (5_300, "about 88 minutes left"),
        (5_400, "about 2 hours left"),
        (90_000, "about 25 hours left"),
    ],
)
def test_time_is_told_no_more_exactly_than_it_is_known(seconds: float, words: str) -> None:
    assert time_left(seconds) == words


def test_import_that_was_cancelled_before_it_began_has_read_nothing() -> None:
    assert told(Ended(Run(), is_cancelled=True)).lines == ("Import cancelled: nothing was read.",)
    assert told(Ended(Run())).lines == ("Import: no label was found.",)
