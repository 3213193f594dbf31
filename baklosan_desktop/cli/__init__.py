"""`baklosan …`: the same answers as the window, without Qt. Exit status: 0 done, 1 refused."""

import argparse
import json
import os
import re
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import platformdirs

from baklosan_desktop import __version__, settings
from baklosan_desktop.assets import database_folder
from baklosan_desktop.cli import own_notes
from baklosan_desktop.cli.dose_flags import add_flags, request_of
from baklosan_desktop.cli.handout import ARGUMENTS, save
from baklosan_desktop.errors import BaklosanError
from baklosan_desktop.labels.facts import SideEffect
from baklosan_desktop.labels.hit import Found, Hit
from baklosan_desktop.labels.label import Label, LabelId, Section
from baklosan_desktop.screens import dose_text, side_effects
from baklosan_desktop.screens.dose import reference
from baklosan_desktop.screens.dose_fields import read_json
from baklosan_desktop.screens.dose_json import as_json
from baklosan_desktop.screens.dose_request import answer_request
from baklosan_desktop.screens.search import did_you_mean, explanations, not_found
from baklosan_desktop.screens.side_effect_matrix import band_key, system_key, system_name
from baklosan_desktop.screens.side_effects import SideEffectForm
from baklosan_desktop.search.spelling import corrections
from baklosan_desktop.store import integrity, shelf
from baklosan_desktop.store.shelf import Shelf
from baklosan_desktop.wording import counted

BUNDLED = "baklosan-25mg"


def labels(args: argparse.Namespace) -> int:
    """List the labels on this computer."""
    books = shelf.bundled(database_folder())
    known = [_label(books, label) for label in books.labels.all()]
    _answer(args, known, [f"{label['id']}  {label['name']}" for label in known])
    return 0


def show(args: argparse.Namespace) -> int:
    """List the sections of a label, or print one section word for word."""
    label = shelf.bundled(database_folder()).labels.label(LabelId(args.label))
    sections = [label.section(args.section)] if args.section else label.sections
    if args.section:
        texts = [paragraph.text for section in sections for paragraph in section.paragraphs]
    else:
        texts = [f"{section.key:20} {section.title}" for section in sections]
    _answer(args, [_section(section) for section in sections], texts)
    return 0


def search(args: argparse.Namespace) -> int:
    """Search a label."""
    books = shelf.bundled(database_folder(), corrections)
    label = books.labels.label(LabelId(args.label))
    within = label.section(args.section).key if args.section else None
    typed = " ".join(args.words)
    started = time.perf_counter()
    source = books.search
    found = source.search_all(typed) if args.all else source.search(label.id, typed)
    hits = [hit for hit in found.hits if within in {None, hit.section}]
    notes = [note for note in found.notes if within in {None, note.section}]
    said = [*explanations(found, typed), *(f"line {hit.line:3}  {hit.text}" for hit in hits)]
    nothing = [_no_hit(typed, found, "the library" if args.all else "this label")]
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
            "hits": [_hit(hit) for hit in hits],
            "notes": [note._asdict() for note in notes],
            "elapsed_ms": elapsed_ms,
        },
        [
            *(said if hits else nothing),
            *(f"note {note.line:3}  {note.text} (editorial)" for note in notes),
        ],
    )
    return 0


def effects(args: argparse.Namespace) -> int:
    """List the side effects of a label."""
    books = shelf.bundled(database_folder())
    label = books.labels.label(LabelId(args.label))
    form = SideEffectForm(label.id, args.filter, args.system, args.band)
    listed = side_effects.effects(form, books.side_effects)
    lines = [_effect_line(effect) for effect in listed] or ["No side effect is listed there."]
    _answer(args, [_effect(effect) for effect in listed], lines)
    return 0


def dose(args: argparse.Namespace) -> int:
    """Answer a question about a dose; with --json, requests from standard input."""
    books = shelf.bundled(database_folder())
    label = books.labels.label(LabelId(args.label))
    rules = reference(label, books.rules, books.notes).rules
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
    _answer(args, *save(args, shelf.bundled(database_folder())))
    return 0


def export(args: argparse.Namespace) -> int:
    """Write all notes and bookmarks to one file."""
    _answer(args, *own_notes.export(args.data_dir, database_folder(), args.file))
    return 0


def restore(args: argparse.Namespace) -> int:
    """Add the notes and bookmarks of such a file to those that are there."""
    _answer(args, *own_notes.restore(args.data_dir, database_folder(), args.file))
    return 0


def check(args: argparse.Namespace) -> int:
    """Say whether label text, database, notes and settings are intact."""
    _, unreadable = settings.load(args.data_dir)
    problems = [f"{problem} {problem.advice}" for problem in integrity.problems(database_folder())]
    problems += own_notes.problems(args.data_dir, database_folder())
    problems += [unreadable] if unreadable else []
    _answer(args, {"intact": not problems, "problems": problems}, problems or ["All is intact."])
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
        help="where notes and settings are kept (default: %(default)s)",
    )
    common.add_argument("--json", action="store_true", help="print one JSON value")
    root = argparse.ArgumentParser(prog="baklosan", description="Drug labels, offline.")
    root.add_argument("--version", action="version", version=__version__)
    commands = root.add_subparsers(required=True, metavar="COMMAND")
    for run in (labels, show, search, effects, dose, handout, export, restore, check):
        command = commands.add_parser(
            run.__name__, parents=[common], help=run.__doc__, description=run.__doc__
        )
        command.set_defaults(run=run)
        for name, options in _ARGUMENTS.get(run.__name__, {}).items():
            command.add_argument(name, **options)
        if run is dose:
            add_flags(command)
    return root


_ARGUMENTS: Mapping[str, Mapping[str, Mapping[str, Any]]] = {
    "show": {"section": {"nargs": "?", "metavar": "SECTION", "help": "a section's key"}},
    "search": {
        "words": {"nargs": "+", "metavar": "WORD"},
        "--section": {"metavar": "KEY", "help": "only this section"},
        "--all": {"action": "store_true", "help": "in every label; the best twenty sentences"},
    },
    "effects": {
        "--band": {"type": str.lower, "metavar": "BAND", "help": "the label's word, or: isolated"},
        "--system": {"type": str.lower, "metavar": "SYSTEM", "help": "the label's organ system"},
        "--filter": {"default": "", "metavar": "WORDS", "help": "words of label or patient"},
    },
    "handout": ARGUMENTS,
    "export": {"file": {"type": Path, "metavar": "FILE"}},
    "restore": {"file": {"type": Path, "metavar": "FILE"}},
}


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
        print(f"{error} {error.advice}", file=sys.stderr)
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


def _label(books: Shelf, label: Label) -> dict[str, object]:
    return {
        "id": label.id,
        "name": label.name,
        "substances": label.substances,
        "source": "bundled",
        "language": label.language,
        "edition": label.edition,
        "sha256": label.sha256,
        "sections": sum(section.kind.is_content for section in label.sections),
        "effects": len(books.side_effects.side_effects(label.id)),
        "dose_rules": bool(books.rules.dose_rules(label.id)),
        "reviewed_by": label.reviewed_by,
    }


def _section(section: Section) -> dict[str, object]:
    return {
        "key": section.key,
        "title": section.title,
        "heading": section.heading,
        "restored": section.restored,
        "first_line": section.first_line,
        "last_line": section.last_line,
        "paragraphs": [asdict(paragraph) for paragraph in section.paragraphs],
    }


def _effect(effect: SideEffect) -> dict[str, object]:
    note = {"note": effect.note} if effect.note else {}
    stated = {"term": effect.term, "system": effect.system, "band": effect.band}
    return stated | note | {"line": effect.citations[0].line}


def _effect_line(effect: SideEffect) -> str:
    where = system_name(system_key(effect))
    return f"{band_key(effect):15} {effect.term} ({where}, line {effect.citations[0].line})"


def _no_hit(typed: str, found: Found, where: str) -> str:
    """Say that nothing is found: nowhere, or only outside the section that was asked for."""
    if not found.hits:
        return f"{not_found(typed, found, where)} {did_you_mean(found)}".strip()
    elsewhere = counted(len(found.hits), "result")
    return f"This section does not mention “{typed}”; {elsewhere} elsewhere in the label."


def _hit(hit: Hit) -> dict[str, object]:
    return {
        "kind": hit.kind.value,
        "label": hit.label,
        "section": hit.section,
        "line": hit.line,
        "text": hit.text,
        "marks": hit.marks,
        "kinds": [kind.value for kind in hit.kinds],
        "why": hit.why.value,
        "sense": hit.sense,
        "lacks": hit.lacks,
    }
