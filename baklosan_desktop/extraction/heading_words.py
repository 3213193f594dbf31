"""The words with which headings and titles of US tables say what numbers count, and in whom."""

from baklosan_desktop.extraction.patterns import any_of, anywhere

_PEOPLE = "(?:patients|subjects|adults|children|participants|people)"
_REACTIONS = "(?:reactions?|events?|experiences?)"

PEOPLE = anywhere(r"[(\[]?\s*\bn\s*=\s*([0-9][0-9,]{0,11})\s*[)\]]?")
"""How many people an arm has."""

PEOPLE_ROW = anywhere(
    rf"(?:total )?(?:no\.?|number|n)(?: of)?(?: (?:all |treated )?{_PEOPLE})?(?: treated| exposed)?"
    r"(?: \([a-z]+\))?",
    rf"total (?:treated )?{_PEOPLE}",
    rf"{_PEOPLE}(?: treated)?",
    "sample size",
)
"""What names a row that says how many people each arm has."""

COUNT_AND_PERCENT = anywhere(
    rf"\b(?:n|no\.?|number)\s*(?:of {_PEOPLE}\s*)?[,(]\s*%\s*\)?",
    rf"\bnumber \((?:%|percent(?:age)?)\)(?: of {_PEOPLE})?",
)
PERCENT_AND_COUNT = anywhere(r"%\s*\(\s*(?:n|no\.?)\s*\)")
PERCENT = anywhere(
    r"(?<![0-9])(?<![0-9] )[(\[]?\s*(?:%|\bpercent(?:age)?s?\b)\s*[)\]]?"
    rf"(?: ?of (?:all )?(?:the )?{_PEOPLE}\b)?"
    rf"(?: (?:(?:with|reporting|experiencing)(?: an?)?(?: adverse)?(?: {_REACTIONS})?"
    r"|reported|affected)\b)?"
)
"""A column of percentages; "≥ 5%" is a limit and none."""

COUNT = any_of("n", f"number of (?:events|cases|reports|{_PEOPLE})")

PER_TIME = anywhere(
    r"%\s*/\s*(?:year|yr|patient)",
    r"\bper (?:[0-9,]+ )?(?:patient|person|subject|pt)s?\b",
    r"\b(?:patient|person|subject|pt)s?[- ]y(?:ea)?rs?\b",
    r"/ ?year\b",
    r"\bevents per\b",
    r"\bannual",
)
"""Rates per time: no share of people."""

NO_ARM = any_of(
    "p[- ]?values?",
    "(?:hazard|odds|risk|rate) ratio",
    "HR",
    "relative risk",
    "difference",
    "confidence interval",
    "(?:95|99) ?% ?CI",
    "vs",
)
"""Columns that compare arms."""

_TO = "(?:-|\N{EN DASH}|\N{NON-BREAKING HYPHEN}|to|or|and|,)"
WHOLE = anywhere(
    r"(?:all|any)[- ]?(?:ctc(?:ae)? |nci )?(?:grades?|severity|causality)",
    rf"\bgrades? ?1 ?{_TO} ?[45]",
)
"""All severities together."""

PART = anywhere(
    rf"(?:\bat least |[≥>]\s*)?\bgrades? ?[≥>]? ?[1-5](?: ?{_TO} ?[1-5]| or higher|\+)*",
    r"\b(?:mild|moderate|severe|serious)\b",
)
"""A part of the reactions only."""

PART_OF_ALL = anywhere(
    rf"\bgrades? ?[2-5](?: ?{_TO} ?[3-5])?\b",
    r"\b(?:moderate|severe)(?: (?:or|to) severe)? (?:intensity|severity)\b",
    r"^(?:table [0-9]+[.:]? )?serious\b",
)
"""A table of a part of the reactions only."""

ONLY = any_of("only", "men", "women", "males?", "females?", "boys", "girls")
"""A heading over all arms that says of whom they consist."""

CONTROL = any_of(
    "placebo",
    "vehicle",
    "sham",
    "controls?",
    "comparators?",
    "standard of care",
    "soc",
    "untreated",
    "no treatment",
)

ADDED = anywhere("[+/,]", r"\b(?:and|with|plus)\b")
"""What joins another drug to the one that was taken."""

_AMOUNT = r"[0-9][0-9.,]*(?:\s*(?:-|to|\N{EN DASH}|\N{NON-BREAKING HYPHEN}|or)\s*[0-9.,]+)?"
_UNIT = "(?:mg|mcg|µg|g|ml|units?|iu|%)"
DOSE = any_of(
    rf"{_AMOUNT}\s*{_UNIT}?(?:\s*/\s*(?:kg|day|m ?2|m²|ml|dose))*",
    "mg; mcg; all; doses?; dosage; total; combined; daily; once; twice; three; times; a; "
    "per; every; other",
    "any ?dose",
    "any; days?; weeks?; months?; hours?; bid; tid; qd; b.i.d; q.d; groups?; arm; treatment; "
    "or; to; and",
    "in; for; intravenous(?:ly)?; subcutaneous(?:ly)?; patients?; subjects?; treated; with",
    "receiving; from; trials?; stud(?:y|ies); controlled; cohort; monotherapy; alone; oral(?:ly)?",
    "iv; sc; low; high; medium",
)
"""What an arm is told with beside the names of drugs."""

NO_REACTIONS = any_of(
    "indications?", "ages?", "doses?", "durations?", "baseline", "visits?", "weeks?", "limits?"
)
"""Headings over rows that are no reactions."""

LABORATORY = any_of("laborator(?:y|ies)")
LABORATORY_CONTEXT = "laboratory"
"""Findings of a laboratory are kept apart: an anemia that it measures is none that was reported."""

NO_INCIDENCE = (
    (
        anywhere(
            "discontinu",
            "withdr[ae]w",
            "dropp?ed out",
            r"(?:leading|led) to (?:the )?(?:permanent |dose |treatment )?"
            "(?:interruption|reduction|modification|study)",
            "interrupt",
            "reasons? for stopping",
        ),
        "Its percentages are of people who stopped the drug, not of all who had the reaction.",
    ),
    (
        anywhere(
            r"\bmean (?:\w+ ){0,3}(?:change|increase|decrease)",
            r"\bchanges? from baseline\b",
            r"\bmm ?hg\b",
        ),
        "Its numbers are measurements, not people.",
    ),
    (any_of("shift"), "It counts how laboratory values shifted, not reactions."),
    (PER_TIME, "Its numbers are rates per time, not shares of people."),
)
"""Titles of tables whose percentages are not how many people had a reaction, and why."""
