"""Two editions of a label side by side in time: what changed, numbers first, words marked."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from enum import Enum, auto
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
from baklosan_desktop.screens.label import LEFTWARDS
from baklosan_desktop.tongue import _, plural, translatable
from baklosan_desktop.wording import EDITORIAL, capital

OMITTED = "[…]"
_MARKS = {Mark.KEPT: ("", ""), Mark.REMOVED: ("[-", "-]"), Mark.ADDED: ("{+", "+}")}
_SIGNS = {
    State.UNCHANGED: "=",
    State.CHANGED: "≠",
    State.NEW: "+",
    State.REMOVED: "−",
    State.MOVED: "↕",
}
_REWRITTEN = translatable("Nothing of this section stands in both editions as it is.")
_NOT_READ = translatable(
    "What an import leaves out, such as highlights and pictures, is not compared."
)
_SAME_ELSEWHERE = translatable("The text is the same; its place or its number is another.")
_STATES = {
    State.UNCHANGED: translatable("unchanged"),
    State.CHANGED: translatable("changed"),
    State.NEW: translatable("new"),
    State.REMOVED: translatable("removed"),
    State.MOVED: translatable("moved"),
}
_COUNTED = {
    State.NEW: translatable("{number} new"),
    State.REMOVED: translatable("{number} removed"),
    State.MOVED: translatable("{number} moved"),
}


class Extent(Enum):
    """How much of the text is shown."""

    CHANGES = auto()
    ALL = auto()


class NumberView(NamedTuple):
    """A sentence in which an amount changed, and the amounts that only one edition has there."""

    section: str
    name: str
    gone: tuple[str, ...]
    come: tuple[str, ...]
    spans: tuple[Span, ...]

    def change(self, shown: Callable[[str], str] = str) -> str:
        """Say what became of what, such as 10 mg → 100 mg, each amount as it is to be shown."""
        gone, come = (", ".join(map(shown, own)) or _("none") for own in (self.gone, self.come))
        return f"{gone} → {come}"


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
    """The whole comparison; `number_remark` says where other numbers are to be read.

    The label's own text is written from right to left where it is `leftwards`.
    """

    title: str
    leftwards: bool
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
        leftwards=comparison.newer.language in LEFTWARDS,
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
    yield from (view.title, view.direction, view.summary, _legend(), "")
    yield numbers_that_changed(view)
    for number in view.numbers:
        yield f"  {number.name}: {number.change()}"
        yield f"      {marked_text(number.spans).strip()}"
    if view.number_remark:
        yield f"  {view.number_remark} ({_(EDITORIAL)})"
    for section in view.sections:
        yield from ("", f"{section.sign} {section.name} ({section.state})")
        if section.remark:
            yield f"  {section.remark} ({_(EDITORIAL)})"
        yield from (f"  {line.left_out or marked_text(line.spans)}" for line in section.lines)


def _legend() -> str:
    return marked_text([Span(Mark.REMOVED, _("removed")), Span(Mark.ADDED, _(" added"))])


def numbers_that_changed(view: ComparisonView) -> str:
    """Count the sentences in which an amount changed."""
    return _("Numbers that changed: {number}").format(number=len(view.numbers))


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
    said = {Mark.REMOVED: _("removed: {words}"), Mark.ADDED: _("added: {words}")}
    return ", ".join(
        said.get(mark, "{words}").format(words=text.strip())
        for mark, text in line.spans
        if text.strip()
    )


def _edition(label: Label) -> str:
    if label.source_date in {None, label.edition}:
        return _("edition {edition}").format(edition=label.edition)
    dated = _("edition {edition} of {date}")
    return dated.format(edition=label.edition, date=label.source_date)


def _summary(comparison: Comparison) -> str:
    """Count the sections by what became of them."""
    states = Counter(section.state for section in comparison.sections)
    changed = [
        plural("{number} section changed", "{number} sections changed", states[State.CHANGED]),
        *(
            _(words).format(number=states[state])
            for state, words in _COUNTED.items()
            if states[state]
        ),
    ]
    summary = _("{changes}; {number} unchanged")
    said = summary.format(changes=", ".join(changed), number=states[State.UNCHANGED])
    return said if set(states) - {State.UNCHANGED} else f"{said}. {_(_NOT_READ)}"


def _number(found: ChangedNumber) -> NumberView:
    gone, come = (tuple(dict.fromkeys(own)) for own in (found.gone, found.come))
    return NumberView(found.section, found.name, gone, come, found.spans)


def _number_remark(comparison: Comparison, numbers: Sequence[NumberView]) -> str:
    if whole := whole_lines_with_numbers(comparison):
        return plural(
            "{number} whole line with numbers is new or removed: read below.",
            "{number} whole lines with numbers are new or removed: read below.",
            whole,
        )
    return "" if numbers else _("No number changed.")


def _section(section: SectionChange, *, is_all: bool) -> SectionView:
    state = section.state
    is_rewritten = state is State.CHANGED and not any(
        span.mark is Mark.KEPT for line in section.lines for span in line.spans
    )
    remark = _(_REWRITTEN) if is_rewritten else _(_SAME_ELSEWHERE) if state is State.MOVED else ""
    shown = tuple(_whole(section)) if is_all else tuple(_parts(section))
    return SectionView(section.key, section.name, _(_STATES[state]), _SIGNS[state], remark, shown)


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
            unchanged = plural("{number} unchanged line", "{number} unchanged lines", len(own))
            yield LineView(LineKind.TEXT, (), f"{OMITTED} {unchanged}")


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
