"""What a code of a section means: the LOINC codes of US labels → kinds of section."""

from collections.abc import Mapping
from types import MappingProxyType

from baklosan_desktop.labels.sections import SectionKind

_CODES_OF_KIND = {
    SectionKind.BOXED_WARNING: "34066-1",
    SectionKind.COMPOSITION: "34089-3 55106-9",
    SectionKind.FORM: "43678-2",
    SectionKind.INDICATIONS: "34067-9",
    SectionKind.DOSAGE: "34068-7",
    SectionKind.CONTRAINDICATIONS: "34070-3 50570-1",
    # Warnings, precautions, laboratory tests, risks; what else an over-the-counter label warns of.
    SectionKind.PRECAUTIONS: (
        "34071-1 42232-9 43685-7 34072-9 34075-2 60561-8 69759-9 50565-1 50566-9 50567-7 50569-3"
    ),
    SectionKind.SPECIAL_INSTRUCTIONS: "43684-0",
    SectionKind.RENAL: "88828-9",
    SectionKind.HEPATIC: "88829-7",
    SectionKind.ELDERLY: "34082-8",
    SectionKind.CHILDREN: "34081-0",
    # 50568-5 asks about other medicines before use (21 CFR 201.66 (c)(5)(v)).
    SectionKind.INTERACTIONS: "34073-7 34074-5 50568-5",
    SectionKind.PREGNANCY_LACTATION: (
        "42228-7 34080-2 34079-4 34077-8 34078-6 77290-5 77291-3 53414-9"
    ),
    SectionKind.SIDE_EFFECTS: "34084-4 90374-0 90375-7",
    SectionKind.OVERDOSE: "34088-5",
    SectionKind.DEPENDENCE: "42227-9 34085-1 34086-9 34087-7",
    # 55105-1 is the purpose of an over-the-counter product: its pharmacological category.
    SectionKind.PHARMACODYNAMICS: "34090-1 43679-0 43681-6 49489-8 88830-5 55105-1",
    SectionKind.CLINICAL_STUDIES: "34092-7",
    SectionKind.PHARMACOKINETICS: "43682-4 66106-6",
    SectionKind.PRECLINICAL: "43680-8 34083-6 34091-9",
    SectionKind.EXCIPIENTS: "51727-6",
    SectionKind.STORAGE: "44425-7",
    SectionKind.SUPPLY: "34069-5",
    SectionKind.DISPOSAL: "50741-8",
    SectionKind.HOLDER: "53413-1",
    SectionKind.REVISION: "43683-2",
    SectionKind.PATIENT_INFORMATION: (
        "34076-0 42231-1 42230-3 68498-5 59845-8 88436-1 38056-8 50744-2"
    ),
    SectionKind.PACKAGE_TEXT: "51945-4",
}

LOINC: Mapping[str, SectionKind] = MappingProxyType(
    {code: kind for kind, codes in _CODES_OF_KIND.items() for code in codes.split()}
)
