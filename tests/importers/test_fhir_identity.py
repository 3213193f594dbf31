import pytest

from baklosan_desktop.importers.fhir_identity import authorisation, identity
from baklosan_desktop.importers.fhir_sections import parts_of
from tests.importers.fhir import (
    SIDE_EFFECTS,
    Json,
    a_bundle,
    a_composition,
    a_section,
    concept,
    the_document,
)

EDITION = {"system": "http://ema.europa.eu/fhir/epiDocument", "value": "17b934bb-3219"}
SMPC = concept("100000155532", "Ficha técnica")


def section_8(text: str) -> Json:
    return a_section("8. Número(s) de autorización", f"<p>{text}</p>", "200000029845")


def stated(text: str, *more: Json) -> str:
    composition = a_composition(SIDE_EFFECTS, section_8(text))
    document = the_document(a_bundle(composition, *more))
    return authorisation(document, parts_of(document.composition))


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("EU/1/04/298/002<br/>EU/1/04/298/003", "EU/1/04/298/002"),
        ("Demo 80 mg EU/1/20/1513/013", "EU/1/20/1513/013"),
        ("EU/1/12/808", "EU/1/12/808"),
        ("Nº Registro: 39.681", "39681"),
        ("34565", "34565"),
        ("Demo 5 mg tabletter: 06-4159. Demo 10 mg: 06-4161.", "06-4159"),
        ("PL 12762/0231", "PL 12762/0231"),
        ("First given on 17/12/2004, again on 07.05.2014", ""),
        ("Demo 100.000 UI", ""),
        ("Demo 25000 IU/ml: 55.845", "55845"),
        ("Not yet known", ""),
    ],
)
def test_first_number_of_section_8_is_the_authorisation(text: str, number: str) -> None:
    assert stated(text) == number


def test_number_that_is_coded_goes_before_the_text() -> None:
    coded = {"resourceType": "RegulatedAuthorization", "identifier": [{"value": "72.741"}]}
    assert stated("34565", coded) == "72741"
    coded["identifier"] = [{"value": "6ae5b5d9-7372-494c-874b-7dc67d386d2e"}]
    assert stated("34565", coded) == "34565"


def test_identifier_of_one_edition_gives_way_to_the_authorisation() -> None:
    document = the_document(a_bundle(a_composition(identifier=[EDITION], type=SMPC)))
    assert identity(document, "34565") == "authorisation|34565|100000155532"


def test_without_an_authorisation_the_identifier_of_the_edition_stands() -> None:
    document = the_document(a_bundle(a_composition(identifier=None), identifier=EDITION))
    assert identity(document, "") == "http://ema.europa.eu/fhir/epiDocument|17b934bb-3219"


def test_identifier_that_lasts_is_kept_whatever_is_authorised() -> None:
    assert identity(the_document(a_bundle(a_composition())), "34565") == "urn:s|v1"


def test_id_stands_in_for_an_identifier() -> None:
    assert identity(the_document(a_bundle(a_composition(identifier=None))), "34565") == "c1"
