"""Every importer there is; exactly one may claim a file."""

from collections.abc import Iterator, Sequence

from baklosan_desktop.importers.base import Importer, NotALabel, Source
from baklosan_desktop.importers.fhir_epi import FhirEpi
from baklosan_desktop.importers.openfda import OpenFda
from baklosan_desktop.importers.plain_text import PlainText
from baklosan_desktop.importers.spl_xml import SplXml
from baklosan_desktop.labels.published import PublishedLabel

IMPORTERS: tuple[Importer, ...] = (SplXml(), FhirEpi(), OpenFda(), PlainText())


def read_labels(
    source: Source, importers: Sequence[Importer] = IMPORTERS
) -> Iterator[PublishedLabel]:
    """Yield the labels of a file, read by the one importer that recognises it.

    ImportRefused says why there are none, or no more: what was yielded before is whole.
    """
    match [importer for importer in importers if importer.recognises(source)]:
        case [importer]:
            yield from importer.read(source)
        case []:
            raise NotALabel(f"'{source.name}' is not imported: it is a label in no known format.")
        case claims:
            names = " and ".join(importer.name for importer in claims)
            raise NotALabel(f"'{source.name}' is not imported: it could be {names}.")
