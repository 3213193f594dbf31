"""Kill who writes notes, who imports, and the server imported into, so often: nothing is lost.

python -m tests.benchmarks.kills 200
"""

import sys
import time
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.cluster import programs, running
from tests.homes import OnServer
from tests.store.test_desk import kill_writers, two_hosts
from tests.store.test_library_killed import kill_importers
from tests.store.test_server import kill_servers


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
    if installed := programs():
        with running(installed) as cluster, closing(OnServer(cluster.made("library"))) as home:
            began = time.monotonic()
            labels = kill_servers(home, cluster, kills)
            _tell("a server is imported into", kills, f"at least {labels} labels", began)


def _tell(doing: str, kills: int, acknowledged: str, began: float) -> None:
    seconds = time.monotonic() - began
    print(f"{kills} kills while {doing}: {acknowledged} acknowledged, none lost, {seconds:.0f} s")


if __name__ == "__main__":
    main(int(sys.argv[1]))
