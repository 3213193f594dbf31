"""Labels with their text."""

from sqlalchemy import Connection, Engine, select

from baklosan_desktop.errors import UnknownLabel
from baklosan_desktop.labels.label import Label, LabelId, Section, paragraphs_of
from baklosan_desktop.labels.sections import SectionKind
from baklosan_desktop.store import dialects, digests
from baklosan_desktop.store.schema import LABEL, SECTION, SUBSTANCE
from baklosan_desktop.tongue import _

_LABELS = select(LABEL).order_by(LABEL.c.name)
_LABEL = select(LABEL)
_SUBSTANCES = select(SUBSTANCE.c.name).order_by(SUBSTANCE.c.position)
_SECTIONS = select(
    SECTION.c.key, SECTION.c.kind, SECTION.c.title, SECTION.c.heading, SECTION.c.heading_line,
    SECTION.c.text, SECTION.c.first_line,
).order_by(SECTION.c.position)  # fmt: skip


class LabelRepository:
    """The labels of one database."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def all(self) -> tuple[Label, ...]:
        """Return every label, by name."""
        with self._engine.connect() as connection:
            ids = [LabelId(row.id) for row in connection.execute(_LABELS)]
        return tuple(self.label(label_id) for label_id in ids)

    def label(self, label_id: LabelId) -> Label:
        """Return one label with its text, or UnknownLabel."""
        with self._engine.connect() as connection:
            dialects.of(connection).rows.hold_still(connection)
            return label_of(connection, label_id)


def label_of(connection: Connection, label_id: LabelId) -> Label:
    """Return one label with its text, or UnknownLabel; a transaction keeps its parts together.

    DamagedLabel where it is not what was kept.
    """
    digests.verify(connection, label_id)
    found = connection.execute(_LABEL.where(LABEL.c.id == label_id)).mappings().first()
    if found is None:
        raise UnknownLabel(
            _("There is no label '{label_id}' on this computer.").format(label_id=label_id)
        )
    substances = connection.execute(_SUBSTANCES.where(SUBSTANCE.c.label_id == label_id))
    return Label(
        **found,
        substances=tuple(substances.scalars()),
        sections=_sections(connection, label_id),
    )


def _sections(connection: Connection, label_id: LabelId) -> tuple[Section, ...]:
    own = _SECTIONS.where(SECTION.c.label_id == label_id)
    return tuple(
        Section(key, SectionKind[kind], title, heading, line, paragraphs_of(*text))
        for key, kind, title, heading, line, *text in connection.execute(own)
    )
