"""Two editions of a label side by side in time: what changed, numbers first, words marked."""

from collections import Counter
from collections.abc import Iterator, Sequence
from enum import Enum
from itertools import groupby
from typing import NamedTuple

from baklosan_desktop.labels.changed_numbers import (
    ChangedNumber,
    changed_numbers,
    whole_lines_with_numbers,
)
from baklosan_desktop.labels.comparing import Comparison, LineChange, SectionChange, State
from baklosan_desktop.labels.label import Label
from baklosan_desktop.labels.lines import LineKind
from baklosan_desktop.labels.marking import Mark, Span, sentences
from baklosan_desktop.wording import capital, counted

OMITTED = "[…]"
_MARKS = {Mark.KEPT: ("", ""), Mark.REMOVED: ("[-", "-]"), Mark.ADDED: ("{+", "+}")}
_SIGNS = {
    State.UNCHANGED: "=",
    State.CHANGED: "≠",
    State.NEW: "+",
    State.REMOVED: "−",
    State.MOVED: "↕",
}
_REWRITTEN = "Nothing of this section stands in both editions as it is."
_NOT_READ = "What an import leaves out, such as highlights and pictures, is not compared."
_SAME_ELSEWHERE = "The text is the same; its place or its number is another."


class Extent(Enum):
    """How much of the text is shown."""

    CHANGES = "changes only"
    ALL = "whole text"


class NumberView(NamedTuple):
    """A sentence in which an amount changed; `change` is such as 10 mg → 100 mg."""

    section: str
    name: str
    change: str
    spans: tuple[Span, ...]


class LineView(NamedTuple):
    """A line with its words marked, or where lines are left out, what is said of them."""

    kind: LineKind
    spans: tuple[Span, ...]
    left_out: str = ""

    @property
    def is_change(self) -> bool:
        """Whether anything in it is marked."""
        return any(span.mark is not Mark.KEPT for span in self.spans)


class SectionView(NamedTuple):
    """A section with what became of it, in a word and a sign; `remark` is editorial."""

    key: str
    name: str
    state: str
    sign: str
    remark: str
    lines: tuple[LineView, ...]


class ComparisonView(NamedTuple):
    """The whole comparison; `number_remark` says where other numbers are to be read."""

    title: str
    direction: str
    summary: str
    numbers: tuple[NumberView, ...]
    number_remark: str
    sections: tuple[SectionView, ...]


def present(comparison: Comparison, extent: Extent = Extent.CHANGES) -> ComparisonView:
    """Show what changed, or the whole text with what changed in it."""
    is_all = extent is Extent.ALL
    numbers = tuple(map(_number, changed_numbers(comparison)))
    return ComparisonView(
        title=comparison.newer.name,
        direction=f"{capital(_edition(comparison.older))} → {_edition(comparison.newer)}",
        summary=_summary(comparison),
        numbers=numbers,
        number_remark=_number_remark(comparison, numbers),
        sections=tuple(
            _section(section, is_all=is_all)
            for section in comparison.sections
            if is_all or section.state is not State.UNCHANGED
        ),
    )


def lines(view: ComparisonView) -> Iterator[str]:
    """Yield the comparison as plain text: [-removed-], {+added+}."""
    yield from (view.title, view.direction, view.summary, "[-removed-] {+added+}", "")
    yield f"Numbers that changed: {len(view.numbers)}"
    for number in view.numbers:
        yield f"  {number.name}: {number.change}"
        yield f"      {marked_text(number.spans).strip()}"
    if view.number_remark:
        yield f"  {view.number_remark} (editorial)"
    for section in view.sections:
        yield from ("", f"{section.sign} {section.name} ({section.state})")
        if section.remark:
            yield f"  {section.remark} (editorial)"
        yield from (f"  {line.left_out or marked_text(line.spans)}" for line in section.lines)


def marked_text(spans: Sequence[Span]) -> str:
    """Write marked words as plain text; the blanks around them are not marked.

    >>> marked_text([Span(Mark.KEPT, "Take"), Span(Mark.ADDED, " only"), Span(Mark.KEPT, " 5 mg")])
    'Take {+only+} 5 mg'
    """
    return "".join(before + text + after for _, before, text, after in marked_parts(spans))


def marked_parts(spans: Sequence[Span]) -> Iterator[tuple[Mark, str, str, str]]:
    """Yield the words of each span in their marks, with the blanks before and after them.

    What stands in place of another is set apart from it by a blank; a blank alone is marked.
    """
    for place, (mark, text) in enumerate(spans):
        opening, closing = _MARKS[mark]
        words = text.strip() if opening else text
        before, _, after = text.partition(words) if words else ("", "", "")
        is_instead = mark is Mark.ADDED and place and spans[place - 1].mark is Mark.REMOVED
        apart = " " if is_instead and words and not before else ""
        yield mark, before + apart, opening + (words or text) + closing, after


def spoken(line: LineView) -> str:
    """Say what changed in a line, for those who do not see it."""
    said = {Mark.REMOVED: "removed: ", Mark.ADDED: "added: ", Mark.KEPT: ""}
    return ", ".join(said[mark] + text.strip() for mark, text in line.spans if text.strip())


def _edition(label: Label) -> str:
    of_date = label.source_date not in {None, label.edition}
    return f"edition {label.edition}{f' of {label.source_date}' if of_date else ''}"


def _summary(comparison: Comparison) -> str:
    """Count the sections by what became of them."""
    states = Counter(section.state for section in comparison.sections)
    changed = [
        f"{counted(states[State.CHANGED], 'section')} changed",
        *(
            f"{states[state]} {state.value}"
            for state in (State.NEW, State.REMOVED, State.MOVED)
            if states[state]
        ),
    ]
    said = f"{', '.join(changed)}; {states[State.UNCHANGED]} unchanged"
    return said if set(states) - {State.UNCHANGED} else f"{said}. {_NOT_READ}"


def _number(found: ChangedNumber) -> NumberView:
    gone, come = (", ".join(dict.fromkeys(own)) or "none" for own in (found.gone, found.come))
    return NumberView(found.section, found.name, f"{gone} → {come}", found.spans)


def _number_remark(comparison: Comparison, numbers: Sequence[NumberView]) -> str:
    if whole := whole_lines_with_numbers(comparison):
        told = counted(whole, "whole line")
        return f"{told} with numbers {'is' if whole == 1 else 'are'} new or removed: read below."
    return "" if numbers else "No number changed."


def _section(section: SectionChange, *, is_all: bool) -> SectionView:
    state = section.state
    is_rewritten = state is State.CHANGED and not any(
        span.mark is Mark.KEPT for line in section.lines for span in line.spans
    )
    remark = _REWRITTEN if is_rewritten else _SAME_ELSEWHERE if state is State.MOVED else ""
    shown = tuple(_whole(section)) if is_all else tuple(_parts(section))
    return SectionView(section.key, section.name, state.value, _SIGNS[state], remark, shown)


def _whole(section: SectionChange) -> Iterator[LineView]:
    return (LineView(line.kind, line.spans) for line in section.lines)


def _parts(section: SectionChange) -> Iterator[LineView]:
    """Yield what changed with what it stands in, and count the lines in between."""
    wanted = _wanted(section.lines)
    for is_wanted, places in groupby(range(len(section.lines)), key=wanted.__contains__):
        own = [section.lines[place] for place in places]
        if is_wanted:
            yield from (LineView(line.kind, _shortened(line)) for line in own)
        else:
            yield LineView(LineKind.TEXT, (), f"{OMITTED} {counted(len(own), 'unchanged line')}")


def _wanted(shown: Sequence[LineChange]) -> set[int]:
    """Return the places of changed lines, their headings, and the top rows of their tables."""
    wanted: set[int] = set()
    heading = top = None
    for place, line in enumerate(shown):
        heading = place if line.kind is LineKind.HEADING else heading
        is_row = line.kind is LineKind.ROW
        top = (place if top is None else top) if is_row else None
        if not line.is_kept:
            wanted |= {place, *(at for at in (heading, top) if at is not None)}
    return wanted


def _shortened(line: LineChange) -> tuple[Span, ...]:
    """Return the sentences that changed, each with the one before and the one after."""
    said = sentences(line.spans)
    changed = {n for n, own in enumerate(said) if any(s.mark is not Mark.KEPT for s in own)}
    kept = {n for n in range(len(said)) if {n - 1, n, n + 1} & changed or not changed}
    spans: list[Span] = []
    for is_kept, places in groupby(range(len(said)), key=kept.__contains__):
        if is_kept:
            spans += [span for place in places for span in said[place]]
        else:
            spans.append(Span(Mark.KEPT, f" {OMITTED}" if spans else OMITTED))
    return tuple(spans)
