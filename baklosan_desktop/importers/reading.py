"""Every importer there is; exactly one may claim a file."""

from collections.abc import Iterator, Sequence

from baklosan_desktop.importers.base import SAFE, Importer, NotALabel, Source, Unreadable
from baklosan_desktop.importers.fhir_epi import FhirEpi
from baklosan_desktop.importers.openfda import OpenFda
from baklosan_desktop.importers.plain_text import PlainText
from baklosan_desktop.importers.spl_xml import SplXml
from baklosan_desktop.labels.published import PublishedLabel
from baklosan_desktop.tongue import _, translatable

_OPENFDA = OpenFda()
IMPORTERS: tuple[Importer, ...] = (SplXml(), FhirEpi(), _OPENFDA, PlainText())
_SIGNATURES = (
    (b"\x89PNG", translatable("it is a picture (PNG)")),
    (b"\xff\xd8\xff", translatable("it is a picture (JPEG)")),
    (b"GIF8", translatable("it is a picture (GIF)")),
    (b"%PDF", translatable("it is a PDF")),
)
_UNKNOWN = translatable("it is a label in no known format")


def read_labels(
    source: Source, importers: Sequence[Importer] = IMPORTERS
) -> Iterator[PublishedLabel]:
    """Yield the labels of a file, read by the one importer that recognises it.

    ImportRefused says why there are none, or no more: what was yielded before is whole.
    """
    yield from _the_one(source, importers).read(source)


def pieces(source: Source) -> Iterator[Source]:
    """Yield a file; if it is too large to be held, each label in it as a file of its own.

    Of those, the original of a label is its own piece of the file. Only answers of openFDA come in
    bulk; ImportRefused tells of any other file that it is too large, or where it is damaged.
    """
    if source.reopened is None:
        yield source
    elif _the_one(source, IMPORTERS) is _OPENFDA:
        yield from _OPENFDA.pieces(source)
    else:
        raise Unreadable.too_large(source.name, SAFE.size)


def _the_one(source: Source, importers: Sequence[Importer]) -> Importer:
    match [importer for importer in importers if importer.recognises(source)]:
        case [importer]:
            return importer
        case []:
            raise NotALabel.because(source.name, _what(source.data))
        case claims:
            names = ", ".join(importer.name for importer in claims)
            raise NotALabel.because(
                source.name, _("it could be any of: {names}").format(names=names)
            )


def _what(data: bytes) -> str:
    """Say what a file is that nobody recognises."""
    if not data:
        return _("it is empty")
    kinds = (kind for begin, kind in _SIGNATURES if data.startswith(begin))
    kind = next(kinds, _UNKNOWN)
    return _(kind)
