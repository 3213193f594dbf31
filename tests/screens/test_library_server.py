from datetime import datetime, timedelta

from baklosan_desktop.screens.library_server import away, connection

SINCE = datetime.fromisoformat("2026-11-27T14:05:59+01:00")


def test_program_says_what_it_connects_to() -> None:
    assert connection(is_open=False) == "● Library server: …"
    assert connection(is_open=True) == "● Connects to the library server only"


def test_server_that_is_away_is_so_since_a_time_of_today_or_a_day() -> None:
    said = "● Library server not reached since {}, trying again"
    assert away(SINCE, SINCE + timedelta(hours=2)) == said.format("14:05")
    assert away(SINCE, SINCE + timedelta(days=1)) == said.format("2026-11-27 14:05")
