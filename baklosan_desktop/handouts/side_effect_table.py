"""Side effects as a table for a spreadsheet: CSV, of which every row can be cited by itself."""

import csv
from collections.abc import Iterator
from io import StringIO

from baklosan_desktop.labels.facts import SideEffect
from baklosan_desktop.labels.label import Label
from baklosan_desktop.screens.side_effect_copy import READ
from baklosan_desktop.screens.side_effect_matrix import Column, system_key, system_name
from baklosan_desktop.screens.side_effect_rates import lines
from baklosan_desktop.screens.side_effect_words import advice, passage, plain_words
from baklosan_desktop.screens.side_effects import Selection
from baklosan_desktop.wording import EDITORIAL, NBSP

_LINE = "Line"
TITLES = (
    "Label",
    "Edition",
    "Organ system",
    "Side effect",
    "Frequency",
    "Frequency as the label states it",
    f"Agreed band ({EDITORIAL})",
    f"For the patient ({EDITORIAL})",
    "Percentages in studies",
    f"In plain words ({EDITORIAL})",
    f"What to do ({EDITORIAL})",
    "Section",
    _LINE,
    "Sentence",
)
_READ_TITLES = (*(title for title in TITLES if title != _LINE), "Origin (derived)")
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def file_name(label: Label) -> str:
    """Return the name to offer for the file."""
    return f"{label.id}-side-effects.csv"


def table(selection: Selection, label: Label, *, is_read: bool = False) -> bytes:
    """Write the list as UTF-8, marked as such: without the mark Excel reads it as something else.

    Lines end as RFC 4180 asks. Each row that a program read from a text says so, and names no line:
    an imported label has none of its own.
    """
    text = StringIO(newline="")
    rows = csv.writer(text)
    rows.writerow(_READ_TITLES if is_read else TITLES)
    for group in selection.groups:
        for effect in group.effects:
            rows.writerow(map(_harmless, _cells(effect, group.column, label, is_read=is_read)))
    return text.getvalue().encode("utf-8-sig")


def _cells(effect: SideEffect, column: Column, label: Label, *, is_read: bool) -> Iterator[str]:
    found = passage(effect, label)
    yield from (label.name, label.edition, system_name(system_key(effect)), effect.term)
    ours = (column.word, column.stated, column.normalised, column.affected)
    yield from (text.replace(NBSP, " ") for text in (*ours, "; ".join(lines(effect.rates))))
    yield from (plain_words(effect), advice(effect))
    yield found.place
    if not is_read:
        yield str(effect.citations[0].line)
    yield found.sentence
    if is_read:
        yield READ


def _harmless(cell: str) -> str:
    """Keep a spreadsheet from running a text as a formula.

    >>> _harmless("=1+1"), _harmless("rash")
    ("'=1+1", 'rash')
    """
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
