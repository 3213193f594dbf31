"""What a file has told, remembered with a connection for as long as nobody writes to the file."""

from typing import Any

from sqlalchemy import Connection

from baklosan_desktop.store.asking import asking, driver_of

_MOST = 20_000
_VERSION = "PRAGMA data_version"  # another one after each change over another connection

Memory = dict[int, Any]


def memory(connection: Connection, topic: str) -> Memory:
    """Return what was noted of things by their ids, to be read and added to.

    Nothing is there once rows may be different. This is asked before the file is, and what the
    file has said is added whole: so it is never older than it seems. A connection that is writing
    notes nothing, because it may yet take back what it wrote.
    """
    driver = driver_of(connection)
    if driver.in_transaction:
        return {}
    with asking(connection) as ask:
        version = *ask(_VERSION, ()), driver.total_changes
    seen: object
    noted: Memory
    seen, noted = connection.info.get((memory, topic), (None, {}))
    if seen != version or len(noted) > _MOST:
        noted = {}
        connection.info[memory, topic] = version, noted
    return noted
