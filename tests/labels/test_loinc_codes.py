import re

import pytest

from baklosan_desktop.labels import loinc_codes
from baklosan_desktop.labels.loinc_codes import LOINC
from baklosan_desktop.labels.sections import SectionKind


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("34066-1", SectionKind.BOXED_WARNING),
        ("34067-9", SectionKind.INDICATIONS),
        ("34068-7", SectionKind.DOSAGE),
        ("34070-3", SectionKind.CONTRAINDICATIONS),
        ("50570-1", SectionKind.CONTRAINDICATIONS),
        ("34071-1", SectionKind.PRECAUTIONS),
        ("43685-7", SectionKind.PRECAUTIONS),
        ("34073-7", SectionKind.INTERACTIONS),
        ("34084-4", SectionKind.SIDE_EFFECTS),
        ("34088-5", SectionKind.OVERDOSE),
        ("88828-9", SectionKind.RENAL),
        ("88829-7", SectionKind.HEPATIC),
        ("51945-4", SectionKind.PACKAGE_TEXT),
    ],
)
def test_code_of_a_us_section_tells_its_kind(code: str, kind: SectionKind) -> None:
    assert LOINC[code] is kind


@pytest.mark.parametrize("code", ["42229-5", "48780-1", ""])
def test_unclassified_section_and_product_data_are_of_no_kind(code: str) -> None:
    assert code not in LOINC


@pytest.mark.parametrize("code", LOINC)
def test_code_is_a_loinc_code(code: str) -> None:
    digits = re.fullmatch(r"(\d{5})-(\d)", code)
    assert digits
    doubled = [int(digit) * (2 if at % 2 == 0 else 1) for at, digit in enumerate(digits[1])]
    assert (10 - sum(digit // 10 + digit % 10 for digit in doubled) % 10) % 10 == int(digits[2])


def test_no_code_is_written_for_two_kinds() -> None:
    written = " ".join(loinc_codes._CODES_OF_KIND.values()).split()  # noqa: SLF001 - the table
    assert len(written) == len(LOINC)
