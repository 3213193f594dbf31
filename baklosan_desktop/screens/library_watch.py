"""The watched folder: what is imported from it as soon as it is there."""

from typing import NamedTuple

from baklosan_desktop.labels.importing import Ended
from baklosan_desktop.screens.importing import told
from baklosan_desktop.tongue import _


class WatchForm(NamedTuple):
    """The folder, if there is one; why it cannot be looked at; what its last import became.

    With a library on a server only packs are taken from it.
    """

    folder: str = ""
    problem: str = ""
    ended: Ended | None = None
    takes_labels: bool = True


class WatchView(NamedTuple):
    """What is said of the watched folder."""

    text: str
    is_on: bool = False
    is_problem: bool = False
    is_reported: bool = False


def present(form: WatchForm) -> WatchView:
    """Say which folder is watched, and what came of it."""
    if not form.folder:
        return WatchView(_("No folder is watched for new labels."))
    if form.problem:
        return WatchView(form.problem, is_on=True, is_problem=True)
    said = (
        _("New files in '{folder}' are imported by themselves and left where they are.")
        if form.takes_labels
        else _("New packs of labels in '{folder}' are installed by themselves.")
    )
    text = said.format(folder=form.folder)
    if form.ended is None:
        return WatchView(text, is_on=True)
    summary = told(form.ended).lines[0]
    return WatchView(f"{text} {summary}", is_on=True, is_reported=bool(form.ended.left_out))
