"""A library that is kept on a server: what the program connects to, and whether it is there."""

from datetime import datetime

from baklosan_desktop.tongue import _


def connection(*, is_open: bool) -> str:
    """Say what the program connects to."""
    return _("● Connects to the library server only") if is_open else _("● Library server: …")


def away(since: datetime, now: datetime) -> str:
    """Say since when the server has not been reached."""
    is_today = since.date() == now.date()
    time = since.strftime("%H:%M" if is_today else "%Y-%m-%d %H:%M")
    return _("● Library server not reached since {time}, trying again").format(time=time)
