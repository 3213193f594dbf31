"""The words that may stand around a band word without saying anything of their own.

Source: EMA QRD template, what the frequencies of an SmPC and of a leaflet are explained with in
each language, and what real labels add to it. Each word is a pattern.
"""

from collections.abc import Mapping
from types import MappingProxyType

SILENT: Mapping[str, str] = MappingProxyType(
    {
        "en": (
            "other serious side effects? adverse drug reactions? events? undesirable reported "
            "these this the they are is an? as may might can could affects? affecting occurs? "
            "occurring in up to more less fewer greater at least than over under of out every "
            "each people persons? patients? users? treated taking and or with unknown known "
            "cannot be been estimated from available data frequency frequencies category "
            "following that which have possible between cases based on for also seen observed one "
            "because insufficient use since it by not where blood tests? show shown"
        ),
        "es": (
            "otros? otras? efectos? adversos? adversas? secundarios? reacciones reacción graves? "
            "estos estas son se que pueden? producirse producir ocurrir aparecer presentarse "
            "afectar afectan? a hasta más menos de del cada entre y e o personas? pacientes? "
            "usuarios? tratad[oa]s las? los? lo el en no es ha han sido estimarse estimar "
            "calcularse calcular partir datos disponibles frecuencias? al posibles casos "
            "siguientes con ser podrían observad[oa]s? notificad[oa]s? por conocida desconocida "
            "cuya uno una un considera análisis sangre analíticas?"
        ),
        "pt": (
            "outros efeitos? indesejáve(?:l|is) secundários? adversos? adversas rea(?:c)?ções "
            "graves possíveis estes são que podem? ocorrer afe(?:c)?tar afetam até mais menos do "
            "da de em cada entre e ou a o os as pessoas? doentes? utilizador(?:es)? não ser "
            "calculad[ao] estimad[ao] determinada partir dos dados análises sangue é calculada "
            "seguintes disponíveis frequência com uma? casos observados comunicados"
        ),
        "da": (
            "andre alvorlige bivirkning(?:er)? ses det sker hos kan påvirke forekommer? optræder? "
            "ramme op til flere mere end færre mindre mellem og ud af person(?:er)? patienter "
            "behandlede brugere i de der som er hvor hyppighed(?:en)? ikke estimeres vurderes "
            "bestemmes fra tilgængelige forhåndenværende data kendt ukendt mulige kendes den en "
            "én"
        ),
        "no": (
            "andre alvorlige bivirkning(?:er)? kan forekommer? inntreffer? påvirke ramme oppstår? "
            "hos i opptil opp til flere mer enn færre mindre mellom og av ut ifra fra personer "
            "pasient(?:er|ene)? brukere som der de er hvor frekvens(?:en)? hyppighet(?:en)? ikke "
            "anslås estimeres bestemmes tilgjengelige data kjent ukjent mulige behandlede en den "
            "én"
        ),
        "sv": (
            "andra allvarliga biverkning(?:ar)? kan förekommer? hos upp till fler färre mer "
            "mindre än av användare personer patienter som är ingen känd frekvens inte beräknas "
            "från tillgängliga data mellan och i"
        ),
        "fi": (
            "muut muita vakavat mahdolliset haittavaikutu(?:s|kset|ksia|ksista) voi(?:vat)? "
            "esiinty(?:ä|y|vät) ilmaantua ilmetä enintään korkeintaan enemmän yli alle yhdellä "
            "yksi useammalla useammin harvemmalla harvemmin kuin vähintään potila(?:s|alla|asta) "
            "henkilö(?:llä|stä)? käyttäjä(?:llä|stä)? ihmisellä koska saatavissa saatavilla "
            "oleva[nt]? tieto tiedot ei riitä riittävät esiintyvyyden arviointiin arvioida "
            "yleisyyttä esiintyvyyttä esiintyvyys yleisyys on ole tiedossa joiden ja stä sta "
            "kymmenestä sadasta tuhannesta kymmenestätuhannesta voida"
        ),
        "de": (
            "andere schwerwiegende nebenwirkungen kann können bis zu mehr weniger als von "
            "behandelten personen? patienten betreffen auf grundlage der verfügbaren daten nicht "
            "abschätzbar häufigkeit"
        ),
        "fr": (
            "autres effets indésirables graves pouvant peuvent peut affecter toucher jusqu.à plus "
            "moins de d.une personnes? patients? sur la fréquence ne être estimée à partir des "
            "données disponibles"
        ),
        "it": (
            "altri effetti indesiderati gravi possono può interessare riguardare fino a più meno "
            "di persona persone pazienti su la frequenza non essere definita sulla base dei dati "
            "disponibili"
        ),
    }
)
