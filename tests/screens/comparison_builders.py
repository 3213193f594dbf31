"""Two made-up editions of a label."""

from typing import Any

from baklosan_desktop.labels.arranging import Arranged, arrange
from baklosan_desktop.labels.comparing import Comparison, compare
from baklosan_desktop.labels.label import LabelId
from baklosan_desktop.labels.published import Part, Text
from baklosan_desktop.labels.sections import SectionKind
from tests.published import a_published


def a_part(title: str, *texts: str, kind: SectionKind = SectionKind.OTHER) -> Part:
    return Part(kind, "", title, tuple(map(Text, texts)))


def an_edition(*parts: Part, **changes: Any) -> Arranged:
    published = a_published(parts=parts, **changes)
    return arrange(published, LabelId("demo"), "Demo", "0" * 64)


def two_editions() -> Comparison:
    """A dose that rose, a section that is new, one that is gone, one that moved, one as it was."""
    older = an_edition(
        a_part("2 Dosage", "Wait. Sit down. Take 10 mg daily. Drink. Stay. Rest.", "With food.",
               kind=SectionKind.DOSAGE),
        a_part("3 Gout", "Not in gout."),
        a_part("4 Storage", "Keep it dry."),
        a_part("End", "The end."),
        edition="3",
        date="2025-01-02",
    )  # fmt: skip
    newer = an_edition(
        a_part("2 Dosage", "Wait. Sit down. Take 100 mg daily. Drink. Stay. Rest.", "With food.",
               kind=SectionKind.DOSAGE),
        a_part("3 Storage", "Keep it dry."),
        a_part("4 Driving", "Do not drive for 2 days."),
        a_part("End", "The end."),
        edition="4",
        date="2026-01-02",
    )  # fmt: skip
    return compare(older, newer)
