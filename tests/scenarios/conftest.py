from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from functools import partial
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.scenarios.desk import Desk, opened


@pytest.fixture
def opening(tmp_path: Path, qtbot: QtBot) -> Callable[..., AbstractContextManager[Desk]]:
    """Start the program on a `db` folder, each time as the same user."""
    return partial(opened, folder=tmp_path / "own", qtbot=qtbot)


@pytest.fixture
def desk(built: Path, opening: Callable[[Path], AbstractContextManager[Desk]]) -> Iterator[Desk]:
    """The program on the real label, complete and never used before."""
    with opening(built) as desk:
        yield desk
