"""Label folders → one SQLite file; unreviewed, unquoted or contradictory facts stop the build."""

from pathlib import Path

from baklosan_desktop.assets import BUILD, DATABASE, OPENING, vocabulary_folder
from baklosan_desktop.labels.facts import Facts
from baklosan_desktop.labels.label import Label
from baklosan_desktop.pipeline import folder as label_folder
from baklosan_desktop.pipeline import vocabulary as word_files
from baklosan_desktop.pipeline.checks import check
from baklosan_desktop.store import database, integrity, lexicon, opening, writer
from baklosan_desktop.store import vocabulary as vocabulary_table
from baklosan_desktop.wording import held


def build(folder: Path) -> None:
    """Build everything below `folder`/build from the labels and the schema below `folder`.

    The database, the text of the first label for a quick start, and the record of all digests.
    """
    labels = [_checked(path) for path in sorted((folder / "labels").iterdir())]
    target = folder / BUILD
    target.mkdir(exist_ok=True)
    products = [target / DATABASE, target / OPENING]
    _write_database(labels, products[0], folder / "schema")
    opening.write(labels[0][0], products[1], held)
    integrity.write_sums(folder, products)


def _checked(path: Path) -> tuple[Label, Facts]:
    label, facts = label_folder.read(path)
    check(label, facts, path)
    return label, facts


def _write_database(labels: list[tuple[Label, Facts]], path: Path, schema: Path) -> None:
    partial = path.with_suffix(".partial")
    partial.unlink(missing_ok=True)
    engine = database.create(partial, schema)
    for label, facts in labels:
        writer.write(engine, label, facts)
    lexicon.index(engine)
    vocabulary_table.write(engine, word_files.read(vocabulary_folder()))
    database.compact(engine)
    partial.replace(path)
