"""The label page: the text to read, and what stands beside it."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from enum import Enum
from typing import NamedTuple, Protocol, Self

from baklosan_desktop.labels.arranging import Placed
from baklosan_desktop.labels.citation import Citation
from baklosan_desktop.labels.directions import apart
from baklosan_desktop.labels.facts import Ambiguity, AmbiguityKind, Statement
from baklosan_desktop.labels.label import Label, LabelId, Section
from baklosan_desktop.labels.library import Listed
from baklosan_desktop.screens.ago import ago
from baklosan_desktop.screens.label_pieces import PassageView, Piece, pieces
from baklosan_desktop.tongue import _, translatable
from baklosan_desktop.wording import NOT_REVIEWED, place, shortened

LEFTWARDS = {"ar", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"}


_MOST_OF_HEADING = 48
IMPORTED = translatable("imported, not reviewed")
REPLACED = translatable("This is an older edition: a newer one has taken its place.")


class Notes(Protocol):
    """Where ambiguities and statements come from."""

    def ambiguities(self, label_id: LabelId) -> Sequence[Ambiguity]:
        """Return a label's ambiguities."""

    def statements(self, label_id: LabelId) -> Sequence[Statement]:
        """Return a label's statements."""


class Order(Enum):
    """What the sections stand in order of; the value is its name in settings."""

    LABEL = "label"
    SMPC = "smpc"

    @classmethod
    def _missing_(cls, _value: object) -> "Order":
        """Fall back to the label's own: settings may name an order of another version."""
        return cls.LABEL

    @property
    def words(self) -> str:
        """The name for people."""
        return {Order.LABEL: _("label order"), Order.SMPC: _("SmPC order")}[self]


class SectionView(NamedTuple):
    """A section to read; `origin` says where its title comes from, `name` tells it from others.

    `heading` is what the source has in its place, None where it has lost it; `pieces` are the
    passages as they look.
    """

    key: str
    name: str
    title: str
    origin: str
    heading: str | None
    heading_line: int | None
    passages: tuple[PassageView, ...]
    pieces: tuple[Piece, ...]


class LabelView(NamedTuple):
    """A whole label to read.

    Its text is in a language of two letters, written from right to left where it is `leftwards`.
    """

    sections: tuple[SectionView, ...]
    order: Order
    language: str
    leftwards: bool


class BarsView(NamedTuple):
    """The words about the open label in the bars above and below.

    `warning` is what the subtitle begins with where that has to be seen.
    """

    title: str
    subtitle: str
    edition: str
    warning: str = ""
    caution: str = ""


def bars(label: Label, listed: Listed | None, today: date) -> BarsView:
    """Name a label; one that the library lists is not reviewed, which is said first."""
    if listed is None:
        edition = _("Label edition {edition}, {date}, {review}").format(
            edition=label.edition,
            date=text_date(label),
            review=label.reviewed_by or _(NOT_REVIEWED),
        )
        return BarsView(label.name, " · ".join((*label.substances, label.pack)), edition)
    edition = _("older edition {edition}") if listed.replaced_by else _("edition {edition}")
    edition = edition.format(edition=label.edition)
    told = (_(IMPORTED), edition, *label.substances, listed.holder, listed.document)
    return BarsView(
        label.name,
        " · ".join(filter(None, told)),
        _origin(listed, edition, today),
        _(IMPORTED),
        _(REPLACED) if listed.replaced_by else "",
    )


def text_date(label: Label) -> str:
    """Say how old the text of a label is, as far as its source says so."""
    if not label.source_date:
        return _("text undated")
    return _("text of {date}").format(date=label.source_date)


def _origin(listed: Listed, edition: str, today: date) -> str:
    """Say whether a label was imported or came in a pack, and how old that is."""
    if not listed.label_pack:
        return _("Imported label, not reviewed, {edition}").format(edition=edition)
    said = _("Label of the pack {pack}, not reviewed, {edition}")
    told = said.format(pack=listed.label_pack, edition=edition)
    if not listed.packed_on:
        return told
    packed = _("{label}, packed {ago}")
    return packed.format(label=told, ago=ago(listed.packed_on, today))


def present(label: Label, order: Order = Order.LABEL, placed: Iterable[Placed] = ()) -> LabelView:
    """Lay a label out for reading; sections of one kind keep the order of the label.

    `placed` is what its lines are beside paragraphs.
    """
    placed, names = tuple(placed), section_names(label)
    sections = label.sections
    if order is Order.SMPC:
        sections = tuple(sorted(sections, key=lambda section: section.kind.rank))
    return LabelView(
        sections=tuple(_section(section, names[section.key], placed) for section in sections),
        order=order,
        language=label.language,
        leftwards=label.language in LEFTWARDS,
    )


def section_names(label: Label) -> dict[str, str]:
    """Return what each section is called in a list, by its key: titles alone can be the same."""
    titles = Counter(section.title for section in label.sections)
    return {
        section.key: f"{section.title}: {shortened(section.heading, _MOST_OF_HEADING)}"
        if section.heading and titles[section.title] > 1
        else section.title
        for section in label.sections
    }


def _section(section: Section, name: str, placed: Iterable[Placed]) -> SectionView:
    if section.heading is None:
        origin = _("Title restored, editorial: the source has no heading here")
    else:
        origin = _("In the source: “{heading}”").format(heading=apart(section.heading))
    passages = tuple(
        PassageView(paragraph.line, number, paragraph.text)
        for number, paragraph in enumerate(section.paragraphs, 1)
    )
    return SectionView(
        key=section.key,
        name=name,
        title=section.title,
        origin=origin,
        heading=section.heading,
        heading_line=section.heading_line,
        passages=passages,
        pieces=tuple(pieces(passages, placed)),
    )


class QuoteView(NamedTuple):
    """A sentence of the label and where it stands."""

    text: str
    place: str
    line: int

    @classmethod
    def of(cls, cited: Citation, label: Label) -> Self:
        """Return what is cited, with its place in words."""
        return cls(cited.quote, place(label.section(cited.section), cited.line), cited.line)


class NoteView(NamedTuple):
    """A note beside a passage. All but the quotes is editorial.

    `disagrees` says that its quotes contradict each other: they are to be read side by side.
    """

    id: str
    kind: str
    title: str
    gloss: str
    readings: tuple[str, ...]
    safest: str
    serious: bool
    quotes: tuple[QuoteView, ...]
    disagrees: bool = False


def notes(label: Label, source: Notes) -> tuple[NoteView, ...]:
    """Return every note of a label, the serious ones first, else in order."""
    views = [_note(label, ambiguity) for ambiguity in source.ambiguities(label.id)]
    return tuple(sorted(views, key=lambda view: not view.serious))


def _note(label: Label, ambiguity: Ambiguity) -> NoteView:
    kinds = ", ".join(kind.value for kind in ambiguity.kinds)
    return NoteView(
        id=ambiguity.id,
        kind=f"possibly {kinds}" if ambiguity.uncertain else kinds,
        title=ambiguity.title,
        gloss=ambiguity.gloss,
        readings=ambiguity.readings,
        safest=ambiguity.safest or "",
        serious=ambiguity.serious,
        quotes=tuple(QuoteView.of(cited, label) for cited in ambiguity.citations),
        disagrees=AmbiguityKind.CONTRADICTION in ambiguity.kinds and len(ambiguity.citations) > 1,
    )
