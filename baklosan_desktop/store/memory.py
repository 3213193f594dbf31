"""What a file has told, remembered with a connection for as long as nobody writes to the file."""

from typing import Any

from sqlalchemy import Connection

from baklosan_desktop.store.asking import asking, driver_of

_MOST = 20_000
_VERSION = "PRAGMA data_version"  # another one after each change over another connection

Memory = dict[Any, Any]


def memory(connection: Connection, topic: str) -> Memory:
    """Return what was noted of a topic, to be read and added to; nothing once it may be different.

    This is asked before the file is: what is added then is never older than it seems.
    """
    with asking(connection) as ask:
        version = *ask(_VERSION, ()), driver_of(connection).total_changes
    seen: object
    noted: Memory
    seen, noted = connection.info.get(topic, (None, {}))
    if seen != version or len(noted) > _MOST:
        noted = {}
        connection.info[topic] = version, noted
    return noted
