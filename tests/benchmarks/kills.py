"""Kill programs that write notes and programs that import, as often as is asked: nothing is lost.

python -m tests.benchmarks.kills 200
"""

import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.store.test_desk import kill_writers, two_hosts
from tests.store.test_library_killed import kill_importers


def main(kills: int) -> None:
    """Kill and tell; an AssertionError says what was lost or torn."""
    with TemporaryDirectory() as folder, two_hosts(Path(folder)) as hosts:
        began = time.monotonic()
        notes = kill_writers(hosts, Path(folder), kills)
        _tell("writing notes", kills, f"{notes} notes", began)
    with TemporaryDirectory() as folder:
        began = time.monotonic()
        labels = kill_importers(Path(folder), kills)
        _tell("importing", kills, f"at least {labels} labels", began)


def _tell(doing: str, kills: int, acknowledged: str, began: float) -> None:
    seconds = time.monotonic() - began
    print(f"{kills} kills while {doing}: {acknowledged} acknowledged, none lost, {seconds:.0f} s")


if __name__ == "__main__":
    main(int(sys.argv[1]))
