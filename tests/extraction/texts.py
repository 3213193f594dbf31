"""Labels to read side effects from, made up; a published one as the library keeps it."""

from baklosan_desktop.extraction.found import Reading
from baklosan_desktop.extraction.passages import Chapter, chapter
from baklosan_desktop.extraction.reading import read
from baklosan_desktop.labels.arranging import Arranged, arrange
from baklosan_desktop.labels.label import LabelId
from baklosan_desktop.labels.published import Block, Cell, Format, Part, PublishedLabel, Table, Text
from baklosan_desktop.labels.sections import SectionKind

Written = Block | Part | str


def a_table(*rows: str) -> Table:
    """Return a table, its cells between bars; the first row is its head."""
    cells = (row.split("|") for row in rows)
    return Table(
        tuple(
            tuple(Cell(text.strip(), is_header=not number) for text in row)
            for number, row in enumerate(cells)
        )
    )


def a_part(title: str, *blocks: Block | str) -> Part:
    """Return a section inside a section."""
    return Part(None, "", title, tuple(map(_block, blocks)))


def arranged(*pieces: Written, language: str = "en") -> Arranged:
    """Return a label of which the side effects consist of these pieces."""
    blocks = tuple(_block(one) for one in pieces if not isinstance(one, Part))
    parts = tuple(one for one in pieces if isinstance(one, Part))
    whole = Part(SectionKind.SIDE_EFFECTS, "", "4.8 Undesirable effects", blocks, parts)
    published = PublishedLabel(
        Format.EPI, "demoxil", "1", None, language, "Demoxil", "Demo Ltd", (), (whole,)
    )
    return arrange(published, LabelId("demoxil"), "demoxil.xml", "0" * 64)


def a_chapter(*pieces: Written, language: str = "en") -> Chapter:
    """Return the section of side effects."""
    label, placed = arranged(*pieces, language=language)
    return chapter(label.sections[0], language, placed)


def read_from(*pieces: Written, language: str = "en") -> Reading:
    """Read the side effects."""
    return read(*arranged(*pieces, language=language))


def _block(piece: Block | str) -> Block:
    return Text(piece) if isinstance(piece, str) else piece
