"""Every real file through the store: what then stands in the library, beside independent counts.

Skipped where the samples are absent: they are other people's texts and not in this repository.
"""

import csv
import sqlite3
from collections import Counter
from contextlib import closing
from pathlib import Path

import pytest

from baklosan_desktop.assets import database_folder
from baklosan_desktop.labels.library import Event, Older, Opened, Refused, Unchanged
from baklosan_desktop.pipeline.library import imported
from baklosan_desktop.store import library as libraries
from baklosan_desktop.store.library import Library
from tests.conftest import ROOT
from tests.importers.test_fhir_samples import DIFFERENCES, REFUSED
from tests.importers.test_openfda_samples import FEWER_TABLES as OPENFDA_TABLES
from tests.importers.test_spl_samples import FRAMES_OF_PICTURES, TABLES_OF_HIGHLIGHTS
from tests.importers.test_spl_samples import NO_LABELS as NO_SPL

SAMPLES = ROOT.parent / "shared" / "samples"
KINDS = ("spl", "fhir-epi", "openfda")
FILES = sorted(p for kind in KINDS for p in (SAMPLES / kind).rglob("*.*") if p.is_file())
pytestmark = [
    pytest.mark.skipif(not FILES, reason="the sample labels are not here"),
    pytest.mark.timeout(120),
]

# What stands in the library already when a file comes: another file holds the same edition…
SAME_EDITION = {
    "fhir-epi/focusing-manager/epi.xml": 1,  # as JSON
    "spl/zips/ASSEMBLED__zip-of-zips_4-labels.zip": 3,  # the labels of the other zips
    "spl/zips/acetaminophen__ee50c5ee-1a61-4efc-aca9-42d897d6a3b8_v8.zip": 1,
    "spl/zips/amoxicillin__4fb7837e-964c-4d38-a3a5-b384b1bd6e08_v21.zip": 1,
    "spl/zips/methotrexate-sodium__8f1260de-b60c-4f0e-8af6-0e957b0a281b_v7.zip": 1,
    "spl/zips/sertraline-hydrochloride__98960cc1-1d44-4d89-b415-7e250cc762cc_v4.zip": 1,
}
# … or a newer one, of 2025, of 2025 and of 2021.
NEWER_EDITION = {
    "fhir-epi/aemps-xml-styled/34565.xml": 2,
    "fhir-epi/aemps-xml-styled/39681.xml": 2,
    "openfda/pharmgkb-2019/ANDA072691.xml": 1,
}
# Why fewer tables are stored than a file has: each file with its reason stands beside the importer.
FEWER_TABLES = (
    Counter(TABLES_OF_HIGHLIGHTS)
    + Counter(FRAMES_OF_PICTURES)
    + Counter({file: sum(reasons.values()) for file, reasons in OPENFDA_TABLES.items()})
)
NO_LABELS = {f"fhir-epi/{file}" for file in REFUSED} | {f"spl/{file}" for file in NO_SPL}

Counts = dict[str, str]
_STORED = """
SELECT original.path, min(edition.set_id) AS set_id, min(label.edition) AS version,
       min(label.source_date) AS day, count(*) AS labels,
       sum((SELECT count(*) FROM block WHERE label_id = label.id AND kind = 'table')) AS tables,
       sum((SELECT count(DISTINCT json_extract(content, '$[0]')) FROM block
            WHERE label_id = label.id AND kind = 'picture')) AS pictures,
       sum((SELECT count(*) FROM block WHERE label_id = label.id AND kind = 'picture')) AS img_tags,
       sum((SELECT count(*) FROM product WHERE label_id = label.id)) AS products,
       sum((SELECT count(*) FROM ingredient WHERE label_id = label.id AND is_active)) AS active,
       sum((SELECT count(*) FROM package WHERE label_id = label.id AND kind = 'pack')) AS packs,
       sum((SELECT count(*) FROM section WHERE label_id = label.id)) AS sections
FROM label JOIN edition ON edition.label_id = label.id JOIN original USING (sha256)
GROUP BY label.sha256
"""


class Run:
    """All files imported into one library: what was told of each, and what stands there."""

    def __init__(self, folder: Path) -> None:
        library = Library.open(libraries.file(folder, database_folder()))
        with library.shelving() as shelving:
            self.told = {_name(path): list(imported([path], shelving)) for path in FILES}
        with closing(sqlite3.connect(folder / libraries.LIBRARY)) as connection:
            connection.row_factory = sqlite3.Row
            rows = connection.execute(_STORED).fetchall()
        self.stored = {row["path"].removeprefix(f"{SAMPLES}/"): row for row in rows}

    def events(self, kind: type[Event]) -> Counter[str]:
        return Counter(
            name for name, told in self.told.items() for event in told if isinstance(event, kind)
        )


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Run:
    return Run(tmp_path_factory.mktemp("library"))


def _name(path: Path) -> str:
    return path.relative_to(SAMPLES).as_posix()


def _expected(kind: str) -> dict[str, Counts]:
    with (SAMPLES / "expected" / f"{kind}.tsv").open(encoding="utf-8") as lines:
        return {row["file"]: row for row in csv.DictReader(lines, delimiter="\t")}


def _day(row: sqlite3.Row) -> str:
    return (row["day"] or "").replace("-", "")


def test_every_file_is_told_of_and_what_is_refused_has_reason_and_advice(run: Run) -> None:
    refused = run.events(Refused)
    for name, (first, *more) in run.told.items():
        assert first == Opened(str(SAMPLES / name))
        assert more
    for event in (event for told in run.told.values() for event in told):
        assert not isinstance(event, Refused) or (event.reason and event.advice)
    others = {name for name in refused if name not in NO_LABELS}
    shorthand, tables = ({n for n in others if mark in n} for mark in (".fsh", "spl/reference/"))
    no_results = {n for n in others if n.startswith("openfda/")}
    assert others == shorthand | tables | no_results
    assert set(refused) >= NO_LABELS
    assert (len(shorthand), len(tables), len(no_results), len(refused)) == (12, 4, 13, 40)


def test_nothing_empty_is_stored_and_what_is_there_already_is_known(run: Run) -> None:
    assert run.events(Unchanged) == SAME_EDITION
    assert run.events(Older) == NEWER_EDITION
    assert all(row["sections"] and row["set_id"] and row["version"] for row in run.stored.values())


def test_stored_spl_labels_agree_with_the_independent_counts(run: Run) -> None:
    expected = _expected("spl")
    assert len(expected) - len(NO_SPL) == sum(name in run.stored for name in expected)
    for name, counted in expected.items():
        if not (row := run.stored.get(name)):
            assert name in NO_LABELS
            continue
        told = {
            "set_id": row["set_id"],
            "version": row["version"],
            "effective": _day(row),
            "tables": row["tables"] + FEWER_TABLES[name.removeprefix("spl/")],
            "images": row["pictures"],
            "products": row["products"] - int(counted["parts"]),
            "active_ingredients": row["active"],
            "packages": row["packs"],
        }
        assert told == {key: type(value)(counted[key]) for key, value in told.items()}, name


def test_stored_epis_agree_with_the_independent_counts(run: Run) -> None:
    for name, counted in _expected("fhir").items():
        if not (row := run.stored.get(name)):
            assert name in NO_LABELS | SAME_EDITION.keys() | NEWER_EDITION.keys()
            continue
        differ = DIFFERENCES.get(name.removeprefix("fhir-epi/"), {})
        ours = {"compositions": "labels", "tables": "tables", "img_tags": "img_tags"}
        told = {column: str(row[key]) for column, key in ours.items()}
        for column, number in told.items():
            assert (counted[column], number) == differ.get(column, (number, number)), name


def test_stored_openfda_labels_agree_with_the_independent_counts(run: Run) -> None:
    for name, counted in _expected("openfda").items():
        if not (row := run.stored.get(name)):
            assert not int(counted["fields"] or 0), "it has no results"
            continue
        assert row["tables"] + FEWER_TABLES[Path(name).stem] == int(counted["tables"]), name
        assert _day(row) == counted["effective_time"]
