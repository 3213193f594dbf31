"""Domain values in words, for screen and paper alike: non-breaking, spelt out, unmistakable."""

import re
from datetime import date

from baklosan_desktop.labels.bands import PPM_PER_PERCENT, Band, BandDefinition, Ours
from baklosan_desktop.labels.facts import DoseRule, Per
from baklosan_desktop.labels.label import Section
from baklosan_desktop.quantities import Age, BodyWeight, Mass, MassRange
from baklosan_desktop.tongue import translatable

NBSP = "\N{NO-BREAK SPACE}"
AN_OLDER_ONE = ", an older one"  # behind an edition that was replaced
NOT_REVIEWED = translatable("not yet reviewed by a pharmacist")
EDITORIAL = translatable("editorial")

_MEASURE = re.compile(r"(?<=[0-9]) (?=(?:mg|kg|lb|mL|m²|times|years?|months?|days?)\b)")
_WITHIN_AMOUNT = re.compile(r"(?<=[0-9]) (?=\S)| (?=/)")
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_SHORT = 3
_AFFECTED = {
    Band.VERY_COMMON: "may affect more than 1 in 10 people",
    Band.COMMON: "may affect up to 1 in 10 people",
    Band.UNCOMMON: "may affect up to 1 in 100 people",
    Band.RARE: "may affect up to 1 in 1,000 people",
    Band.VERY_RARE: "may affect up to 1 in 10,000 people",
}
_OURS = {
    Ours.AGREED: "no definition of this word was read in the label",
    Ours.DERIVED: "not a band of the label, but derived from its percentages",
}


def unbroken(text: str) -> str:
    """Keep the parts of a short text on one line."""
    return text.replace(" ", NBSP)


def amount(value: Mass | MassRange | BodyWeight | Age) -> str:
    """Write an amount so that number and unit stay together.

    >>> amount(MassRange(Mass.mg("30"), Mass.mg("75"))) == "30 to 75\N{NO-BREAK SPACE}mg"
    True
    """
    return unbroken(str(value)).replace(f"{NBSP}to{NBSP}", " to ")


def capital(text: str) -> str:
    """Begin with a capital and leave the rest as it is.

    >>> capital("more than 1 in 10"), capital("")
    ('More than 1 in 10', '')
    """
    return text[:1].upper() + text[1:]


def quoted(text: str) -> str:
    """Put words of the label between quotation marks."""
    return f"“{text}”"


def stated_dose(rule: DoseRule) -> str:
    """Write the quantities that a dose rule states; empty where it states none.

    A step names no day or intake where the label does not (AMB-06).
    """
    said = []
    if rule.amount:
        per = {Per.DAY: " per day", Per.KG: " per kg", Per.KG_DAY: " per kg per day"}
        said.append(f"{amount(rule.amount)}{per.get(rule.per, '') if rule.per else ''}")
    if rule.times_per_day:
        said.append(f"{rule.times_per_day} times per day")
    if rule.every_days:
        said.append(f"every {rule.every_days} days")
    if rule.strength:
        said.append(f"in tablets of {amount(rule.strength)}")
    if rule.within_weeks:
        said.append(f"over {rule.within_weeks[0]} to {rule.within_weeks[1]} weeks")
    return measured(", ".join(said))


def measured(text: str) -> str:
    """Keep every number of a sentence on one line with its unit.

    >>> measured("5 mg, 3 times per day, in 1 of 2 labels").replace(NBSP, "_")
    '5_mg, 3_times per day, in 1 of 2 labels'
    """
    return _MEASURE.sub(NBSP, text)


def held(text: str) -> str:
    """Keep each number of a label's text on a line with what it counts, letter for letter (HZ-27).

    >>> held("up to 75 mg / day").replace(NBSP, "_")
    'up to 75_mg_/ day'
    """
    return _WITHIN_AMOUNT.sub(NBSP, text)


def affected(band: Band | None) -> str:
    """Say how many people a side effect of this band may affect; None: no band.

    >>> affected(Band.COMMON)
    'may affect up to 1 in 10 people'
    """
    return _AFFECTED[band] if band else "how often is not known"


def stated_range(band: BandDefinition) -> str:
    """Say the band's bounds as the label states them, in words.

    An inequality is the label's or is not there: a band of ours says that it is ours.
    """
    if band.ours:
        return _OURS[band.ours]
    bounds = (
        ("more than", band.more_than_ppm),
        ("at least", band.at_least_ppm),
        ("less than", band.less_than_ppm),
        ("up to", band.at_most_ppm),
    )
    return " and ".join(f"{words} {percent(ppm)}" for words, ppm in bounds if ppm is not None)


def normalised_range(band: Band) -> str:
    """Say the agreed bounds in symbols, the lower one included (editorial).

    >>> normalised_range(Band.RARE).replace(NBSP, " ")
    '≥ 0.01 % to < 0.1 %'
    """
    if band is Band.VERY_COMMON:
        return f"≥{NBSP}{percent(band.lower_ppm)}"
    below = f"<{NBSP}{percent(band.upper_ppm)}"
    return below if band is Band.VERY_RARE else f"≥{NBSP}{percent(band.lower_ppm)} to {below}"


def percent(ppm: int) -> str:
    """Write parts per million as a percentage.

    >>> percent(100).replace(NBSP, " "), percent(100_000).replace(NBSP, " ")
    ('0.01 %', '10 %')
    """
    whole, rest = divmod(ppm, PPM_PER_PERCENT)
    return f"{whole}.{rest:04}".rstrip("0").rstrip(".") + f"{NBSP}%"


def long_date(day: date) -> str:
    """Write a date that no country reads in another order.

    >>> long_date(date(2026, 3, 4)).replace(NBSP, " ")
    '4 March 2026'
    """
    return unbroken(f"{day.day} {_MONTHS[day.month - 1]} {day.year}")


def weekday(day: date) -> str:
    """Name the day of the week.

    >>> weekday(date(2026, 11, 23))
    'Monday'
    """
    return _WEEKDAYS[day.weekday()]


def day_and_month(day: date) -> str:
    """Write a date among others of its year.

    >>> day_and_month(date(2026, 11, 23)).replace(NBSP, " ")
    '23 November'
    """
    return unbroken(f"{day.day} {_MONTHS[day.month - 1]}")


def full_date(day: date) -> str:
    """Write a date as people say it, to be broken after its weekday only.

    >>> full_date(date(2026, 11, 23)).replace(NBSP, " ")
    'Monday 23 November 2026'
    """
    return f"{weekday(day)} {long_date(day)}"


def short_date(day: date) -> str:
    """Write a date for a table, with its weekday.

    >>> short_date(date(2026, 11, 23)).replace(NBSP, " ")
    'Mon 23 Nov 2026'
    """
    return unbroken(
        f"{weekday(day)[:_SHORT]} {day.day} {_MONTHS[day.month - 1][:_SHORT]} {day.year}"
    )


def place(section: Section, line: int) -> str:
    """Name a paragraph to cite it by, such as "Dosage and administration ¶2".

    The number counts the paragraphs of the section from 1; its heading has none.
    """
    lines = [paragraph.line for paragraph in section.paragraphs]
    return f"{section.title} ¶{lines.index(line) + 1}" if line in lines else section.title


def shortened(text: str, length: int) -> str:
    """Return at most so many letters of a text, and say where more were.

    >>> shortened("Dosage", 6), shortened("Dosage and administration", 6)
    ('Dosage', 'Dosag…')
    """
    return text if len(text) <= length else f"{text[: length - 1].rstrip()}…"


def counted(number: int, noun: str, plural: str = "") -> str:
    """Count things in words.

    >>> counted(1, "effect"), counted(42, "effect"), counted(0, "match", "matches")
    ('1 effect', '42 effects', '0 matches')
    """
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"
