"""The one description of a handout that preview, printer and PDF all draw."""

from datetime import date
from typing import NamedTuple

from baklosan_desktop.handouts.templates import fill
from baklosan_desktop.labels.label import Label
from baklosan_desktop.screens.handout import HandoutForm, Paper, Sheet, TextSize
from baklosan_desktop.screens.label import LEFTWARDS
from baklosan_desktop.wording import AN_OLDER_ONE, NBSP, NOT_REVIEWED, long_date, unbroken

UNITS_PER_POINT = 16  # the pixel of the body's HTML, fine enough to place letters exactly
CHAPTER = "<!-- chapter -->"
_BODY = "<body>"


class Imprint(NamedTuple):
    """When and by which version of the program a handout was made."""

    printed: date
    version: str


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
    def chapters(self) -> tuple[str, ...]:
        """The body in parts that can be laid out one by one."""
        first, *further = self.body.split(CHAPTER)
        head = first[: first.index(_BODY)] if further else ""
        return first, *(head + part for part in further)

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
    label, form = sheet.label, sheet.form
    body = fill(
        template,
        form=form,
        label=label,
        edition=f"{label.edition}{AN_OLDER_ONE * sheet.is_older}",
        is_older=sheet.is_older,
        substances=_substances(label),
        leftwards=label.language in LEFTWARDS,
        has_lines=sheet.has_lines,
        printed=long_date(imprint.printed),
        reviewed=f"reviewed by {label.reviewed_by}" if label.reviewed_by else NOT_REVIEWED,
        em=form.text_size.points * UNITS_PER_POINT,
        is_wide=form.paper is not Paper.A5 and form.text_size is TextSize.NORMAL,
        **parts,
    )
    return Handout(form, label, imprint, body, sheet.is_older)


def _substances(label: Label) -> str:
    return ", ".join(label.substances)
