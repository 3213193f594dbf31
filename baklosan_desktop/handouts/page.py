"""The one description of a handout that preview, printer and PDF all draw."""

import re
from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from baklosan_desktop.handouts.steps import Steps, done
from baklosan_desktop.handouts.templates import fill, filling
from baklosan_desktop.labels.label import Label
from baklosan_desktop.screens.handout import HandoutForm, Paper, Sheet, TextSize
from baklosan_desktop.screens.label import LEFTWARDS
from baklosan_desktop.wording import AN_OLDER_ONE, NBSP, NOT_REVIEWED, long_date, unbroken

UNITS_PER_POINT = 16  # the pixel of the body's HTML, fine enough to place letters exactly
CHAPTER, TABLE, ROWS = "<!-- chapter -->", "<!-- table -->", "<!-- rows -->"
_BODY = "<body>"
_CHAPTERS = re.compile(f"({CHAPTER}|{TABLE})")


class Imprint(NamedTuple):
    """When and by which version of the program a handout was made."""

    printed: date
    version: str


class Chapter(NamedTuple):
    """A part of a body that can be laid out by itself, step by step; so are the rows of a table.

    The columns of a table are as wide as what stands in them needs, in all of its parts.
    """

    parts: tuple[str, ...]
    is_table: bool = False


class Handout(NamedTuple):
    """A handout: the body in QTextDocument's HTML, and what every page and the file say.

    The patient's name stands in the body alone, never in a title or a file name.
    """

    form: HandoutForm
    label: Label
    imprint: Imprint
    body: str
    is_older: bool = False

    @property
    def chapters(self) -> tuple[Chapter, ...]:
        """The body in parts that can be laid out one by one."""
        first, *further = _CHAPTERS.split(self.body)
        head = first[: first.index(_BODY)] if further else ""
        marked = zip(further[::2], further[1::2], strict=True)
        return Chapter((first,)), *(_chapter(mark, part, head) for mark, part in marked)

    @property
    def title(self) -> str:
        """What kind of handout it is."""
        return self.form.kind.words

    @property
    def name(self) -> str:
        """The title of the document as a whole."""
        return f"{self.label.name}: {self.title}"

    @property
    def file_name(self) -> str:
        """The name of a file for it."""
        return f"{self.label.id}-{self.form.kind.key}.pdf"

    @property
    def creator(self) -> str:
        """The program that made the document."""
        return f"Baklosan Desktop {self.imprint.version}"

    @property
    def metadata(self) -> str:
        """Title and language as XMP, for the PDF."""
        return fill("metadata.xmp.j2", handout=self)

    @property
    def running_head(self) -> str:
        """What stands at the top of every page but the first, which says it larger."""
        return " · ".join(filter(None, (self.label.name, _substances(self.label))))

    @property
    def foot(self) -> str:
        """What stands at the foot of every page, to be broken after a dot only."""
        parts = (
            f"printed {long_date(self.imprint.printed)}",
            f"label edition {self.label.edition}{AN_OLDER_ONE * self.is_older}",
            f"program {self.imprint.version}",
        )
        return f"{NBSP}· ".join(map(unbroken, parts))


def handout(template: str, sheet: Sheet, imprint: Imprint, **parts: object) -> Handout:
    """Fill a template with the sheet and these parts."""
    return done(writing(template, sheet, imprint, **parts))


def writing(template: str, sheet: Sheet, imprint: Imprint, **parts: object) -> Steps[Handout]:
    """Do so step by step."""
    written = []
    for text in filling(template, **_values(sheet, imprint), **parts):
        written.append(text)
        yield
    return Handout(sheet.form, sheet.label, imprint, "".join(written), sheet.is_older)


def _values(sheet: Sheet, imprint: Imprint) -> Mapping[str, object]:
    label, form = sheet.label, sheet.form
    return {
        "form": form,
        "label": label,
        "edition": f"{label.edition}{AN_OLDER_ONE * sheet.is_older}",
        "is_older": sheet.is_older,
        "substances": _substances(label),
        "leftwards": label.language in LEFTWARDS,
        "has_lines": sheet.has_lines,
        "printed": long_date(imprint.printed),
        "reviewed": f"reviewed by {label.reviewed_by}" if label.reviewed_by else NOT_REVIEWED,
        "em": form.text_size.points * UNITS_PER_POINT,
        "is_wide": form.paper is not Paper.A5 and form.text_size is TextSize.NORMAL,
    }


def _chapter(mark: str, body: str, head: str) -> Chapter:
    return Chapter(tuple(head + part for part in body.split(ROWS)), mark == TABLE)


def _substances(label: Label) -> str:
    return ", ".join(label.substances)
