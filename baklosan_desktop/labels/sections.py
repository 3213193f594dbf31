"""The kinds of section a label has, with their place in a European SmPC."""

from enum import Enum


class SectionKind(Enum):
    """A kind of section. The value is its number in the SmPC (EMA QRD template), for sorting.

    Letters order sections that share a number there, or have none.
    """

    IDENTITY = "1"
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
    PHARMACODYNAMICS = "5.1"
    PHARMACOKINETICS = "5.2"
    STORAGE = "6.4"
    SUPPLY = "6.5"
    CLOSING = "9"

    @property
    def is_content(self) -> bool:
        """Whether the kind counts as a section of the label, not as its title or closing words."""
        return self not in {SectionKind.IDENTITY, SectionKind.CLOSING}
