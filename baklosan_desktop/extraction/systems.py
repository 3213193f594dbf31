"""Organ systems as European labels head their lists with them.

Source: MedDRA's system organ classes in each language, by the words that they open with, and the
translations that older labels have.
"""

import re
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from baklosan_desktop.extraction.band_words import OTHER_NAMES
from baklosan_desktop.extraction.row_words import SYSTEM

_OPENINGS: Mapping[str, str] = MappingProxyType(
    {
        "en": (
            r"infections? and infestations?|neoplasms?\b.*|investigations?|injury,? poisoning\b.*"
            r"|surgical and medical procedures|pregnancy,? puerperium\b.*|social circumstances"
            r"|product issues"
            r"|(?:blood|immune|endocrine|metaboli(?:c|sm)|nutrition|psychiatric|nervous|eye|ear"
            r"|cardiac|vascular|respiratory|gastro-?intestinal|hepat\w+|skin|musculo-?skeletal"
            r"|renal|reproductive|general|congenital|cardiovascular|urinary|central nervous)\b.*"
            r"\b(?:disorders?|conditions?|systems?|reactions?|breast)\b.*"
        ),
        "es": (
            r"infecciones e infestaciones|neoplasias\b.*|exploraciones complementarias"
            r"|investigaciones|lesiones traum[aá]ticas\b.*|embarazo, puerperio\b.*"
            r"|procedimientos (?:m[eé]dicos|quir[uú]rgicos)\b.*|circunstancias sociales"
            r"|(?:trastornos?|alteraciones|afecciones|enfermedades) (?:de la sangre|sangu|hemat"
            r"|del sistema|del metabolismo|metab|psiqui|ocular|del o[ií]do|card|vascular|respirat"
            r"|gastro|hepato|de la piel|de los? tejido|cut[aá]n|m[uú]sculo|renal|del aparato"
            r"|general|cong|endocr|inmun|reproduct|nutri)\w*\b.*"
        ),
        "pt": (
            r"infec?[cç][oõ]es e infesta[cç][oõ]es|neoplasias\b.*|exames complementares\b.*"
            r"|complica[cç][oõ]es de interven[cç][oõ]es\b.*|les[oõ]es, intoxica[cç][oõ]es\b.*"
            r"|(?:doen[cç]as|perturba[cç][oõ]es|afec?[cç][oõ]es|altera[cç][oõ]es) (?:d[aeo]s?|card"
            r"|vasc|resp|gastro|hepato|musc|renais|end|psiq|gerais|cong|ocul)\w*\b.*"
        ),
        "da": (
            r"infektioner og parasit[aæ]re sygdomme|(?:benigne|neoplasmer)\b.*"
            r"|blod og lymfesystem|immunsystemet|det endokrine system|metabolisme og ernæring"
            r"|psykiske forstyrrelser|nervesystemet|øjne|øre og labyrint|hjerte|undersøgelser"
            r"|vaskulære sygdomme|luftveje, thorax og mediastinum|mave-tarm-?kanalen"
            r"|lever og galdeveje|hud og subkutane? væv|knogler, led, muskler\b.*"
            r"|nyrer og urinveje|det reproduktive system og mammae|almene symptomer\b.*"
            r"|traumer\b.*"
        ),
        "no": (
            r"infeksi[oø]\w+ og parasitt\w+ sykdommer|godartede\b.*|neoplasmer\b.*"
            r"|(?:sykdommer i|forstyrrelser i|lidelser i)\b.*|stoffskifte\b.*|karsykdommer"
            r"|endokrine sykdommer|psykiatriske lidelser|nevrologiske sykdommer|øyesykdommer"
            r"|hjertesykdommer|gastrointestinale sykdommer|hud-? og underhudssykdommer"
            r"|generelle lidelser\b.*|undersøkelser|skader\b.*"
        ),
        "fi": (
            r"infektiot(?: ja infestaatiot)?|hyvän- ja pahanlaatuiset\b.*|veri ja imukudos"
            r"|immuunijärjestelmä|umpieritys|aineenvaihdunta ja ravitsemus|psyykkiset häiriöt"
            r"|hermosto|silmät|kuulo ja tasapainoelin|sydän|verisuonisto|hengityselimet\b.*"
            r"|ruoansulatuselimistö|maksa ja sappi|iho ja ihonalainen kudos|tutkimukset"
            r"|luusto, lihakset ja sidekudos|munuaiset ja virtsatiet|sukupuolielimet ja rinnat"
            r"|yleisoireet\b.*|vammat\b.*"
        ),
    }
)
_COLON = re.compile(r":| [-\N{EN DASH}] ")
_ENGLISH = "en"
_LONGEST = 130
_MARKS = " *†‡§#.:;,¹²³⁴⁵⁶⁷⁸⁹⁰0123456789()"


def system(text: str, language: str) -> str | None:
    """Return the organ system that a text names and nothing else, without marks around it.

    >>> system("Nervous system disorders:", "en"), system("Nervousness", "en")
    ('Nervous system disorders', None)
    """
    name = text.strip(_MARKS)
    is_one = len(name) <= _LONGEST and "." not in name and not _COLON.search(name)
    found = is_one and _pattern(language).fullmatch(name)
    return name if found else None


def opening(text: str, language: str) -> tuple[str, str] | None:
    """Return the system that a text opens with, and what follows its colon or dash.

    >>> opening("Cardiac disorders - tachycardia", "en")
    ('Cardiac disorders', 'tachycardia')
    """
    name, *rest = _COLON.split(text, maxsplit=1)
    found = system(name, language) if rest else None
    if rest and language == _ENGLISH and SYSTEM.fullmatch(name.strip()):
        found = name.strip()
    return (found, rest[0]) if found else None


@cache
def _pattern(language: str) -> re.Pattern[str]:
    openings = _OPENINGS.get(OTHER_NAMES.get(language, language), "(?!)")
    return re.compile(openings, re.IGNORECASE)
