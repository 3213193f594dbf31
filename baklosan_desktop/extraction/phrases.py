"""What else stands among side effects: advice, sub-headings about some people, laboratory tests."""

import re
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from baklosan_desktop.extraction.band_words import OTHER_NAMES

# Words that only a sentence to the reader or about a study has, never the name of an effect.
_PROSE: Mapping[str, str] = MappingProxyType(
    {
        "en": (
            r"you|your|doctor|pharmacist|section|studies|study|trials?|were|was|has been|have been"
            r"|reported|tolerated"
        ),
        "es": (
            r"usted|su médico|médico|si (?:nota|observa|sufre|experimenta|tiene)|farmacéutico"
            r"|sección|estudios?|ensayos?|fueron|han sido|notificad[oa]s?"
            r"|consulte|informe|acuda|ver"
        ),
        "pt": (
            r"você|seu médico|médico|se (?:tiver|notar|sentir)|farmacêutico|secção|estudos?"
            r"|ensaios?|foram|informe|contacte|fale"
        ),
        "da": r"du|din|dit|dig|læge|lægen|skadestue|apotek\w*|undersøgelser|afsnit|studier|pkt"
        r"|rapporteret|indberettet",
        "no": r"du|din|ditt|deg|lege|legen|apotek\w*|studier|avsnitt|pkt|kontakt|rapportert",
        "fi": r"sinu\w+|lääkäri\w*|apteekki\w*|kohta|jos|ota|kerro|tutkimuksissa|useimmat"
        r"|siedettyj\w*|raportoitu",
        "sv": r"du|din|läkare|apotek\w*|avsnitt|studier",
    }
)
_SOME: Mapping[str, str] = MappingProxyType(
    {
        "en": r"child|children|paediatric|pediatric|adolescents?|infants?|elderly|combination"
        r"|monotherapy|when (?:used|given|taken) with"
        r"|(?:given|taken|used) (?:together|alone|on its own)",
        "es": r"niñ[oa]s|pediátric\w+|adolescentes|lactantes|edad avanzada|combinación|monoterapia",
        "pt": r"crianças|pediátric\w+|adolescentes|idosos|combinação|monoterapia",
        "da": r"børn|unge|ældre|kombination\w*|monoterapi",
        "no": r"barn|ungdom\w*|eldre|kombinasjon\w*|monoterapi",
        "fi": r"lapset|lapsilla|lasten|nuor\w+|iäkkä\w+|yhdistelmä\w*|yhdessä|lisätty",
    }
)
_TESTS: Mapping[str, str] = MappingProxyType(
    {
        "en": r"blood tests?|tests? may",
        "es": r"análisis|sangre|pruebas",
        "pt": r"análises|sangue",
        "da": r"blodprøver?|blod",
        "no": r"blodprøver?|blod",
        "fi": r"verikok\w+",
    }
)
_LEAD: Mapping[str, str] = MappingProxyType(
    {
        "en": r"serious|not serious|severe",
        "es": r"graves?|no graves?|leves?",
        "pt": r"graves?|não graves?",
        "da": r"alvorlige|ikke alvorlige",
        "no": r"alvorlige|ikke alvorlige",
        "fi": r"vakavat|vakavia",
    }
)
# What a side effect is called, so that a line that says it is none.
_NOUN: Mapping[str, str] = MappingProxyType(
    {
        "en": r"(?:side|undesirable|adverse) effects?|adverse (?:drug )?reactions?",
        "es": r"efectos? (?:adversos?|secundarios?|indeseables?)|reaccion(?:es)? adversas?",
        "pt": r"efeitos? (?:adversos?|secundários?|indesejáve(?:l|is))|rea[cç]+ões adversas",
        "da": r"bivirkning(?:er|erne)?",
        "no": r"bivirkning(?:er|ene)?",
        "fi": r"haittavaikutu\w+",
        "sv": r"biverkning\w*",
    }
)
# What opens the last part of the section, in which effects are reported and not listed.
_REPORTING: Mapping[str, str] = MappingProxyType(
    {
        "en": r"reporting (?:of )?(?:suspected )?(?:side|adverse)",
        "es": r"(?:comunicación|notificación) de (?:las )?(?:sospechas|efectos|reacciones)",
        "pt": r"(?:comunicação|notificação) de (?:suspeitas|efeitos|rea)",
        "da": r"indberetning af",
        "no": r"melding av",
        "fi": r"(?:epäillyistä )?haittavaikutuksista ilmoittaminen",
        "sv": r"rapportering av",
    }
)
# What opens an enumeration that ends with "and": its commas part no effects.
_ENUMERATES: Mapping[str, str] = MappingProxyType(
    {
        "en": r"such as|including|resulting in|which may|which can",
        "es": r"tales como|incluyendo|incluid[oa]s?|que puede\w*",
        "pt": r"tais como|incluindo|que pode\w*",
        "da": r"såsom|herunder|inklusive|i form af|som kan|som viser|med",
        "no": r"slik som|inkludert|inklusive|i form av|som kan|med",
        "fi": r"kuten|mukaan lukien|esimerkiksi|jotka voi\w*",
        "sv": r"såsom|inklusive|som kan|i form av",
    }
)
_AND: Mapping[str, str] = MappingProxyType(
    {
        "en": "and|or",
        "es": "y|e|o|u",
        "pt": "e|ou",
        "da": "og|eller",
        "no": "og|eller",
        "fi": "ja|tai|sekä",
        "sv": "och|eller",
    }
)
# What a sentence opens with that says more of the effects before it, and names no other.
_REFERS: Mapping[str, str] = MappingProxyType(
    {
        "en": r"th(?:is|ese|ey)|it|some|most|signs?|symptoms?|if|tell|see|the|in|stop|when",
        "es": r"est[aeo]s?|ello|si|los? (?:síntomas|signos)|suele\w*|en|puede\w*|la|el",
        "pt": r"est[ae]s?|isto|se|os (?:sintomas|sinais)|alguns|em|pode\w*|a|o",
        "da": r"disse|dette|det|de|den|tegn|kan|ring|hvis|ved",
        "no": r"disse|dette|det|de|den|tegn|kan|hvis|ved",
        "fi": r"nämä|näitä|näiden|tämä|ne|se|oire\w*|jos|usein|tällais\w*",
        "sv": r"dess[ae]|detta|det|de|tecken|kan|om|vid",
    }
)
# A sentence that leads over to the effects after its colon.
_LEADS: Mapping[str, str] = MappingProxyType(
    {
        "en": r"following",
        "es": r"siguientes?",
        "pt": r"seguintes?",
        "da": r"følgende",
        "no": r"følgende",
        "fi": r"seuraav\w+",
        "sv": r"följande",
    }
)
# What a sentence says of effects that it tells in words of its own.
_REPORTED: Mapping[str, str] = MappingProxyType(
    {
        "en": r"reported|observed",
        "es": r"notificad\w+|observad\w+|comunicad\w+",
        "pt": r"notificad\w+|observad\w+|comunicad\w+",
        "da": r"rapporteret|indberettet|observeret",
        "no": r"rapportert|observert",
        "fi": r"raportoitu|ilmoitettu|esiintynyt",
        "sv": r"rapporterats|observerats",
    }
)
_IF: Mapping[str, str] = MappingProxyType(
    {"en": "if", "es": "si", "pt": "se", "da": "hvis", "no": "hvis", "fi": "jos", "sv": "om"}
)
# A lead to those who stopped the drug, or one that names a frequency of its own beside the band.
_OTHERWISE: Mapping[str, str] = MappingProxyType(
    {
        "en": r"discontinu\w*|withdr[ae]w\w*|(?:leading|led) to|interrupt\w*|occasional(?:ly)?"
        r"|sometimes|often|isolated|causal|causality",
        "es": r"abandon\w*|interrump\w*|interrup\w*|suspen\w*|ocasional\w*|a veces|aislados",
        "pt": r"abandon\w*|interrup\w*|interromp\w*|suspen\w*|ocasional\w*|às vezes|isolados",
        "da": r"ophør\w*|afbr[øu]d\w*|afbryd\w*|lejlighedsvis\w*|undertiden|sommetider",
        "no": r"avbr[øu]d\w*|avbryt\w*|seponer\w*|av og til|noen ganger",
        "fi": r"keskeyt\w*|lopett\w*|joskus|toisinaan",
        "sv": r"avbr[öu]t\w*|avbryt\w*|utsätt\w*|ibland",
    }
)
_TABLES: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "prose": _PROSE,
        "some": _SOME,
        "tests": _TESTS,
        "lead": _LEAD,
        "noun": _NOUN,
        "reporting": _REPORTING,
        "if": _IF,
        "enumerates": _ENUMERATES,
        "and": _AND,
        "refers": _REFERS,
        "leads": _LEADS,
        "otherwise": _OTHERWISE,
        "reported": _REPORTED,
    }
)
_LONGEST_HEADING = 120
_TITLE = re.compile(r"(?:table|tabla|tabela|quadro|tabell?|taulukko|cuadro)\s*\d", re.IGNORECASE)
_GOES_ON = re.compile(r"[:;]|(?<=[^\W\d_]{4})\. (?=[^\W\d_a-z])")
_BRACKETED = re.compile(r"\([^()]*\)")


def is_prose(text: str, language: str) -> bool:
    """Whether a paragraph is a sentence, not a list of effects."""
    return bool(_pattern("prose", language).search(text))


def is_about_some(text: str, language: str) -> bool:
    """Whether a line is the heading of what concerns some people or a combination only."""
    is_heading = text.endswith(":") or (len(text) <= _LONGEST_HEADING and not text.endswith("."))
    is_heading = is_heading and not _GOES_ON.search(text.rstrip(": "))
    return is_heading and bool(_pattern("some", language).search(text))


def is_title(text: str) -> bool:
    """Whether a line is the title of a table."""
    return bool(_TITLE.match(text))


def shortened(text: str) -> str:
    """Return a heading, a long one cut off."""
    return text if len(text) <= _LONGEST_HEADING else f"{text[:_LONGEST_HEADING].rstrip()} …"


def names_effects(text: str, language: str) -> bool:
    """Whether a line speaks of side effects as such, beside what it has in brackets."""
    return bool(_pattern("noun", language).search(_BRACKETED.sub("", text)))


def is_reporting(text: str, language: str) -> bool:
    """Whether a line heads the part on reporting side effects, which lists none."""
    is_heading = len(text) <= _LONGEST_HEADING
    return is_heading and bool(_pattern("reporting", language).search(text))


def is_if(text: str, language: str) -> bool:
    """Whether a part of a list only says on what condition the next one is seen."""
    return bool(_pattern("if", language).match(text.lstrip()))


def is_condition(text: str, language: str) -> bool:
    """Whether an item opens with "if" and speaks to the reader: advice, not an effect."""
    return is_if(text, language) and is_prose(text, language)


def has_lead(text: str, language: str) -> bool:
    """Whether a list opens with a word on how serious it is."""
    return without_lead(text, language) != text


def enumerates(text: str, language: str) -> bool:
    """Whether a text opens an enumeration and does not end it."""
    said = _BRACKETED.sub("", text)
    opened = list(_pattern("enumerates", language).finditer(said))
    return bool(opened) and not has_and(said[opened[-1].end() :], language)


def has_and(text: str, language: str) -> bool:
    """Whether an enumeration may end here."""
    return bool(_pattern("and", language).search(_BRACKETED.sub("", text)))


def refers(text: str, language: str) -> bool:
    """Whether a sentence only says more of the effects before it."""
    return bool(_pattern("refers", language).match(text.lstrip()))


def before_reporting(text: str, language: str) -> str:
    """Return what stands before a heading that has run into the text."""
    found = _pattern("reporting", language).search(text)
    return text[: found.start()] if found else text


def is_tests(text: str, language: str) -> bool:
    """Whether a line leads over to what tests show, which is still under the same band."""
    return bool(_pattern("tests", language).search(text))


def is_reported(text: str, language: str) -> bool:
    """Whether a sentence says that effects were reported or seen."""
    return bool(_pattern("reported", language).search(text))


def is_otherwise(text: str, language: str) -> bool:
    """Whether a lead is about those who stopped, or says more than one frequency."""
    return bool(_pattern("otherwise", language).search(text))


def without_lead(text: str, language: str) -> str:
    """Return a list without what leads over to it: "Serious: gout" is about gout."""
    lead, colon, rest = text.partition(":")
    is_lead = _pattern("lead", language).fullmatch(lead.strip())
    leads_over = _pattern("leads", language).search(lead) and ";" not in lead and ". " not in lead
    return rest if colon and (is_lead or leads_over) else text


@cache
def _pattern(name: str, language: str) -> re.Pattern[str]:
    words = _TABLES[name].get(OTHER_NAMES.get(language, language), "(?!)")
    end = "" if name == "noun" else r"\b"  # real texts lose the blank after it
    return re.compile(rf"\b(?:{words}){end}", re.IGNORECASE)
