"""The words with which rows of US tables name organ systems, sums, and of whom they speak."""

import re

from baklosan_desktop.extraction.patterns import any_of, anywhere

TOTAL = anywhere(
    r"(?:any|all|total|overall|at least one|one or more|patients? with|subjects? with|number of"
    r"|no\. of|percent(?:age)? of|incidence of)\b.*",
    r".*\b(?:at least one|leading to|led to|due to|discontinu\w+|dropouts?|withdrew|withdrawn"
    r"|withdrawals)\b.*",
    r"(?:requiring|transfusion of)\b.*",
    r"(?:mild|moderate|severe|any|symptoms)\b.*\b(?:symptoms|severity)",
    r"(?:serious |severe |treatment[- ]\w+ )*(?:adverse (?:drug )?(?:reactions?|events?"
    r"|experiences?)|side effects|treatment-emergent adverse \w+)\b.*",
    "deaths?",
    "n",
)
"""What counts people rather than names a reaction."""

DIRECTION = anywhere(
    "increas",
    "decreas",
    "elevat",
    r"\blow(?:ered)?\b",
    r"\bhigh\b",
    "abnormal",
    "prolong",
    "reduc",
    r"\b(?:hyper|hypo)\w+",
    r"\w+(?:emia|penia|uria|cytosis|philia)\b",
)
"""Which way a laboratory value went: without it, its name is no reaction."""

_AND = "(?:and|&)"
_SYSTEM = "|".join(
    (
        "gastro-?intestinal(?: tract)?",
        "digestive",
        f"general(?: {_AND} administration[- ]site)?",
        "infections",
        "investigations",
        "cardiac",
        "cardiovascular",
        f"respiratory(?:, thoracic,? {_AND} mediastinal)?",
        "psychiatric",
        f"(?:central |autonomic |peripheral |central {_AND} peripheral )?nervous",
        "neurologic(?:al)?",
        "dermatologic(?:al)?",
        f"skin(?: {_AND} (?:subcutaneous(?: tissue)?|appendages))?",
        f"musculoskeletal(?: {_AND} connective tissue)?",
        "injury",
        "metabolic",
        "metabolism",
        "endocrine",
        "eye",
        "ocular",
        "ear",
        "vascular",
        "renal",
        "genitourinary",
        "urogenital",
        "urinary",
        "reproductive",
        "hematologic(?:al)?",
        "hemic",
        "hepatobiliary",
        "hepatic",
        "immune",
        "special senses",
        "other",
        "miscellaneous",
        "body as a whole",
        "chemistry",
        "hematology",
        "ear, nose,? and throat",
        "lower respiratory",
        "upper respiratory",
    )
)
_SYSTEMS = f"(?:{_SYSTEM})(?:/(?:{_SYSTEM}))?"
SYSTEM = re.compile(
    rf"{_SYSTEMS}(?: {_AND} [a-z]+)?(?: system)?(?: (?:tissue )?(?:disorders|conditions|events))?",
    re.IGNORECASE,
)
"""Names of organ systems: a number beside one counts everybody with any reaction of it."""

SYSTEM_AND_TERM = re.compile(rf"((?i:{_SYSTEMS})(?: [Ss]ystem)?) ([A-Z].*)")
"""An organ system with its first reaction in one cell, each with a capital."""

SUBGROUP = any_of(
    "only; men; women; males?; females?; patients; subjects; children; adults; adolescents",
    "stud(?:y|ies); years; trials?; part",
)
"""What says of whom or of which study the next rows speak."""
