"""The tables as SQLAlchemy sees them are the tables of the SQL files, and these refuse nonsense."""

import pytest
from sqlalchemy import Engine, TableClause
from sqlalchemy.exc import IntegrityError

from baklosan_desktop.labels.hit import Why
from baklosan_desktop.search.vocabulary import Entry, Meaning, Sense, Words
from baklosan_desktop.store import lexicon, schema, vocabulary


def columns(engine: Engine, table: str) -> list[str]:
    with engine.connect() as connection:
        rows = connection.exec_driver_sql(f"PRAGMA table_info('{table}')")
        return [row.name for row in rows]


def tables(engine: Engine) -> set[str]:
    with engine.connect() as connection:
        rows = connection.exec_driver_sql("SELECT name FROM sqlite_schema WHERE type = 'table'")
        return {
            row.name for row in rows if not row.name.startswith(("section_search", "section_word"))
        }


def test_every_table_of_the_sql_files_is_known(engine: Engine) -> None:
    assert tables(engine) == {table.name for table in schema.TABLES}


@pytest.mark.parametrize("table", schema.TABLES, ids=lambda table: table.name)
def test_columns_are_those_of_the_sql_files(engine: Engine, table: TableClause) -> None:
    assert [column.name for column in table.columns] == columns(engine, table.name)


@pytest.mark.parametrize("table", [table.name for table in schema.TABLES])
def test_every_table_is_strict(engine: Engine, table: str) -> None:
    with engine.connect() as connection:
        (row,) = connection.exec_driver_sql(f"PRAGMA table_list('{table}')")
        assert row.strict


def test_search_index_covers_every_section(engine: Engine) -> None:
    with engine.connect() as connection:
        sections = connection.exec_driver_sql("SELECT count(*) FROM section").scalar_one()
        indexed = connection.exec_driver_sql("SELECT count(*) FROM section_search_docsize")
        assert indexed.scalar_one() == sections == 20


def test_search_index_holds_what_the_labels_say(engine: Engine) -> None:
    with engine.connect() as connection:
        found = connection.exec_driver_sql(
            "SELECT section.key, section_search.text FROM section_search"
            " JOIN section ON section.id = section_search.rowid"
            " WHERE section_search MATCH 'hyperhidrosis OR hypothermia'"
        )
        ((key, text),) = found.all()
    assert key == "side_effects"
    assert text.startswith("Depending on the incidence")
    assert text.endswith("a paradoxical reaction to the drug.")


def test_search_index_agrees_with_the_text_that_it_indexes(writable: Engine) -> None:
    lexicon.index(writable)
    with writable.begin() as connection:
        connection.exec_driver_sql(
            "INSERT INTO section_search (section_search, rank) VALUES ('integrity-check', 1)"
        )


def test_lines_of_a_section_are_those_of_its_text(engine: Engine) -> None:
    with engine.connect() as connection:
        rows = connection.exec_driver_sql("SELECT first_line, last_line, text FROM section").all()
    assert len(rows) == 20
    assert all(len(text.split("\n")) == last - first + 1 for first, last, text in rows)


def test_built_database_has_no_fault_of_its_own(engine: Engine) -> None:
    with engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA integrity_check").scalars().all() == ["ok"]
        assert connection.exec_driver_sql("PRAGMA foreign_key_check").all() == []


SOME_WORDS = Words(
    (Entry.of("kidney", Meaning("renal", Why.SYNONYM)),),
    (Sense("depression", "", "low mood"),),
    known=frozenset({"methanol"}),
)
CHECKED = """
UPDATE label SET id = 'Baklosan 25'
UPDATE label SET id = ''
UPDATE label SET name = ''
UPDATE label SET language = 'english'
UPDATE label SET edition = ''
UPDATE label SET reviewed_by = ''
UPDATE label SET sha256 = 'abc'
UPDATE substance SET name = ''
UPDATE section SET key = 'Dosage!' WHERE key = 'dosage'
UPDATE section SET title = ''
UPDATE section SET heading = '' WHERE heading IS NOT NULL
UPDATE section SET heading = NULL WHERE heading IS NOT NULL
UPDATE section SET heading_line = NULL WHERE heading IS NOT NULL
UPDATE section SET heading_line = 0 WHERE heading IS NOT NULL
UPDATE section SET text = ''
UPDATE section SET text = text || char(10)
UPDATE section SET text = char(10) || text, last_line = last_line + 1
UPDATE section SET text = text || char(10) || 'more'
UPDATE section SET last_line = last_line + 1
UPDATE section SET first_line = 0
UPDATE section SET last_line = first_line - 1
UPDATE word SET sections = 0
UPDATE vocabulary SET typed = ''
UPDATE vocabulary SET stems = ''
UPDATE vocabulary SET term = ''
UPDATE vocabulary SET why = 'exact'
UPDATE vocabulary SET via = ''
UPDATE vocabulary SET why = 'class'
UPDATE vocabulary SET via = 'a class'
UPDATE sense SET word = ''
UPDATE sense SET name = ''
UPDATE sense SET is_other = 2
UPDATE known_word SET text = ''
UPDATE known_word SET is_medicine = 2
UPDATE band SET word = '' WHERE word = 'infrequent'
UPDATE band SET more_than_ppm = -1
UPDATE band SET less_than_ppm = 1000001
UPDATE band SET more_than_ppm = 100000 WHERE word = 'frequent'
UPDATE band SET quote = ''
UPDATE fact SET id = '' WHERE id = 'AMB-66'
UPDATE fact SET kind = 'opinion'
UPDATE citation SET quote = ''
UPDATE citation SET line = 0
UPDATE item SET list = 'opinions'
UPDATE item SET text = ''
UPDATE dose_rule SET from_months = -1
UPDATE dose_rule SET to_months = 36 WHERE id = 'DOSE-15'
UPDATE dose_rule SET assumed = 2
UPDATE dose_rule SET low_ug = 0 WHERE id = 'DOSE-06'
UPDATE dose_rule SET high_ug = 29999 WHERE id = 'DOSE-05'
UPDATE dose_rule SET high_ug = NULL WHERE id = 'DOSE-05'
UPDATE dose_rule SET per = 'WEEK' WHERE id = 'DOSE-05'
UPDATE dose_rule SET per = NULL WHERE id = 'DOSE-05'
UPDATE dose_rule SET per = 'DAY' WHERE id = 'DOSE-01'
UPDATE dose_rule SET times_per_day = 0 WHERE id = 'DOSE-03'
UPDATE dose_rule SET times_per_day = 25 WHERE id = 'DOSE-03'
UPDATE dose_rule SET every_days = 0 WHERE id = 'DOSE-04'
UPDATE dose_rule SET strength_ug = 0 WHERE id = 'DOSE-11'
UPDATE dose_rule SET from_weeks = 0 WHERE id = 'DOSE-19'
UPDATE dose_rule SET from_weeks = 3 WHERE id = 'DOSE-19'
UPDATE dose_rule SET to_weeks = NULL WHERE id = 'DOSE-19'
UPDATE side_effect SET term = '' WHERE id = 'AE-01'
UPDATE side_effect SET system = '' WHERE id = 'AE-01'
UPDATE side_effect SET band = NULL WHERE id = 'AE-01'
UPDATE side_effect SET note = 'isolated cases' WHERE id = 'AE-01'
UPDATE side_effect SET note = '' WHERE id = 'AE-42'
UPDATE side_effect SET seriousness = 'PANIC'
UPDATE contraindication SET question = ''
UPDATE contraindication SET conflict = 2
UPDATE caution SET question = ''
UPDATE caution SET condition = ''
UPDATE caution SET from_months = -1
UPDATE caution SET to_months = 0
UPDATE interaction SET partner = ''
UPDATE interaction SET effect = ''
UPDATE monitoring SET question = ''
UPDATE monitoring SET condition = ''
UPDATE statement SET topic = 'GOSSIP'
UPDATE statement SET text = ''
UPDATE ambiguity SET uncertain = 2
UPDATE ambiguity SET serious = 2
UPDATE ambiguity SET title = ''
UPDATE ambiguity SET gloss = ''
UPDATE ambiguity SET safest = ''
UPDATE cross_reference SET subject = ''
"""
REFERRING = """
UPDATE label SET id = 'other'
DELETE FROM label
DELETE FROM section WHERE key = 'dosage'
DELETE FROM band WHERE word = 'rare'
DELETE FROM fact WHERE id = 'DOSE-06'
UPDATE citation SET section = 'nowhere'
UPDATE citation SET fact_id = 'DOSE-99' WHERE fact_id = 'DOSE-06'
UPDATE item SET fact_id = 'CI_NOTHING' WHERE fact_id = 'CI_PSYCHOSIS'
UPDATE dose_rule SET id = 'DOSE-99' WHERE id = 'DOSE-06'
UPDATE side_effect SET band = 'often' WHERE id = 'AE-03'
UPDATE side_effect SET id = 'AE-99' WHERE id = 'AE-03'
UPDATE contraindication SET id = 'CI_NOTHING' WHERE id = 'CI_PSYCHOSIS'
UPDATE caution SET id = 'CA_NOTHING' WHERE id = 'CA_UNDER_3'
UPDATE interaction SET id = 'IX_NOTHING' WHERE id = 'IX_TCA'
UPDATE monitoring SET id = 'MON_NOTHING' WHERE id = 'MON_LIVER'
UPDATE statement SET id = 'ST-99' WHERE id = 'ST-1'
UPDATE ambiguity SET id = 'AMB-99' WHERE id = 'AMB-01'
UPDATE cross_reference SET id = 'XR-99' WHERE id = 'XR-LIVER'
"""
UNIQUE = """
INSERT INTO label SELECT * FROM label
INSERT INTO section SELECT * FROM section
INSERT INTO dose_rule SELECT * FROM dose_rule
UPDATE band SET normalised = 'RARE'
UPDATE band SET position = 0
UPDATE fact SET position = 0
UPDATE section SET position = 0
UPDATE section SET id = 1
INSERT INTO word SELECT * FROM word
INSERT INTO vocabulary SELECT position + 10, typed, stems, term, why, via FROM vocabulary
INSERT INTO sense SELECT position + 10, word, phrase, name, is_other FROM sense
INSERT INTO known_word SELECT * FROM known_word
UPDATE side_effect SET term = 'sedation' WHERE id = 'AE-01'
"""
TYPED = """
UPDATE dose_rule SET low_ug = 'five' WHERE id = 'DOSE-06'
UPDATE dose_rule SET high_ug = 100000.5 WHERE id = 'DOSE-06'
UPDATE dose_rule SET times_per_day = 'three' WHERE id = 'DOSE-03'
UPDATE label SET name = x'00'
UPDATE section SET first_line = 'twenty'
UPDATE band SET more_than_ppm = 0.1
"""
STATED = """
UPDATE label SET name = NULL
UPDATE section SET kind = NULL
UPDATE section SET first_line = NULL
UPDATE word SET stem = NULL
UPDATE sense SET phrase = NULL
UPDATE side_effect SET plain = NULL
UPDATE citation SET quote = NULL
UPDATE fact SET kind = NULL
"""
BAD = [
    (statement, refusal)
    for statements, refusal in (
        (CHECKED, "CHECK constraint failed"),
        (REFERRING, "FOREIGN KEY constraint failed"),
        (UNIQUE, "UNIQUE constraint failed"),
        (TYPED, "cannot store"),
        (STATED, "NOT NULL constraint failed"),
    )
    for statement in statements.strip().splitlines()
]


def test_nonsense_is_refused_by_the_database_itself(writable: Engine) -> None:
    lexicon.index(writable)
    vocabulary.write(writable, SOME_WORDS)
    for statement, refusal in BAD:
        with pytest.raises(IntegrityError, match=refusal), writable.begin() as connection:
            assert connection.exec_driver_sql(statement).rowcount > 0, statement


def test_sense_is_accepted(writable: Engine) -> None:
    with writable.begin() as connection:
        for statement in (
            "UPDATE dose_rule SET low_ug = 1, high_ug = 1 WHERE id = 'DOSE-06'",
            "UPDATE label SET reviewed_by = 'A. Pharmacist'",
            "UPDATE side_effect SET seriousness = 'URGENT'",
        ):
            assert connection.exec_driver_sql(statement).rowcount > 0
