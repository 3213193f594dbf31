from baklosan_desktop.labels.importing import Ended, Run
from baklosan_desktop.labels.library import Refused
from baklosan_desktop.screens.library_watch import WatchForm, present

FOLDER = WatchForm("/labels")
SAID = "New files in '/labels' are imported by themselves and left where they are."


def test_where_no_folder_is_watched_that_is_said() -> None:
    view = present(WatchForm(problem="Of another one."))
    assert view.text == "No folder is watched for new labels."
    assert not view.is_on


def test_watched_folder_is_named_with_what_becomes_of_its_files() -> None:
    view = present(FOLDER)
    assert view.text == SAID
    assert view.is_on
    assert not view.is_reported


def test_what_became_of_the_last_import_is_told_and_what_was_left_out_can_be_asked_for() -> None:
    ended = Ended(Run(added=1, refused=1), (Refused("a.txt", "No label.", "Leave it."),))
    view = present(FOLDER._replace(ended=ended))
    assert view.text == f"{SAID} Import: 1 added, 1 refused."
    assert view.is_reported


def test_folder_that_cannot_be_looked_at_is_a_problem_and_nothing_else_is_said() -> None:
    view = present(FOLDER._replace(problem="It is not there.", ended=Ended(Run(added=1))))
    assert view.text == "It is not there."
    assert view.is_problem
    assert not view.is_reported


def test_only_packs_are_taken_where_the_library_is_on_a_server() -> None:
    view = present(WatchForm("/srv/new", takes_labels=False))
    assert view.text == "New packs of labels in '/srv/new' are installed by themselves."
    assert view.is_on
