"""What is asked of a file through its driver alone is answered as SQLAlchemy would."""

from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import Engine, bindparam, select

from baklosan_desktop.errors import DamagedUserFile
from baklosan_desktop.store.asking import READABLE, asking, rows, sql
from baklosan_desktop.store.schema import SECTION
from baklosan_desktop.store.user_file import UserFile
from tests import packed
from tests.published import a_published

ASKED = (
    select(SECTION.c.key, SECTION.c.heading, SECTION.c.first_line)
    .where(SECTION.c.first_line > bindparam("line"), SECTION.c.kind != "TITLE")
    .order_by(SECTION.c.first_line)
    .limit(3)
)


@pytest.fixture
def library(tmp_path: Path) -> UserFile:
    return packed.kept(tmp_path / "own", a_published())


@pytest.mark.parametrize("line", [0, 20, 10_000])
def test_answer_is_the_same(engine: Engine, line: int) -> None:
    with engine.connect() as connection:
        bounds = {"line": line}
        found = rows(connection, ASKED, bounds)
        assert found == [tuple(row) for row in connection.execute(ASKED, bounds)]
        assert len(found) == (0 if line > 1000 else 3)


def test_parameter_that_is_missing_is_a_mistake(engine: Engine) -> None:
    with engine.connect() as connection, pytest.raises(KeyError, match="line"):
        rows(connection, ASKED, {})


@pytest.mark.parametrize("opened", [UserFile.open, UserFile.asked_often])
def test_damage_is_explained_as_that_of_the_file(
    library: UserFile, opened: Callable[[UserFile], Engine]
) -> None:
    engine = opened(library)
    with engine.connect() as connection:
        connection.exec_driver_sql("DROP TABLE section")
        with pytest.raises(DamagedUserFile, match="is damaged"):
            rows(connection, ASKED, {"line": 0})
    engine.dispose()


def test_texts_are_given_as_they_lie_in_the_file(library: UserFile) -> None:
    query = sql(select(SECTION.c.title).where(SECTION.c.position == bindparam("own")))
    with library.open().connect() as connection:
        changed = "UPDATE section SET title = CAST(x'52ff' AS TEXT) WHERE position = 0"
        connection.exec_driver_sql(changed)
        with asking(connection, bytes) as ask:
            assert ask(query, (0,)) == [(b"R\xff",)]
        with asking(connection, READABLE) as ask:
            assert ask(query, (0,)) == [("R\N{REPLACEMENT CHARACTER}",)]
        with asking(connection) as ask, pytest.raises(UnicodeDecodeError):
            ask(query, (0,))
