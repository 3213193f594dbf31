import pytest

from baklosan_desktop.labels.importing import Run
from baklosan_desktop.labels.label import LabelId
from baklosan_desktop.labels.library import (
    Added,
    Contradicted,
    Event,
    Older,
    Opened,
    Outcome,
    Refused,
    Replaced,
    Unchanged,
)
from baklosan_desktop.labels.published import Format

ACME = LabelId("acme-1")
OUTCOMES: tuple[Outcome, ...] = (
    Added("a.xml", ACME, "Acme", Format.SPL, "en", 12),
    Replaced("a.xml", ACME, "3"),
    Unchanged("a.xml"),
    Older("a.xml", ACME, "3"),
    Contradicted("a.xml", ACME, "3"),
)
REFUSED = Refused("b.xml", "It is no label.", "Leave it out.")


def test_opened_file_says_what_is_read_and_how_much_was_before_it() -> None:
    run = Run(size=900).after(Opened("a.xml", 0)).after(Opened("b.xml", 300))
    assert (run.path, run.read, run.size) == ("b.xml", 300, 900)


@pytest.mark.parametrize("event", [*OUTCOMES, REFUSED], ids=lambda one: type(one).__name__)
def test_each_kind_of_event_is_counted_by_itself(event: Event) -> None:
    run = Run().after(event).after(event)
    counted = {name: number for name, number in run._asdict().items() if number}
    assert counted == {type(event).__name__.lower(): 2}


def test_labels_are_what_was_read_and_changes_what_the_library_took() -> None:
    run = Run()
    for event in (*OUTCOMES, REFUSED):
        run = run.after(event)
    assert (run.labels, run.changes) == (5, 2)
