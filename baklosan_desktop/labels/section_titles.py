"""What sections are called, for files whose codes tell nothing.

Phrases come from real labels and the QRD templates, in the languages of the files we have: English,
Spanish, Portuguese, Danish, Norwegian, Finnish, Malay, Arabic and Chinese.
"""

import re
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from baklosan_desktop.labels.sections import SectionKind

# Whole titles of SmPCs and US labels. A line that is one of them is a heading wherever it stands.
_WHOLE: Mapping[SectionKind, str] = MappingProxyType(
    {
        SectionKind.BOXED_WARNING: "boxed warning",
        SectionKind.IDENTITY: "name of the medicinal product | product name",
        SectionKind.COMPOSITION: (
            "qualitative and quantitative composition | composition | description"
        ),
        SectionKind.FORM: "pharmaceutical form | dosage forms and strengths",
        SectionKind.INDICATIONS: "therapeutic indications | indications | indications and usage",
        SectionKind.DOSAGE: (
            "posology and method of administration | dosage | dosage and administration"
        ),
        SectionKind.CONTRAINDICATIONS: "contraindications",
        SectionKind.PRECAUTIONS: (
            "special warnings and precautions for use | warnings | precautions | warnings and"
            " precautions"
        ),
        SectionKind.INTERACTIONS: (
            "interaction with other medicinal products and other forms of interaction | "
            "interactions | drug interactions"
        ),
        SectionKind.PREGNANCY_LACTATION: (
            "fertility, pregnancy and lactation | pregnancy | pregnancy and lactation"
        ),
        SectionKind.DRIVING: "effects on ability to drive and use machines | driving",
        SectionKind.SIDE_EFFECTS: "undesirable effects | side effects | adverse reactions",
        SectionKind.OVERDOSE: "overdose | overdosage",
        SectionKind.PHARMACODYNAMICS: "pharmacodynamic properties | clinical pharmacology",
        SectionKind.CLINICAL_STUDIES: "clinical studies",
        SectionKind.PHARMACOKINETICS: "pharmacokinetic properties | pharmacokinetics",
        SectionKind.PRECLINICAL: "preclinical safety data | nonclinical toxicology",
        SectionKind.EXCIPIENTS: "list of excipients | excipients",
        SectionKind.INCOMPATIBILITIES: "incompatibilities",
        SectionKind.SHELF_LIFE: "shelf life",
        SectionKind.STORAGE: "special precautions for storage | storage | storage and handling",
        SectionKind.SUPPLY: "nature and contents of container | how supplied",
        SectionKind.DISPOSAL: "special precautions for disposal and other handling",
        SectionKind.HOLDER: "marketing authorisation holder",
        SectionKind.AUTHORISATION: "marketing authorisation number(s)",
        SectionKind.CLOSING: "date of first authorisation/renewal of the authorisation",
        SectionKind.REVISION: "date of revision of the text",
        SectionKind.PATIENT_INFORMATION: (
            "patient counseling information | information for patients"
        ),
    }
)

# The first kind with a phrase in the title wins: "special precautions for storage" is storage.
# A phrase is the beginning of words.
_PHRASES: Mapping[SectionKind, str] = MappingProxyType(
    {
        SectionKind.BOXED_WARNING: "boxed warning",
        SectionKind.PACKAGE_TEXT: (
            "principal display panel | package label | particulars to appear on"
        ),
        SectionKind.DISPOSAL: ("precautions for disposal | precauciones especiales de eliminación"),
        SectionKind.STORAGE: (
            "how to store | storage | store | conservación | conservação | conservar | "
            "opbevaring | oppbevar | säilyttäminen | تخزين | 儲存 | 贮藏 | menyimpan | "
            "precauciones especiales de conservación | storing"
        ),
        SectionKind.SIDE_EFFECTS: (
            "side effects | undesirable effects | adverse reactions | adverse effects | "
            "efectos adversos | reacciones adversas | efectos secundarios | efeitos "
            "indesejáveis | efeitos secundários | bivirkninger | haittavaikutukset | "
            "haittavaikutus | kesan sampingan | الآثار الجانبية | 副作用 | 不良反應 | 不良反应"
        ),
        SectionKind.CONTRAINDICATIONS: (
            "contraindica | do not take | do not use | kontraindi | vasta-aiheet | no "
            "tome | no use | não tome | não utilize | موانع | 禁忌 | must not take"
        ),
        SectionKind.INTERACTIONS: (
            "interaction | interacci | interaç | interaksjon | interaktion | "
            "yhteisvaikutu | other medicines | otros medicamentos | outros medicamentos | "
            "anden medicin | andre legemidler | muut lääke | 交互作用 | 相互作用"
        ),
        SectionKind.PREGNANCY_LACTATION: (
            "pregnan | breast-feeding | lactation | nursing mothers | embarazo | "
            "lactancia | gravidez | amamenta | aleitamento | graviditet | amming | amning "
            "| raskaus | imetys | 懷孕 | 妊娠 | 授乳 | 哺乳"
        ),
        SectionKind.DRIVING: (
            "driving | ability to drive | conducción | conducir | condução | conduzir | "
            "bilkjøring | kjøre bil | kjøring | trafiksikkerhed | ajaminen | ajokyky"
        ),
        SectionKind.OVERDOSE: (
            "overdos | sobredosis | sobredosagem | yliannost | take more | toma más | usa "
            "más | tomar mais | 過量"
        ),
        SectionKind.PHARMACODYNAMICS: (
            "pharmacodynamic | farmacodinámic | farmacodinâmic | farmakodynami | "
            "farmakodynaami | mechanism of action | 藥效"
        ),
        SectionKind.PHARMACOKINETICS: (
            "pharmacokinetic | farmacocinétic | farmakokineti | farmakokineetti | 藥物動力學"
        ),
        SectionKind.PRECLINICAL: (
            "preclinical | nonclinical | non-clinical | preclínic | pré-clínic | "
            "prekliniske | prekliiniset"
        ),
        SectionKind.CLINICAL_STUDIES: "clinical studies | clinical trials | 臨床試驗",
        SectionKind.EXCIPIENTS: (
            "excipients | excipientes | hjelpestoffer | hjælpestoffer | apuaineet | 賦形劑"
        ),
        SectionKind.INCOMPATIBILITIES: (
            "incompatibilit | incompatibilidades | uforlikelig | uforligelig | yhteensopimatt"
        ),
        SectionKind.SHELF_LIFE: (
            "shelf life | periodo de validez | período de validez | prazo de validade | "
            "holdbarhet | opbevaringstid | kestoaika | 有效期"
        ),
        SectionKind.INDICATIONS: (
            "indication | indicaciones | indicações | indikasjon | indikation | "
            "käyttöaiheet | what it is used for | used for | para qué se utiliza | para "
            "que é utilizad | hva det brukes mot | brukes mot | virkning og anvendelse | "
            "mihin sitä käytetään | وفيم | 適應症 | apakah kegunaan | digunakan untuk"
        ),
        SectionKind.DOSAGE: (
            "posology | dosage and administration | dosage & administration | method of "
            "admin | how to take | how to use | posología | posologia | cómo tomar | cómo "
            "usar | cómo se administra | como tomar | como utilizar | dosering | slik "
            "bruker | hvordan du bruker | hvordan du tar | sådan skal du | annostus | "
            "miten valmistetta | كيفية تناول | كيفية استخدام | 用法 | cara mengambil | "
            "bagaimanakah saya"
        ),
        SectionKind.PRECAUTIONS: (
            "warning | precaution | need to know before | advertencias | precauciones | "
            "advertências | qué necesita saber | precisa de saber | o que precisa | "
            "advarsler | forsiktighetsregler | forsigtighedsregler | må vite før | må du "
            "vite | det skal du vide | tiedettävä ennen | varoitukset | معرفته قبل | 警語 | "
            "注意事項 | sebelum menggunakan | sebelum mengambil"
        ),
        SectionKind.IDENTITY: (
            "name of the medicinal product | nombre del medicamento | nome do medicamento "
            "| legemidlets navn | lægemidlets navn | lääkevalmisteen nimi | product name"
        ),
        SectionKind.COMPOSITION: (
            "qualitative and quantitative | cualitativa y cuantitativa | composición de | "
            "qualitativa e quantitativa | kvalitativ og kvantitativ | vaikuttavat aineet"
        ),
        SectionKind.FORM: (
            "pharmaceutical form | dosage forms | forma farmacéutica | forma farmacêutica "
            "| legemiddelform | lægemiddelform | lääkemuoto | 劑型"
        ),
        SectionKind.SUPPLY: (
            "contents of the pack | contents of container | how supplied | contenido del "
            "envase | conteúdo da embalagem | innholdet i pakningen | pakningens innhold "
            "| emballasje | pakningsstørrelser | pakkauksen sisältö | محتويات العبوة | 包裝"
        ),
        SectionKind.HOLDER: (
            "marketing authorisation holder | marketing authorization holder | titular de "
            "la autorización | titular da autorização | innehaver av markedsf | indehaver "
            "af markedsf | myyntiluvan haltija"
        ),
        SectionKind.AUTHORISATION: (
            "authorisation number | authorization number | número(s) de autorización | "
            "números de autorización | markedsføringstillatelsesnummer | myyntiluvan "
            "numero"
        ),
        SectionKind.REVISION: (
            "date of revision | last revised | fecha de la revisión | última revisión | "
            "data da revisão | oppdateringsdato | muuttamispäivämäärä"
        ),
        SectionKind.PATIENT_INFORMATION: (
            "patient counseling | patient information | information for patients | "
            "medication guide | patient package insert"
        ),
    }
)

_KINDS = MappingProxyType(
    {title: kind for kind, titles in _WHOLE.items() for title in titles.split(" | ")}
)
_RANKED = tuple(
    (phrase, kind) for kind, phrases in _PHRASES.items() for phrase in phrases.split(" | ")
)
_ANY = re.compile(rf"(?<!\w)(?:{'|'.join(re.escape(phrase) for phrase, _ in _RANKED)})")
_RANKS = MappingProxyType({phrase: rank for rank, (phrase, _) in reversed([*enumerate(_RANKED)])})


@lru_cache(1024)  # headings are much the same in all labels of a kind
def kind_by_title(title: str) -> SectionKind | None:
    """Return the kind of section that a title names, in whichever language, or None.

    >>> kind_by_title("4. Posibles efectos adversos")
    <SectionKind.SIDE_EFFECTS: '4.8'>
    """
    if whole := kind_of_whole_title(title):
        return whole
    ranks = [_RANKS[found] for found in _ANY.findall(title.casefold())]
    return _RANKED[min(ranks)][1] if ranks else None


def kind_of_whole_title(title: str) -> SectionKind | None:
    """Return the kind of section of which this, in any case, is a standard title, or None.

    >>> kind_of_whole_title("Contraindications"), kind_of_whole_title("Contraindications are none")
    (<SectionKind.CONTRAINDICATIONS: '4.3'>, None)
    """
    return _KINDS.get(title.casefold())
