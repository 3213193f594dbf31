"""A published label as rows of the library."""

from collections.abc import Iterator, Sequence

from isal import isal_zlib
from sqlalchemy import TableClause

from baklosan_desktop.labels.arranging import Arranged
from baklosan_desktop.labels.label import Label, LabelId
from baklosan_desktop.labels.library import Origin
from baklosan_desktop.labels.published import Format, Product, PublishedLabel
from baklosan_desktop.store import blocks, finding, limits
from baklosan_desktop.store.dialects.base import Page, Row
from baklosan_desktop.store.schema import (
    BLOCK,
    DIGEST,
    EDITION,
    INGREDIENT,
    LABEL,
    LABEL_SEARCH,
    ORIGINAL,
    PACKAGE,
    PRODUCT,
    REMARK,
    SECTION,
    SUBSTANCE,
)
from baklosan_desktop.store.writer import rows_of

TABLES = (
    ORIGINAL, LABEL, EDITION, REMARK, LABEL_SEARCH, SUBSTANCE, PRODUCT, INGREDIENT, PACKAGE,
    SECTION, BLOCK, DIGEST,
)  # fmt: skip
"""What a label has rows in, each table after those that it refers to."""

_FAST = 1  # a seventh larger than zlib makes it by default, in a tenth of the time


def original(origin: Origin) -> Row:
    """Return the row of a file."""
    return (origin.sha256, origin.path, 0, isal_zlib.compress(origin.content, _FAST))


def rows(
    published: PublishedLabel, arranged: Arranged, number: int, section: int
) -> Iterator[tuple[TableClause, Sequence[Row]]]:
    """Yield all rows of an edition with this number, whose first section has this id."""
    label = arranged.label
    own, name, products = label.id, label.name, published.products
    yield from rows_of(label, section)
    yield EDITION, [_edition(published, label, number)]
    yield REMARK, [(own, at, text) for at, text in enumerate(published.remarks)]
    yield LABEL_SEARCH, [finding.row(number, name, products)]
    yield PRODUCT, [(own, at, one.name, one.form) for at, one in enumerate(products)]
    for at, product in enumerate(products):
        yield INGREDIENT, list(_ingredients(own, at, product))
        yield PACKAGE, list(_packages(own, at, product))
    yield BLOCK, [blocks.row(own, placed) for placed in arranged.placed]


def pages(form: Format, label: Label, section: int) -> Iterator[Page]:
    """Yield the sections as they are searched: what the view `page` will say of them."""
    marks = limits.edition_marks(form, label.substances)
    for number, one in enumerate(label.sections, section):
        title = one.title if one.heading is None else f"{one.title}\n{one.heading}"
        yield number, title, one.text, limits.page_marks(marks, one.kind)


def _edition(published: PublishedLabel, label: Label, number: int) -> Row:
    return (
        number,
        label.id,
        published.format.name,
        published.set_id,
        published.holder,
        published.document,
        finding.folded(label.name),
        label.content_sections,
        limits.edition_marks(published.format, label.substances),
        None,
    )


def _ingredients(own: LabelId, product: int, told: Product) -> Iterator[Row]:
    for at, one in enumerate(told.ingredients):
        yield own, product, at, one.name, one.code, one.strength, int(one.is_active)


def _packages(own: LabelId, product: int, told: Product) -> Iterator[Row]:
    for kind, texts in (("pack", told.packs), ("code", told.codes)):
        yield from ((own, product, kind, at, text) for at, text in enumerate(texts))
