"""The kinds of section a label has, with their place in a European SmPC."""

from enum import Enum


class SectionKind(Enum):
    """A kind of section, in SmPC order. The value is its number there (EMA QRD template).

    Letters order sections that share a number there, or have none.
    """

    BOXED_WARNING = "0"
    IDENTITY = "1"
    COMPOSITION = "2"
    FORM = "3"
    INDICATIONS = "4.1"
    DOSAGE = "4.2"
    CONTRAINDICATIONS = "4.3"
    PRECAUTIONS = "4.4"
    SPECIAL_INSTRUCTIONS = "4.4 a"
    RENAL = "4.4 b"
    HEPATIC = "4.4 c"
    ELDERLY = "4.4 d"
    CHILDREN = "4.4 e"
    INTERACTIONS = "4.5"
    PREGNANCY_LACTATION = "4.6"
    DRIVING = "4.7"
    SIDE_EFFECTS = "4.8"
    OVERDOSE = "4.9"
    DEPENDENCE = "4.9 a"
    PHARMACODYNAMICS = "5.1"
    CLINICAL_STUDIES = "5.1 a"
    PHARMACOKINETICS = "5.2"
    PRECLINICAL = "5.3"
    EXCIPIENTS = "6.1"
    INCOMPATIBILITIES = "6.2"
    SHELF_LIFE = "6.3"
    STORAGE = "6.4"
    SUPPLY = "6.5"
    DISPOSAL = "6.6"
    HOLDER = "7"
    AUTHORISATION = "8"
    CLOSING = "9"
    REVISION = "10"
    PATIENT_INFORMATION = "11"
    PACKAGE_TEXT = "12"
    OTHER = "13"

    @classmethod
    def of_key(cls, key: str) -> "SectionKind":
        """Return the kind of a section with this key; letters behind it tell those of a kind apart.

        >>> SectionKind.of_key("side_effects_b") is SectionKind.SIDE_EFFECTS
        True
        """
        name = key.upper()
        known = cls.__members__
        return known.get(name) or known.get(name.rpartition("_")[0], cls.OTHER)

    @property
    def rank(self) -> int:
        """Its place among all kinds, the first 0."""
        return _RANKS[self]

    @property
    def is_content(self) -> bool:
        """Whether the kind counts as a section of the label, not as its title or closing words."""
        return self not in {SectionKind.IDENTITY, SectionKind.CLOSING}

    @property
    def title(self) -> str:
        """The standard name of such a section, editorial."""
        return _TITLES.get(self) or self.name.replace("_", " ").capitalize()


_RANKS = {kind: rank for rank, kind in enumerate(SectionKind)}
_TITLES = {
    SectionKind.IDENTITY: "Product",
    SectionKind.FORM: "Pharmaceutical form",
    SectionKind.DOSAGE: "Dosage and administration",
    SectionKind.RENAL: "Renal impairment",
    SectionKind.HEPATIC: "Hepatic impairment",
    SectionKind.ELDERLY: "Use in the elderly",
    SectionKind.CHILDREN: "Use in children",
    SectionKind.INTERACTIONS: "Drug interaction",
    SectionKind.PREGNANCY_LACTATION: "Pregnancy and lactation",
    SectionKind.DRIVING: "Driving and machines",
    SectionKind.DEPENDENCE: "Abuse and dependence",
    SectionKind.PHARMACODYNAMICS: "Pharmacological action (pharmacodynamics)",
    SectionKind.PRECLINICAL: "Preclinical safety",
    SectionKind.AUTHORISATION: "Marketing authorisation",
    SectionKind.CLOSING: "Closing statement",
    SectionKind.REVISION: "Revision of the text",
    SectionKind.OTHER: "Further information",
}
