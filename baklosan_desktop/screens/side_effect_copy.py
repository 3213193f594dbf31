"""Side effects to paste elsewhere, in plain text: whatever is taken away says where it is from."""

from collections.abc import Iterator

from baklosan_desktop.labels.facts import SideEffect
from baklosan_desktop.labels.label import Label
from baklosan_desktop.screens.citing import source
from baklosan_desktop.screens.side_effect_matrix import Column
from baklosan_desktop.screens.side_effect_rates import lines as rate_lines
from baklosan_desktop.screens.side_effect_words import passage, spoken
from baklosan_desktop.screens.side_effects import Selection
from baklosan_desktop.wording import counted

READ = "Read from the text by a program (derived), not reviewed by anybody, not complete."


def list_text(selection: Selection, label: Label, *, is_read: bool = False) -> str:
    """Write the list, each effect with its place in the label, what is ours marked.

    What `is_read` from the text of an imported label says so; its lines are not those of a file.
    """
    column = selection.column
    band = f", {column.word.lower()}" if column else ""
    system = selection.system or "All organ systems"
    heading = f"{system}{band}: {counted(len(selection.effects), 'effect')}"
    chosen = f"filter {selection.filter}" if selection.filter else ""
    lines = [
        f"{source(label)}: side effects",
        *([READ] if is_read else ()),
        ", ".join(filter(None, (heading, chosen))),
    ]
    if column:
        lines.append(column.explained)
    for group in selection.groups:
        lines += ["", *filter(None, [group.heading])]
        for effect in group.effects:
            lines.append(f"- {spoken(effect)}, {place(effect, label, has_line=not is_read)}")
    return "\n".join(lines)


def effect_text(effect: SideEffect, column: Column, label: Label, *, is_read: bool = False) -> str:
    """Write one effect with its band, its sentence and where that stands."""
    return "\n".join(_cited(effect, column, label, is_read=is_read))


def _cited(effect: SideEffect, column: Column, label: Label, *, is_read: bool) -> Iterator[str]:
    yield spoken(effect)
    yield f"{column.word}: {column.explained}"
    yield from rate_lines(effect.rates)
    yield f"“{passage(effect, label).sentence}”"
    yield place(effect, label, has_line=not is_read)
    yield source(label)
    if is_read:
        yield READ


def place(effect: SideEffect, label: Label, *, has_line: bool = True) -> str:
    """Say where an effect stands, with the line of the label's file where it has one."""
    line = f", line {effect.citations[0].line}" if has_line else ""
    return f"{passage(effect, label).place}{line}"
