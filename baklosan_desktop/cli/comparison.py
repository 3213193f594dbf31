"""What the command line tells of two editions of a label."""

from collections.abc import Sequence

from baklosan_desktop.cli.library import Books, Value
from baklosan_desktop.errors import NoOlderEdition
from baklosan_desktop.labels.changed_numbers import ChangedNumber, changed_numbers
from baklosan_desktop.labels.comparing import Comparison, SectionChange, State, compare
from baklosan_desktop.labels.label import Label, LabelId
from baklosan_desktop.labels.marking import Span, newer_text, older_text


def compared(books: Books, label_id: LabelId, wanted: str | None) -> Comparison:
    """Compare a label with an older edition, named by its id or edition; else with the last one."""
    label = books.label(label_id)
    kept = books.library
    editions = kept.older(label.id) if kept else ()
    if not (kept and editions):
        raise NoOlderEdition(f"There is no older edition of '{label_id}' on this computer.")
    for one in editions:
        if wanted in {None, one.id, one.edition}:
            return compare(kept.arranged(one.id), kept.arranged(label.id))
    known = ", ".join(f"{one.edition} ({one.id})" for one in editions)
    raise NoOlderEdition(f"'{label_id}' has no older edition '{wanted}', but: {known}.")


def comparison_value(comparison: Comparison, *, is_all: bool) -> Value:
    """Tell a comparison to programs; unless all is asked for, unchanged sections have no lines."""
    return {
        "label": comparison.newer.id,
        "name": comparison.newer.name,
        "older": _edition_value(comparison.older),
        "newer": _edition_value(comparison.newer),
        "numbers": [_number_value(number) for number in changed_numbers(comparison)],
        "sections": [
            _section_value(section, has_lines=is_all or section.state is not State.UNCHANGED)
            for section in comparison.sections
        ],
    }


def _edition_value(label: Label) -> Value:
    return {
        "id": label.id,
        "edition": label.edition,
        "date": label.source_date,
        "sha256": label.sha256,
    }


def _number_value(number: ChangedNumber) -> Value:
    return {
        "section": number.section,
        "gone": number.gone,
        "come": number.come,
        "older": older_text(number.spans).strip(),
        "newer": newer_text(number.spans).strip(),
    }


def _section_value(section: SectionChange, *, has_lines: bool) -> Value:
    return {
        "key": section.key,
        "title": section.title,
        "heading": section.heading or None,
        "state": section.state.value,
        "lines": [
            {
                "kind": line.kind.value,
                "older": line.older or None,
                "newer": line.newer or None,
                "words": _words(line.spans),
            }
            for line in (section.lines if has_lines else ())
        ],
    }


def _words(spans: Sequence[Span]) -> list[list[str]]:
    return [[span.mark.value, span.text] for span in spans]
