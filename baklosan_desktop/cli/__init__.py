"""`baklosan …`: the same answers as the window, without Qt. Exit status: 0 done, 1 refused."""

import argparse
import json
import os
import re
import sys
import time
from collections.abc import Sequence
from functools import partial
from pathlib import Path

import platformdirs

from baklosan_desktop import __version__, policy, settings
from baklosan_desktop.assets import database_folder
from baklosan_desktop.cli import effects as side_effects
from baklosan_desktop.cli import importing, library, own_notes, packs, support
from baklosan_desktop.cli.arguments import ARGUMENTS, LIBRARY, OF_A_LIBRARY
from baklosan_desktop.cli.comparison import compared, comparison_value
from baklosan_desktop.cli.dose_flags import add_flags, request_of
from baklosan_desktop.cli.handout import save
from baklosan_desktop.cli.library import BUNDLED, Books
from baklosan_desktop.cli.telling import (
    found_lines,
    hit_value,
    label_line,
    section_value,
)
from baklosan_desktop.errors import BaklosanError
from baklosan_desktop.labels.label import LabelId
from baklosan_desktop.screens import comparison, dose_text
from baklosan_desktop.screens.comparison import Extent
from baklosan_desktop.screens.dose import reference
from baklosan_desktop.screens.dose_fields import read_json
from baklosan_desktop.screens.dose_json import as_json
from baklosan_desktop.screens.dose_request import answer_request
from baklosan_desktop.screens.side_effects import SideEffectForm
from baklosan_desktop.search.query import Corrections, no_corrections
from baklosan_desktop.search.spelling import corrections


def labels(args: argparse.Namespace) -> int:
    """List the labels on this computer."""
    known = list(_books(args).listed())
    _answer(args, known, list(map(label_line, known)))
    return 0


def show(args: argparse.Namespace) -> int:
    """List the sections of a label, or print one section word for word."""
    books = _books(args)
    label = books.label(LabelId(args.label))
    sections = [label.section(args.section)] if args.section else label.sections
    if args.section:
        texts = [paragraph.text for section in sections for paragraph in section.paragraphs]
    else:
        texts = [f"{section.key:20} {section.title}" for section in sections]
        texts += [f"{remark} (editorial)" for remark in books.remarks(label.id)]
    _answer(args, [section_value(label, section) for section in sections], texts)
    return 0


def search(args: argparse.Namespace) -> int:
    """Search a label, or with a limit to substance or source every one."""
    books = _books(args, corrections)
    typed = " ".join(args.words)
    started = time.perf_counter()
    if args.all or args.substance or args.source:
        found = books.search_all(typed, library.within(args), args.source)
        hits, notes = [*found.hits], [*found.notes]
        where = library.where(args)
    else:
        label = books.label(LabelId(args.label))
        key = label.section(args.section).key if args.section else None
        found = books.of(label.id).search.search(label.id, typed)
        hits = [hit for hit in found.hits if key in {None, hit.section}]
        notes = [note for note in found.notes if key in {None, note.section}]
        where = "this label"
    elapsed_ms = round((time.perf_counter() - started) * 1000, 1)
    _answer(
        args,
        {
            "query": typed,
            "understood": [
                {"typed": one.typed, "as": one.says, "why": one.why.value}
                for one in found.understood
            ],
            "suggestions": found.suggestions,
            "unsaid": found.unsaid,
            "dropped": found.dropped,
            "damaged": found.damaged,
            "hits": [hit_value(hit) for hit in hits],
            "notes": [note._asdict() for note in notes],
            "elapsed_ms": elapsed_ms,
        },
        [
            *found_lines(typed, found, hits, where),
            *(f"note {note.line:3}  {note.text} (editorial)" for note in notes),
        ],
    )
    return 0


def effects(args: argparse.Namespace) -> int:
    """List the side effects of a label."""
    books = _books(args)
    label = books.label(LabelId(args.label))
    form = SideEffectForm(label.id, args.filter, args.system, args.band)
    told = side_effects.unread(books, form) if args.unread else side_effects.listed(books, form)
    _answer(args, told.value, told.lines)
    if told.beside:
        print(told.beside, file=sys.stderr)
    return 0


def dose(args: argparse.Namespace) -> int:
    """Answer a question about a dose; with --json, requests from standard input."""
    books = _books(args)
    label = books.label(LabelId(args.label))
    library.refuse_unreviewed(label.id)
    rules = reference(label, books.bundled.rules, books.bundled.notes).rules
    if not args.json:
        answer = answer_request(request_of(args), rules).answer
        print("\n".join(dose_text.lines(answer, rules)))
        return 0
    try:
        asked = read_json(sys.stdin.read())
    except ValueError:
        print(_NO_JSON, file=sys.stderr)
        return 2
    requests = asked if isinstance(asked, list) else [asked]
    answers = [as_json(answer_request(request, rules)) for request in requests]
    print(_exactly(answers if isinstance(asked, list) else answers[0]))
    return 0


def handout(args: argparse.Namespace) -> int:
    """Save a handout as a PDF: the same pages that the window prints."""
    _answer(args, *save(args, _books(args)))
    return 0


def import_(args: argparse.Namespace) -> int:
    """Add the labels of files and folders to the library."""
    tell = partial(print, file=sys.stderr)
    told, lines, is_there = importing.add(_place(args), database_folder(), args.paths, tell)
    _answer(args, told, lines)
    return 0 if is_there else 1


def remove(args: argparse.Namespace) -> int:
    """Take an imported label out of the library."""
    _answer(args, *importing.remove(_place(args), database_folder(), LabelId(args.imported)))
    return 0


def compare(args: argparse.Namespace) -> int:
    """Show what changed since an older edition of an imported label, word by word."""
    found = compared(_books(args), LabelId(args.imported), args.older)
    view = comparison.present(found, Extent.ALL if args.all else Extent.CHANGES)
    _answer(args, comparison_value(found, is_all=args.all), list(comparison.lines(view)))
    return 0


def export(args: argparse.Namespace) -> int:
    """Write all notes and bookmarks to one file."""
    _answer(args, *own_notes.export(args.data_dir, database_folder(), args.file))
    return 0


def restore(args: argparse.Namespace) -> int:
    """Add the notes and bookmarks of such a file to those that are there."""
    _answer(args, *own_notes.restore(args.data_dir, database_folder(), args.file))
    return 0


def install(args: argparse.Namespace) -> int:
    """Install a pack of labels that somebody signed whom this computer trusts, or go back."""
    if bool(args.file) is bool(args.previous):
        print(_ONE_OF_BOTH, file=sys.stderr)
        return 2
    _answer(args, *packs.install(args))
    return 0


def pack(args: argparse.Namespace) -> int:
    """Make the library a signed pack of labels, for other computers."""
    _answer(args, *packs.make(args))
    return 0


def new_key(args: argparse.Namespace) -> int:
    """Make a pair of keys in minisign's format: one signs packs, one is trusted."""
    _answer(args, *packs.new_key(args))
    return 0


def check(args: argparse.Namespace) -> int:
    """Say whether label, database, library, notes and settings are intact, and what helps."""
    problems = support.problems(args.data_dir, database_folder())
    facts = support.facts(args.data_dir, database_folder())
    value = {"intact": not problems, "problems": problems, "support": facts}
    told = [f"{name}: {fact}" for name, fact in facts.items()]
    _answer(args, value, [*(problems or ["All is intact."]), "", "For whoever helps:", *told])
    return 1 if problems else 0


def parser() -> argparse.ArgumentParser:
    """Return the parser: one command per function, its docstring the help."""
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("--label", default=BUNDLED, metavar="ID", help="default: %(default)s")
    common.add_argument(
        "--data-dir",
        type=Path,
        default=platformdirs.user_data_path(settings.FOLDER, appauthor=False),
        metavar="DIR",
        help="where library, notes and settings are kept (default: %(default)s)",
    )
    common.add_argument("--json", action="store_true", help="print one JSON value")
    root = argparse.ArgumentParser(prog="baklosan", description="Drug labels, offline.")
    root.add_argument("--version", action="version", version=__version__)
    commands = root.add_subparsers(required=True, metavar="COMMAND")
    for run in _COMMANDS:
        name = run.__name__.rstrip("_").replace("_", "-")
        command = commands.add_parser(
            name, parents=[common], help=run.__doc__, description=run.__doc__
        )
        command.set_defaults(run=run, library=None)
        for argument, options in ARGUMENTS.get(name, {}).items():
            command.add_argument(argument, **options)
        if name in OF_A_LIBRARY:
            command.add_argument("--library", **LIBRARY)
        if run is dose:
            add_flags(command)
    return root


_COMMANDS = (
    labels, show, search, effects, dose, handout, import_, remove, compare, export, restore, check,
    install, pack, new_key,
)  # fmt: skip


_ONE_OF_BOTH = "Give a pack to install, or --previous NAME."
_NO_JSON = "Standard input is no JSON. Give one request object, or a list of them."


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; explain what can be explained, let bugs through."""
    args = parser().parse_args(arguments)
    try:
        return int(args.run(args))
    except BrokenPipeError:  # whoever reads has read enough, as `head` does
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except BaklosanError as error:
        print(error.explanation, file=sys.stderr)
        return 1


def _answer(args: argparse.Namespace, value: object, lines: Sequence[str]) -> None:
    """Print one JSON value for programs, or lines for people."""
    if args.json:
        print(_printable(json.dumps(value, ensure_ascii=False, indent=1)))
    else:
        print(_printable("\n".join(lines)))


def _exactly(value: object) -> str:
    """Write JSON with every decimal as it is: a float would stand between it and the reader."""
    marked = json.dumps(value, ensure_ascii=False, indent=1, default=lambda n: f"{_MARK}{n}")
    return _printable(re.sub(f'"{_MARK}([0-9.]+)"', r"\1", marked))


def _printable(text: str) -> str:
    """Keep half a character, which what is typed can hold, escaped: it cannot be printed."""
    return text.encode(errors="backslashreplace").decode()


_MARK = "\N{SYMBOL FOR NULL}"  # in no sentence of ours, and in no label


def _place(args: argparse.Namespace) -> Path | str:
    """Return where labels are added and removed."""
    own: Path = args.data_dir
    asked: str | None = args.library
    return asked or own


def _books(args: argparse.Namespace, corrections: Corrections = no_corrections) -> Books:
    """Open what the window reads; no question about a dose reaches a server."""
    served = "" if args.run is dose else policy.of_this_computer().library
    books = Books.open(args.data_dir, database_folder(), corrections, args.library, served)
    said = books.away, books.library.notice if books.library else ""
    for problem in filter(None, said):
        print(problem, file=sys.stderr)
    return books
