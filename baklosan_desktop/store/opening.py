"""The label's text as a page that Qt shows at once, rendered when the database is built."""

from collections.abc import Callable, Iterator
from html import escape
from pathlib import Path

from baklosan_desktop.labels.label import Label, Section


def write(label: Label, file: Path, held: Callable[[str], str] = str) -> None:
    """Write the page, every paragraph verbatim under its section's title.

    `held` keeps what belongs together on a line.
    """
    pieces = (piece for section in label.sections for piece in _section(section, held))
    file.write_text("\n".join(pieces) + "\n", encoding="utf-8", newline="\n")


def _section(section: Section, held: Callable[[str], str]) -> Iterator[str]:
    yield f'<h3 style="margin:40px 24px 0 48px">{escape(section.title)}</h3>'
    for paragraph in section.paragraphs:
        text = f'<a name="line-{paragraph.line}"></a>{escape(held(paragraph.text))}'
        yield f'<p style="margin:12px 24px 0 48px; line-height:118%">{text}</p>'
