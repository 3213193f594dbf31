"""A label as its holder publishes it: products, and a tree of sections with their own tables.

Every importer produces this one shape, whatever the format. Texts are the file's own words, with
blanks folded; markup that carries no meaning is gone, and nothing is counted twice.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

from baklosan_desktop.errors import LabelError
from baklosan_desktop.labels.sections import SectionKind


class Format(Enum):
    """The format of a published label; the value is its name for people."""

    SPL = "FDA SPL"
    EPI = "HL7 FHIR ePI"
    OPENFDA = "openFDA JSON"
    TEXT = "plain text"


class Text(NamedTuple):
    """A paragraph."""

    text: str


class Items(NamedTuple):
    """A list; an item that holds a list of its own is followed by that list's items."""

    items: tuple[str, ...]
    is_ordered: bool = False


class Cell(NamedTuple):
    """A cell of a table, its lines as the file breaks them; how many columns and rows it covers."""

    text: str
    columns: int = 1
    rows: int = 1
    is_header: bool = False


class Table(NamedTuple):
    """A table with its caption and the notes at its foot, in the order of the file."""

    rows: tuple[tuple[Cell, ...], ...]
    caption: str = ""
    notes: tuple[str, ...] = ()


class Picture(NamedTuple):
    """A picture by its name in the file, never fetched; `words` stand in its place."""

    name: str
    words: str = ""


Block = Text | Items | Table | Picture
EditionKey = tuple[int, str, str]
_LANGUAGE = re.compile("[a-z]{2}")


@dataclass(frozen=True, slots=True)
class Part:
    """A section with its own blocks and the sections inside it.

    `kind` is None where code and title tell none: a subsection means what its parent means. `code`
    is the file's own (LOINC, EMA list 200000029659), empty where it gives none.
    """

    kind: SectionKind | None
    code: str
    title: str
    blocks: tuple[Block, ...] = ()
    parts: tuple["Part", ...] = ()

    def walk(self) -> Iterator["Part"]:
        """Yield this section and every one inside it, each once, in reading order."""
        yield self
        for part in self.parts:
            yield from part.walk()

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to read in it or below."""
        return not any(part.blocks for part in self.walk())


class Ingredient(NamedTuple):
    """A substance of a product. `strength` is as the file writes it, such as 25 mg per tablet."""

    name: str
    code: str = ""
    strength: str = ""
    is_active: bool = True


class Product(NamedTuple):
    """A product that the label is about; what the file does not say is empty."""

    name: str
    form: str = ""
    ingredients: tuple[Ingredient, ...] = ()
    packs: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PublishedLabel:
    """A whole published label. It cannot be without a name, a language or anything to read.

    `set_id` is what all editions of it share, `edition` what tells them apart; a later edition
    compares greater by `edition_key`. `date` is an ISO date, `language` two letters. `document` is
    what it calls itself, such as a package leaflet; `remarks` say what of the file is not believed.
    """

    format: Format
    set_id: str
    edition: str
    date: str | None
    language: str
    name: str
    holder: str
    products: tuple[Product, ...]
    parts: tuple[Part, ...]
    document: str = ""
    remarks: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not self.name.strip():
            raise LabelError("The label names no product.")
        if all(part.is_empty for part in self.parts):
            raise LabelError("No section of the label has any text.")
        if not _LANGUAGE.fullmatch(self.language):
            raise LabelError("Nothing tells the language of the label.")

    def walk(self) -> Iterator[Part]:
        """Yield every section once, in reading order."""
        for part in self.parts:
            yield from part.walk()

    @property
    def edition_key(self) -> EditionKey:
        """What orders editions."""
        return edition_key(self.edition, self.date)


def edition_key(edition: str, date: str | None) -> EditionKey:
    """Return what orders editions: a version number where it is one, then the date."""
    number = int(edition) if edition.isascii() and edition.isdigit() else -1
    return number, date or "", edition
