"""How long ago a day was, in the language of the interface."""

from datetime import date

from baklosan_desktop.labels.pack import days_old
from baklosan_desktop.tongue import _, plural


def ago(day: date, today: date) -> str:
    """Say how long ago a day was; one that is still to come is today.

    >>> ago(date(2026, 11, 1), date(2026, 11, 27)), ago(date(2026, 11, 28), date(2026, 11, 27))
    ('26 days ago', 'today')
    """
    days = days_old(day, today)
    return plural("{number} day ago", "{number} days ago", days) if days else _("today")
