"""The words with which sentences of US labels speak of reactions, people and drugs."""

import re

from baklosan_desktop.extraction.patterns import any_of, anywhere

REACTIONS = any_of(
    "adverse; side effects?; reactions?; undesirable; complaints?; symptoms?",
)
"""What a sentence on side effects speaks of."""

NO_SYSTEM = anywhere(
    "adverse; reaction; event; report; observ; follow; includ; trial; stud; were; frequent",
    "common; therapy; patients; table",
)
"""What stands before a colon and is no organ system."""

NO_LIST = anywhere(
    "discontinu; withdr[ae]w; dropp?ed out; interrupt; leading to; led to; resulted in",
    "resulting in; antibod; confidence interval; reduced the; respectively",
    r"dose (?:reduction|delay|modification)",
    r"\b(?:responses?|responders?|efficacy|classified)\b",
    r"\b(?:serious|fatal|died|deaths?|severe|resolved|mean)\b",
    r"\bgrades? [≥>]?[2-5]",
)
"""A sentence on something else than how many of all people had a reaction."""

ON_PEOPLE = any_of(
    "male; females?; white; caucasians?; median age; mean age; age range; years of age; ECOG",
    "randomi[sz]ed; race; prior; previously; baseline; evaluable; corticosteroids?",
    r"metasta\w+; histology; hispanic; ethnicity",
    r"exposed (?:\w+ ){0,8}for ?(?:at least )?[>≥0-9]",
)
"""A sentence on who the people of a study are."""

NO_TERM = any_of(
    "patients?; subjects?; people; children; adults?; group; arm; stud(?:y|ies); trials?; placebo",
    r"treated; treatment; mg; adverse; incidence; taking; receiving; received; occurr\w+; "
    "reported",
    r"observed; approximately; about; least; more; most; common; frequent\w*; percent; those",
    "these; including; developed; experienced; compared; higher; lower; therapy; rates?",
    "tablets?; capsules?; respectively; by; at; were; was; had; have; has; who; that; which; seen",
    "considered; rare; infrequent; shown; defined; ages?; aged; weeks?; days?",
    "with the",
    "increased risk",
    "^(?:[a-z]+ly )?(?:important |relevant |significant )?(?:reactions?|events?)$",
)
"""Words that no name of a reaction has."""

_THAN = r"(?:greater|higher|more|less)(?: \w+){0,3} than (?:\w+ ){0,3}"
LIKE_PLACEBO = any_of(
    "(?:placebo|vehicle|active)[- ]controlled",
    f"{_THAN}placebo",
    r"(?:at least )?(?:twice|2 times)(?: \w+){0,3} placebo",
    "controlled",
)
"""Words that name a placebo without giving its numbers."""

COMBINED = anywhere(
    r"\bcombin; \btriple\b; \bdual\b; \bdouble therapy\b; \bconcomitant; \bplus\b; \+",
    r"\badjunct; \badd-on\b; \bchemotherapy\b",
)
TAKING = re.compile(
    r"\b(?:receiving|received|treated with|taking|given|exposed to|on) (.{1,80}?)"
    r"(?= (?:in|as|at|were|was|for|who|that|include[ds]?|than|compared|reported|occurring|had)\b"
    r"|[(:;.]|$)",
    re.IGNORECASE,
)
"""What the people of a sentence took."""

YOUNG = any_of("pa?ediatric", "children", "adolescents", "infants", "neonates")
