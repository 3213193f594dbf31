"""What a code of a section means: the EMA's codes of European labels → kinds of section."""

import re
from collections.abc import Mapping
from types import MappingProxyType

from baklosan_desktop.labels.sections import SectionKind

# As real SmPCs (…29791 on), package texts (…29862 on) and leaflets (…29894 on) use the list. What
# heads a group (4, 5, 6) or parts a section (4.8.2) is not here: it means what stands above it.
_EPI_CODES_OF_KIND = {
    SectionKind.IDENTITY: "200000029792",
    SectionKind.COMPOSITION: "200000029793 200000029915",
    SectionKind.FORM: "200000029797",
    SectionKind.INDICATIONS: "200000029799 200000029895",
    SectionKind.DOSAGE: "200000029800 200000029905",
    SectionKind.CONTRAINDICATIONS: "200000029805 200000029897",
    SectionKind.PRECAUTIONS: "200000029806 200000029896 200000029898",
    SectionKind.CHILDREN: "200000029899",
    SectionKind.INTERACTIONS: "200000029809 200000029900 200000029901",
    SectionKind.PREGNANCY_LACTATION: "200000029811 200000029902",
    SectionKind.DRIVING: "200000029815 200000029903",
    SectionKind.SIDE_EFFECTS: "200000029816 200000029910",
    SectionKind.OVERDOSE: "200000029819 200000029907",
    SectionKind.PHARMACODYNAMICS: "200000029822",
    SectionKind.PHARMACOKINETICS: "200000029827",
    SectionKind.PRECLINICAL: "200000029834",
    SectionKind.EXCIPIENTS: "200000029837",
    SectionKind.INCOMPATIBILITIES: "200000029838",
    SectionKind.SHELF_LIFE: "200000029839",
    SectionKind.STORAGE: "200000029840 200000029913",
    SectionKind.SUPPLY: "200000029841 200000029914",
    SectionKind.DISPOSAL: "200000029842",
    SectionKind.HOLDER: "200000029844 200000029917",
    SectionKind.AUTHORISATION: "200000029845 200000029846",
    SectionKind.REVISION: "200000029847 200000029919",
    SectionKind.PACKAGE_TEXT: "200000029862 200000029881",
}

EPI: Mapping[str, SectionKind] = MappingProxyType(
    {code: kind for kind, codes in _EPI_CODES_OF_KIND.items() for code in codes.split()}
)

_EPI_CODE = re.compile(r"200000029\d{3}", re.ASCII)


def is_epi_code(code: str) -> bool:
    """Whether a code is of EMA list 200000029659, whatever system a file writes to it.

    >>> is_epi_code("200000029798"), is_epi_code("100000155538")
    (True, False)
    """
    return bool(_EPI_CODE.fullmatch(code))
