"""The fields of an openFDA label: what they mean, in the order of a US label, and what holds them.

https://open.fda.gov/apis/drug/label/searchable-fields/
"""

from typing import NamedTuple

from baklosan_desktop.labels.sections import SectionKind as Kind


class Field(NamedTuple):
    """A field. Its text may stand once more inside that of a field it lies `within`.

    `headings` are those it begins with beside its own name, as patterns.
    """

    name: str
    kind: Kind | None = None
    within: tuple[str, ...] = ()
    headings: tuple[str, ...] = ()


_POPULATIONS = ("use_in_specific_populations", "precautions", "warnings_and_cautions")
_PREGNANCY = ("pregnancy", *_POPULATIONS)
_PHARMACOLOGY = ("clinical_pharmacology",)
_TOXICOLOGY = ("nonclinical_toxicology", "precautions")
_DEPENDENCE = ("drug_abuse_and_dependence",)
_ANYWHERE = ("spl_patient_package_insert", "spl_medguide", "information_for_patients")

FIELDS = (
    Field("boxed_warning", Kind.BOXED_WARNING),
    Field("recent_major_changes"),
    Field("purpose", Kind.INDICATIONS),
    Field("indications_and_usage", Kind.INDICATIONS, (), ("indications (?:and|&) usage", "uses?")),
    Field(
        "dosage_and_administration",
        Kind.DOSAGE,
        (),
        ("dosage (?:and|&) administration", "directions"),
    ),
    Field("dosage_forms_and_strengths", Kind.FORM, (), ("dosage forms? (?:and|&) strengths?",)),
    Field("contraindications", Kind.CONTRAINDICATIONS),
    Field("do_not_use", Kind.CONTRAINDICATIONS),
    Field("warnings_and_cautions", Kind.PRECAUTIONS, (), ("warnings (?:and|&) precautions",)),
    Field("warnings", Kind.PRECAUTIONS),
    Field("precautions", Kind.PRECAUTIONS),
    Field("general_precautions", Kind.PRECAUTIONS, ("precautions",), ("general",)),
    Field("user_safety_warnings", Kind.PRECAUTIONS),
    Field("ask_doctor", Kind.PRECAUTIONS, ("warnings",)),
    Field("ask_doctor_or_pharmacist", Kind.PRECAUTIONS, ("warnings",)),
    Field("when_using", Kind.PRECAUTIONS, ("warnings",)),
    Field("stop_use", Kind.PRECAUTIONS, ("warnings",)),
    Field("pregnancy_or_breast_feeding", Kind.PREGNANCY_LACTATION, ("warnings",)),
    Field("keep_out_of_reach_of_children", Kind.STORAGE, ("warnings",)),
    Field("laboratory_tests", Kind.PRECAUTIONS, ("precautions", "warnings_and_cautions")),
    Field("adverse_reactions", Kind.SIDE_EFFECTS),
    Field(
        "drug_interactions",
        Kind.INTERACTIONS,
        ("precautions", "warnings", "pharmacokinetics", "clinical_pharmacology"),
    ),
    Field(
        "drug_and_or_laboratory_test_interactions",
        Kind.INTERACTIONS,
        ("drug_interactions", "precautions", "adverse_reactions"),
        ("drug ?(?:/|and|or) ?laboratory test interactions",),
    ),
    Field("use_in_specific_populations"),
    Field("pregnancy", Kind.PREGNANCY_LACTATION, _POPULATIONS),
    Field("teratogenic_effects", Kind.PREGNANCY_LACTATION, _PREGNANCY),
    Field(
        "nonteratogenic_effects",
        Kind.PREGNANCY_LACTATION,
        _PREGNANCY,
        ("non-?teratogenic effects",),
    ),
    Field("risks", Kind.PREGNANCY_LACTATION, _PREGNANCY, ("risk summary",)),
    Field("labor_and_delivery", Kind.PREGNANCY_LACTATION, _POPULATIONS),
    Field("nursing_mothers", Kind.PREGNANCY_LACTATION, _POPULATIONS),
    Field("lactation", Kind.PREGNANCY_LACTATION, _POPULATIONS),
    Field("pediatric_use", Kind.CHILDREN, _POPULATIONS),
    Field("geriatric_use", Kind.ELDERLY, _POPULATIONS),
    Field("drug_abuse_and_dependence", Kind.DEPENDENCE),
    Field("controlled_substance", Kind.DEPENDENCE, _DEPENDENCE),
    Field("abuse", Kind.DEPENDENCE, _DEPENDENCE),
    Field("dependence", Kind.DEPENDENCE, _DEPENDENCE),
    Field("overdosage", Kind.OVERDOSE),
    Field("description", Kind.COMPOSITION),
    Field("active_ingredient", Kind.COMPOSITION, (), ("active ingredients?",)),
    Field("inactive_ingredient", Kind.EXCIPIENTS, (), ("inactive ingredients?",)),
    Field("clinical_pharmacology", Kind.PHARMACODYNAMICS),
    Field("mechanism_of_action", Kind.PHARMACODYNAMICS, (*_PHARMACOLOGY, "microbiology")),
    Field("pharmacodynamics", Kind.PHARMACODYNAMICS, _PHARMACOLOGY),
    Field("pharmacokinetics", Kind.PHARMACOKINETICS, _PHARMACOLOGY),
    Field("pharmacogenomics", Kind.PHARMACOKINETICS, _PHARMACOLOGY),
    Field("microbiology", Kind.PHARMACODYNAMICS, _PHARMACOLOGY),
    Field("nonclinical_toxicology", Kind.PRECLINICAL, (), ("non-?clinical toxicology",)),
    Field(
        "carcinogenesis_and_mutagenesis_and_impairment_of_fertility",
        Kind.PRECLINICAL,
        _TOXICOLOGY,
        ("carcinogenesis(?:,? (?:and )?mutagenesis)?,? (?:and )?impairment of fertility",),
    ),
    Field(
        "animal_pharmacology_and_or_toxicology",
        Kind.PRECLINICAL,
        _TOXICOLOGY,
        ("animal (?:toxicology|pharmacology)(?: (?:and/or|and|or) (?:toxicology|pharmacology))?",),
    ),
    Field("clinical_studies", Kind.CLINICAL_STUDIES, _PHARMACOLOGY),
    Field("references"),
    Field("how_supplied", Kind.SUPPLY, (), ("how supplied(?: ?/ ?storage (?:and|&) handling)?",)),
    Field("storage_and_handling", Kind.STORAGE, ("how_supplied",)),
    Field("safe_handling_warning", Kind.DISPOSAL),
    Field("other_safety_information", Kind.PRECAUTIONS),
    Field(
        "information_for_patients",
        Kind.PATIENT_INFORMATION,
        ("precautions",),
        ("patient counseling information",),
    ),
    Field("spl_medguide", Kind.PATIENT_INFORMATION, (), ("medication guide",)),
    Field("spl_patient_package_insert", Kind.PATIENT_INFORMATION, (), ("patient information",)),
    Field("patient_medication_information", Kind.PATIENT_INFORMATION),
    Field("instructions_for_use", Kind.PATIENT_INFORMATION),
    Field("questions"),
    Field("spl_unclassified_section", None, _ANYWHERE),
    Field("package_label_principal_display_panel", Kind.PACKAGE_TEXT),
    Field("spl_product_data_elements", Kind.COMPOSITION),
)

BY_NAME = {field.name: field for field in FIELDS}
HELD = {
    holder: tuple(field for field in FIELDS if holder in field.within)
    for holder in {holder for field in FIELDS for holder in field.within}
}
_PLACES = {field.name: at for at, field in enumerate(FIELDS)}


def place(field: Field) -> int:
    """Return the place of a field in a US label; one that is not known comes last."""
    return _PLACES.get(field.name, len(FIELDS))


# Subsections of a US label that have no field of their own: 21 CFR 201.57, as patterns.
SUBSECTIONS = (
    ("clinical trials? experience", None),
    ("clinical studies experience", None),
    ("post-?marketing (?:experience|spontaneous reports)", None),
    ("immunogenicity", None),
    ("lactation", Kind.PREGNANCY_LACTATION),
    ("females and males of reproductive potential", Kind.PREGNANCY_LACTATION),
    ("renal (?:impairment|insufficiency)", Kind.RENAL),
    ("hepatic (?:impairment|insufficiency)", Kind.HEPATIC),
    ("pediatric use", Kind.CHILDREN),
    ("geriatric use", Kind.ELDERLY),
    ("pregnancy", Kind.PREGNANCY_LACTATION),
    ("nursing mothers", Kind.PREGNANCY_LACTATION),
    ("how supplied", Kind.SUPPLY),
    ("storage and handling", Kind.STORAGE),
)
