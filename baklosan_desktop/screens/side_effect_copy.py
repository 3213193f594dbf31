"""Side effects to paste elsewhere, in plain text: whatever is taken away says where it is from."""

from collections.abc import Iterator

from baklosan_desktop.labels.facts import SideEffect
from baklosan_desktop.labels.label import Label
from baklosan_desktop.screens.side_effect_matrix import Column
from baklosan_desktop.screens.side_effect_rates import lines as rate_lines
from baklosan_desktop.screens.side_effect_words import passage, spoken
from baklosan_desktop.screens.side_effects import Selection


def list_text(selection: Selection, label: Label) -> str:
    """Write the list, each effect with its place in the label, what is ours marked."""
    column = selection.column
    band = f", {column.word.lower()}" if column else ""
    heading = f"{selection.title}{band}: {selection.total}"
    lines = [
        f"{label.name}, edition {label.edition}: side effects",
        ", ".join(filter(None, (heading, selection.filter))),
    ]
    if column:
        lines.append(column.explained)
    for group in selection.groups:
        lines += ["", *filter(None, [group.heading])]
        lines += [f"- {spoken(effect)}, {_place(effect, label)}" for effect in group.effects]
    return "\n".join(lines)


def effect_text(effect: SideEffect, column: Column, label: Label) -> str:
    """Write one effect with its band, its sentence and where that stands."""
    return "\n".join(_cited(effect, column, label))


def _cited(effect: SideEffect, column: Column, label: Label) -> Iterator[str]:
    yield spoken(effect)
    yield f"{column.word}: {column.explained}"
    yield from rate_lines(effect.rates)
    yield f"“{passage(effect, label).sentence}”"
    yield f"{label.name}, edition {label.edition}, {_place(effect, label)}"


def _place(effect: SideEffect, label: Label) -> str:
    return f"{passage(effect, label).place}, line {effect.citations[0].line}"
