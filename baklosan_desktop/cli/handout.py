"""`baklosan handout`: what the window prints, as a PDF; it alone of all commands loads Qt."""

import argparse
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from baklosan_desktop import __version__, settings
from baklosan_desktop.cli.library import Books
from baklosan_desktop.errors import BaklosanError
from baklosan_desktop.handouts.kinds import render
from baklosan_desktop.handouts.page import Imprint
from baklosan_desktop.labels.label import LabelId
from baklosan_desktop.screens.calendar_source import of_request
from baklosan_desktop.screens.dose import reference
from baklosan_desktop.screens.dose_fields import read_json
from baklosan_desktop.screens.handout import (
    NEEDS_REVIEW,
    FactSource,
    HandoutForm,
    HandoutView,
    Kind,
    Paper,
    TextSize,
    present,
    present_unreviewed,
)
from baklosan_desktop.store.shelf import OpenLabel, Shelf

_KINDS = {kind.key: kind for kind in Kind}
_PAPERS = {paper.value.lower(): paper for paper in Paper}
# The questions that doses can be printed from; the first one where a request names none.
_OF_DOSES = ("start", "plan", "titrate", "check")
_MODES = {
    Kind.LEAFLET: _OF_DOSES,
    Kind.DOSING_CALENDAR: _OF_DOSES,
    Kind.STOPPING_CALENDAR: ("stop",),
}
ARGUMENTS: Mapping[str, Mapping[str, Any]] = {
    "kind": {"choices": _KINDS, "metavar": "KIND", "help": ", ".join(_KINDS)},
    "--pdf": {"type": Path, "required": True, "metavar": "FILE", "help": "where to save it"},
    "--paper": {"choices": _PAPERS, "default": "a4", "help": "default: %(default)s"},
    "--large": {"action": "store_true", "help": "large print, 18 pt"},
    "--request": {
        "type": Path,
        "metavar": "FILE",
        "help": "a dose request, JSON: for a calendar needed, for a leaflet optional",
    },
}


class Unprintable(BaklosanError):
    """A handout that cannot be made from what was given."""

    advice = "Nothing was saved."


def save(args: argparse.Namespace, books: Books) -> tuple[object, list[str]]:
    """Save the handout that was asked for, and say so; BaklosanError says why not."""
    label_id = LabelId(args.label)
    if source := books.read_effects(label_id):
        return _save_unreviewed(args, books.opened(label_id), source)
    return _save_reviewed(args, books.bundled)


def _save_reviewed(args: argparse.Namespace, books: Shelf) -> tuple[object, list[str]]:
    label = books.labels.label(LabelId(args.label))
    kind, today = _KINDS[args.kind], date.today()
    kept, form, dosed = *_form(args), None
    if args.request and kind not in _MODES:
        raise Unprintable(f"The {kind.words.lower()} prints no dose: leave --request out.")
    if kind in _MODES and (args.request or kind is not Kind.LEAFLET):
        rules = reference(label, books.rules, books.notes).rules
        request = _read(args.request)
        has_10_mg = bool(kept.scored_10_mg)
        asked = of_request(request, rules, today, modes=_MODES[kind], has_10_mg=has_10_mg)
        form, dosed = form._replace(ticked=asked.ticked), asked.dosed
    return _saved(args, present(form, label, books, dosed=dosed))


def _save_unreviewed(
    args: argparse.Namespace, opened: OpenLabel, source: FactSource
) -> tuple[object, list[str]]:
    """Save the handout of an imported label: nothing that needs a review is made of it."""
    if args.request:
        raise Unprintable(NEEDS_REVIEW)
    _, form = _form(args)
    label, placed = opened.label, opened.placed
    view = present_unreviewed(form, label, source, placed, is_older=opened.is_older)
    return _saved(args, view)


def _form(args: argparse.Namespace) -> tuple[settings.Settings, HandoutForm]:
    kept, _ = settings.load(args.data_dir)
    size = TextSize.LARGE if args.large else TextSize.NORMAL
    return kept, HandoutForm(_KINDS[args.kind], _PAPERS[args.paper], size, kept.pharmacy)


def _saved(args: argparse.Namespace, view: HandoutView) -> tuple[object, list[str]]:
    if view.sheet is None:
        raise Unprintable(view.refusal)
    from baklosan_desktop.qt import offscreen

    offscreen.save(render(view.sheet, Imprint(date.today(), __version__)), args.pdf)
    return {"pdf": str(args.pdf)}, [f"Saved as '{args.pdf}'."]


def _read(path: Path | None) -> object:
    if path is None:
        raise Unprintable("A calendar needs a dose request: --request FILE.")
    try:
        return read_json(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise Unprintable(f"'{path}' is no JSON file that can be read.") from error
